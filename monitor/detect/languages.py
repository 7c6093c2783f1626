"""Tell the language of a headline: what is stated, else its script, else the votes of the packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.tokens import Folding, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from monitor.detect.compiled import CompiledLexicon

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


def primary(tag: str) -> str:
    """Return the language part of a tag: "pt" for "pt-BR"."""
    return tag.replace("_", "-").split("-")[0].lower()


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


def vote(text: str, lexicons: Mapping[str, CompiledLexicon]) -> list[str]:
    """Return the languages that a text may be in, the likeliest first."""
    script = script_of(text)
    fitting = [lexicon for lexicon in lexicons.values() if _writes(lexicon, script)]
    words = {token.text for token in tokenise(text, _PLAIN, _NO_CLITICS, _NO_CLITICS)}
    words |= {part for word in words for part in word.split("'")}
    votes = [(_votes(words, lexicon, text), lexicon.language) for lexicon in fitting]
    return [language for _, language in sorted(votes, key=lambda entry: (-entry[0], entry[1] != "en", entry[1]))]


def _writes(lexicon: CompiledLexicon, script: str) -> bool:
    return lexicon.lexicon.script == script or (script == "Hani" and lexicon.lexicon.script in {"Hans", "Hant", "Jpan"})


def _votes(words: Iterable[str], lexicon: CompiledLexicon, text: str) -> float:
    common = sum(word in lexicon.common for word in words)
    return common + (0.5 if lexicon.may_tell(text) else 0.0)
