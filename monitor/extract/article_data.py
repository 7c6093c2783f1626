"""What a page states of its article: JSON-LD, Open Graph, microdata, meta elements, links to tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor.extract.dates import parse_date
from monitor.extract.dom import Node, attribute, first, select, text_content
from monitor.extract.json_ld import Item, addresses, is_article, objects, string, types
from monitor.extract.language import language_tag
from monitor.extract.plain import plain
from monitor.text import clean

_SERIES = frozenset({"TVSeries", "RadioSeries", "CreativeWorkSeries"})
_PARTS_OF_SERIES = frozenset({"TVSeason", "TVEpisode", "Season", "Episode"})
_NOBODYS_TAGS = frozenset({"Person", "Organization", "Corporation", "NewsMediaOrganization", "Place", "Country"})
_MOST_TAGS, _LONGEST_TAG = 60, 80  # tags, and characters of one
_COMMAS = re.compile(r"[,;、，；|]")
_DESCRIPTIONS = (
    "meta[property='og:description']",
    "meta[name='description' i]",
    "[itemtype*='Article'] meta[itemprop='description']",
    "meta[name='twitter:description']",
)
_WORDS = "meta[property='article:tag'], meta[name='article:tag'], meta[name='keywords' i], meta[name='news_keywords']"
_TAG_LINKS = "a[rel~='tag'], [itemprop='keywords']"


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of the page's own article; empty where nothing is."""

    description: str
    body: tuple[str, ...]  # paragraphs
    tags: tuple[str, ...]
    series: tuple[str, ...]  # television series that it is said to be about
    published: datetime | None
    language: str | None


def stated_article(root: Node, url: str) -> Stated:
    """Read what a page, known by its canonical address `url`, states of its article."""
    articles = [item for item, in_list in objects(root) if not in_list and is_article(item)]
    article = _own(articles, url)
    about = [thing for key in ("about", "mentions") for thing in _things(article.get(key))]
    return Stated(
        description=_description(root, article),
        body=_paragraphs(string(article, "articleBody")) or _microdata_body(root),
        tags=tuple(_tags(root, article, about)),
        series=tuple(dict.fromkeys(name for thing in about if (name := _series_name(thing)))),
        published=parse_date(string(article, "datePublished")),
        language=_language(root, article),
    )


def _own(articles: list[Item], url: str) -> Item:
    """Choose the page's own among the articles that it describes: the others are teasers."""
    own = next((item for item in articles if url and url in addresses(item, url)), None)
    return own or (articles[0] if len(articles) == 1 else {})


def _things(value: Any) -> Iterator[Item]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
        elif isinstance(item, str):
            yield {"name": item}


def _series_name(thing: Item) -> str:
    names = types(thing)
    if not _PARTS_OF_SERIES.isdisjoint(names):
        whole = thing.get("partOfSeries") or thing.get("partOfTVSeries")
        return plain(string(whole, "name")) if isinstance(whole, dict) else ""
    return plain(string(thing, "name")) if not _SERIES.isdisjoint(names) else ""


def _tags(root: Node, article: Item, about: Iterable[Item]) -> list[str]:
    texts = [plain(string(thing, "name")) for thing in about if _NOBODYS_TAGS.isdisjoint(types(thing))]
    stated = article.get("keywords")
    for value in stated if isinstance(stated, list) else [stated]:
        texts += _cut(value if isinstance(value, str) else string(value, "name") if isinstance(value, dict) else "")
    for node in select(root, _WORDS):
        texts += _cut(attribute(node, "content"))
    texts += [clean(text_content(node)) for node in select(root, _TAG_LINKS)]
    return list(dict.fromkeys(text for text in texts if 0 < len(text) <= _LONGEST_TAG))[:_MOST_TAGS]


def _cut(keywords: str) -> list[str]:
    return [plain(word) for word in _COMMAS.split(keywords)]


def _description(root: Node, article: Item) -> str:
    if stated := plain(string(article, "description")):
        return stated
    texts = (plain(attribute(node, "content")) for place in _DESCRIPTIONS if (node := first(root, place)) is not None)
    return next(filter(None, texts), "")


def _microdata_body(root: Node) -> tuple[str, ...]:
    body = first(root, "[itemprop='articleBody']")
    if body is None or body.tag != "meta":
        return ()  # an element's text is read with the page's, where its boxes can be told
    return _paragraphs(attribute(body, "content"))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph for line in text.splitlines() if (paragraph := plain(line)))


def _language(root: Node, article: Item) -> str | None:
    locale = first(root, "meta[property='og:locale']")
    told = (
        attribute(root, "lang"),
        attribute(root, "xml:lang"),
        string(article, "inLanguage"),
        attribute(locale, "content") if locale is not None else "",
    )
    return next((tag for text in told if (tag := language_tag(text))), None)
