"""Whether two titles name one series. Pure, and the same whichever of them comes first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from monitor.identify import words
from monitor.identify.inflection import declined
from monitor.identify.romanised import alike_in_sound
from monitor.identify.written import Written, read
from monitor.text import primary

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST_SLIP = 6  # letters of a word in which a slip of the pen is one: "witcher" and "watcher" are two
_SHORTEST_DOUBT = 5  # letters of a word that is nearly another: "Silo" and "Solo" are just two words
_SLIP_WITHIN = 12  # letters of a title with a slip
_LAST_SEASON = 20  # of a number written behind a title without a word for it
_ACRONYM = (2, 4)  # letters at least and at most


class Verdict(StrEnum):
    """What two titles are to one another."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # nothing in them tells; never taken for the same without evidence
    PART = "part"  # so is this: one is the other without its subtitle


@dataclass(frozen=True, slots=True)
class Likeness:
    """A verdict, how near the titles are by letters, and why it was given."""

    verdict: Verdict
    score: float  # 0 to 100
    why: str


def compare(one: str, other: str, languages: Iterable[str] = ()) -> Likeness:
    """Compare two titles; `languages` are those that they may be declined in, as BCP 47 tags."""
    left, right = read(one), read(other)
    verdict, why = _judged(left, right, [primary(tag) for tag in languages])
    return Likeness(verdict, fuzz.ratio(left.bare, right.bare), why)


def _judged(one: Written, other: Written, languages: list[str]) -> tuple[Verdict, str]:
    if one.key == other.key:
        return Verdict.SAME, "the same words"
    if why := _same_words(one, other, languages):
        return _beside(one, other, why)
    if _numbers(one) != _numbers(other) and len(one.words) == len(other.words):
        return Verdict.DIFFERENT, "other numbers"
    shorter, longer = sorted((one, other), key=lambda title: len(title.words))
    if shorter.words and longer.words[: len(shorter.words)] == shorter.words:
        return _longer(shorter, longer)
    return _spelled(one, other)


def _same_words(one: Written, other: Written, languages: list[str]) -> str | None:
    if one.bare == other.bare and one.bare:
        return "the same words but for how they are written"
    if any(declined(one, other, language) for language in languages):
        return "forms of the same words"
    return "a subtitle by its initials" if _is_acronym(one, other) or _is_acronym(other, one) else None


def _beside(one: Written, other: Written, why: str) -> tuple[Verdict, str]:
    """Judge titles of the same words by what is said beside them."""
    for name in ("year", "country", "making"):
        left, right = getattr(one, name), getattr(other, name)
        if left and right and left != right:
            return Verdict.DIFFERENT, f"another {name}"
    for name in ("year", "country", "making"):
        if getattr(one, name) != getattr(other, name):
            return Verdict.UNSURE, f"only one has a {name}"
    return Verdict.SAME, why


def _longer(shorter: Written, longer: Written) -> tuple[Verdict, str]:
    """Judge a title that begins with the other and goes on."""
    tail = longer.words[len(shorter.words) :]
    if len(tail) == 1 and tail[0].isdecimal():
        return _numbered(shorter, longer, int(tail[0]))
    if longer.head != len(shorter.words):
        return Verdict.DIFFERENT, "further words"
    subtitle = " ".join(tail)
    if any(f" {word} " in f" {subtitle} " for word in words.franchise()):
        return Verdict.DIFFERENT, "a subtitle of another show of the franchise"
    if len(tail) == 1 and tail[0].isascii() and _ACRONYM[0] <= len(tail[0]) <= _ACRONYM[1]:
        return Verdict.DIFFERENT, "a subtitle in initials"
    return Verdict.PART, "only one has a subtitle"


def _numbered(shorter: Written, longer: Written, number: int) -> tuple[Verdict, str]:
    if longer.head is not None or number > _LAST_SEASON:
        return Verdict.DIFFERENT, "a number of its own"
    if len(shorter.words) == 1:
        return Verdict.UNSURE, "a number behind one word"
    return _beside(shorter, longer, "the number of a season behind the title")


def _is_acronym(one: Written, other: Written) -> bool:
    """Tell whether the subtitle of one is that of the other by its initials: SVU."""
    if one.head is None or one.head != other.head or one.words[: one.head] != other.words[: one.head]:
        return False
    short, long = one.words[one.head :], other.words[one.head :]
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def _spelled(one: Written, other: Written) -> tuple[Verdict, str]:
    if alike_in_sound(one.bare, other.bare):
        return Verdict.UNSURE, "sounds alike in another script"
    slip = _slip(one, other)
    if slip is None:
        return Verdict.DIFFERENT, "other words"
    return _beside(one, other, "a slip of the pen") if slip else (Verdict.UNSURE, "nearly the same letters")


def _slip(one: Written, other: Written) -> bool | None:
    """Tell whether one letter too many, missing or exchanged with the next makes the difference; None: no.

    False stands for a letter that is another one: "Chicago Fire" and "Chicago Five" could both be.
    """
    if len(one.words) != len(other.words) or one.head != other.head:
        return None
    pairs = [(left, right) for left, right in zip(one.words, other.words, strict=True) if left != right]
    if len(pairs) != 1 or OSA.distance(*pairs[0], score_cutoff=1) != 1:
        return None
    left, right = pairs[0]
    if min(len(left), len(right)) < _SHORTEST_DOUBT:
        return None
    return (
        len(one.words) > 1
        and min(len(one.bare), len(other.bare)) >= _SLIP_WITHIN
        and min(len(left), len(right)) >= _SHORTEST_SLIP
        and left[0] == right[0]
        and left[-1] == right[-1]
        and (len(left) != len(right) or sorted(left) == sorted(right))
    )


def _numbers(title: Written) -> list[str]:
    return sorted(filter(str.isdecimal, title.words))
