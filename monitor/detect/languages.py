"""Tell the language of a headline: what is stated, else its script, else the votes of the packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.tokens import Folding, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from monitor.detect.compiled import CompiledLexicon
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


def vote(text: str, readers: Mapping[str, Reader]) -> list[str]:
    """Return the languages that a text may be in, the likeliest first; none where no word of any is in it.

    A script that only one language writes speaks for itself. Of a few words none may be a little one ("HBO cancels
    Kaos"): then those that have a word for what is decided are meant, and English before others.
    """
    script = script_of(text)
    fitting = [reader.lexicon for reader in readers.values() if _writes(reader.lexicon, script)]
    if len(fitting) == 1:
        return [fitting[0].language]
    words = _words(text)
    votes = [(_votes(words, lexicon), lexicon.may_tell(text), lexicon.language) for lexicon in fitting]
    likely = [(-count, not tells, language != LINGUA_FRANCA, language) for count, tells, language in votes]
    return [language for count, silent, _, language in sorted(likely) if count or not silent]


def is_likelier(text: str, reader: Reader, other: Reader | None) -> bool:
    """Tell whether a text has more little words of one language than of another one, and at least one."""
    words = _words(text)
    count = _votes(words, reader.lexicon)
    return count > (_votes(words, other.lexicon) if other else 0)


def _words(text: str) -> set[str]:
    words = {token.text for token in tokenise(text, _PLAIN, _NO_CLITICS, _NO_CLITICS)}
    return words | {part for word in words for part in word.split("'")}


def _writes(lexicon: CompiledLexicon, script: str) -> bool:
    return lexicon.script == script or (script == "Hani" and lexicon.script in {"Hans", "Hant", "Jpan"})


def _votes(words: Iterable[str], lexicon: CompiledLexicon) -> int:
    return sum(word in lexicon.common for word in words)
