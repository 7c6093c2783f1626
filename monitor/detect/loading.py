"""Read the data files of the detector: lexicons, networks, the catalogue of titles."""

from __future__ import annotations

import hashlib
from functools import cache, reduce
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from monitor.detect.lexicon import Lexicon
from monitor.detect.mistakes import unreadable, wrong_parts
from monitor.detect.networks import Network, NetworkIndex
from monitor.detect.tokens import Folding, tokenise
from monitor.errors import LexiconError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from monitor.model import PackFile

    File = Traversable | Path | PackFile


def shipped() -> dict[str, Traversable]:
    """Return the language packs that come with the package, by language."""
    folder = resources.files("monitor") / "data" / "lexicons"
    return {
        entry.name.removesuffix(".yaml"): entry
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".yaml")
    }


def pack_files(own: Iterable[File] = ()) -> dict[str, list[File]]:
    """Return the files of each language: the shipped one, and the operator's own behind it.

    Raises LexiconError for a file that is no pack.
    """
    files: dict[str, list[File]] = {language: [file] for language, file in shipped().items()}
    for file in own:
        files.setdefault(_language(file), []).append(file)
    return files


def _language(file: File) -> str:
    content: Any = read_content(file)
    language = content.get("language") if isinstance(content, dict) else None
    if not isinstance(language, str) or not language:
        hint = "begin with the one that it is of or adds to, as in language: en"
        raise LexiconError.of((Problem(str(file), None, "language", "missing", hint),))
    return language


def read_lexicon(files: Sequence[File]) -> Lexicon:
    """Read one pack: its file, and any further ones that add to it.

    Lists are added to, tables filled up, and the words of `sets` joined; anything else in a later file takes the place
    of the earlier. Raises LexiconError that names the file, line and part of every mistake.
    """
    content = reduce(_with_added, map(read_content, files))
    try:
        return Lexicon.model_validate(content)
    except ValidationError as error:
        raise wrong_parts(error, files) from error


def _with_added(base: Any, addition: Any) -> Any:
    merged = _merged(base, addition)
    before, more = base.get("sets"), addition.get("sets")
    if isinstance(before, dict) and isinstance(more, dict):
        joined = {name: f"{before[name]}|{words}" for name, words in more.items() if name in before and words}
        merged["sets"] |= {name: words for name, words in joined.items() if isinstance(more[name], str)}
    return merged


def _merged(base: Any, addition: Any) -> Any:
    if isinstance(base, dict) and isinstance(addition, dict):
        return {key: _merged(base.get(key), addition.get(key)) for key in {**base, **addition}}
    if isinstance(base, list) and isinstance(addition, list):
        return [*base, *addition]
    return base if addition is None else addition


def read_networks() -> NetworkIndex:
    """Read the shipped platforms and channels."""
    return NetworkIndex(_networks(_network_entries()))


def network_name(spelling: str) -> str:
    """Return the one name of a platform or channel for any of its spellings; one that is not known stays as it is."""
    return _network_names().get(spelling.casefold(), spelling)


@cache
def _network_names() -> dict[str, str]:
    return {
        spelling.casefold(): entry["name"]
        for entry in _network_entries()
        for spelling in [entry["name"], *entry.get("spellings", ())]
    }


def _network_entries() -> Any:
    return read_content(resources.files("monitor") / "data" / "networks.yaml")


def _networks(content: Any) -> Iterator[Network]:
    folding, nothing = Folding({}), frozenset[str]()
    for entry in content:
        exact = entry.get("exact") == "true"
        for spelling in [entry["name"], *entry.get("spellings", ())]:
            tokens = tuple(token.text for token in tokenise(spelling, folding, nothing, nothing))
            yield Network(spelling, tokens, spelling if exact else None)


def folded_title(title: str) -> str:
    """Return a title as the words of a headline are compared."""
    return " ".join(token.text for token in tokenise(title, Folding({}), frozenset(), frozenset()))


def fingerprint(files: Iterable[File]) -> str:
    """Return a digest that changes whenever a data file does, so that pages are read again with new rules."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def data_files() -> list[Traversable]:
    """Return the files besides the lexicons."""
    return [resources.files("monitor") / "data" / "networks.yaml"]


def read_content(file: File) -> Any:
    """Read a data file; raises LexiconError where it is no YAML."""
    # The base loader leaves every scalar a text: "no" and "on" are words here, and numbers are told by the schema.
    try:
        return yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes texts, lists and mappings only
    except yaml.YAMLError as error:
        raise unreadable(error, file) from error
    except UnicodeDecodeError as error:
        line = file.read_bytes().count(b"\n", 0, error.start) + 1
        told = Problem(str(file), line, "", "not UTF-8", "save the file in the encoding UTF-8")
        raise LexiconError.of((told,)) from error
    except OSError as error:
        raise LexiconError(f"{file}: {error.strerror}") from error
