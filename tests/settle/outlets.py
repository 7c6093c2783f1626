"""Outlets that tell things one after the other, and a real store that takes them down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.decide import Rules
from monitor.identify import Catalogue, title_key
from monitor.model import Certainty, Claim, Event, Headline, Source, Status
from monitor.settle.settling import Settled, settle

if TYPE_CHECKING:
    from monitor.model import Series
    from monitor.store import Store, Transaction

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CATALOGUE = Catalogue.load()


@dataclass
class Outlets:
    """A store, and what is told to it, an hour between one headline and the next."""

    store: Store
    now: datetime = NOW
    told: int = 0

    def tell(
        self,
        title: str,
        status: Status = Status.RENEWED,
        *seasons: int,
        network: str | None = None,
        language: str = "en",
        text: str | None = None,
        certainty: Certainty = Certainty.CONFIRMED,
    ) -> Event | None:
        """Return the event that one headline more comes to open."""
        words, claim = self._told(title, status, seasons, network, text)
        told = words, replace(claim, certainty=certainty)
        return next(iter(self._check(language, [told])), None)

    def tell_all(self, *told: tuple[str, Status, str]) -> tuple[Event, ...]:
        """Return the events that headlines of one check come to open: title, status and text of each."""
        return self._check("en", [self._told(title, status, (), None, text) for title, status, text in told])

    def _told(
        self, title: str, status: Status, seasons: tuple[int, ...], network: str | None, text: str | None
    ) -> tuple[str, Claim]:
        self.told += 1
        self.now += timedelta(hours=1)
        return text or f"{self.told}: {title}", Claim(title, status, Certainty.CONFIRMED, seasons, network)

    def _check(self, language: str, told: list[tuple[str, Claim]]) -> tuple[Event, ...]:
        source = Source(language, language.upper(), f"https://{language}.example/", language, timedelta(minutes=15))
        first = self.told - len(told) + 1
        headlines = [
            (Headline(text, f"https://{language}.example/{number}", language, self.now), (claim,))
            for number, (text, claim) in enumerate(told, first)
        ]

        def check(transaction: Transaction) -> Settled:
            transaction.sync_sources([source], NOW)
            health = transaction.health_of(source.id)
            assert health is not None
            read_before = replace(health, last_success=NOW)
            return settle(transaction, source, read_before, headlines, self.now, catalogue=CATALOGUE, rules=Rules())

        return self.store.write_sync(check).opened

    def series(self) -> dict[str, tuple[str, ...]]:
        """Return the aliases of every series that something was decided about, by its title."""
        standings = self.store.read_sync(lambda reader: reader.standings())
        return {standing.series.title: standing.series.aliases for standing in standings}

    def known_as(self, title: str) -> Series:
        found = self.store.read_sync(lambda reader: reader.series_known_as(title_key(title)))
        assert found is not None
        return found

    def feed(self) -> list[tuple[str, str]]:
        """Return GUID and title of what is in the feed, by GUID."""
        return sorted((event.guid, event.series.title) for event in self.store.read_sync(lambda r: r.feed_events()))
