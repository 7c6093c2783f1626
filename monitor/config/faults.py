"""A mistake in the file before it is known on which line it stands, and the hints that go with mistakes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

Location = tuple[str | int, ...]  # ("sources", 3, "interval")


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake; `line` (from 1) only where the location alone would not find it."""

    location: Location
    message: str
    hint: str | None = None
    line: int | None = None


def dotted(location: Location) -> str:
    """Write a location as operators read it: sources[3].interval."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that was probably meant."""
    matches = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the word that was probably meant, or list those there are."""
    known = list(known)
    meant = nearest(word, known)
    return f'did you mean "{meant}"?' if meant else f"known here: {', '.join(known)}"
