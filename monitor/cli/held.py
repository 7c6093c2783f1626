"""`held`: events that wait for the operator, and what becomes of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.event_values import event_values
from monitor.cli.options import places
from monitor.cli.rows import encoded
from monitor.cli.saying import event_line
from monitor.cli.state import store_in
from monitor.daemon import load_configuration
from monitor.daemon.publishing import publish
from monitor.model import Hold, Ruling
from monitor.settle.releasing import drop as put_aside
from monitor.settle.releasing import release as let_out

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.store import Reader, Transaction

_WHY = {
    Hold.PER_CHECK: "one check would have published more than `burst` entries",
    Hold.PER_DAY: "the source would have published more than `daily` entries in a day",
    Hold.WITH_DENIED: "it denies a decision that is held",
    None: "an older version held it, and did not note why",
}
_HOW = "held; `series-monitor held --release` publishes them, and with `--drop` they are never published"


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--source", "sources", multiple=True, metavar="ID", help="Only what this source told first; repeatable.")
@click.option("--release", is_flag=True, help="Publish them, and bring the feed file up to date.")
@click.option("--drop", is_flag=True, help="Let them be no news: known, and never in the feed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
@places()
def held(
    configuration: Path,
    state: Path,
    ids: tuple[str, ...],
    sources: tuple[str, ...],
    *,
    release: bool,
    drop: bool,
    as_json: bool,
) -> None:
    """List the events that a limit keeps from the feed until you say what becomes of them: all, or those named.

    Those that were dropped can still be released, by their ids. With --json a line for each, as `events --json` has
    it, with "source", the id of the one that told it first, and "held_for": per-check, per-day or with-denied.
    """
    if release and drop:
        raise click.UsageError("--release or --drop: they cannot be both.")
    settings = load_configuration(configuration)

    def settle(transaction: Transaction) -> Sequence[Event]:
        chosen = _chosen(transaction, ids, sources, dropped_too=release)
        return let_out(transaction, chosen, datetime.now(UTC)) if release else put_aside(transaction, chosen)

    with store_in(state) as store:
        if store is None:
            events: Sequence[Event] = ()
        elif release or drop:
            events = store.write_sync(settle)
            publish(store, settings, state)
        else:
            events = store.read_sync(lambda reader: _chosen(reader, ids, sources))
    for event in events:
        click.echo(encoded(json.dumps(_values(event), ensure_ascii=False)) if as_json else _shown(event))
    done = "released" if release else "dropped" if drop else _HOW
    click.echo(f"{len(events)} {done}." if events else "Nothing is held.", err=True)


def _chosen(reader: Reader, ids: Sequence[str], sources: Sequence[str], *, dropped_too: bool = False) -> list[Event]:
    """Return the events that the call is about; ends it where an id is none of them."""
    waiting = reader.held()
    known = {event.id: event for event in waiting}
    if dropped_too:
        known |= {event.id: event for event in reader.events_with(ids) if event.ruling is Ruling.DROPPED}
    if unknown := [given for given in ids if given not in known]:
        raise click.BadParameter(f"not held: {', '.join(unknown)}", param_hint="ID")
    chosen = [known[given] for given in dict.fromkeys(ids)] if ids else waiting
    return [event for event in chosen if not sources or event.evidence[0].source_id in sources]


def _shown(event: Event) -> str:
    first = event.evidence[0]
    lines = [
        event.id,
        f"  {event_line(event)}",
        f"  {first.outlet} ({first.source_id}) [{first.language}]: {first.headline}",
    ]
    return "\n".join([*lines, f"  {_WHY[event.held_for]}"] if event.held else lines)


def _values(event: Event) -> dict[str, object]:
    why = event.held_for.value if event.held_for else None
    return {**event_values(event), "source": event.evidence[0].source_id, "held_for": why}
