"""Known series and what they are called elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from monitor.identify.keys import title_key
from monitor.identify.shipped import shipped


@dataclass(frozen=True, slots=True)
class Entry:
    """One series of the catalogue."""

    title: str  # the one to show
    year: int  # of its first season
    names: tuple[str, ...]  # in other languages, as written
    keys: tuple[str, ...]  # of the title, then of the names; each once


class Catalogue:
    """Series by every key that they are known under."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        # Of two shows of one name the earlier in the file has it: the catalogue helps, it does not decide.
        self._by_key = {key: entry for entry in reversed(entries) for key in entry.keys}

    @classmethod
    def load(cls) -> Self:
        """Read the shipped catalogue."""
        return cls(tuple(map(_entry, shipped()["series"])))

    def find(self, key: str) -> Entry | None:
        """Return the series with this normalised title in any language."""
        return self._by_key.get(key)


def _entry(data: dict[str, Any]) -> Entry:
    title = data["title"]
    # A language has one name for a series or a list of them.
    written = [[name] if isinstance(name, str) else name for name in data["names"].values()]
    names = tuple(dict.fromkeys(name for several in written for name in several if name != title))
    return Entry(title, int(data["year"]), names, tuple(dict.fromkeys(map(title_key, (title, *names)))))
