"""`doctor`: an examination of everything that the daemon rests on."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
from lxml import etree

from monitor.cli.failures import WRONG_CALL
from monitor.cli.options import places
from monitor.cli.saying import counted
from monitor.cli.state import store_in
from monitor.daemon import load_configuration
from monitor.daemon.advice import unread_languages
from monitor.daemon.publishing import feed_path
from monitor.errors import ConfigurationError, SeriesMonitorError, StoreError
from monitor.read.detecting import detector
from monitor.store.backup import backups_in
from monitor.store.failures import ownership_hint

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from monitor.model import PackFile, SourceHealth
    from monitor.store import Reader

_AHEAD = timedelta(minutes=10)
_NAMED = 5  # sources that a line names
_LATELY = timedelta(days=7)
_ROOM = 200_000_000  # bytes, for a store and a copy of it


@click.command()
@places()
def doctor(configuration: Path, state: Path) -> None:
    """Check configuration, language packs, state directory, store, backups, disk, clock and the feed file.

    Exit code 0 if all is well, 2 if anything must be mended. Sources that fail are counted, and are no fault of ours.
    """
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("configuration", lambda: _configuration(configuration)),
        ("languages", lambda: _languages(configuration)),
        ("state directory", lambda: _directory(state)),
        ("store", lambda: _store(state, configuration)),
        ("backups", lambda: _backups(state)),
        ("disk", lambda: _disk(state)),
        ("clock", lambda: _clock(state)),
        ("feed file", lambda: _feed(state)),
    )
    well = [_told(name, examine) for name, examine in checks]
    sys.exit(0 if all(well) else WRONG_CALL)


def _told(name: str, examine: Callable[[], str]) -> bool:
    try:
        click.echo(f"ok    {name}: {examine()}")
    except SeriesMonitorError as error:
        hint = f"\nhint: {error.hint}" if error.hint else ""
        click.echo(f"WRONG {name}: {error}{hint}".replace("\n", "\n      "))
        return False
    return True


def _configuration(path: Path) -> str:
    settings = load_configuration(path)
    enabled = [source for source in settings.sources if source.enabled]
    languages = {source.language for source in enabled}
    contact = "" if settings.contact else "; no contact is set, so site owners cannot reach you"
    return f"{counted(len(enabled), 'source')} in {counted(len(languages), 'language')}{contact}"


def _languages(path: Path) -> str:
    own: tuple[PackFile, ...] = ()
    unread: dict[str, list[str]] = {}
    with suppress(ConfigurationError):  # told above
        settings = load_configuration(path)
        own, unread = settings.lexicons, unread_languages(settings)
    reader = detector(own)
    reader.prepare()
    packs = f"{counted(len(reader.languages), 'pack')}: {' '.join(reader.languages)}"
    lacks = [f"none for {name} ({_named(ids)}): only English is read there" for name, ids in unread.items()]
    return "; ".join([packs, *lacks])


def _directory(state: Path) -> str:
    existing = next(place for place in (state, *state.absolute().parents) if place.exists())
    if not existing.is_dir():
        raise _WrongError(f"{existing} is a file", "name another directory with --state")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise _WrongError(f"{existing} cannot be written", ownership_hint(existing))
    return f"{state} can be written" if existing == state else f"{state} will be made by the first run"


def _store(state: Path, configuration: Path) -> str:
    with store_in(state) as store:
        if store is None:
            return "none yet"
        damage = store.read_sync(lambda reader: reader.damage())
        if damage:
            raise _WrongError("the database is damaged: " + "; ".join(damage), "stop the daemon and restore a backup")
        size = f"{store.path.stat().st_size / 1e6:.1f} MB"
        return store.read_sync(lambda reader: "; ".join([*_contents(reader, _switched_off(configuration)), size]))


def _switched_off(path: Path) -> frozenset[str]:
    try:
        return frozenset(source.id for source in load_configuration(path).sources if not source.enabled)
    except ConfigurationError:
        return frozenset()  # told above


def _contents(reader: Reader, switched_off: Collection[str]) -> Iterator[str]:
    healths = [health for health in reader.health() if health.id not in switched_off]
    yield counted(len(healths), "source")
    yield from _marked("failing", [f"{health.id}: {health.diagnosis}" for health in healths if health.fails])
    yield from _marked("silent", [health.id for health in healths if health.diagnosis and not health.fails])
    yield f"{reader.feed_size()} entries published"
    misses = len(reader.misses(since=datetime.now(UTC) - _LATELY))
    if misses:
        yield f"{misses} nearly told a decision this week: see `series-monitor misses`"
    held = reader.held()
    if held:
        yield f"{len(held)} held: see `series-monitor held`"


def _marked(how: str, sources: list[str]) -> Iterator[str]:
    if sources:
        yield f"{how}: {len(sources)} ({_named(sources)})"


def _named(sources: list[str]) -> str:
    return ", ".join([*sources[:_NAMED], *(["..."] if len(sources) > _NAMED else [])])


def _backups(state: Path) -> str:
    made = sorted(path.stat().st_mtime for path in backups_in(state).glob("*.sqlite3"))
    if not made:
        return "none in their usual place; `series-monitor backup` makes one"
    age = datetime.now(UTC) - datetime.fromtimestamp(made[-1], UTC)
    return f"{len(made)}, the newest {counted(max(0, age.days), 'day')} old"


def _disk(state: Path) -> str:
    existing = next(place for place in (state, *state.absolute().parents) if place.exists())
    free = shutil.disk_usage(existing).free
    if free < _ROOM:
        raise _WrongError(f"only {free / 1e6:.0f} MB are free", "free some space: a full disk stops every check")
    return f"{free / 1e9:.1f} GB free"


def _clock(state: Path) -> str:
    """Compare the clock with the times of the store, for nobody else can be asked offline."""
    now = datetime.now(UTC)
    healths: list[SourceHealth] = []
    with suppress(StoreError), store_in(state) as store:  # what is wrong with the store is told above
        healths = store.read_sync(lambda reader: reader.health()) if store else []
    latest = max((health.last_checked for health in healths if health.last_checked), default=now)
    if latest > now + _AHEAD:
        raise _WrongError(
            f"the last check is dated {latest:%Y-%m-%d %H:%M} UTC, which is yet to come",
            "set the clock of this machine: it is behind now, or was ahead at that check",
        )
    return f"{now:%Y-%m-%d %H:%M} UTC"


def _feed(state: Path) -> str:
    path = feed_path(state)
    if not path.exists():
        return "none yet"
    try:
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, etree.XMLSyntaxError) as error:
        raise _WrongError(f"{path}: {error}", "remove it; `check` or the daemon writes it anew") from error
    return f"{path}, {len(root.findall('channel/item'))} entries"


class _WrongError(SeriesMonitorError):
    """Something that must be mended."""

    def __init__(self, message: str, hint: str) -> None:
        self.hint = hint
        super().__init__(message)
