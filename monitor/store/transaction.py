"""What a check, and nobody else, changes: all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor.model import Series
from monitor.store import (
    arrivals,
    articles,
    events,
    headlines,
    hosts,
    identities,
    lookups,
    misses,
    parts,
    readings,
    retention,
    sources,
    standings,
    titles,
)
from monitor.store.reader import Reader
from monitor.store.schema import meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from monitor.model import (
        Arrival,
        Claim,
        Conflict,
        Event,
        Evidence,
        Headline,
        Host,
        Part,
        PastReading,
        RobotsFile,
        Source,
        SourceHealth,
        Standing,
    )
    from monitor.store.articles import Inquiry
    from monitor.store.headlines import Recorded
    from monitor.store.identities import Cut
    from monitor.store.journal import Deed
    from monitor.store.journal import Entry as JournalEntry
    from monitor.store.lookups import Asked
    from monitor.store.retention import Forgotten, Retention


class Transaction(Reader):
    """One transaction: committed when the function that it was handed to returns, undone when that raises."""

    def sync_sources(self, configured: Sequence[Source], now: datetime) -> None:
        """Make the sources of the configuration the configured ones.

        New ones are founding when the store has never had any. What is left out keeps its history, and so does
        one whose name or address was edited.
        """
        sources.sync(self._connection, configured, now)

    def serve_at(self, address: str) -> None:
        """Store where the daemon serves the pages from now on."""
        self._connection.execute(meta.update().values(address=address))

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

    def record_misses(self, reasons: Mapping[int, str | None], now: datetime) -> None:
        """Store why headlines, by id, claim nothing though a word of deciding is in them; None: they need no reason."""
        misses.record(self._connection, reasons, now)

    def forget(self, now: datetime, keep: Retention) -> Forgotten:
        """Take away a few of the headlines and near misses that are kept too long; nothing is left at last."""
        return retention.forget(self._connection, now, keep)

    def found_series(self, key: str, title: str, *, loose: str | None = None, **facts: Any) -> Series:
        """Make a series, founded under a normalised title that no series was founded under.

        `facts` are fields of `Series` that tell it from others of its name.
        """
        new = Series("", title, key, "", **facts)
        return titles.found(self._connection, self._seed, new, _loose(key, loose))

    def name_series(self, series_id: str, key: str, title: str, *, loose: str | None = None) -> None:
        """Let a series go by one more normalised title, unless another one does."""
        titles.name(self._connection, series_id, key, title, _loose(key, loose))

    def rename_series(self, series_id: str, title: str) -> None:
        """Let a series be called otherwise; it goes by its former title as before, and keeps its place in addresses."""
        titles.rename(self._connection, series_id, title)

    def describe_series(self, described: Series) -> None:
        """Store ids, year, country, network of a series, and whether it is ambiguous."""
        titles.describe(self._connection, described)

    def merge_series(self, deed: Deed) -> int:
        """Let all that one series has be another's, and note in the journal how to undo that; return the entry."""
        return identities.merge(self._connection, deed)

    def split_series(self, deed: Deed, cut: Cut) -> int:
        """Let a new series have what belongs to it of another; return the entry in the journal."""
        return identities.split(self._connection, self._seed, deed, cut)

    def move_events(self, deed: Deed, ids: Sequence[str]) -> int:
        """Let one series have events of another, by their ids; return the entry in the journal."""
        return identities.move_events(self._connection, deed, ids)

    def add_aliases(self, deed: Deed, titles: Iterable[tuple[str, str, str]]) -> int:
        """Let a series go by titles that none goes by: key, title, loose key of each; return the journal's entry."""
        return identities.add_aliases(self._connection, deed, titles)

    def remove_alias(self, deed: Deed, key: str) -> int:
        """Let a series no longer go by a title; return the entry in the journal."""
        return identities.remove_alias(self._connection, deed, key)

    def record_lookup(self, asked: Asked) -> None:
        """Store what came of asking a service about a series."""
        lookups.record(self._connection, asked)

    def undo(self, number: int, now: datetime) -> JournalEntry:
        """Take back what an entry of the journal did, and return it. Raises StoreError where that cannot be."""
        return identities.undo(self._connection, number, now)

    def retell_event(self, event: Event) -> None:
        """Store what follows for an event from the evidence of now: seasons, network, whose reports, what it names."""
        events.retell(self._connection, event)

    def open_event(
        self, series: Series, first: Evidence, refers_to: str | None = None, at: datetime | None = None
    ) -> Event:
        """Found an event on its first evidence; it is neither published nor held yet.

        It is first seen at `at` where its headline was seen earlier, by a reader that it told nothing.
        """
        return events.found(self._connection, self._seed, series, first, refers_to, at=at or first.seen)

    def add_evidence(self, grown: Event, further: Evidence) -> None:
        """Store a further piece of evidence; `grown` is the event as it is with it."""
        events.add_evidence(self._connection, grown, further)

    def publish(self, event: Event, now: datetime) -> None:
        """Let an event into the feed, out of the held ones too; one that is there stays as it is."""
        events.publish(self._connection, event.id, now, event.refers_to)

    def hold(self, event: Event) -> None:
        """Keep an event back until the operator releases it, for the reason that it has."""
        events.hold(self._connection, event.id, event.held_for, event.refers_to)

    def drop(self, event: Event) -> None:
        """Let an event that is held wait no longer, and be no news."""
        events.drop(self._connection, event.id)

    def retract(self, deed: Deed, event: Event) -> int:
        """Let an event count for nothing; return the entry in the journal."""
        return identities.retract(self._connection, deed, event.id)

    def stand(self, series_id: str, stands: Standing | None) -> None:
        """Store where a series stands, as derived from its events; None: nothing is confirmed."""
        standings.put(self._connection, series_id, stands)

    def flag(self, at_odds: Mapping[str, Sequence[Conflict]]) -> None:
        """Store what contradicts these events, by their ids; nothing else does any more."""
        events.flag(self._connection, at_odds)


def _loose(key: str, loose: str | None) -> str:
    return key.replace(" ", "") if loose is None else loose
