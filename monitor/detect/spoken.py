"""Which languages the headlines of a page are in, told by little words alone: no pack is made ready for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from monitor.detect import loading
from monitor.detect.languages import script_of
from monitor.detect.tokens import Folding, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = Folding({})
_NONE: frozenset[str] = frozenset()
_HAN = "Hani"  # headlines in Chinese characters only may still be Japanese


@dataclass(frozen=True, slots=True)
class _Words:
    """What tells a language."""

    language: str
    script: str  # ISO 15924
    common: frozenset[str]


def spoken(texts: Iterable[str]) -> list[str]:
    """Return the likeliest language (BCP 47, of those that ship) of each text whose script or words tell one."""
    return [language for text in texts if (language := _language(text))]


def _language(text: str) -> str | None:
    script = script_of(text)
    fitting = [words for words in _known() if script in words.script or (script == _HAN and words.script[:3] == "Han")]
    if len(fitting) == 1:
        return fitting[0].language
    said = {token.text for token in tokenise(text, _PLAIN, _NONE, _NONE)}
    said |= {part for word in said for part in word.split("'")}
    counts = {words.language: len(said & words.common) for words in fitting}
    best = max(counts, key=lambda language: counts[language], default=None)
    # Two languages with the same words in a short headline: neither is told.
    told = best is not None and counts[best] > 0 and list(counts.values()).count(counts[best]) == 1
    return best if told else None


@cache
def _known() -> tuple[_Words, ...]:
    packs = (loading.read_lexicon([file]) for file in loading.shipped().values())
    return tuple(_Words(pack.language, pack.script, frozenset(map(_PLAIN.fold, pack.common))) for pack in packs)
