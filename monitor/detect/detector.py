"""The detector: headlines of any of its languages in, claims out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from monitor.detect import languages, loading
from monitor.detect.packs import Known, Packs, compiled
from monitor.detect.reader import LONGEST_READ, Reading
from monitor.text import UNDETERMINED, primary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from monitor.detect.loading import File
    from monitor.model import Claim

# Raised by hand when the code, not the data, reads headlines differently; pages are then read again.
_RULES = "4"
_TRIED = 4  # languages, where none is stated


class Detector:
    """Reads headlines; holds no state but its data."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that can be read, as BCP 47 tags."""
        return tuple(sorted(self._packs))

    def prepare(self, *languages: str) -> None:
        """Make these packs ready now, or all where none is named; raises LexiconError for one that is wrong."""
        for language in languages or self._packs:
            self._packs[language]

    def with_own(self, lexicons: Sequence[File]) -> Detector:
        """Return one that has the operator's own files too, and shares with this one what they leave as it is.

        Raises LexiconError for a file that is no pack.
        """
        return Detector(self._packs.with_own(lexicons))

    def detect(self, text: str, language: str | None = None) -> tuple[Claim, ...]:
        """Return what a headline claims; `language` (BCP 47) is told by script and words where it is left out."""
        return self.read(text, language, reasons=False).claims

    def explain(self, text: str, language: str | None = None) -> Reading:
        """Return the claims with the reasons for them, or for the silence."""
        return self.read(text, language, reasons=True)

    def read(self, text: str, language: str | None = None, *, reasons: bool) -> Reading:
        """Return what a headline claims; `reasons` also for the silence of one in which no series shows, at a cost."""
        text = text[:LONGEST_READ]
        if language:
            stated = primary(language)
            silent = self._packs[stated].read(text, reasons=reasons) if stated in self._packs else Reading(stated)
            return silent if silent.claims or silent.vetoes else self._in_english(text, silent)
        likely = languages.vote(text, self._packs.tongues, lambda one: self._packs[one].lexicon.may_tell(text))
        first: Reading | None = None
        for voted in islice(likely, _TRIED):
            reading = self._packs[voted].read(text, reasons=reasons)
            if reading.claims or reading.vetoes:
                return reading
            first = first or reading
        return first or Reading(UNDETERMINED)

    def _in_english(self, text: str, silent: Reading) -> Reading:
        """Read an English headline on a page of another language, as there are everywhere; others are quoted matter."""
        if silent.language == languages.LINGUA_FRANCA or languages.LINGUA_FRANCA not in self._packs:
            return silent
        english, own = self._packs[languages.LINGUA_FRANCA], self._packs.get(silent.language)
        if not english.lexicon.may_tell(text) or not languages.is_likelier(text, english, own):
            return silent
        reading = english.read(text)
        return reading if reading.claims else silent


def load(known_titles: Collection[str] = (), lexicons: Sequence[File] = ()) -> Detector:
    """Load the shipped packs, and the operator's own `lexicons` beside them.

    `known_titles` are titles as written, found without quotes and never taken for speech. Raises LexiconError when a
    data file is wrong.
    """
    known = Known.of(loading.read_networks(), known_titles)
    return Detector(Packs(loading.pack_files(lexicons), known))


def version(lexicons: Sequence[File] = ()) -> str:
    """Return what changes with code or data, so that stored readings can be told from today's; loads no pack.

    Raises LexiconError for a file that is no pack.
    """
    files = [file for several in loading.pack_files(lexicons).values() for file in several]
    return f"{_RULES}-{loading.fingerprint([*files, *loading.data_files()])}"


def verify(lexicons: Sequence[File]) -> None:
    """Raise LexiconError where the operator's own files are wrong, by themselves or with the shipped ones."""
    for files in loading.pack_files(lexicons).values():
        if {*files} & {*lexicons}:
            compiled(files)
