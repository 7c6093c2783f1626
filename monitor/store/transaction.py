"""What a check, and nobody else, changes: all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.store import arrivals, articles, events, headlines, hosts, parts, readings, sources, titles
from monitor.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.model import (
        Arrival,
        Claim,
        Event,
        Evidence,
        Headline,
        Host,
        Part,
        PastReading,
        RobotsFile,
        Series,
        Source,
        SourceHealth,
        Standing,
    )
    from monitor.store.articles import Inquiry
    from monitor.store.headlines import Recorded


class Transaction(Reader):
    """One transaction: committed when the function that it was handed to returns, undone when that raises."""

    def sync_sources(self, configured: Sequence[Source], now: datetime) -> None:
        """Make the sources of the configuration the configured ones.

        New ones are founding when the store has never had any. What is left out keeps its history, and so does
        one whose name or address was edited.
        """
        sources.sync(self._connection, configured, now)

    def save_health(self, fares: SourceHealth) -> None:
        """Store how a source fares; name, address, founding and first sighting are not changed by it."""
        sources.save_health(self._connection, fares)

    def record_reading(self, source_id: str, taken: PastReading) -> None:
        """Add to the history of a source's readings, and forget what is no longer needed of it."""
        readings.record(self._connection, source_id, taken)

    def record_arrival(self, source_id: str, came: Arrival) -> None:
        """Add to the history of what a source brought, and forget what is too old to tell its rhythm."""
        arrivals.record(self._connection, source_id, came)

    def keep_host(self, known: Host) -> None:
        """Store how a registrable domain has received us."""
        hosts.keep(self._connection, known)

    def keep_robots(self, file: RobotsFile) -> None:
        """Store what came of asking an origin for its robots.txt."""
        hosts.keep_robots(self._connection, file)

    def save_parts(self, source_id: str, named: Sequence[Part]) -> None:
        """Put what the index of a source names, the best first, in the place of what it named before."""
        parts.save(self._connection, source_id, named)

    def record_inquiry(self, source_id: str, inquiry: Inquiry) -> None:
        """Store what came of asking an article, or that it is to be asked."""
        articles.record(self._connection, source_id, inquiry)

    def forget_readings(self, source_id: str) -> None:
        """Begin the history of a source's readings anew: another address, or another way of reading it."""
        readings.forget(self._connection, source_id)

    def record_headlines(self, source_id: str, seen: Sequence[Headline], now: datetime) -> list[Recorded]:
        """Record what a source shows, each address once, and return what is new or has other words than before."""
        return headlines.record(self._connection, source_id, seen, now)

    def record_claims(self, headline_id: int, claims: Sequence[tuple[Claim, str | None]]) -> None:
        """Put a headline's claims, each with the id of its series, in the place of those it had."""
        headlines.record_claims(self._connection, headline_id, claims)

    def found_series(self, key: str, title: str) -> Series:
        """Make a series, founded under a normalised title that no series goes by."""
        return titles.found(self._connection, self._seed, key, title)

    def name_series(self, series_id: str, key: str, title: str) -> None:
        """Let a series go by one more normalised title, unless another one does."""
        titles.name(self._connection, series_id, key, title)

    def events_of(self, series_id: str) -> list[Event]:
        """Return all events of a series, oldest first, for deciding on a further headline."""
        return events.of_series(self._connection, series_id)

    def open_event(self, series: Series, first: Evidence, refers_to: str | None = None) -> Event:
        """Found an event on its first evidence; it is neither published nor held yet."""
        return events.found(self._connection, self._seed, series, first, refers_to)

    def add_evidence(self, grown: Event, further: Evidence) -> None:
        """Store a further piece of evidence; `grown` is the event as it is with it."""
        events.add_evidence(self._connection, grown, further)

    def publish(self, event: Event, now: datetime) -> None:
        """Let an event into the feed, out of the held ones too; one that is there stays as it is."""
        events.publish(self._connection, event.id, now, event.refers_to)

    def hold(self, event: Event) -> None:
        """Keep an event back until the operator releases it."""
        events.hold(self._connection, event.id, event.refers_to)

    def stand(self, series_id: str, stands: Standing | None) -> None:
        """Store where a series stands, as derived from its events; None: nothing is confirmed."""
        events.stand(self._connection, series_id, stands)
