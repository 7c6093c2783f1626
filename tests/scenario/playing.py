"""A scenario played through whole checks, its clock set by hand, and what the feed has in the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from monitor.check.checking import check
from monitor.check.desk import Desk
from monitor.decide import Rules
from monitor.model import Certainty
from monitor.publish import Channel, rss
from monitor.store import Store
from tests.check.fakes import CATALOGUE, Plan
from tests.daemon.watching_the_newsroom import ReadsHere
from tests.scenario.press import Press
from tests.scenario.told import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from monitor.model import Event, Source
    from monitor.store import Reader
    from tests.scenario.told import Scenario

OPENING = datetime(2027, 1, 11, 5, tzinfo=UTC)
_EVENING = time(23, tzinfo=UTC)
_SOON = timedelta(minutes=7)
_CHANNEL = Channel("Series", "Decisions", "https://monitor.example/", "https://monitor.example/feed.xml")

Round = tuple[datetime, tuple["Source", ...]]  # at a moment these outlets are checked, one after the other


@dataclass(frozen=True, slots=True)
class Ending:
    """What there is when all is told."""

    feed: list[Event]  # newest first
    events: list[Event]  # those that are not published as well
    unresolved: list[str]  # headlines
    rss: bytes

    @property
    def told(self) -> list[Event]:
        """Return what is in the feed, oldest first; what one headline tells of several series is in order of these."""
        return sorted(self.feed, key=lambda event: (event.published, event.series.title))

    @property
    def entries(self) -> list[Entry]:
        """Return the same in the words of the scenario."""
        known = {event.id: event for event in self.events}
        return [_entry(event, known) for event in self.told]


@dataclass(slots=True)
class _Clock:
    now: datetime = OPENING

    def __call__(self) -> datetime:
        return self.now


async def played(scenario: Scenario, rounds: Iterable[Round], directory: Path) -> Ending:
    """Let the rounds be made on an empty store; every check must succeed."""
    clock = _Clock()
    with Store.open(directory) as store:
        store.write_sync(lambda transaction: transaction.sync_sources(scenario.outlets, OPENING))
        desk = _desk(store, scenario, clock)
        for clock.now, outlets in rounds:
            for outlet in outlets:
                outcome = await check(outlet, desk)
                assert not outcome.failed, (outcome.source_id, outcome.message)
        return store.read_sync(_ending)


def at_the_end_of_each_day(scenario: Scenario, *, backwards: bool = False) -> list[Round]:
    """Let all that a day told come in one check of each outlet."""
    outlets = scenario.outlets[::-1] if backwards else scenario.outlets
    days = sorted({story.told.date() for story in scenario.stories if story.told > OPENING})
    return [(OPENING, outlets), *((datetime.combine(day, _EVENING), _telling(scenario, outlets, day)) for day in days)]


def as_it_is_told(scenario: Scenario) -> list[Round]:
    """Let each headline come in a check of its own, some minutes after it is told."""
    later = [story for story in scenario.stories if story.told > OPENING]
    return [(OPENING, scenario.outlets), *((story.told + _SOON, (story.outlet,)) for story in later)]


def _telling(scenario: Scenario, outlets: tuple[Source, ...], day: date) -> tuple[Source, ...]:
    telling = {story.outlet.id for story in scenario.stories if story.told.date() == day}
    return tuple(outlet for outlet in outlets if outlet.id in telling)


def _desk(store: Store, scenario: Scenario, clock: Callable[[], datetime]) -> Desk:
    return Desk(
        store=store,
        fetcher=Press(scenario, clock),
        reader=ReadsHere(),
        plan=Plan(),
        rules=Rules(),
        catalogue=CATALOGUE,
        version="1",
        clock=clock,
        articles=3,
    )


def _ending(reader: Reader) -> Ending:
    feed = reader.feed_events()
    waiting = [mention.headline.text for mention in reader.unresolved()]
    return Ending(feed, reader.events(), waiting, rss(_CHANNEL, feed))


def _entry(event: Event, known: Mapping[str, Event]) -> Entry:
    return Entry(
        event.series.title,
        event.status,
        event.certainty,
        event.seasons,
        event.network,
        tuple(sorted(item.url.rpartition("/")[2] for item in event.evidence)),
        event.outlets,
        _called(known[event.refers_to]) if event.refers_to else None,
    )


def _called(event: Event) -> str:
    certainty = [] if event.certainty is Certainty.CONFIRMED else [event.certainty.value]
    return " ".join([event.status.value, *certainty])
