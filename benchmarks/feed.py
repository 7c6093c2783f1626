"""Milliseconds to render a full feed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from benchmarks.timing import best
from monitor.model import Certainty, Event, Evidence, Series, Status
from monitor.publish import FORMATS, Channel

_FIRST = datetime(2026, 11, 1, tzinfo=UTC)


def main() -> None:
    """Print the figures."""
    channel = Channel("Series Monitor", "Decisions", "https://monitor.example/", "https://monitor.example/feed.xml")
    for count in (100, 500):
        events = [_event(number) for number in range(count)]
        for form in FORMATS:
            took = best(lambda form=form, events=events: form.render(channel, events))  # type: ignore[misc]  # bound now
            size = len(form.render(channel, events)) / 1000
            print(f"{form.title}, {count} entries: {took * 1000:.1f} ms, {size:.0f} kB")


def _event(number: int) -> Event:
    seen = _FIRST + timedelta(hours=number)
    evidence = Evidence(
        source_id="signal",
        outlet="The Signal Post",
        site="signal.example",
        headline=f"Netflix Cancels ‘Harbor Lights {number}’ After Two Seasons",
        language="en",
        url=f"https://signal.example/{number}",
        published=seen,
        seen=seen,
        status=Status.CANCELLED,
        certainty=Certainty.CONFIRMED,
        seasons=(3,),
        network="Netflix",
        title=f"Harbor Lights {number}",
    )
    series = Series(f"s{number}", f"Harbor Lights {number}", f"harbor lights {number}", f"harbor-lights-{number}")
    return Event(
        id=f"e{number}",
        guid=f"tag:series-monitor,2026:event:e{number}",
        series=series,
        status=Status.CANCELLED,
        certainty=Certainty.CONFIRMED,
        seasons=(3,),
        network="Netflix",
        first_seen=seen,
        published=seen,
        evidence=(evidence, evidence, evidence),
    )
