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


# Pages repeat their class attributes by the hundred, and the names in them more often still: of "post post-4711" only
# the number is new. Sites repeat theirs from check to check.
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def called(names: str) -> frozenset[str]:
    """Return what a class or id attribute calls its element: whole names and their parts, in lower case."""
    return frozenset().union(*map(_said, names.split()))


@lru_cache(maxsize=_REMEMBERED)
def _said(name: str) -> frozenset[str]:
    if name.lower().startswith(markup().descriptive):
        return frozenset()
    parts = _PART.findall(name)
    last = len(parts) - 1 - (parts[-1:] != [] and parts[-1].isdigit())
    parts = [part for place, part in enumerate(parts) if len(part) > _SYLLABLE or place in {0, last}]
    pieces = [piece for part in parts for piece in _CASED.findall(part) if len(piece) >= _SHORTEST_CASED]
    return frozenset([each.lower() for each in (name, *parts, *pieces)])


@lru_cache(maxsize=_REMEMBERED)
def is_foreign(names: str) -> bool:
    """Tell whether a class or id attribute says that its element is not the site's own word: adverts, comments."""
    return not called(names).isdisjoint(markup().foreign)


@lru_cache(maxsize=_REMEMBERED)
def is_chrome(names: str) -> bool:
    """Tell whether a class or id attribute calls its element foreign, or a part of the page's frame."""
    return is_foreign(names) or not called(names).isdisjoint(markup().frame)


@lru_cache(maxsize=_REMEMBERED)
def is_title(names: str) -> bool:
    """Tell whether a class attribute calls its element a headline."""
    return not called(names).isdisjoint(markup().title)


@lru_cache(maxsize=_REMEMBERED)
def role_called(names: str) -> Role | None:
    """Return what a class attribute says that the text of its element is; None where it says nothing."""
    vocabulary, said = markup(), called(names)
    if said & vocabulary.label:
        return LABEL
    if said & vocabulary.summary:
        return SUMMARY
    return TITLE if said & vocabulary.title else None
