"""The detector: headlines of any of its languages in, claims out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect import languages, loading
from monitor.detect.reader import Reader, Reading

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.networks import NetworkIndex
    from monitor.model import Claim

# Raised by hand when the code, not the data, reads headlines differently; pages are then read again.
_RULES = "1"


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
        tried: list[Reading] = []
        if language is not None and languages.primary(language) in self.readers:
            first = self.readers[languages.primary(language)].read(text)
            if first.claims or first.vetoes or first.dropped:
                return first
            tried.append(first)
        for candidate in self._others(text, language):
            reading = self.readers[candidate].read(text)
            if reading.claims or not tried:
                tried.insert(0, reading)
                break
        return tried[0] if tried else Reading(language or "und")

    def _others(self, text: str, language: str | None) -> list[str]:
        stated = languages.primary(language) if language else None
        voted = [candidate for candidate in languages.vote(text[:600], self.lexicons) if candidate != stated]
        if stated is not None and stated in self.readers:
            # English headlines stand on pages of every language; anything else there is quoted matter.
            return [candidate for candidate in voted[:1] if candidate == "en" and candidate in self.readers]
        return voted[:1]


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
