"""News sitemaps, ordinary ones, and the indexes that name both."""

from __future__ import annotations

import gzip

import pytest

from monitor.errors import ExtractError
from monitor.extract import Extraction, extract
from monitor.model import Document, SourceKind

INDEX = "https://www.dailyreel.example/sitemap.xml"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def read(body: str, url: str = INDEX) -> Extraction:
    return extract(Document(url, body.encode(), "application/xml"), kind=SourceKind.SITEMAP)


def index(*parts: str | tuple[str, str]) -> str:
    stated = [(part, "") if isinstance(part, str) else part for part in parts]
    listed = "".join(
        f"<sitemap><loc>{url}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</sitemap>"
        for url, changed in stated
    )
    return (
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"{listed}</sitemapindex>"
    )


def on_site(*paths: str) -> tuple[str, ...]:
    return tuple(f"https://www.dailyreel.example/{path}" for path in paths)


@pytest.mark.parametrize(
    ("listed", "parts"),
    [
        pytest.param(
            on_site("sitemap-posts.xml", "news-sitemap.xml", "sitemap-tags.xml"),
            on_site("news-sitemap.xml"),
            id="the news sitemap and no other, for the others have no titles",
        ),
        pytest.param(
            on_site("sitemap_index.xml?type=googlenews&lang=fr"),
            on_site("sitemap_index.xml?type=googlenews&lang=fr"),
            id="told by its query",
        ),
        pytest.param(
            [
                (on_site("news-1.xml")[0], "2026-11-01T00:00:00Z"),
                (on_site("news-2.xml")[0], "2026-11-19T09:00:00+01:00"),
                (on_site("news-3.xml")[0], ""),
                (on_site("news-4.xml")[0], "2026-11-19T08:30:00Z"),
                (on_site("news-5.xml")[0], "yesterday"),
            ],
            on_site("news-4.xml", "news-2.xml", "news-1.xml"),
            id="the newest first, three at most",
        ),
        pytest.param(
            on_site("sitemap-2024-12.xml", "sitemap-2026-11.xml", "sitemap-2026-09.xml", "sitemap-2025-01.xml"),
            on_site("sitemap-2026-11.xml", "sitemap-2026-09.xml", "sitemap-2025-01.xml"),
            id="without lastmod the month in the address tells",
        ),
        pytest.param(
            on_site("s.xml?yyyy=2026&amp;mm=10&amp;dd=31", "s.xml?yyyy=2026&amp;mm=11&amp;dd=01"),
            on_site("s.xml?yyyy=2026&mm=11&dd=01", "s.xml?yyyy=2026&mm=10&dd=31"),
            id="the month in the query",
        ),
        pytest.param(on_site("b.xml", "a.xml"), on_site("b.xml", "a.xml"), id="as listed, where nothing tells"),
        pytest.param(
            ["/maps/1.xml", "2.xml.gz"], on_site("maps/1.xml", "2.xml.gz"), id="relative, which the protocol forbids"
        ),
        pytest.param(
            [
                "http://news.dailyreel.example/map.xml",
                "https://elsewhere.example/news.xml",
                "ftp://dailyreel.example/n",
            ],
            ["http://news.dailyreel.example/map.xml"],
            id="other hosts of the same site, but no other site",
        ),
        pytest.param([INDEX, *on_site("a.xml", "a.xml")], on_site("a.xml"), id="neither itself nor any twice"),
    ],
)
def test_an_index_names_what_to_read(listed: list[str], parts: tuple[str, ...]) -> None:
    found = read(index(*listed))
    assert found.parts == tuple(parts)
    assert (found.headlines, found.kind, found.method) == ((), SourceKind.SITEMAP, "sitemap-index")


def test_a_host_called_news_makes_no_news_sitemap() -> None:
    url = "https://news.example/sitemap.xml"
    found = read(index("https://news.example/a.xml", "https://news.example/news.xml"), url)
    assert found.parts == ("https://news.example/news.xml",)


def test_an_index_in_a_gzip_file_is_read_too() -> None:
    body = gzip.compress(index(*on_site("news.xml")).encode())
    assert extract(Document(f"{INDEX}.gz", body, "application/gzip")).parts == on_site("news.xml")


def test_an_index_that_breaks_off_names_what_is_whole() -> None:
    assert read(index(*on_site("a.xml", "b.xml"))[:-60]).parts == on_site("a.xml")


@pytest.mark.parametrize("listed", [[], ["https://elsewhere.example/news.xml"], [INDEX]])
def test_an_index_without_sitemaps_of_its_own_is_an_error(listed: list[str]) -> None:
    with pytest.raises(ExtractError, match="names no sitemap on its own site") as caught:
        read(index(*listed))
    assert caught.value.diagnosis == "sitemap-index"


def urlset(urls: str) -> str:
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="{NEWS}">{urls}</urlset>'


def news(path: str, title: str) -> str:
    return f"<url><loc>https://www.dailyreel.example/{path}</loc><news:news><news:title>{title}</news:title></news:news></url>"


def test_an_ordinary_sitemap_says_that_it_has_no_headlines() -> None:
    with pytest.raises(ExtractError, match=r"lists addresses \(2\) and no titles") as caught:
        read(urlset("<url><loc>https://www.dailyreel.example/1</loc></url>" * 2))
    assert caught.value.diagnosis == "no-titles"


def test_a_news_sitemap_on_a_day_without_news_is_no_error() -> None:
    assert read(urlset("")).headlines == ()


def test_addresses_without_titles_among_news_are_left_out() -> None:
    found = read(urlset("<url><loc>https://www.dailyreel.example/1</loc></url>" + news("2", "Night Ferry is renewed")))
    assert [headline.text for headline in found.headlines] == ["Night Ferry is renewed"]


def test_a_sitemap_that_breaks_off_gives_its_whole_entries() -> None:
    body = urlset(news("1", "Night Ferry &amp; Day Ferry renewed") + news("2", "Harbour Lights cancelled"))
    found = read(body[: body.index(" cancelled")])
    assert [headline.text for headline in found.headlines] == ["Night Ferry & Day Ferry renewed"]


def test_a_bare_ampersand_costs_neither_address_nor_title() -> None:
    found = read(urlset(news("1?a=1&b=2", "Salt & Smoke ends")))
    assert [(headline.text, headline.url) for headline in found.headlines] == [
        ("Salt & Smoke ends", "https://www.dailyreel.example/1?a=1&b=2")
    ]


def test_of_an_endless_sitemap_both_ends_are_read() -> None:
    found = read(urlset("".join(news(str(n), f"Story {n} of the archive") for n in range(10_000))))
    assert len(found.headlines) == 4_000
    assert {found.headlines[0].text, found.headlines[-1].text} == {
        "Story 0 of the archive",
        "Story 9999 of the archive",
    }
