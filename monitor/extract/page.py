"""From an HTML page to its headlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.extract.adopt import adopted_headings
from monitor.extract.advertising import advertised
from monitor.extract.article import own_address, own_story, page_title
from monitor.extract.cards import Cards, dates
from monitor.extract.dom import Node, attribute, parse, select
from monitor.extract.extraction import Extraction
from monitor.extract.head import Head
from monitor.extract.judge import headlines_among
from monitor.extract.language import language_tag
from monitor.extract.mentions import language_of, mentions, section_names
from monitor.extract.places import Places
from monitor.extract.selected import selected_headlines
from monitor.extract.state import state_stories
from monitor.extract.stories import Statement, Story, gather
from monitor.extract.structured import structured_data
from monitor.model import Headline, SourceKind
from monitor.urls import Resolver, canonical

_MANY = 10  # headlines shown: then the page is not one that is only made by scripts
_HEADLINE_WORDS = 4  # of a link's text, at least, to count as a headline that is shown
_MOST_LINKS = 20_000  # looked at in one page; real ones have hundreds


def read_page(text: str, url: str, *, selector: str | None = None) -> Extraction:
    """Read the headlines of a page that came from `url`; raises ExtractError for a selector that is wrong."""
    root = parse(text)
    head = Head(root)
    addresses = _Addresses.of(head, url)
    language = _language(root, head)
    if selector:
        headlines, method = selected_headlines(root, addresses.base, selector), "selector"
    else:
        headlines, method = _all_headlines(root, head, addresses, language)
    return Extraction(
        headlines=tuple(_once(headlines, language)),
        kind=SourceKind.PAGE,
        language=language,
        title=page_title(head),
        method=method,
    )


@dataclass(frozen=True, slots=True)
class _Addresses:
    """What a page is fetched from, is known by, and what its links are relative to."""

    base: str  # that links are relative to
    fetched: str | None  # canonical, where there is one
    own: str  # by which it is known

    @classmethod
    def of(cls, head: Head, url: str) -> _Addresses:
        fetched = canonical(url)
        stated = canonical(head.base, url) if head.base else None
        # A saved page may only have its own word for it.
        base = stated or (url if fetched else own_address(head, url))
        return cls(base, fetched, own_address(head, fetched or canonical(base) or base))


def _all_headlines(root: Node, head: Head, addresses: _Addresses, language: str | None) -> tuple[list[Headline], str]:
    data = structured_data(root, addresses.base)
    own = own_story(root, head, addresses.own, data)
    links = select(root, "a[href]")[:_MOST_LINKS]
    places = Places(root, links)
    itself = {_without_scheme(addresses.own), _without_scheme(addresses.fetched or "")}
    found = [
        mention
        for mention in mentions(links, places, Resolver(addresses.base))
        if _without_scheme(mention.url) not in itself
    ]
    stated = {stated_url: statement for stated_url, statement in data.listed.items() if stated_url != addresses.own}
    stories = gather(found, adopted_headings(root, places, found), stated, lambda: section_names(links))
    chosen = headlines_among(_shown(stories), addresses.own)
    headlines = [*([_stated(own)] if own else []), *_dated(root, chosen, language)]
    if not headlines and (held := state_stories(root, addresses.base)):
        return [_stated(statement) for statement in held.values()], "state"
    return headlines, "page"


def _without_scheme(url: str) -> str:
    return url.partition("://")[2]


def _stated(statement: Statement) -> Headline:
    return Headline(statement.text, statement.url, None, statement.published)


def _shown(stories: list[Story]) -> list[Story]:
    """Leave out what is only stated where the page shows more: that is for machines, or of another day."""
    shown = [story for story in stories if story.mentions]
    telling = sum(story.words >= _HEADLINE_WORDS for story in shown)
    return stories if telling < min(_MANY, len(stories) - len(shown)) else shown


def _dated(root: Node, stories: Sequence[Story], language: str | None) -> Iterator[Headline]:
    cards = Cards(root, stories)
    shown = dates(root, cards)
    paid_for = advertised(root, cards, stories)
    for story in stories:
        if story.url in paid_for:
            continue
        published = story.statement.published if story.statement else None
        stated = language_of(story.mentions[0]) if story.mentions else None
        yield Headline(story.text, story.url, stated or language, published or shown.get(story.url))


def _once(headlines: Iterable[Headline], language: str | None) -> Iterator[Headline]:
    """Drop what repeats a text or an address, and fill in the language of the page."""
    texts: set[str] = set()
    urls: set[str] = set()
    for headline in headlines:
        text = headline.text.casefold()
        if text in texts or headline.url in urls:
            continue
        texts.add(text)
        urls.add(headline.url)
        yield headline if headline.language else replace(headline, language=language)


def _language(root: Node, head: Head) -> str | None:
    stated = attribute(root, "lang") or attribute(root, "xml:lang")
    return language_tag(stated) or language_tag(head.meta("content-language")) or language_tag(head.meta("og:locale"))
