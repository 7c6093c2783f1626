"""Which languages the headlines of a page are in, told by little words alone: no pack is made ready for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from monitor.detect import loading
from monitor.detect.languages import Tongue, little_words, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_JAPANESE = "Jpan"


def spoken(texts: Iterable[str]) -> list[str]:
    """Return the likeliest language (BCP 47, of those that ship) of each text whose script or words tell one."""
    return [language for text in texts if (language := _language(text))]


def _language(text: str) -> str | None:
    kana = script_of(text) == _JAPANESE
    # Among the headlines of a page in Japanese some have kana, so one without any may speak for Chinese.
    counts = little_words(text, (tongue for tongue in _tongues() if kana or tongue.script != _JAPANESE))
    best = max(counts, key=lambda language: counts[language], default=None)
    if best is None or len(counts) == 1:
        return best
    # Two languages with the same words in a short headline: neither is told.
    return best if counts[best] > 0 and list(counts.values()).count(counts[best]) == 1 else None


@cache
def _tongues() -> tuple[Tongue, ...]:
    return tuple(Tongue.of(loading.read_lexicon([file])) for file in loading.shipped().values())
