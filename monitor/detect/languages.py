"""Tell the language of a headline: what is stated, else its script, else the votes of the packs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from monitor.detect.tokens import Folding, tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from monitor.detect.lexicon import Lexicon
    from monitor.detect.reader import Reader

LINGUA_FRANCA = "en"
_PLAIN = Folding({})
_NO_CLITICS: frozenset[str] = frozenset()
# First and last code point of the letters that tell a script (Unicode blocks).
_RANGES = (
    ("Grek", 0x0370, 0x03FF),
    ("Cyrl", 0x0400, 0x052F),
    ("Hebr", 0x0590, 0x05FF),
    ("Arab", 0x0600, 0x06FF),
    ("Deva", 0x0900, 0x097F),
    ("Jpan", 0x3040, 0x30FF),
    ("Hani", 0x4E00, 0x9FFF),
    ("Kore", 0xAC00, 0xD7AF),
)


def script_of(text: str) -> str:
    """Return the script (ISO 15924) that a text is mostly written in, Latn where nothing else shows."""
    counts: dict[str, int] = {}
    for char in text:
        if not char.isalpha():
            continue
        code = ord(char)
        script = next((name for name, first, last in _RANGES if first <= code <= last), "Latn")
        counts[script] = counts.get(script, 0) + 1
    if counts.get("Jpan"):
        return "Jpan"  # kana stand in no other script's sentences
    return max(counts, key=lambda script: counts[script], default="Latn")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What tells a language, of which the pack need not be ready."""

    language: str  # BCP 47
    script: str  # ISO 15924
    common: frozenset[str]  # its little words, folded as texts are whose language is not known

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Take what a pack says."""
        return cls(lexicon.language, lexicon.script, frozenset(map(_PLAIN.fold, lexicon.common)))

    def writes(self, script: str) -> bool:
        """Tell whether it is written in a script."""
        return self.script == script or (script == "Hani" and self.script in {"Hans", "Hant", "Jpan"})


def little_words(text: str, tongues: Iterable[Tongue]) -> dict[str, int]:
    """Count the little words of each language that is written in the script of a text."""
    script, words = script_of(text), _words(text)
    return {tongue.language: len(words & tongue.common) for tongue in tongues if tongue.writes(script)}


def vote(text: str, tongues: Iterable[Tongue], tells: Callable[[str], bool]) -> Iterator[str]:
    """Give the languages that a text may be in, the likeliest first; none where no word of any is in it.

    A script that only one language writes speaks for itself. Of a few words none may be a little one ("HBO cancels
    Kaos"): then those that have a word for what is decided are meant, and English before others. `tells` says whether
    a language has one in the text; it is asked as late as can be, for it takes the language's pack.
    """
    counts = little_words(text, tongues)
    if len(counts) == 1:
        yield from counts
        return
    for count in sorted({*counts.values()}, reverse=True):
        alike = [language for language in counts if counts[language] == count]
        telling = {language for language in alike if (not count or len(alike) > 1) and tells(language)}
        for language in sorted(alike, key=lambda one: (one not in telling, one != LINGUA_FRANCA, one)):
            if count or language in telling:
                yield language


def is_likelier(text: str, reader: Reader, other: Reader | None) -> bool:
    """Tell whether a text has more little words of one language than of another one, and at least one."""
    words = _words(text)
    count = len(words & reader.lexicon.common)
    return count > (len(words & other.lexicon.common) if other else 0)


def _words(text: str) -> set[str]:
    words = {token.text for token in tokenise(text, _PLAIN, _NO_CLITICS, _NO_CLITICS)}
    return words | {part for word in words for part in word.split("'")}
