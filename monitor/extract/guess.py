"""The encoding of a document that does not say: the one in which its text looks like text of some language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from monitor.text import primary

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_BORDER = re.compile(rb"[<>]")  # of a tag; no encoding here has one within a character
_LONGEST = 2000  # bytes of a text on each side of the one that tells
_SAMPLE = 3000  # bytes; a few headlines are enough
_STATED = 0.1  # that a document's own word on its language counts; templates are copied with theirs
_DECLARED = 0.15  # that a declaration counts
_PLACE = 0.001  # so much less is an encoding worth than the one listed before it
_LOST = 4  # Latin letters for each of another script: then those are slips of the reading
_OTHER_SCRIPT = re.compile("[\u0370-\u0eff]")
_LATIN = re.compile("[A-Za-z]")
_MIXED = re.compile("(?<=[A-Za-z])[\u0370-\u0eff]|[\u0370-\u0eff](?=[A-Za-z])")
_ENOUGH = 0.35  # below, it looks like no language known
_COMMON, _RARE, _CAPITAL = 1.0, 0.6, 0.5  # worth of the first and the last letter of an alphabet; part left to capitals
_PUNCTUATION = frozenset("«»“”„‘’‚‹›–—…·•°№\u00a0\u3000、。「」『』《》〈〉【】（），：！？・～〜")
_FOREIGN, _BROKEN = -0.5, -3.0  # letters of another alphabet; what is no character at all
_EAST_ASIAN = 0.3  # kana, Han and Hangul have too many letters to list


@dataclass(frozen=True, slots=True)
class _Alphabet:
    language: str
    encodings: tuple[str, ...]
    worth: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sample as one encoding has it."""

    sizes: dict[str, int]  # of each character beyond ASCII: the bytes that all of its kind take
    misplaced: int  # bytes that are letters of another script within Latin words, or lost among them

    @classmethod
    def of(cls, sample: bytes, name: str) -> _Reading:
        text = sample.decode(name, "replace")
        counts = Counter(character for character in text if character > "\x7f")
        sizes = {character: count * len(character.encode(name, "replace")) for character, count in counts.items()}
        others = len(_OTHER_SCRIPT.findall(text))
        lost = len(_LATIN.findall(text)) > _LOST * others
        return cls(sizes, others if lost else len(_MIXED.findall(text)))

    def score(self, worth: dict[str, float]) -> float:
        """Return the mean worth of the bytes beyond ASCII, at most 1."""
        weighed = sum(size * _worth(character, worth) for character, size in self.sizes.items())
        return (weighed + self.misplaced * _BROKEN) / max(1, sum(self.sizes.values()))


def guessed_codec(body: bytes, language: str | None = None, declared: Collection[str] = ()) -> str | None:
    """Return the codec that the text of a body looks like, None where nothing tells.

    `language` (BCP 47) is what the document states; it only decides between what looks alike. `declared` are codecs
    that somebody said it is in; another must look far better.
    """
    sample = b"\n".join(_telling(body))
    if not sample:
        return None
    stated = primary(language or "")
    read = {name: _Reading.of(sample, name) for alphabet in _alphabets() for name in alphabet.encodings}
    scores = [
        (
            read[name].score(alphabet.worth)
            + _STATED * (alphabet.language == stated)
            + _DECLARED * (name in declared)
            - _PLACE * place,
            name,
        )
        for alphabet in _alphabets()
        for place, name in enumerate(alphabet.encodings)
    ]
    best, name = max(scores, key=lambda scored: scored[0])
    return name if best >= _ENOUGH else None


def _telling(body: bytes) -> list[bytes]:
    """Return texts between tags that are not all ASCII, as many as make a sample."""
    found: list[bytes] = []
    taken = end = 0
    while taken <= _SAMPLE and (telling := _BEYOND_ASCII.search(body, end)):
        place = telling.start()
        before = max(end, place - _LONGEST)
        start = max(before, body.rfind(b"<", before, place) + 1, body.rfind(b">", before, place) + 1)
        border = _BORDER.search(body, place, place + _LONGEST)
        end = border.start() if border else min(len(body), place + _LONGEST)
        found.append(body[start:end].strip())
        taken += end - start
    return found


def _worth(character: str, worth: dict[str, float]) -> float:
    if known := worth.get(character):
        return known
    if character in _PUNCTUATION:
        return _RARE
    if known := worth.get(character.lower()):
        return known * _CAPITAL
    if character == "\ufffd" or not character.isprintable():
        return _BROKEN
    if "\u3040" <= character <= "\ud7a3":
        return _EAST_ASIAN
    return _FOREIGN if character.isalpha() else 2 * _FOREIGN


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    text = (files("monitor") / "data" / "extract" / "letters.yaml").read_text(encoding="utf-8")
    return tuple(
        _Alphabet(primary(tag), tuple(entry["encodings"]), _worths(entry["letters"]))
        for tag, entry in yaml.safe_load(text).items()
    )


def _worths(letters: str) -> dict[str, float]:
    step = (_COMMON - _RARE) / len(letters)
    return {letter: _COMMON - place * step for place, letter in reversed(list(enumerate(letters)))}
