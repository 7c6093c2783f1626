"""What a page looks like from outside: how much there is to read and to follow, and what it calls itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from monitor.extract.dom import TEXT, attribute, first, parse, select, text_content, walk
from monitor.extract.walls import walls
from monitor.text import clean, weight, words
from monitor.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.extract.dom import Node

_LOOKED_AT = 300_000  # characters of markup; what stands in the place of a page is small
_STORY_WORDS, _STORY_WEIGHT = 4, 20  # of a link's text, as a headline has them
_REFRESH = re.compile(r"^\s*(\d{1,5})(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
_SCRIPTED_MOVE = re.compile(
    r"(?:window|document|self|top|parent)?\.?location(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*[\"']([^\"']{1,300})[\"']"
)
_RELOAD = re.compile(r"location\.reload\s*\(|location(?:\.href)?\s*=\s*(?:window\.)?location", re.IGNORECASE)
_SOON = 30  # seconds; a page that refreshes itself later is a page


@dataclass(frozen=True)
class Looks:
    """A page measured, once for every question that is asked of it."""

    url: str
    root: Node
    markup: str  # its beginning, in lower case

    @classmethod
    def of(cls, text: str, url: str) -> Looks:
        """Look at a decoded page; raises ExtractError for one that cannot be parsed."""
        start = text[:_LOOKED_AT]
        return cls(url, parse(start), start.lower())

    @cached_property
    def text(self) -> str:
        """Return all that a reader sees, in lower case with single spaces."""
        parts = (node.text_content or "" for step, node in walk(self.root) if step is TEXT)
        return clean(" ".join(parts)).lower()

    @cached_property
    def names(self) -> str:
        """Return what the page calls itself, in its title and its first main heading, in lower case."""
        called = [*select(self.root, "title")[:1], *select(self.root, "h1")[:1]]
        return clean(" · ".join(map(text_content, called))).lower()

    @cached_property
    def stories(self) -> int:
        """Count the addresses that links with the text of a headline lead to; the small print of a wall is none."""
        links = ((clean(text_content(link)), attribute(link, "href")) for link in select(self.root, "a[href]"))
        told = (href for said, href in links if words(said) >= _STORY_WORDS and weight(said) >= _STORY_WEIGHT)
        addresses = {address.lower() for href in told if (address := canonical(href, self.url))}
        return sum(not any(part in address for part in walls().legal) for address in addresses)

    @property
    def weight(self) -> int:
        """Return how much there is to read, in letters."""
        return weight(self.text)

    @property
    def asks_password(self) -> bool:
        """Tell whether there is a field for a password."""
        return first(self.root, "input[type='password' i]") is not None

    @property
    def scripted(self) -> bool:
        """Tell whether there is any script that could fill the page."""
        return first(self.root, "script") is not None

    def says(self, phrases: frozenset[str]) -> int:
        """Count the phrases that stand in its text."""
        return sum(phrase in self.text for phrase in phrases)

    def calls_itself(self, phrases: frozenset[str]) -> bool:
        """Tell whether any of these phrases stands in its title or its main heading."""
        return any(phrase in self.names for phrase in phrases)

    def sends_on(self) -> str | None:
        """Return the other address that the page sends its readers to by itself, None if to none."""
        itself = canonical(self.url)
        for target in (*self._refreshes(), *self._script_moves()):
            if (address := canonical(target, self.url)) and address != itself:
                return address
        return None

    def reloads(self) -> bool:
        """Tell whether a script sets something and asks for the same address again."""
        return "document.cookie" in self.markup and _RELOAD.search(self.markup) is not None

    def _refreshes(self) -> Iterator[str]:
        for meta in select(self.root, "meta[http-equiv='refresh' i]"):
            told = _REFRESH.match(attribute(meta, "content"))
            if told and told[2] and int(told[1]) <= _SOON:
                yield told[2]

    def _script_moves(self) -> Iterator[str]:
        for script in select(self.root, "script"):
            yield from _SCRIPTED_MOVE.findall(text_content(script))
