"""The language packs: those shipped, and the operator's own beside them; each made ready when it is first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from monitor.detect import loading
from monitor.detect.compiled import CompiledLexicon
from monitor.detect.names import Names
from monitor.detect.reader import Reader
from monitor.detect.tokens import is_unspaced
from monitor.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from monitor.detect.loading import File
    from monitor.detect.networks import NetworkIndex


class Packs(Mapping[str, Reader]):
    """Readers by language.

    Making a pack ready takes some 50 ms, and most pages are in a few languages only. Raises LexiconError on the first
    use of a pack that is wrong, and at once for a file that is no pack.
    """

    def __init__(self, own: Sequence[Path], networks: NetworkIndex, known_titles: Collection[str]) -> None:
        """Take the operator's own pack files, the networks, and titles as written."""
        self._files: dict[str, list[File]] = {language: [file] for language, file in loading.shipped().items()}
        for path in own:
            self._files.setdefault(_language(path), []).append(path)
        self._networks = networks
        self._known_titles = frozenset(map(loading.folded_title, known_titles))
        several = (title for title in known_titles if " " in title)
        self._names = Names([*networks.spellings, *several, *filter(is_unspaced, known_titles)])
        self._ready: dict[str, Reader] = {}

    def __getitem__(self, language: str) -> Reader:
        if language not in self._ready:
            lexicon = CompiledLexicon(loading.read_lexicon(self._files[language]))
            networks = self._networks.for_language(lexicon.folding, lexicon.networks())
            self._ready[language] = Reader(lexicon, networks, self._known_titles, self._names)
        return self._ready[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, language: object) -> bool:
        return language in self._files

    @property
    def files(self) -> list[File]:
        """Return all files that packs are made of."""
        return [file for files in self._files.values() for file in files]


def _language(path: Path) -> str:
    content: Any = loading.read_content(path)
    language = content.get("language") if isinstance(content, dict) else None
    if not isinstance(language, str) or not language:
        raise LexiconError(f"{path}: no language is named in it")
    return language
