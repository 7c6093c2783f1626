"""Tell whole words from parts of them where a script has no spaces, or, as in Korean, is read syllable by syllable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import WORD
from monitor.detect.tokens import is_hangul, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from monitor.detect.items import Item

_SMALL = frozenset({"fillers", "stops"})  # roles of words that may be a character each
_SMALL_OR_DESCRIBING = _SMALL | {"generic", "determiners"}


def breaks_word(
    items: Sequence[Item], first: int, end: int, *, clitics: Collection[str], cue_items: Collection[int]
) -> bool:
    """Tell whether a stretch without marks begins or ends within a word, or behind one that may belong to it.

    Small words are syllables of longer ones, too. Of a Korean word particles may be cut off, but not from a single
    syllable.
    """
    if not is_unspaced(items[first].text):
        return False
    return _begins_within(items, first, clitics) or _ends_within(items, end, clitics, cue_items)


def _begins_within(items: Sequence[Item], first: int, clitics: Collection[str]) -> bool:
    before = items[first - 1] if first else None
    if before is None or before.kind != WORD or not is_unspaced(before.text):
        return False
    named = first > 1 and not items[first - 2].roles and items[first - 2].kind == WORD
    if named and before.text in clitics:
        return True
    return not items[first].spaced and (is_hangul(items[first].text) or bool(before.roles & _SMALL))


def _ends_within(items: Sequence[Item], end: int, clitics: Collection[str], cue_items: Collection[int]) -> bool:
    after = items[end] if end < len(items) else None
    if after is None or after.kind != WORD or after.spaced or not is_unspaced(after.text):
        return False
    if is_hangul(after.text):
        return items[end - 1].spaced or after.text not in clitics
    return end not in cue_items and bool(after.roles & _SMALL)


def ends_word_within(items: Sequence[Item], index: int) -> bool:
    """Tell whether a Korean syllable is the end of a longer word before another: the particle of "나의 아저씨"."""
    item, follower = items[index], items[index + 1]
    return (
        is_hangul(item.text) and not item.spaced and items[index - 1].kind == follower.kind == WORD and follower.spaced
    )


def is_within_word(items: Sequence[Item], index: int, role: str) -> bool:
    """Tell whether a Hangul syllable is only a part of a longer word, and so no small word by itself.

    Particles lean on the end of a word: there they are words.
    """
    if role not in _SMALL_OR_DESCRIBING or not is_hangul(items[index].text) or len(items[index].text) > 1:
        return False
    first = items[index].spaced or index == 0 or not is_hangul(items[index - 1].text)
    last = index + 1 == len(items) or items[index + 1].spaced or not is_hangul(items[index + 1].text)
    return not last or not (first or role == "stops")
