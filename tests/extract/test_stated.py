from __future__ import annotations

import pytest

from monitor.extract import stated_address
from monitor.model import Document


@pytest.mark.parametrize(
    ("page", "address"),
    [
        pytest.param(
            b"<link rel=canonical href='https://news.example/a?utm_source=x'>", "https://news.example/a", id="canonical"
        ),
        pytest.param(
            b"<meta property='og:url' content='https://news.example/b'>", "https://news.example/b", id="Open Graph"
        ),
        pytest.param(b"<base href='https://news.example/c/'>", "https://news.example/c/", id="base"),
        pytest.param(b"<link rel=canonical href='/a'><p>no host", None, id="a path says nothing of the host"),
        pytest.param(b"<rss version='2.0'><channel/></rss>", None, id="a feed"),
        pytest.param(b"<p>nothing", None, id="nothing"),
    ],
)
def test_a_page_states_its_address(page: bytes, address: str | None) -> None:
    assert stated_address(Document("", page, None)) == address
