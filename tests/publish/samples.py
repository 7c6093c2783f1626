"""Events to publish, as plain values: made-up series, outlets under reserved names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.model import Certainty, Event, Evidence, Series, Status
from monitor.publish import Channel

START = datetime(2026, 3, 9, 14, 5, 30, tzinfo=UTC)

CHANNEL = Channel(
    title="Series Monitor",
    description="Which series were renewed, cancelled or brought back, each decision once, with its evidence.",
    link="https://monitor.example/",
    feed_url="https://monitor.example/feed.xml",
)


def series(title: str = "Kaos", /, **changes: Any) -> Series:
    slug = title.casefold().replace(" ", "-")
    return Series(**{"id": f"series-{slug}", "title": title, "key": title.casefold(), "slug": slug, **changes})


def evidence(headline: str = "Netflix cancels Kaos after one season", /, **changes: Any) -> Evidence:
    return Evidence(
        **{
            "source_id": "screen-post",
            "outlet": "Screen Post",
            "site": "screenpost.example",
            "headline": headline,
            "language": "en",
            "url": "https://www.screenpost.example/kaos-cancelled",
            "published": START - timedelta(minutes=30),
            "seen": START,
            "status": Status.CANCELLED,
            "certainty": Certainty.CONFIRMED,
            "seasons": (2,),
            "network": "Netflix",
            "title": "Kaos",
            **changes,
        }
    )


def event(ordinal: int = 1, /, **changes: Any) -> Event:
    return Event(
        **{
            "id": f"00000000-0000-5000-8000-{ordinal:012}",
            "guid": f"tag:series-monitor,2026:event:00000000-0000-5000-8000-{ordinal:012}",
            "series": series(),
            "status": Status.CANCELLED,
            "certainty": Certainty.CONFIRMED,
            "seasons": (2,),
            "network": "Netflix",
            "first_seen": START,
            "published": START,
            "evidence": (evidence(),),
            **changes,
        }
    )


def a_day_of_news() -> list[Event]:
    """One decision told in three languages, its reversal, a rumour, and a series written from right to left."""
    cancelled = event(
        evidence=(
            evidence(),
            evidence(
                "Kaos annulée : pas de saison 2 chez Netflix",
                outlet="Le Petit Écran",
                site="petitecran.example",
                language="fr",
                url="https://petitecran.example/kaos?id=7&page=2",
                published=None,
                seen=START + timedelta(minutes=20),
            ),
            evidence(
                "„Kaos“: Netflix setzt Serie nach einer Staffel ab",
                outlet="Serienblatt",
                site="serienblatt.example",
                language="de",
                url="https://serienblatt.example/kaos",
                seen=START + timedelta(hours=2),
            ),
        )
    )
    later = START + timedelta(days=3)
    revived = event(
        2,
        status=Status.REVIVED,
        seasons=(2, 3),
        network="Apple TV+",
        first_seen=later,
        published=later,
        refers_to=cancelled.id,
        evidence=(evidence("Apple TV+ saves 'Kaos' for two more seasons", seen=later, published=later),),
    )
    rumour = event(
        3,
        series=series("Night & Fog <3"),
        status=Status.RENEWED,
        certainty=Certainty.RUMOURED,
        seasons=(4,),
        network=None,
        first_seen=later + timedelta(hours=1),
        published=later + timedelta(hours=1),
        evidence=(
            evidence(
                "تجديد مسلسل «الليل» لموسم رابع؟",
                outlet="الشاشة",
                site="shasha.example",
                language="ar",
                url="https://aggregator.example/read/9",
                seen=later + timedelta(hours=1),
                published=None,
            ),
        ),
    )
    return [rumour, revived, cancelled]
