"""The detector: headlines of any of its languages in, claims out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect import languages, loading
from monitor.detect.reader import LONGEST_READ, Reader, Reading

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.networks import NetworkIndex
    from monitor.model import Claim

# Raised by hand when the code, not the data, reads headlines differently; pages are then read again.
_RULES = "1"
_LINGUA_FRANCA = "en"
_TRIED = 2  # languages, where none is stated


@dataclass(frozen=True, slots=True)
class Detector:
    """Reads headlines; holds no state but its data."""

    readers: Mapping[str, Reader]
    lexicons: Mapping[str, CompiledLexicon]
    version: str  # changes with code or data, so that stored readings can be told from today's

    def detect(self, text: str, language: str | None = None) -> tuple[Claim, ...]:
        """Return what a headline claims; `language` (BCP 47) is told by script and words where it is left out."""
        return self.explain(text, language).claims

    def explain(self, text: str, language: str | None = None) -> Reading:
        """Return the claims with the reasons for them, or for the silence."""
        text = text[:LONGEST_READ]
        stated = languages.primary(language or "und")
        if stated in self.readers:
            reading = self.readers[stated].read(text)
            return reading if reading.says_anything else self._in_english(text, reading)
        readings = (self.readers[voted].read(text) for voted in languages.vote(text, self.lexicons)[:_TRIED])
        silent = Reading(language or "und")
        for reading in readings:
            if reading.says_anything:
                return reading
            silent = silent if silent.language in self.readers else reading
        return silent

    def _in_english(self, text: str, silent: Reading) -> Reading:
        """Read an English headline on a page of another language, as there are everywhere; others are quoted matter."""
        english = self.lexicons.get(_LINGUA_FRANCA)
        if english is None or silent.language == _LINGUA_FRANCA or not english.may_tell(text):
            return silent
        if languages.vote(text, self.lexicons)[:1] != [_LINGUA_FRANCA]:
            return silent
        reading = self.readers[_LINGUA_FRANCA].read(text)
        return reading if reading.claims else silent


def load(known_titles: Collection[str] = ()) -> Detector:
    """Read all shipped packs; `known_titles` are titles as written, found without quotes and never taken for speech.

    Raises LexiconError when a data file is wrong.
    """
    files = loading.shipped()
    networks: NetworkIndex = loading.read_networks()
    lexicons = {language: loading.compile_lexicon(file) for language, file in files.items()}
    known = frozenset(loading.folded_title(title) for title in known_titles)
    readers = {language: Reader(lexicon, networks, known) for language, lexicon in lexicons.items()}
    version = f"{_RULES}-{loading.fingerprint([*files.values(), *loading.data_files()])}"
    return Detector(readers, lexicons, version)
