"""The language packs: those shipped, and the operator's own beside them; each made ready when it is first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from monitor.detect import loading
from monitor.detect.compiled import CompiledLexicon
from monitor.detect.known import KnownTitles
from monitor.detect.languages import Tongue
from monitor.detect.mistakes import wrong_pattern
from monitor.detect.names import Names
from monitor.detect.reader import Reader
from monitor.detect.tokens import is_unspaced
from monitor.errors import LexiconError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from monitor.detect.loading import File
    from monitor.detect.networks import NetworkIndex


@dataclass(frozen=True, slots=True)
class Known:
    """What the packs of all languages have in common."""

    networks: NetworkIndex
    titles: KnownTitles
    names: Names

    @classmethod
    def of(cls, networks: NetworkIndex, titles: Collection[str]) -> Self:
        """Take the networks, and titles as written."""
        several = (title for title in titles if " " in title)
        names = Names([*networks.spellings, *several, *filter(is_unspaced, titles)])
        return cls(networks, KnownTitles(map(loading.folded_title, titles)), names)


def compiled(files: Sequence[File]) -> CompiledLexicon:
    """Read a pack and make it ready; raises LexiconError."""
    lexicon = loading.read_lexicon(files)
    try:
        return CompiledLexicon(lexicon)
    except LexiconError as error:
        raise wrong_pattern(error, files) from error
    except RecursionError:
        raise LexiconError.of((Problem(str(files[-1]), None, "sets", "a set names itself"),)) from None


class Packs(Mapping[str, Reader]):
    """Readers by language, each made ready when it is first needed; with all of them that takes a second or two.

    Raises LexiconError on the first use of a pack that is wrong.
    """

    def __init__(self, files: Mapping[str, Sequence[File]], known: Known, others: Packs | None = None) -> None:
        """Take the files of each language, and the readers of other languages that are ready or will be."""
        self._files = files
        self._known = known
        self._others: Packs | dict[str, Reader] = {} if others is None else others
        self._ready: dict[str, Reader] = {}

    def with_own(self, own: Sequence[File]) -> Packs:
        """Return these with the operator's files beside the shipped ones; the packs that none adds to are shared."""
        changed = {language: files for language, files in loading.pack_files(own).items() if {*files} & {*own}}
        return Packs(changed, self._known, self)

    @cached_property
    def tongues(self) -> tuple[Tongue, ...]:
        """What each language is told by; to have them takes a tenth of the time that making all ready does."""
        others = self._others.tongues if isinstance(self._others, Packs) else ()
        own = (Tongue.of(loading.read_lexicon(files)) for files in self._files.values())
        return (*(tongue for tongue in others if tongue.language not in self._files), *own)

    def __getitem__(self, language: str) -> Reader:
        if language not in self._files:
            return self._others[language]
        if language not in self._ready:
            lexicon = compiled(self._files[language])
            networks = self._known.networks.for_language(lexicon.folding, lexicon.networks)
            self._ready[language] = Reader(lexicon, networks, self._known.titles, self._known.names)
        return self._ready[language]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._others, *self._files]))

    def __len__(self) -> int:
        return len({*self._others, *self._files})

    def __contains__(self, language: object) -> bool:
        return language in self._files or language in self._others
