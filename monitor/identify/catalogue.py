"""Known series, what they are called elsewhere, and names that several of them have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from monitor.identify.keys import title_key
from monitor.identify.namesakes import Facts
from monitor.identify.shipped import shipped
from monitor.identify.written import loose_key

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGINNING = 2  # letters that loose keys must share for titles to be compared


@dataclass(frozen=True, slots=True)
class Entry:
    """One series of the catalogue."""

    title: str  # the one to show
    year: int  # of its first season
    names: tuple[str, ...]  # in other languages, as written
    keys: tuple[str, ...]  # of the title, then of the names; each once


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several series of a name."""

    title: str  # its own, which tells it from the others
    facts: Facts

    @property
    def key(self) -> str:
        """Return the normalised title that it is founded under."""
        return title_key(self.title)


class Catalogue:
    """Series by every key that they are known under."""

    def __init__(self, entries: tuple[Entry, ...], namesakes: Iterable[tuple[str, tuple[Namesake, ...]]] = ()) -> None:
        self.entries = entries
        # Of two shows of one name the earlier in the file has it: the catalogue helps, it does not decide.
        self._by_key = {key: entry for entry in reversed(entries) for key in entry.keys}
        self._namesakes = {title_key(name): shows for name, shows in namesakes}

    @classmethod
    def load(cls) -> Self:
        """Read the shipped catalogue."""
        return cls(
            tuple(map(_entry, shipped()["series"])),
            ((data["name"], _shows(data["shows"])) for data in shipped("namesakes.yaml")["namesakes"]),
        )

    @property
    def ambiguous_names(self) -> tuple[str, ...]:
        """Return the normalised titles that several series go by."""
        return tuple(self._namesakes)

    def find(self, key: str) -> Entry | None:
        """Return the series with this normalised title in any language."""
        return self._by_key.get(key)

    def namesakes(self, key: str) -> tuple[Namesake, ...]:
        """Return the series that all go by this normalised title; none where the catalogue knows of one at most."""
        return self._namesakes.get(key, ())

    def near(self, beginning: str) -> list[tuple[str, str, Entry]]:
        """Return loose key, name and series of the names whose loose key begins with these `BEGINNING` letters."""
        return self._by_beginning.get(beginning, [])

    @cached_property
    def _by_beginning(self) -> dict[str, list[tuple[str, str, Entry]]]:
        near: dict[str, list[tuple[str, str, Entry]]] = {}
        for entry in self.entries:
            for name in (entry.title, *entry.names):
                loose = loose_key(name)
                near.setdefault(loose[:BEGINNING], []).append((loose, name, entry))
        return near


def _entry(data: dict[str, Any]) -> Entry:
    title = data["title"]
    # A language has one name for a series or a list of them.
    written = [[name] if isinstance(name, str) else name for name in data["names"].values()]
    names = tuple(dict.fromkeys(name for several in written for name in several if name != title))
    return Entry(title, int(data["year"]), names, tuple(dict.fromkeys(map(title_key, (title, *names)))))


def _shows(data: list[dict[str, Any]]) -> tuple[Namesake, ...]:
    return tuple(Namesake(show["title"], _facts(show)) for show in data)


def _facts(show: dict[str, Any]) -> Facts:
    ended = show.get("ended")
    return Facts(
        year=int(show["year"]),
        country=show["country"],
        networks=tuple(show["networks"]),
        making=show.get("making"),
        ended=int(ended) if ended else None,
    )
