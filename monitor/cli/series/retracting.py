"""`series retract`: a decision that was never told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.options import places
from monitor.cli.saying import event_line
from monitor.cli.series.changing import changing, undoable
from monitor.settle.identities import Doer
from monitor.settle.retracting import retract as take_back
from monitor.text import clean

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.store import Transaction


@click.command()
@click.argument("event_id", metavar="ID")
@click.option("--why", default="", help="What the journal says of it.")
@places()
def retract(configuration: Path, state: Path, event_id: str, why: str) -> None:
    """Let the event ID, as `events` or a GUID of the feed names it, count for nothing: its headline was misread.

    The series stands as if it had never been told, and its page says that it is retracted. What is in the feed stays
    there, and the same story shown again makes no entry; what tells it in other words does.
    """
    doer = Doer(datetime.now(UTC), why=clean(why))

    def change(transaction: Transaction) -> tuple[Event, int]:
        event = transaction.event(event_id.rpartition(":")[2])
        if event is None:
            raise click.BadParameter(f"no event has the id “{event_id}”", param_hint="ID")
        return event, take_back(transaction, event, doer)

    with changing(configuration, state) as store:
        event, number = store.write_sync(change)
    click.echo(f"Retracted: {event_line(event)}. {undoable(number)}", err=True)
