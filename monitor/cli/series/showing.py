"""`series NAME`: all that is known of a series."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.event_values import event_values
from monitor.cli.naming import named
from monitor.cli.options import places
from monitor.cli.rows import encoded
from monitor.cli.saying import event_line
from monitor.cli.state import store_in
from monitor.publish.elsewhere import addresses, known_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.model import Event, Series
    from monitor.store import JournalEntry, Reader

Known = tuple["Series", "list[Event]", "list[JournalEntry]"]


@click.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@places(config=False)
def show(state: Path, name: str, *, as_json: bool) -> None:
    """Show a series: its titles, its ids elsewhere, its events, and what was done to its identity."""
    with store_in(state) as store:
        known = store.read_sync(lambda reader: _known(reader, name)) if store else None
    if known is None:
        click.echo(f"Nothing is known yet in {state}.", err=True)
    elif as_json:
        click.echo(encoded(json.dumps(_values(known), ensure_ascii=False)))
    else:
        for line in _lines(known):
            click.echo(line)


def _known(reader: Reader, name: str) -> Known:
    series = named(reader, name)
    return series, reader.events(series=series.slug), reader.journal(series.id)


def _lines(known: Known) -> Iterator[str]:
    series, events, deeds = known
    told = [str(fact) for fact in (series.year, series.country, series.network) if fact]
    yield " · ".join([series.title, *told, *(["ambiguous: several series have this name"] if series.ambiguous else [])])
    if series.aliases:
        yield f"  also: {', '.join(series.aliases)}"
    for catalogue, address in addresses(series.ids).items():
        yield f"  {catalogue}: {address}"
    for event in events:
        yield f"  {event.first_seen:%Y-%m-%d %H:%M} UTC  {event_line(event)}"
    for deed in deeds:
        why, undone = f": {deed.why}" if deed.why else "", " (undone)" if deed.undone else ""
        yield f"  {deed.at:%Y-%m-%d %H:%M} UTC  {deed.id} {deed.verb}, by {deed.by}{why}{undone}"


def _values(known: Known) -> dict[str, Any]:
    series, events, deeds = known
    return {
        "series": series.title,
        "slug": series.slug,
        "aliases": list(series.aliases),
        "ids": known_ids(series.ids),
        "year": series.year,
        "country": series.country,
        "network": series.network,
        "ambiguous": series.ambiguous,
        "events": [event_values(event) for event in events],
        "journal": [
            {
                "number": deed.id,
                "at": f"{deed.at:%Y-%m-%dT%H:%M:%SZ}",
                "verb": deed.verb,
                "by": deed.by,
                "why": deed.why,
                "undone": deed.undone is not None,
            }
            for deed in deeds
        ],
    }
