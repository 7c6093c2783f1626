"""Articles are read for their head: what they say, what they are filed under, and none of the boxes between."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.errors import ExtractError
from monitor.extract import read_article
from monitor.model import Article, Document

GOLDEN = Path(__file__).parents[1] / "golden" / "articles"
EXPECTED: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*.yaml"))
}
URL = "https://a.example/tv/story-of-the-day-2026"
LONG = "It was the most watched thriller of the spring, and a favourite of the critics in every country. "


def golden(name: str) -> Article:
    return read_article(Document(EXPECTED[name]["url"], (GOLDEN / f"{name}.html").read_bytes(), "text/html"))


def article(body: str, head: str = "", url: str = URL) -> Article:
    page = (
        f'<!DOCTYPE html><html lang="en"><head><title>Story of the Day</title>'
        f'<meta property="og:type" content="article"><meta property="og:title" content="Story of the Day">{head}</head>'
        f"<body><article><h1>Story of the Day</h1>{body}</article></body></html>"
    )
    return read_article(Document(url, page.encode(), "text/html; charset=utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_golden_articles(name: str) -> None:
    want, found = EXPECTED[name], golden(name)

    assert (found.url, found.title, found.description) == (want["url"], want["title"], want["description"])
    assert found.language == want.get("language")
    assert found.published == (datetime.fromisoformat(want["published"]) if "published" in want else None)
    assert len(found.paragraphs) == want["paragraphs"], found.paragraphs
    assert found.paragraphs[0].startswith(want["first"])
    assert found.paragraphs[-1].endswith(want["last"])
    assert set(want["tags"]) == set(found.tags)
    assert found.series == tuple(want.get("series", ()))
    assert found.marked == tuple(want.get("marked", ()))


def test_the_golden_articles_are_of_many_languages() -> None:
    assert len(EXPECTED) >= 12
    assert len({name.rpartition("_")[2] for name in EXPECTED}) >= 10


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<figure><figcaption>{LONG}</figcaption></figure>", id="a caption"),
        pytest.param(f"<aside><p>{LONG}</p></aside>", id="an aside"),
        pytest.param(f'<div class="newsletter-signup"><p>{LONG}</p></div>', id="a newsletter"),
        pytest.param(f'<div class="c-related-promo"><p>{LONG}</p></div>', id="a teaser"),
        pytest.param(f"<div hidden><p>{LONG}</p></div>", id="what is not shown"),
        pytest.param(f"<ul><li><p>{LONG}</p></li></ul>", id="a list"),
        pytest.param(f"<blockquote><p>{LONG}</p></blockquote>", id="somebody's post"),
        pytest.param(f'<p>See also: <a href="/other">{LONG}</a></p>', id="a paragraph that is a link"),
        pytest.param(f'<p>{LONG}<a rel="sponsored" href="https://shop.example">Buy it</a></p>', id="an advertisement"),
        pytest.param(f"<script>{LONG}</script><template><p>{LONG}</p></template>", id="a script"),
        pytest.param("<p>Photo: Archive</p>", id="a credit without a sentence"),
    ],
)
def test_boxes_are_no_running_text(box: str) -> None:
    found = article(f"<p>Netflix has cancelled the drama, it said on Friday.</p>{box}<p>{LONG}</p>")

    assert found.paragraphs == ("Netflix has cancelled the drama, it said on Friday.", LONG.strip())


def test_an_article_is_no_box_whatever_it_is_called() -> None:
    text = "".join(f"<p>{number} {LONG}</p>" for number in range(5))

    assert len(article(f'<div class="newsletter related">{text}</div>').paragraphs) == 5


def test_what_only_subscribers_see_is_text_and_what_they_are_offered_is_not() -> None:
    # Search engines ask for this class round the text.
    found = article(
        f'<p>1 {LONG}</p><div class="paywall"><p>2 {LONG}</p></div><div class="paywall-offer"><p>3 {LONG}</p></div>'
    )

    assert found.paragraphs == (f"1 {LONG}".strip(), f"2 {LONG}".strip())


def test_lines_parted_by_two_breaks_are_paragraphs_and_by_one_are_not() -> None:
    found = article(f"<div>{LONG}<br>One line. <br/> <br/>{LONG}</div>")

    assert found.paragraphs == (f"{LONG}One line.", LONG.strip())


def test_only_the_head_of_a_long_article_is_kept() -> None:
    found = article("".join(f"<p>{number} {LONG}</p>" for number in range(500)))

    assert 30 < len(found.paragraphs) < 50


@pytest.mark.parametrize(
    ("stated", "paragraphs"),
    [
        pytest.param(f"{LONG}{LONG}{LONG}", 1, id="a whole one counts"),
        pytest.param("It was the most watched thr...", 1, id="an ellipsis ends it"),
        pytest.param("It was the most watched thr", 2, id="one cut short does not"),
        pytest.param("", 2, id="none"),
    ],
)
def test_a_stated_body_counts_unless_it_is_cut_short(stated: str, paragraphs: int) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "Story of the Day", "url": "{URL}", "articleBody": "{stated}"}}'
    found = article(f"<p>1 {LONG}</p><p>2 {LONG}</p>", f'<script type="application/ld+json">{data}</script>')

    assert len(found.paragraphs) == paragraphs


def test_what_is_stated_of_other_articles_is_not_taken_for_this_one() -> None:
    others = '[{"@type": "NewsArticle", "url": "/a", "keywords": "A"}, {"@type": "NewsArticle", "url": "/b"}]'
    found = article(f"<p>{LONG}</p>", f'<script type="application/ld+json">{others}</script>')

    assert found.tags == ()


@pytest.mark.parametrize("data", ["[" * 5000, "{}", '{"@type": 3, "keywords": {"a": 1}}', "null", "not json", '["a"]'])
def test_odd_structured_data_state_nothing(data: str) -> None:
    found = article(f"<p>{LONG}</p>", f'<script type="application/ld+json">{data}</script>')

    assert (found.tags, found.series, found.paragraphs) == ((), (), (LONG.strip(),))


@pytest.mark.parametrize(
    ("url", "body", "diagnosis"),
    [
        pytest.param(
            "https://a.example/", b"<h1>The front page of the day is here</h1><p>x</p>", "no-article", id="front"
        ),
        pytest.param(URL, b'<ul><li><a href="/a">One story</a></li></ul>', "no-article", id="a list"),
        pytest.param(URL, b'<rss version="2.0"><channel/></rss>', "no-article", id="a feed"),
        pytest.param(URL, b"%PDF-1.7", "not-a-document", id="a PDF file"),
        pytest.param(URL, b"", "empty", id="nothing"),
    ],
)
def test_what_is_no_article_is_told(url: str, body: bytes, diagnosis: str) -> None:
    with pytest.raises(ExtractError) as caught:
        read_article(Document(url, body, None))

    assert caught.value.diagnosis == diagnosis
