"""By what walls, stubs and error pages are known, as the data file has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot wall by its markup, in lower case."""

    name: str
    wall: tuple[str, ...]  # found on challenges and refusals only
    guard: tuple[str, ...]  # also on pages that are let through


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a request ends that a wall took away."""

    hosts: frozenset[str]  # labels of a host name
    paths: tuple[str, ...]  # parts of a path


@dataclass(frozen=True, slots=True)
class Phrases:
    """What walls say, in all languages at once: what language a wall has nobody knows. All in lower case."""

    robot: frozenset[str]
    consent: frozenset[str]
    login: frozenset[str]
    parked: frozenset[str]
    missing: frozenset[str]
    broken: frozenset[str]
    nothing: frozenset[str]
    scripts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Walls:
    """The vocabulary of what is no page."""

    bots: tuple[Bot, ...]
    managers: tuple[tuple[str, ...], ...]  # of consent, each by the names in its markup
    addresses: Mapping[str, Addresses]  # consent, login, parked
    legal: tuple[str, ...]  # parts of the addresses of small print
    shells: frozenset[str]  # ids of elements that scripts are to fill
    phrases: Phrases


@cache
def walls() -> Walls:
    """Return the shipped vocabulary."""
    raw = yaml.safe_load((files("monitor") / "data" / "extract" / "walls.yaml").read_text(encoding="utf-8"))
    return Walls(
        bots=tuple(_bot(name, marks) for name, marks in raw["bots"].items()),
        managers=tuple(map(tuple, raw["managers"])),
        addresses={
            key: Addresses(frozenset(item["hosts"]), tuple(item["paths"])) for key, item in raw["addresses"].items()
        },
        legal=tuple(part for row in raw["legal"] for part in row),
        shells=frozenset(raw["shells"]),
        phrases=Phrases(**{key: _all(by_language.values()) for key, by_language in raw["phrases"].items()}),
    )


def _bot(name: str, marks: Mapping[str, Any]) -> Bot:
    return Bot(name, tuple(marks.get("wall", ())), tuple(marks.get("guard", ())))


def _all(lists: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(phrase for listed in lists for phrase in listed)
