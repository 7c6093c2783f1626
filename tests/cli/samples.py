"""A state with events of several kinds, made without a check."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.identify import title_key
from monitor.model import Certainty, Evidence, Hold, Source, Status
from monitor.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.store import Transaction

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=400)


def evidence(title: str, status: Status, headline: str, seen: datetime = NOW) -> Evidence:
    return Evidence(
        source_id="outlet",
        outlet="The Outlet",
        site="outlet.example",
        headline=headline,
        language="en",
        url=f"https://outlet.example/{title_key(title).replace(' ', '-')}",
        published=seen - timedelta(hours=1),
        seen=seen,
        status=status,
        certainty=Certainty.CONFIRMED,
        seasons=(2, 3),
        network="HBO",
        title=title,
    )


def fill(transaction: Transaction) -> None:
    """One event in the feed, known under two titles; one of long ago; two that are held."""
    source = Source("outlet", "The Outlet", "https://outlet.example/", "en", timedelta(minutes=30))
    transaction.sync_sources([source], NOW)

    cellar = transaction.found_series(title_key("The Cellar"), "The Cellar")
    transaction.name_series(cellar.id, title_key("La Cave"), "La Cave")
    first = evidence("The Cellar", Status.RENEWED, "HBO renews ‘The Cellar’ for seasons 2 and 3")
    opened = transaction.open_event(cellar, first)
    second = replace(
        first, outlet="L’Écran", site="ecran.example", url="https://ecran.example/1", language="fr", title="La Cave"
    )
    transaction.add_evidence(replace(opened, evidence=(first, second)), second)
    transaction.publish(opened, NOW)

    old = transaction.found_series(title_key("Old Harbour"), "Old Harbour")
    transaction.open_event(old, evidence("Old Harbour", Status.ENDING, "‘Old Harbour’ to end", LONG_AGO))

    for number in (1, 2):
        title = f"Flood {number}"
        held = transaction.found_series(title_key(title), title)
        opened = transaction.open_event(held, evidence(title, Status.ORDERED, f"HBO orders ‘{title}’"))
        transaction.hold(replace(opened, held_for=Hold.PER_CHECK))


def make(state: Path) -> None:
    with Store.open(state) as store:
        store.write_sync(fill)


def hush(state: Path) -> None:
    """Let the source be one that is read and brings nothing new."""

    def mark(transaction: Transaction) -> None:
        fares = transaction.health_of("outlet")
        assert fares is not None
        silent = replace(
            fares, last_checked=NOW, headlines=3, diagnosis=Diagnosis.SILENT, message="Nothing new has come."
        )
        transaction.save_health(silent)

    with Store.open(state) as store:
        store.write_sync(mark)
