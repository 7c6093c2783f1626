from __future__ import annotations

import pytest

from monitor.urls import host, is_host


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://News.Example:8443/a", "news.example"),
        ("https://news.example./a", "news.example"),
        ("https://münchen.example/", "xn--mnchen-3ya.example"),
        ("http://127.0.0.1:8001/a", "127.0.0.1:8001"),
        ("http://127.0.0.1/a", "127.0.0.1:80"),
        ("https://192.0.2.1/a", "192.0.2.1:443"),
        ("http://[::1]:8001/a", "[::1]:8001"),
        ("http://localhost:8001/a", "localhost:8001"),
        ("http://a.localhost:8001/a", "a.localhost:8001"),
        ("http://newsroom:8001/a", "newsroom"),
    ],
)
def test_the_host_is_who_is_asked(url: str, expected: str) -> None:
    assert host(url) == expected


@pytest.mark.parametrize("url", ["", "news.example", "mailto:desk@news.example", "http://a b/"])
def test_what_has_no_host_is_an_error(url: str) -> None:
    with pytest.raises(ValueError, match="not an http"):
        host(url)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("news.example", True),
        ("news.example.", True),
        ("a_b.example", True),
        ("xn--mnchen-3ya.example", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("1news.example", True),
        ("", False),
        (".", False),
        (".example", False),
        ("a..example", False),
        ("a" * 64 + ".example", False),
        ("a." * 130 + "example", False),
        ("a b", False),
        ("ex%61mple", False),
        ("[::1]", False),
        ("::1%eth0", False),
        ("127.1", False),
        ("127.0.0.01", False),
        ("127.0.0.1.", False),
        ("0x7f.0.0.1", False),
        ("127.0.0.0x1", False),
        ("2130706433", False),
        ("017700000001", False),
        ("256.1.1.1", False),
        ("news.123", False),
    ],
)
def test_a_host_is_a_name_or_a_plainly_written_address(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert is_host(text) is expected
