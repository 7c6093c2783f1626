"""A site without network: pages, feeds and sitemaps of our own making, and a record of what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

P = ParamSpec("P")
T = TypeVar("T")

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOME = "https://www.fog.example"

SERIES = (
    "Netflix cancels ‘Saltmarsh’ after one season",
    "HBO renews ‘The Cellar’ for season 2",
    "Why ‘Night Ferry’ deserves your attention this weekend",
    "‘Low Tide’ will end with its fourth season",
    "The ten best lighthouse keepers in television history",
    "Inside the writers’ room of ‘The Long Estuary’",
    "Peacock delays ‘Fen Country’ until next year",
    "How the marsh became the new desert for showrunners",
    "What to watch on the coast in the dark months",
    "Apple orders ‘Glass Harbour’ straight to series",
)
SPORT = (
    "Harbour Town win the derby in the last minute",
    "New stadium plan divides the council once again",
    "The winter transfer window opens with a surprise",
    "Cyclists complain about the closed bridge at noon",
    "A quiet week for the rowing club and its friends",
    "The goalkeeper who never learned to swim at all",
    "Why the marathon will start an hour later now",
    "Three players are out for the rest of the year",
    "The old pier gets a new boxing ring this spring",
    "Sailors wait for the wind and talk of old times",
)


def story(text: str) -> str:
    return f"{HOME}/2026/11/{'-'.join(''.join(c if c.isalnum() else ' ' for c in text.lower()).split())}/"


def page(texts: Sequence[str], head: str = "", lang: str = "en") -> str:
    cards = "".join(
        f'<article><h2><a href="{story(text)}">{text}</a></h2><p>Some words.</p></article>' for text in texts
    )
    top = f'<!doctype html><html lang="{lang}"><head><title>x</title>{head}</head>'
    return f"{top}<body><main>{cards}</main></body></html>"


def feed(
    texts: Sequence[str], title: str = "The Fog", language: str = "en-GB", newest: datetime = NOW, hours: float = 8
) -> str:
    items = "".join(
        f"<item><title>{text}</title><link>{story(text)}</link>"
        f"<pubDate>{format_datetime(newest - timedelta(hours=hours * number))}</pubDate></item>"
        for number, text in enumerate(texts)
    )
    return f'<rss version="2.0"><channel><title>{title}</title><language>{language}</language>{items}</channel></rss>'


def sitemap(texts: Sequence[str]) -> str:
    urls = "".join(
        f"<url><loc>{story(text)}</loc><n:news><n:publication_date>{NOW:%Y-%m-%d}</n:publication_date>"
        f"<n:title>{text}</n:title></n:news></url>"
        for text in texts
    )
    return f'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'


def alternate(*hrefs: str) -> str:
    return "".join(f'<link rel="alternate" type="application/rss+xml" href="{href}">' for href in hrefs)


@dataclass(slots=True)
class Site:
    """Answers by path; what it does not have is not found. An exception is raised, a pair is a redirect's end."""

    answers: dict[str, str | bytes | FetchError | tuple[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    obeyed: list[str] = field(default_factory=list)  # of these, what was asked as robots.txt lets us
    disallowed: frozenset[str] = frozenset()

    async def fetch(self, url: str, *, obey_robots: bool = False, **_: object) -> Document:
        path = url.removeprefix(HOME)
        self.asked.append(path)
        if obey_robots:
            self.obeyed.append(path)
            if path in self.disallowed:
                raise FetchError(Diagnosis.ROBOTS, "The robots.txt of www.fog.example asks programs not to fetch it.")
        answer = self.answers.get(path)
        if answer is None:
            raise FetchError(Diagnosis.NOT_FOUND, "www.fog.example has no such document (status 404).")
        if isinstance(answer, FetchError):
            raise answer
        if isinstance(answer, tuple):
            path, answer = answer
        body = answer.encode() if isinstance(answer, str) else answer
        return Document(path if "://" in path else f"{HOME}{path}", body, None)


class Here:
    """Runs in this process what workers would."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)
