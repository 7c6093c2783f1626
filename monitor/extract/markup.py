"""The names by which sites call the parts of their pages, as the data file has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_PART = re.compile(r"[^\W_]+")
_CASED = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_DIGITS = "0123456789"
_SYLLABLE = 3  # letters: within a longer name so few are no word, as in "wrap_ad_mp" and "hide-on-ad-page"
_SHORTEST_CASED = 5  # letters: in generated names like "kAdXy" shorter pieces come about by chance


class Role(IntEnum):
    """What a text within a link is; the lower, the more it is the headline."""

    TITLE = 0
    PLAIN = 1
    SUMMARY = 2
    LABEL = 3


TITLE, PLAIN, SUMMARY, LABEL = Role  # named once, as the ranks in wording.py are


@dataclass(frozen=True, slots=True)
class Markup:
    """The vocabulary: lower-case names, and the beginnings of names that describe rather than call."""

    frame: frozenset[str]
    foreign: frozenset[str]
    title: frozenset[str]
    label: frozenset[str]
    summary: frozenset[str]
    listing: frozenset[str]
    no_story: frozenset[str]
    service: tuple[str, ...]
    descriptive: tuple[str, ...]


@cache
def markup() -> Markup:
    """Return the shipped vocabulary."""
    text = (files("monitor") / "data" / "extract" / "markup.yaml").read_text(encoding="utf-8")
    names = {key: [name for row in rows for name in row] for key, rows in yaml.safe_load(text).items()}
    descriptive, service = tuple(names.pop("descriptive")), tuple(names.pop("service"))
    return Markup(descriptive=descriptive, service=service, **{key: frozenset(values) for key, values in names.items()})


# What a name can mean, a bit for each part of the vocabulary: pages repeat their names by the hundred.
_BITS = {"frame": 1, "foreign": 2, "title": 4, "label": 8, "summary": 16}
_CHROME = _BITS["frame"] | _BITS["foreign"]
# Attributes, and names in them; the latter come again in others: of "post post-4711" only the number is new.
_REMEMBERED, _REMEMBERED_NAMES = 4_096, 16_384


def called(names: str) -> frozenset[str]:
    """Return what a class or id attribute calls its element: whole names and their parts, in lower case."""
    return frozenset().union(*map(_said, names.split()))


@lru_cache(maxsize=_REMEMBERED)
def is_foreign(names: str) -> bool:
    """Tell whether a class or id attribute says that its element is not the site's own word: adverts, comments."""
    return bool(_meaning(names) & _BITS["foreign"])


@lru_cache(maxsize=_REMEMBERED)
def is_chrome(names: str) -> bool:
    """Tell whether a class or id attribute calls its element foreign, or a part of the page's frame."""
    return bool(_meaning(names) & _CHROME)


@lru_cache(maxsize=_REMEMBERED)
def is_title(names: str) -> bool:
    """Tell whether a class attribute calls its element a headline."""
    return bool(_meaning(names) & _BITS["title"])


@lru_cache(maxsize=_REMEMBERED)
def role_called(names: str) -> Role | None:
    """Return what a class attribute says that the text of its element is; None where it says nothing."""
    meaning = _meaning(names)
    if meaning & _BITS["label"]:
        return LABEL
    if meaning & _BITS["summary"]:
        return SUMMARY
    return TITLE if meaning & _BITS["title"] else None


def _meaning(names: str) -> int:
    meaning = 0
    for name in names.split():
        meaning |= _meaning_of(name.rstrip(_DIGITS))  # "post-4711" means what "post-4712" means
    return meaning


@lru_cache(maxsize=_REMEMBERED_NAMES)
def _meaning_of(name: str) -> int:
    said = _said(name)
    return sum(bit for part, bit in _BITS.items() if not said.isdisjoint(getattr(markup(), part)))


def _said(name: str) -> frozenset[str]:
    if name.lower().startswith(markup().descriptive):
        return frozenset()
    parts = _PART.findall(name)
    last = len(parts) - 1 - (parts[-1:] != [] and parts[-1].isdigit())
    parts = [part for place, part in enumerate(parts) if len(part) > _SYLLABLE or place in {0, last}]
    pieces = [piece for part in parts for piece in _CASED.findall(part) if len(piece) >= _SHORTEST_CASED]
    return frozenset([each.lower() for each in (name, *parts, *pieces)])
