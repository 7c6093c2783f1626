"""Adds sources to the operator's file: the text stays as it is, character for character, but for the new entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml.error import YAMLError

from monitor.config.editing import NewSource, edited
from monitor.config.entries import SourceEntry
from monitor.config.faults import Fault
from monitor.config.fields import Surroundings
from monitor.config.layout import Layout, layout_of
from monitor.config.loading import parse
from monitor.config.translating import faults_of
from monitor.config.values import Configuration
from monitor.errors import ConfigurationError, Problem

_MARK = b"\xef\xbb\xbf"  # some editors begin UTF-8 with it


def with_sources(content: bytes, path: Path, new: Sequence[NewSource], headings: Mapping[str, str]) -> bytes:
    """Return the content of the file at `path` with sources added; an empty one is a file to be made.

    Each stands behind the last one of its language where the file is grouped by language under comments, else at the
    end of the list; `headings` are the comments for languages that have no group yet, by primary tag. The result has
    been read: it is a configuration that says what the file said, and the new sources besides.

    Raises ConfigurationError for what was wrong before, for what these sources make wrong, and for a list that is
    written in a way that no line can be added to.
    """
    before = parse_begun(content, path)
    mark = _MARK if content.startswith(_MARK) else b""
    body = content[len(mark) :]
    layout = _layout(body)
    if layout is None:
        raise _not_editable(path)
    result = mark + edited(body.decode(), layout, new, dict(headings)).encode()
    if not _adds_only(before, parse(result, path), len(new)):
        raise _not_editable(path)
    return result


def parse_begun(content: bytes, path: Path) -> Configuration:
    """Check a file's content as `parse` does; a list of sources that has not been begun is as good as an empty one."""
    layout = _layout(content.removeprefix(_MARK))
    if layout is None or layout.items or layout.flow:
        return parse(content, path)
    text = content.decode("utf-8-sig")
    begun = f"{text}\nsources: []\n" if layout.start is None else f"{text[: layout.start]} []{text[layout.start :]}"
    return parse(begun.encode(), path)


def mistake_in(key: str, value: str, check_selector: Callable[[str], str | None] | None = None) -> Fault | None:
    """Tell what is wrong with one value of a source as it is to be written, None where nothing is."""
    sound = {"id": "a", "name": "A", "url": "https://a.example/", "language": "en"}
    try:
        SourceEntry.model_validate({**sound, key: value}, context=Surroundings({}, check_selector))
    except ValidationError as error:
        return next(faults_of(error))
    return None


def _layout(body: bytes) -> Layout | None:
    try:
        return layout_of(body.decode())
    except (UnicodeDecodeError, YAMLError, RecursionError):  # told with its line when the file is read
        return None


def _adds_only(before: Configuration, after: Configuration, added: int) -> bool:
    kept = [source for source in after.sources if source in before.sources]
    if len(after.sources) != len(before.sources) + added or kept != list(before.sources):
        return False
    return replace(after, sources=()) == replace(before, sources=())


def _not_editable(path: Path) -> ConfigurationError:
    message = "the list is not written in a way that a program can add to"
    hint = 'write it as "sources:" with an entry a line below, each after "- ", or add the entry by hand'
    return ConfigurationError((Problem(str(path), None, "sources", message, hint),))
