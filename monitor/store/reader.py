"""What pages, feeds and the command line read. All times are UTC."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, or_, select

from monitor.store import (
    arrivals,
    articles,
    events,
    figures,
    headlines,
    hosts,
    journal,
    lookups,
    mention,
    misses,
    parts,
    readings,
    sources,
    standings,
    titles,
)
from monitor.store.schema import event, meta, series

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from monitor.model import (
        Arrival,
        Claim,
        Event,
        Headline,
        Host,
        Part,
        PastReading,
        RobotsFile,
        Series,
        SeriesIds,
        SourceHealth,
        Standing,
        Status,
    )
    from monitor.store.articles import Inquiry, Waiting
    from monitor.store.figures import Figures
    from monitor.store.headlines import Remembered, StoredHeadline
    from monitor.store.journal import Entry as JournalEntry
    from monitor.store.lookups import Asked
    from monitor.store.mention import Mention
    from monitor.store.misses import Miss


class Reader:
    """One snapshot of the store, good until the function that it was handed to returns."""

    def __init__(self, connection: Connection, seed: UUID) -> None:
        self._connection = connection
        self._seed = seed

    def events(self, *, series: str | None = None, since: datetime | None = None) -> list[Event]:
        """Return all events, newest first: of one series by its slug, or first seen at `since` or later."""
        query = select(event).order_by(event.c.first_seen.desc(), event.c.id)
        if series is not None:
            query = query.join(_series).where(_series.c.slug == series)
        if since is not None:
            query = query.where(event.c.first_seen >= since)
        return events.load(self._connection, query)

    def events_naming(self, title: str, status: Status, since: datetime, until: datetime) -> list[Event]:
        """Return events of a status, no older than `since`, of which a headline seen by `until` holds these words."""
        return events.naming(self._connection, title, status, since, until)

    def events_of(self, series_id: str) -> list[Event]:
        """Return all events of a series, oldest first."""
        return events.of_series(self._connection, series_id)

    def feed_events(self, *, newest: int = 100, at_least: timedelta = timedelta(days=30)) -> list[Event]:
        """Return the published events, newest first: `newest` of them, and all that are `at_least` as recent.

        Counted back from the newest one, so that the answer depends on the store and not on the clock. Those of one
        check, published at one time, are in the order of the dates that their headlines had then.
        """
        latest = self._connection.execute(
            select(event.c.published).order_by(event.c.published.desc()).limit(1)
        ).scalar()
        if latest is None:
            return []
        order = (event.c.published.desc(), events.dated().desc(), event.c.id)
        first = select(event.c.id).where(event.c.published.is_not(None)).order_by(*order).limit(newest)
        query = select(event).where(or_(event.c.id.in_(first), event.c.published >= latest - at_least))
        return events.load(self._connection, query.order_by(*order))

    def event(self, event_id: str) -> Event | None:
        """Return one event, as one is named by the `refers_to` of another."""
        return next(iter(events.load(self._connection, select(event).where(event.c.id == event_id))), None)

    def events_with(self, ids: Sequence[str]) -> list[Event]:
        """Return the events of these ids, in no order."""
        return events.with_ids(self._connection, ids)

    def standings(self, *, most: int | None = None, start: int = 0, key: str = "") -> list[Standing]:
        """Return where series with a decision stand, the latest change first: all, or so many after the first `start`.

        With a `key` only those of which a title, normalised, holds it.
        """
        return standings.listed(self._connection, most, start, key=key)

    def not_standing(self, key: str, most: int) -> list[Event]:
        """Return the last event of series without a decision, of which a title, normalised, holds `key`."""
        return standings.not_standing(self._connection, key, most)

    def standing(self, series_id: str) -> Standing | None:
        """Return where one series stands, None while nothing is confirmed of it."""
        return next(iter(standings.listed(self._connection, series_id=series_id)), None)

    def series(self, slug: str) -> Series | None:
        """Return the series with this place in page addresses, or the one that it was merged into."""
        return titles.by_slug(self._connection, slug)

    def series_known_as(self, *keys: str) -> Series | None:
        """Return the series that goes by one of these normalised titles, by the first that is known."""
        return titles.find(self._connection, keys)

    def series_going_by(self, *keys: str) -> list[Series]:
        """Return all series that go by the first of these normalised titles that is known, by id."""
        return titles.going_by(self._connection, keys)

    def series_by_id(self, series_id: str) -> Series | None:
        """Return a series, also one that was merged into another."""
        return titles.load(self._connection, [series_id]).get(series_id)

    def series_with_ids(self, ids: SeriesIds) -> list[Series]:
        """Return the series that have one of these outside ids."""
        return titles.with_ids(self._connection, ids)

    def titles_near(self, loose: str, beginning: str) -> list[tuple[str, str, str]]:
        """Return series id, title and loose key of the titles whose loose key is this one, or begins so."""
        return titles.near(self._connection, loose, beginning)

    def series_to_look_up(self, service: str, now: datetime) -> Series | None:
        """Return the series that a service is to be asked about next, None while none is due."""
        due = lookups.next_due(self._connection, service, now)
        return None if due is None else titles.load(self._connection, [due])[due]

    def lookup(self, series_id: str, service: str) -> Asked | None:
        """Return what a service last told of a series, None where it was never asked."""
        return lookups.asked(self._connection, series_id, service)

    def journal(self, series_id: str | None = None) -> list[JournalEntry]:
        """Return what was done to the identity of a series, or of any, the latest first."""
        return journal.entries(self._connection, series_id)

    def kept_apart(self, one: str, other: str) -> bool:
        """Tell whether it was said of two series, by id, that they are two: split, or a merger undone."""
        return journal.kept_apart(self._connection, one, other)

    def refused(self, series_id: str, key: str) -> bool:
        """Tell whether a normalised title was taken from a series, which is not to get it again by itself."""
        return journal.refused(self._connection, series_id, key)

    def health(self) -> list[SourceHealth]:
        """Return how the configured sources fare, by id."""
        return sources.health(self._connection)

    def health_of(self, source_id: str) -> SourceHealth | None:
        """Return how one source fares, configured or not."""
        return sources.health_of(self._connection, source_id)

    def past_readings(self, source_id: str) -> list[PastReading]:
        """Return the history of a source's readings, oldest first; five weeks at most, the older part in samples."""
        return readings.past(self._connection, source_id)

    def arrivals(self, source_id: str) -> list[datetime]:
        """Return when a source brought headlines never seen before, ascending: the five weeks up to the last time."""
        return readings.arrivals(self._connection, source_id)

    def rhythm(self, source_id: str) -> list[Arrival]:
        """Return the checks of the last five weeks that brought something new, oldest first."""
        return arrivals.past(self._connection, source_id)

    def host(self, site: str) -> Host | None:
        """Return how a registrable domain has received us; None where it was never asked."""
        return hosts.known(self._connection, site)

    def robots(self, origin: str) -> RobotsFile | None:
        """Return what last came of asking an origin for its robots.txt."""
        return hosts.robots_of(self._connection, origin)

    def parts(self, source_id: str) -> list[Part]:
        """Return what the index of a source names, as it was when last read, the best first."""
        return parts.of_source(self._connection, source_id)

    def news(self, source_id: str, seen: Sequence[Headline]) -> set[str]:
        """Return the addresses of the headlines that a source has not shown before, or not in these words."""
        return headlines.news(self._connection, source_id, seen)

    def remembered(self, source_id: str, urls: Sequence[str]) -> list[Remembered]:
        """Return the headlines that a source has shown at these addresses, with the claims read in them."""
        return headlines.remembered(self._connection, source_id, urls)

    def stored_headlines(self, *, after: int, most: int, since: datetime | None = None) -> list[StoredHeadline]:
        """Return the headlines whose ids follow `after`, first seen at `since` or later, with their claims."""
        return headlines.page(self._connection, after, most, since)

    def headlines_stored(self, since: datetime | None = None) -> int:
        """Count the headlines, or those first seen since then; slow on a large store."""
        return headlines.count(self._connection, since)

    def series_told_by(self, headline_ids: Sequence[int]) -> set[str]:
        """Return the ids of the series that headlines tell of."""
        return headlines.series_told_by(self._connection, headline_ids)

    def inquiries(self, urls: Sequence[str]) -> dict[str, Inquiry]:
        """Return what came of asking these articles for their series, by address; none that was never asked."""
        return articles.inquiries(self._connection, urls)

    def articles_due(self, source_id: str, now: datetime, most: int) -> list[Waiting]:
        """Return the headlines of earlier checks whose article is to be asked by now, the longest waiting first."""
        return articles.due(self._connection, source_id, now, most)

    def named_at(self, url: str) -> list[Claim]:
        """Return the claims whose series was found in the article of this address, for whichever source."""
        return articles.named_at(self._connection, url)

    def held(self) -> list[Event]:
        """Return the events that wait for the operator, oldest first."""
        query = select(event).where(event.c.held).order_by(event.c.first_seen, event.c.id)
        return events.load(self._connection, query)

    def held_size(self) -> int:
        """Count the events that wait for the operator."""
        return self._connection.execute(select(func.count()).select_from(event).where(event.c.held)).scalar_one()

    def unresolved(self, *, newest: int = 200) -> list[Mention]:
        """Return the claims whose headline does not name the series, newest first."""
        return mention.unresolved(self._connection, newest)

    def misses(self, *, since: datetime, most: int = 1000) -> list[Miss]:
        """Return headlines that were nearly a claim, and claims without their series, seen since then, newest first."""
        return misses.listed(self._connection, since, most)

    def pending(self, *, newest: int = 200, series_id: str | None = None) -> list[Mention]:
        """Return the claims that nothing is decided yet, newest first, of one series or all."""
        return mention.pending(self._connection, newest, series_id)

    def founded_at(self) -> datetime | None:
        """Return when sources were first configured, None before that."""
        return self._connection.execute(select(meta.c.founded_at)).scalar()

    def address(self) -> str | None:
        """Return where the daemon last served the pages, without a slash at the end; None where it never did."""
        return self._connection.execute(select(meta.c.address)).scalar()

    def latest(self) -> datetime | None:
        """Return the time of the last thing that was seen or published, None for an empty store."""
        # Each asked alone is answered from its index.
        columns = (event.c.first_seen, event.c.published)
        latest = [self._connection.execute(select(func.max(column))).scalar() for column in columns]
        return max(filter(None, latest), default=None)

    def entries_of(self, source_id: str, since: datetime) -> int:
        """Count the events first told by a source, after that time, that were published or are held."""
        return events.count_of(self._connection, source_id, since)

    def feed_size(self, most: int | None = None) -> int:
        """Count the entries that the feed has ever had, or no further than to `most`."""
        in_order = select(event.c.published).order_by(event.c.published)  # for the index
        published = in_order.where(event.c.published.is_not(None)).limit(most).subquery()
        return self._connection.execute(select(func.count()).select_from(published)).scalar_one()

    def figures(self) -> Figures:
        """Count what there is."""
        return figures.figures(self._connection)

    def damage(self) -> list[str]:
        """Return what SQLite finds wrong with its file; slow, for the doctor only."""
        found = self._connection.exec_driver_sql("PRAGMA quick_check(20)").scalars()
        return [line for line in found if line != "ok"]


_series = series  # the method of this name hides the table
