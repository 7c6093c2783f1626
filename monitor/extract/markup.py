"""The names by which sites call the parts of their pages, as the data file has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_PART = re.compile(r"[^\W_]+")
_CASED = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SHORTEST_CASED = 5  # letters: in generated names like "kAdXy" shorter pieces come about by chance
_WRITTEN = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Markup:
    """The vocabulary: lower-case names, and the beginnings of names that describe rather than call."""

    chrome: frozenset[str]
    title: frozenset[str]
    label: frozenset[str]
    summary: frozenset[str]
    listing: frozenset[str]
    descriptive: tuple[str, ...]


@cache
def markup() -> Markup:
    """Return the shipped vocabulary."""
    text = (files("monitor") / "data" / "extract" / "markup.yaml").read_text(encoding="utf-8")
    names = {key: [name for row in rows for name in row] for key, rows in yaml.safe_load(text).items()}
    descriptive = tuple(names.pop("descriptive"))
    return Markup(descriptive=descriptive, **{key: frozenset(values) for key, values in names.items()})


@lru_cache(maxsize=4096)
def called(names: str) -> frozenset[str]:
    """Return what a class or id attribute calls its element: whole names and their parts, in lower case."""
    descriptive = markup().descriptive
    found: set[str] = set()
    for written in _WRITTEN.findall(names):
        if written.lower().startswith(descriptive):
            continue
        found.add(written.lower())
        for part in _PART.findall(written):
            found.add(part.lower())
            found.update(piece.lower() for piece in _CASED.findall(part) if len(piece) >= _SHORTEST_CASED)
    return frozenset(found)
