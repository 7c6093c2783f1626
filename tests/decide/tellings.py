"""Headlines and events for tables of decisions, by the days that they lie back from NOW."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.model import Certainty, Event, Evidence, Series, Status

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SERIES = Series("s1", "Night Couriers", "night couriers", "night-couriers")


def telling(
    status: Status = Status.RENEWED,
    *seasons: int,
    days: float | None = None,
    certainty: Certainty = Certainty.CONFIRMED,
    network: str | None = None,
    url: str = "https://a.example/1",
    seen: datetime = NOW,
    outlet: str = "a",
    words: str | None = None,
) -> Evidence:
    """Make a headline dated `days` before NOW, undated where that is None; its words follow from the rest."""
    return Evidence(
        source_id=outlet,
        outlet=outlet.upper(),
        site=f"{outlet}.example",
        headline=words or f"{url} {status} {seasons} {certainty}",
        language="en",
        url=url,
        published=None if days is None else NOW - timedelta(days=days),
        seen=seen,
        status=status,
        certainty=certainty,
        seasons=seasons,
        network=network,
        title="Night Couriers",
    )


def event(
    status: Status = Status.RENEWED,
    *seasons: int,
    days: float = 0,
    certainty: Certainty = Certainty.CONFIRMED,
    published: bool = True,
    held: bool = False,
    refers_to: str | None = None,
) -> Event:
    """Make an event on one headline of outlet Z, seen and dated `days` before NOW."""
    seen = NOW - timedelta(days=days)
    first = telling(status, *seasons, days=days, certainty=certainty, seen=seen, url="https://z.example/1", outlet="z")
    name = f"{status}{seasons}{certainty}{days}"
    return Event(
        id=name,
        guid=f"tag:{name}",
        series=SERIES,
        status=status,
        certainty=certainty,
        seasons=seasons,
        network=None,
        first_seen=seen,
        published=seen if published else None,
        held=held,
        refers_to=refers_to,
        evidence=(first,),
    )
