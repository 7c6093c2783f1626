from __future__ import annotations

from ipaddress import ip_address

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import FetchError
from monitor.fetch.gate import admit
from monitor.urls import host


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example", "https://news.example"),
        ("HTTPS://News.Example:443/A?b=%2f&c#d", "https://news.example/A?b=%2f&c"),
        ("http://news.example:8080/a b", "http://news.example:8080/a%20b"),
        ("https://münchen.example/é", "https://xn--mnchen-3ya.example/%C3%A9"),
        ("https://news.example/@desk?mail=a@b.example", "https://news.example/@desk?mail=a@b.example"),
        ("http://127.0.0.1:80/", "http://127.0.0.1/"),  # judged later, where it is dialled
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_an_address_is_asked_as_it_is_written(url: str, expected: str) -> None:
    assert str(admit(url)) == expected


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "neither http nor https"),
        ("news.example", "neither http nor https"),
        ("//news.example/", "neither http nor https"),
        (" https://news.example/", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("FILE:///etc/passwd", "neither http nor https"),
        ("ftp://news.example/", "neither http nor https"),
        ("gopher://news.example/", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("http+unix://socket/", "neither http nor https"),
        ("https://", "no proper host"),
        ("https:///a", "no proper host"),
        ("https:a", "no proper host"),
        ("https://a..example/", "no proper host"),
        ("https://a b.example/", "no proper host"),
        ("https://127.0.0.1%2f.news.example/", "no proper host"),
        ("https://127.0.0.%31/", "no proper host"),
        ("https://127.1/", "no proper host"),
        ("https://0177.0.0.1/", "cannot be read"),
        ("https://0x7f000001/", "no proper host"),
        ("https://2130706433/", "no proper host"),
        ("https://[fe80::1%25eth0]/", "no proper host"),
        ("https://[::1/", "cannot be read"),
        ("https://\uff11\uff12\uff17.0.0.1/", "cannot be read"),
        ("https://①.example/", "cannot be read"),
        ("https://news.example:0/", "no such port"),
        ("https://news.example:65536/", "no such port"),
        ("https://news.example:-1/", "no such port"),
        ("https://news.example:22/", "port 22 is not one of web servers"),
        ("http://news.example:6000/", "port 6000 is not one of web servers"),
        ("http://127.0.0.1:10080/", "port 10080 is not one of web servers"),
        ("https://news.example:port/", "cannot be read"),
        ("https://me@news.example/", "user name"),
        ("https://@news.example/", "user name"),
        ("https://me:secret@news.example/", "user name"),
        ("https://news.example:80@other.example/", "user name"),
        ("https://news.example\\@other.example/", "backslash"),
        ("https:\\\\news.example/", "backslash"),
        ("https://news.example/\\a", "backslash"),
        ("https://news.example/\r\nX: y", "control character"),
        ("https://news\t.example/", "control character"),
        ("https://news.example/\x00", "control character"),
        ("https://news.example/\x85", "control character"),
        ("https://news.example/\ud800", "half a character"),
        ("https://news.example/" + "a" * 70_000, "cannot be read"),
    ],
)
def test_an_address_that_could_be_misread_is_not_asked(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        admit(url)
    assert caught.value.diagnosis == "bad-address"
    assert len(str(caught.value)) < 300
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/b", "https://news.example/b"),
        ("b?c@d", "https://news.example/tv/b?c@d"),
        ("/b//c@d", "https://news.example/b//c@d"),
        ("?q", "https://news.example/tv/a?q"),
        ("//other.example/b", "https://other.example/b"),
        ("http://other.example/b", "http://other.example/b"),
    ],
)
def test_a_relative_address_is_resolved_before_it_is_judged(url: str, expected: str) -> None:
    assert str(admit(url, httpx2.URL("https://news.example/tv/a"))) == expected


@pytest.mark.parametrize("url", ["//me@other.example/", "/\\other.example", "\\\\other.example", "mailto:a", "/a\tb"])
def test_a_relative_address_is_no_way_round_the_gate(url: str) -> None:
    with pytest.raises(FetchError):
        admit(url, httpx2.URL("https://news.example/tv/a"))


HOSTS = st.sampled_from(
    ["", "a.example", "A.Example.", "[::1]", "[::FFFF:1.2.3.4]", "1.2.3.4", "m\u00fcnchen.example", "xn--"]
)
JUNK = st.text("abc[]:@/?#.%0x1-_~!$&'()*+,;= \u00e9\u3002\u24db\uff11\u00df\u200d|^`{}<>\"", max_size=8)


@settings(max_examples=500)
@given(st.sampled_from(["http://", "https://"]), HOSTS, JUNK)
def test_what_is_let_through_has_the_same_host_to_every_reader(scheme: str, name: str, junk: str) -> None:
    try:
        url = admit(scheme + name + junk)
    except FetchError:
        return
    # The client's reader decides where to connect, ours whom politeness and the outlets' keys are for.
    ours = host(str(url))
    theirs = url.raw_host.decode("ascii").removesuffix(".")
    if ":" in ours:
        assert ip_address(ours.rpartition(":")[0].strip("[]")) == ip_address(theirs)
    else:
        assert ours == theirs
