"""`replay`: what the lexicons of today would have made of the headlines that were read before."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.check.replaying import Kind, Replay, apply, concerning, preview
from monitor.cli.moments import FORMS, Moment
from monitor.cli.naming import named
from monitor.cli.options import places
from monitor.cli.progress import progress
from monitor.cli.rows import encoded
from monitor.cli.saying import counted, event_line
from monitor.cli.state import existing_store_in
from monitor.daemon import load_configuration, tools
from monitor.daemon.publishing import publish
from monitor.identify import Catalogue
from monitor.publish import record
from monitor.read.readers import WorkerReader
from monitor.read.rereading import reread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.check.replaying import Change
    from monitor.config import Configuration
    from monitor.read.rereading import Reread
    from monitor.store import Store

_SIGNS = {Kind.ADDED: "+", Kind.LOST: "-", Kind.CHANGED: "~"}


@click.command()
@places()
@click.option("--apply", "fill_in", is_flag=True, help="Record what headlines claim today, and fill in what follows.")
@click.option("--series", metavar="TITLE", help="Only what tells of this series, by any title that it is known under.")
@click.option("--since", type=Moment(), metavar="TIME", help=f"Only headlines first seen since then, {FORMS}.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
def replay(
    configuration: Path, state: Path, series: str | None, since: datetime | None, *, fill_in: bool, as_json: bool
) -> None:
    """Read the stored headlines once more and print which events would be added, lost or changed.

    Nothing is changed without --apply, and nothing is published with it: what is found fills standings and pages, and
    backs entries that there are. An event that no headline tells any more stays, as no entry is ever taken back.
    With --json a line for each:

    {"change": "added"|"lost"|"changed", "gained": [headline], "withdrawn": [headline], "event": as `events --json`
    has it}
    """
    settings = load_configuration(configuration)
    with existing_store_in(state) as store:
        # A name that nobody knows is told before anything is read.
        only = store.read_sync(lambda reader: named(reader, series, "--series").id) if series is not None else None
        told = asyncio.run(_reread(store, settings, since))
        if only is not None:
            told.differences = store.read_sync(partial(concerning, told.differences, only))
        play = Replay(
            {source.id: source for source in settings.sources},
            Catalogue.load(),
            tools.rules(settings),
            datetime.now(UTC),
        )
        changes = (apply if fill_in else preview)(store, told.differences, play) if told.differences else []
        if fill_in and changes:
            publish(store, settings, state)
    for change in changes:
        click.echo(encoded(json.dumps(_json(change), ensure_ascii=False)) if as_json else "\n".join(_lines(change)))
    click.echo(_summary(told, changes, done=fill_in), err=True)


async def _reread(store: Store, settings: Configuration, since: datetime | None) -> Reread:
    total = await store.read(lambda reader: reader.headlines_stored(since))
    workers = tools.workers(settings)
    try:
        with progress("reading anew", total) as advance:
            sources = {source.id: source for source in settings.sources}
            return await reread(
                store,
                WorkerReader(workers),
                sources,
                settings.lexicons,
                since=since,
                on_page=lambda done: advance(done=done),
            )
    finally:
        workers.close()


def _json(change: Change) -> dict[str, Any]:
    told = record(change.event)["evidence"]
    by_place = dict(
        zip(((item.source_id, item.url, item.headline) for item in change.event.evidence), told, strict=True)
    )

    def headlines(items: Sequence[Any]) -> list[Any]:
        return [by_place[item.source_id, item.url, item.headline] for item in items]

    return {
        "change": change.kind.value,
        "gained": headlines(change.gained),
        "withdrawn": headlines(change.withdrawn),
        "event": record(change.event),
    }


def _lines(change: Change) -> list[str]:
    lines = [f"{_SIGNS[change.kind]} {event_line(change.event)}"]
    for sign, items in (("+", change.gained), ("-", change.withdrawn)):
        lines += [f"    {sign} {item.outlet} [{item.language}]: {item.headline}" for item in items]
    return lines


def _summary(told: Reread, changes: Sequence[Change], *, done: bool) -> str:
    kinds = [change.kind for change in changes]
    parts = [
        f"{counted(told.headlines, 'headline')} read, {len(told.differences)} say something else",
        ", ".join(f"{kinds.count(kind)} {kind}" for kind in Kind) + (" event" if len(kinds) == 1 else " events"),
    ]
    if told.unread:
        parts.append(f"{told.unread} were too slow to read")
    if told.differences:
        parts.append("filled in" if done else "nothing was changed; `series-monitor replay --apply` fills it in")
    return "; ".join(parts) + "."
