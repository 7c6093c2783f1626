"""A mistake in the file before it is known on which line it stands."""

from __future__ import annotations

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
