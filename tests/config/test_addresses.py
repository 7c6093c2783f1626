"""Which addresses and networks are taken, and what is said of the others."""

from __future__ import annotations

import pytest

from monitor.config.addresses import AddressMistakeError, check_network, check_url


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/feed?a=1&b=2",
        "HTTP://example.org",
        "http://localhost:8000/",
        "http://127.0.0.1/",
        "http://[::1]:8000/feed",
        "http://newsbox/feed",
        "https://例え.jp/",
        "https://medium.com/@outlet/latest",
        "https://example.org/?mail=me@example.org",
    ],
)
def test_taken(url: str) -> None:
    assert check_url(url) == url


@pytest.mark.parametrize(
    ("url", "said", "hint"),
    [
        ("", "not an http(s) address", "it begins with"),
        ("example.org/feed", "not an http(s) address", "did you mean https://example.org/feed?"),
        ("localhost:8801/tv/", "not an http(s) address", "did you mean http://localhost:8801/tv/?"),
        ("192.168.1.7:80/x", "not an http(s) address", "did you mean http://192.168.1.7:80/x?"),
        ("htp://example.org", "not an http(s) address", "it begins with"),
        ("file:///etc/passwd", "not an http(s) address", "it begins with"),
        ("https:/example.org", "not an http(s) address", "it begins with"),
        ("https://", "no host", "as in"),
        ("https://exa mple.org", "white space", None),
        ("https://example.org\\@evil.example", "white space or a backslash", None),
        ("https://user@example.org", "user name", "headers"),
        ("https://example..org", "no host", "as in"),
        ("https://example.org:port", "not an http(s) address", "as in"),
        ("https://example.org:0", "no host", "as in"),
        ("https://[::1", "not an http(s) address", "as in"),
        ("https://[v1.x:y]/", "no host", "as in"),
    ],
)
def test_refused(url: str, said: str, hint: str | None) -> None:
    with pytest.raises(AddressMistakeError) as caught:
        check_url(url)
    if "backslash" not in said:  # a backslash before an @ may be either mistake
        assert said in str(caught.value)
    assert hint is None or hint in str(caught.value.hint)


@pytest.mark.parametrize(
    ("text", "network"),
    [
        ("127.0.0.1", "127.0.0.1/32"),
        ("10.0.0.0/8", "10.0.0.0/8"),
        ("192.168.1.0/24", "192.168.1.0/24"),
        ("100.64.0.0/10", "100.64.0.0/10"),
        ("::1", "::1/128"),
        ("fd00::/8", "fd00::/8"),
    ],
)
def test_networks_of_ones_own(text: str, network: str) -> None:
    assert str(check_network(text)) == network


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0.0.0.0/0", "reaches beyond private networks"),
        ("0.0.0.0/1", "reaches beyond private networks"),
        ("::/0", "reaches beyond private networks"),
        ("::ffff:0:0/96", "reaches beyond private networks"),
        ("64:ff9b::/96", "reaches beyond private networks"),
        ("10.0.0.0/7", "reaches beyond private networks"),
        ("8.8.8.8", "reaches beyond private networks"),
        ("169.254.169.254", "reaches beyond private networks"),
        ("192.168.1.7/24", "names a machine and a network at once"),
        ("all", "not a network"),
        ("10.0.0.0/33", "not a network"),
    ],
)
def test_networks_never_opened(text: str, said: str) -> None:
    with pytest.raises(AddressMistakeError, match=said):
        check_network(text)
