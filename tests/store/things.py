"""Plain values to store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.model import Certainty, Evidence, Headline, Source, Status

NOW = datetime(2026, 11, 21, 12, 30, 15, 123456, tzinfo=UTC)
DAY = timedelta(days=1)


def source(source_id: str = "a", url: str = "https://a.example/") -> Source:
    return Source(source_id, source_id.upper(), url, "en", timedelta(minutes=15))


def headline(number: int = 1, text: str = "Night Couriers renewed") -> Headline:
    return Headline(text, f"https://a.example/{number}", "en", NOW - DAY)


def evidence(number: int = 1, *, status: Status = Status.RENEWED, seen: datetime = NOW) -> Evidence:
    return Evidence(
        source_id="a",
        outlet="A",
        site="a.example",
        headline=f"Night Couriers {status}",
        language="en",
        url=f"https://a.example/{number}",
        published=None,
        seen=seen,
        status=status,
        certainty=Certainty.CONFIRMED,
        seasons=(3, 4),
        network="Netflix",
        title="Night Couriers",
    )
