"""From a file to a Configuration, or to every mistake in it at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from pydantic import ValidationError

from monitor.config.consistency import inconsistencies
from monitor.config.entries import DefaultsEntry, FileEntry, IntervalEntry, Render, Robots, SourceEntry
from monitor.config.faults import Fault, dotted
from monitor.config.fields import Surroundings
from monitor.config.files import digest_of
from monitor.config.headers import merged, with_cookies
from monitor.config.translating import faults_of
from monitor.config.tree import Tree, read_tree
from monitor.config.values import (
    Configuration,
    DecideSettings,
    FeedSettings,
    FetchSettings,
    SourceDefaults,
    StoreSettings,
)
from monitor.errors import ConfigurationError, Problem
from monitor.model import IntervalRange, Source

_USUAL = timedelta(minutes=30)  # where the defaults name no interval but a learned one
_OTHER_FILE = "name another one with --config, or in the environment as SERIES_MONITOR_CONFIG"


def load(
    path: Path,
    *,
    environment: Mapping[str, str] = os.environ,
    check_selector: Callable[[str], str | None] | None = None,
) -> Configuration:
    """Read and check the file; raise ConfigurationError with all its problems.

    `environment` fills ${NAME} in values of headers and cookies. `check_selector` returns what is wrong with a CSS
    selector.
    """
    # The digest first: what changes from now on is seen to differ from it.
    around = Surroundings(environment, check_selector, path.parent, files={path: digest_of(path)})
    try:
        content = path.read_bytes()
    except OSError as error:
        message = (
            "there is no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
        )
        raise ConfigurationError((Problem(str(path), None, "", message, _OTHER_FILE),), around.files) from error
    return _parsed(content, path, around)


def parse(
    content: bytes,
    path: Path,
    *,
    environment: Mapping[str, str] = os.environ,
    check_selector: Callable[[str], str | None] | None = None,
) -> Configuration:
    """Check a file's content as `load` does; `path` names it in problems and is what its relative paths start from."""
    return _parsed(content, path, Surroundings(environment, check_selector, path.parent))


def _parsed(content: bytes, path: Path, around: Surroundings) -> Configuration:
    tree = _tree(content)
    faults = list(tree.faults)
    entry = None
    if tree.lines:
        try:
            entry = FileEntry.model_validate(tree.value, context=around)
        except ValidationError as error:
            faults += faults_of(error)
        faults += inconsistencies(tree)
    if entry is None or faults:
        raise ConfigurationError(_problems(tree, faults, str(path)), around.files)
    return _configuration(entry, around.files)


def _tree(content: bytes) -> Tree:
    try:
        return read_tree(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Tree(faults=[Fault((), "not UTF-8", "save the file in the encoding UTF-8", line)])


def _problems(tree: Tree, faults: list[Fault], file: str) -> tuple[Problem, ...]:
    problems = [
        Problem(file, fault.line or tree.line(fault.location), dotted(fault.location), fault.message, fault.hint)
        for fault in faults
    ]
    return tuple(sorted(problems, key=lambda problem: problem.line or 0))


def _configuration(entry: FileEntry, files: Mapping[Path, str | None]) -> Configuration:
    return Configuration(
        sources=tuple(_sources(entry)),
        title=entry.title,
        contact=entry.contact,
        base_url=entry.base_url,
        hosts=tuple(entry.hosts),
        allow_private=tuple(entry.allow_private),
        lexicons=tuple(entry.lexicons),
        defaults=_defaults(entry),
        fetch=FetchSettings(**dict(entry.fetch)),
        decide=DecideSettings(**dict(entry.decide) | {"daily": max(entry.decide.daily, entry.decide.burst)}),
        feed=FeedSettings(**dict(entry.feed)),
        store=StoreSettings(**dict(entry.store)),
        lookups=entry.lookups,
        files=files,
    )


def _defaults(file: FileEntry) -> SourceDefaults:
    usual = file.defaults
    return SourceDefaults(
        interval=_mean(usual.interval, usual),
        headers=merged(usual.headers, {}),
        allow_private=tuple(dict.fromkeys([*usual.allow_private, *file.allow_private])),
        include=tuple(dict.fromkeys(usual.include)),
        exclude=tuple(dict.fromkeys(usual.exclude)),
    )


def _sources(file: FileEntry) -> Iterator[Source]:
    for entry in file.sources:
        yield _source(entry, file.defaults, file)


def _source(entry: SourceEntry, defaults: DefaultsEntry, file: FileEntry) -> Source:
    own = defaults.allow_private if entry.allow_private is None else entry.allow_private
    return Source(
        id=entry.id,
        name=entry.name,
        url=entry.url,
        language=entry.language,
        interval=_mean(entry.interval or defaults.interval, defaults),
        interval_range=_range(entry.interval or defaults.interval),
        ignores_robots=entry.robots is Robots.IGNORE,
        rendered=entry.render is Render.BROWSER,
        kind=entry.kind,
        selector=entry.selector,
        enabled=entry.enabled,
        headers=merged(defaults.headers, with_cookies(entry.headers, entry.cookies)),
        allow_private=tuple(dict.fromkeys([*own, *file.allow_private])),
        country=entry.country,
        include=tuple(dict.fromkeys([*defaults.include, *entry.include])),
        exclude=tuple(dict.fromkeys([*defaults.exclude, *entry.exclude])),
        may_be_empty=entry.may_be_empty,
    )


def _mean(interval: timedelta | IntervalEntry, defaults: DefaultsEntry) -> timedelta:
    """Return the fixed interval that one stands for: its own mean, or that of the defaults within its bounds."""
    if not isinstance(interval, IntervalEntry):
        return interval
    usual = defaults.interval.mean if isinstance(defaults.interval, IntervalEntry) else defaults.interval
    return min(interval.max, max(interval.min, interval.mean or usual or _USUAL))


def _range(interval: timedelta | IntervalEntry) -> IntervalRange | None:
    return IntervalRange(interval.min, interval.max) if isinstance(interval, IntervalEntry) else None
