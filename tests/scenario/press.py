"""The outlets' web: what each serves at a moment, as a feed or as a page."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from monitor.model import Document, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from monitor.model import Source
    from tests.scenario.told import Scenario, Story

_ON_THE_FRONT = 15  # stories; older ones have left it


@dataclass(frozen=True, slots=True)
class Press:
    """Answers for all outlets by the clock; a story is served from its telling on."""

    scenario: Scenario
    clock: Callable[[], datetime]

    async def fetch(self, url: str, **_: object) -> Document:
        for outlet in self.scenario.outlets:
            if url == outlet.url:
                return self._front(outlet)
        for story in self.scenario.stories:
            if url == story.url:
                return _document(url, _article(story), "text/html; charset=utf-8")
        raise AssertionError(f"nobody serves {url}")

    def _front(self, outlet: Source) -> Document:
        told = [story for story in self.scenario.stories if story.outlet == outlet and story.told <= self.clock()]
        as_it_reads = {story.url: story for story in told}  # a headline that was put right stands where it stood
        newest = list(as_it_reads.values())[: -_ON_THE_FRONT - 1 : -1]
        if outlet.kind is SourceKind.FEED:
            return _document(outlet.url, _feed(outlet, newest), "application/rss+xml; charset=utf-8")
        return _document(outlet.url, _page(outlet, newest), "text/html; charset=utf-8")


def _document(url: str, text: str, content_type: str) -> Document:
    return Document(url, text.encode(), content_type)


def _feed(outlet: Source, stories: Iterable[Story]) -> str:
    items = "\n".join(
        f"<item><title>{escape(story.headline)}</title><link>{story.url}</link>"
        f"<pubDate>{format_datetime(story.told)}</pubDate></item>"
        for story in stories
    )
    return (
        f'<rss version="2.0"><channel><title>{outlet.name}</title><link>{outlet.url}</link>'
        f"<language>{outlet.language}</language>\n{items}\n</channel></rss>"
    )


def _page(outlet: Source, stories: Iterable[Story]) -> str:
    teasers = "\n".join(
        f'<article><h2><a href="{story.url}">{escape(story.headline)}</a></h2>'
        f'<time datetime="{story.told.isoformat()}">{story.told:%d.%m.%Y}</time></article>'
        for story in stories
    )
    return _html(outlet, outlet.name, f"<h1>{outlet.name}</h1>\n{teasers}")


def _article(story: Story) -> str:
    paragraphs = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.article)
    return _html(story.outlet, story.headline, f"<article><h1>{escape(story.headline)}</h1>\n{paragraphs}</article>")


def _html(outlet: Source, title: str, body: str) -> str:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f'<!doctype html><html lang="{outlet.language}"><head>{head}</head><body><main>{body}</main></body></html>'
