"""`events`: what is known, with its evidence."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.event_values import event_values
from monitor.cli.moments import FORMS, Moment
from monitor.cli.naming import named
from monitor.cli.options import places
from monitor.cli.rows import encoded
from monitor.cli.saying import event_line
from monitor.cli.state import store_in

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.store import Reader


@click.command()
@places(config=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
@click.option("--series", metavar="TITLE", help="Only those of this series, by any title that it is known under.")
@click.option("--since", type=Moment(), metavar="TIME", help=f"Only those first seen since then, {FORMS}.")
def events(state: Path, series: str | None, since: datetime | None, *, as_json: bool) -> None:
    """Print the events, newest first, each with the headlines that tell it.

    With --json a line for each:

    {"id", "guid", "series", "status", "certainty", "seasons", "network", "first_seen", "outlets", "evidence":
    [{"outlet", "headline", "language", "url", "published", "seen"}]}

    Evidence whose headline leaves the series out has "named_by" as well: the sentence of its article that names it.
    Evidence that passes on another's report has "after", the outlet or agency that it names, and "origin", the site
    that it counts for. Events that cannot both be right have "contradicts": [{"id", "kind"}], and those that you ruled
    on "ruling": dropped (`held --drop`) or retracted (`series retract`).
    """
    with store_in(state) as store:
        found = store.read_sync(lambda reader: _found(reader, series, since)) if store else []
    for event in found:
        click.echo(encoded(json.dumps(event_values(event), ensure_ascii=False)) if as_json else _shown(event))
    if not found:
        click.echo("Nothing fits." if store and (series or since) else f"Nothing is known yet in {state}.", err=True)


def _found(reader: Reader, series: str | None, since: datetime | None) -> list[Event]:
    if series is None:
        return reader.events(since=since)
    return reader.events(series=named(reader, series, "--series").slug, since=since)


def _shown(event: Event) -> str:
    lines = [f"{event.first_seen:%Y-%m-%d %H:%M} UTC  {event_line(event)}", f"    id {event.id}"]
    for item in event.evidence:
        after = f" after {item.after or item.origin}" if item.after or item.origin else ""
        lines.append(f"    {item.outlet}{after} [{item.language}]: {item.headline}")
        lines.append(f"      {item.url}")
        lines += [f"      its article names the series: {item.named_by}"] if item.named_by else []
    return "\n".join(lines)
