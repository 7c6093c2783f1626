"""Through whole checks: what could flood subscribers, or announce again what they know, and does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Claim, Headline, Status, Validators
from monitor.settle.releasing import release
from tests.check.fakes import NOW, Room, document, opened, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.check.outcome import Outcome
    from monitor.model import Event

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
YEAR = 365 * DAY
RENEWED, CANCELLED = Status.RENEWED, Status.CANCELLED
A, B = source("a", may_be_empty=True), source("b", may_be_empty=True)  # how much they show is not the matter here
Told = tuple[Headline, tuple[Claim, ...]]


def story(
    series: str,
    status: Status = RENEWED,
    *seasons: int,
    at: datetime | None = None,
    path: str = "news",
    outlet: str = "a",
) -> Told:
    """Make a headline of an outlet, its address under `path`."""
    words = f"{series} {status} {' '.join(map(str, seasons))}".strip()
    url = f"https://{outlet}.example/{path}/{words}".replace(" ", "-")
    return Headline(words, url, None, at), (Claim(series, status, Certainty.CONFIRMED, seasons, None),)


def stories(count: int, *, at: datetime | None = None, path: str = "news", outlet: str = "a") -> tuple[Told, ...]:
    return tuple(story(f"Harbour {number}", RENEWED, 2, at=at, path=path, outlet=outlet) for number in range(count))


@dataclass
class Days:
    """A monitor through the days: each check shows one page of a source."""

    room: Room

    async def shows(self, which: str, *told: Told, served: datetime | None = None) -> Outcome:
        """Check a source whose page holds these headlines now; `served` is the server's own time."""
        asked = {"a": A, "b": B}[which]
        body = repr(told).encode()
        answer = document(body, asked.url, Validators())
        self.room.server.answers[asked.url] = replace(answer, served=served)
        self.room.reader.findings[body] = told
        outcome = await self.room.check(asked)
        assert not outcome.failed, outcome.message
        return outcome

    def later(self, span: timedelta) -> None:
        self.room.now += span

    def feed(self) -> list[Event]:
        return self.room.feed()

    def events(self) -> list[Event]:
        return self.room.store.read_sync(lambda reader: reader.events())


@pytest.fixture
def founding(tmp_path: Path) -> Iterator[Days]:
    with opened(tmp_path) as room:
        room.configure(A)
        yield Days(room)


@pytest.fixture
async def days(founding: Days) -> Days:
    """Return a monitor that has read source A once, and found nothing of interest there."""
    await founding.shows("a", (Headline("A recipe for Sunday", "https://a.example/recipe"), ()))
    founding.later(HOUR)
    return founding


async def test_a_first_run_publishes_the_newest_fifty_and_the_next_check_nothing_more(founding: Days) -> None:
    archive = tuple(story(f"Harbour {n}", RENEWED, 2, at=NOW - n * HOUR) for n in range(80))

    await founding.shows("a", *archive)
    assert {event.series.title for event in founding.feed()} == {f"Harbour {n}" for n in range(50)}
    founding.later(HOUR)
    await founding.shows("a", *archive, story("Glass Tide"))

    assert len(founding.feed()) == 51
    assert len(founding.events()) == 81


async def test_a_source_added_later_brings_only_what_is_dated_within_two_days_and_not_known(days: Days) -> None:
    await days.shows("a", story("Known"))
    days.room.configure(A, B)
    days.later(HOUR)

    await days.shows(
        "b",
        *stories(60, outlet="b"),
        story("Fresh", CANCELLED, at=days.room.now - 47 * HOUR, outlet="b"),
        story("Stale", CANCELLED, at=days.room.now - 49 * HOUR, outlet="b"),
        story("Known", at=days.room.now, outlet="b"),
    )

    assert {event.series.title for event in days.feed()} == {"Known", "Fresh"}
    assert len(days.room.store.read_sync(lambda reader: reader.standings())) == 63


@pytest.mark.parametrize("after", [DAY, 100 * DAY, 250 * DAY])
@pytest.mark.parametrize("redated", [False, True], ids=["without dates", "dated today"])
async def test_a_redesign_that_changes_every_address_announces_nothing_and_doubles_no_evidence(
    days: Days, after: timedelta, *, redated: bool
) -> None:
    await days.shows("a", *stories(15), story("Glass Tide", RENEWED))
    before = days.feed()
    days.later(after)
    at = days.room.now if redated else None

    await days.shows("a", *stories(15, path="en/2027", at=at), story("Glass Tide", RENEWED, path="en/2027", at=at))

    assert days.feed() == before
    assert len(days.events()) == len(before) == 16
    assert all(len(event.evidence) == 1 for event in days.events())


async def test_a_better_lexicon_fills_in_what_it_finds_in_old_headlines_and_publishes_what_is_fresh(days: Days) -> None:
    def unread(told: Told) -> Told:
        return told[0], ()

    known = story("Known")
    old, dated = story("Old Tide", CANCELLED), story("Dated Tide", CANCELLED, at=NOW - 9 * DAY)
    await days.shows("a", known, unread(old), unread(dated))
    days.later(5 * DAY)
    fresh = story("Fresh Tide", CANCELLED)
    await days.shows("a", known, unread(old), unread(dated), unread(fresh))
    days.later(HOUR)

    days.room.version = "2"
    outcome = await days.shows("a", known, old, dated, fresh)

    assert [event.series.title for event in days.feed()] == ["Fresh Tide", "Known"]
    assert {event.series.title for event in outcome.events} == {"Old Tide", "Dated Tide", "Fresh Tide"}
    assert {standing.status for standing in days.room.store.read_sync(lambda reader: reader.standings())} == {
        RENEWED,
        CANCELLED,
    }
    (entry, _) = days.feed()
    assert (entry.first_seen, entry.evidence[0].seen) == (days.room.now, days.room.now - HOUR)


async def test_how_old_an_undated_headline_of_the_first_reading_is_a_better_lexicon_does_not_know_either(
    founding: Days,
) -> None:
    told = story("Glass Tide", CANCELLED)
    await founding.shows("a", story("Known"), (told[0], ()))
    founding.later(HOUR)

    founding.room.version = "2"
    await founding.shows("a", story("Known"), told)

    assert [event.series.title for event in founding.feed()] == ["Known"]
    assert len(founding.events()) == 2


async def test_a_better_lexicon_completes_an_event_and_takes_none_back(days: Days) -> None:
    headline, (claim,) = story("Glass Tide")
    await days.shows("a", (headline, (claim,)), story("Night Couriers"))
    (_, before) = days.feed()
    days.later(DAY)

    days.room.version = "2"
    lost = replace(story("Night Couriers")[0]), ()
    await days.shows("a", (headline, (replace(claim, seasons=(4,), network="Netflix"),)), lost)

    entries = {event.series.title: event for event in days.feed()}
    whole = entries["Glass Tide"]
    assert len(entries) == 2
    assert (whole.seasons, whole.network, len(whole.evidence)) == ((4,), "Netflix", 1)
    assert whole.guid in {event.guid for event in days.feed()}
    assert entries[before.series.title].published == before.published


async def test_a_better_lexicon_leaves_alone_what_an_article_has_named(days: Days) -> None:
    """The headline alone says less than what is known of it."""
    headline = Headline("A drama is over", "https://a.example/drama")
    unnamed = Claim(None, CANCELLED, Certainty.CONFIRMED)
    named = replace(unnamed, series="Glass Tide", named_by="Glass Tide will not return.")
    days.room.server.answers[headline.url] = document(b"article", headline.url)
    days.room.reader.articles[b"article"] = (named,)
    await days.shows("a", (headline, (unnamed,)))
    assert len(days.feed()) == 1
    days.later(HOUR)

    days.room.version = "2"
    await days.shows("a", (headline, (unnamed,)))

    assert days.room.store.read_sync(lambda reader: reader.unresolved()) == []


async def test_a_burst_is_held_for_the_operator_and_nothing_of_it_is_lost(days: Days) -> None:
    await days.shows("a", *stories(21))
    assert days.feed() == []
    days.later(HOUR)
    await days.shows("a", *stories(21), story("Glass Tide"))
    assert [event.series.title for event in days.feed()] == ["Glass Tide"]
    days.later(HOUR)

    released = days.room.store.write_sync(lambda transaction: release(transaction, transaction.held(), days.room.now))

    assert len(released) == 21
    assert {event.published for event in released} == {days.room.now}
    assert len(days.feed()) == 22


async def test_an_archive_posted_anew_piece_by_piece_is_held_from_the_sixty_first_of_a_day(days: Days) -> None:
    for number in range(70):
        days.later(MINUTE)
        await days.shows("a", story(f"Harbour {number}", RENEWED, 2, at=days.room.now))

    assert len(days.feed()) == 60
    assert len(days.room.store.read_sync(lambda reader: reader.held())) == 10
    days.later(DAY)
    await days.shows("a", story("Glass Tide"))
    assert len(days.feed()) == 61


async def test_what_the_first_reading_brought_is_no_part_of_that(founding: Days) -> None:
    await founding.shows("a", *stories(50))
    for number in range(50, 70):
        founding.later(MINUTE)
        await founding.shows("a", story(f"Harbour {number}", RENEWED, 2))

    assert len(founding.feed()) == 70


async def test_a_whole_archive_posted_anew_with_dates_of_today_is_known(days: Days) -> None:
    for week in range(8):
        await days.shows("a", *(story(f"Harbour {week}.{n}", RENEWED, 2, at=days.room.now) for n in range(5)))
        days.later(7 * DAY)
    before = days.feed()
    days.later(60 * DAY)

    archive = (story(f"Harbour {w}.{n}", RENEWED, 2, at=days.room.now, path="new") for w in range(8) for n in range(5))
    outcome = await days.shows("a", *archive)

    assert outcome.events == ()
    assert {event.guid for event in before} <= {event.guid for event in days.events()}
    assert len(days.events()) == 40


async def test_an_old_story_with_a_date_of_today_is_no_news(days: Days) -> None:
    told = story("Glass Tide", CANCELLED, at=NOW)
    await days.shows("a", told)
    entry = days.feed()[0]

    for _ in range(6):
        days.later(65 * DAY)
        await days.shows("a", (replace(told[0], published=days.room.now), told[1]))
        reworded = replace(told[0], published=days.room.now, text=f"Glass Tide: cancelled (update {days.room.now})")
        await days.shows("a", (reworded, told[1]))

    assert [(event.guid, event.first_seen) for event in days.events()] == [(entry.guid, entry.first_seen)]


async def test_a_story_older_than_a_month_is_never_news_whenever_it_is_found(days: Days) -> None:
    await days.shows("a", story("Glass Tide", CANCELLED, at=days.room.now - 31 * DAY))

    assert days.feed() == []
    assert len(days.events()) == 1


# A clock set wrong

KNOWN = story("Known", RENEWED, 2)


@pytest.fixture
async def steady(days: Days) -> Days:
    """Return a monitor with one entry."""
    await days.shows("a", KNOWN, served=days.room.now)
    days.later(HOUR)
    return days


def in_order(feed: list[Event]) -> bool:
    """Tell whether no entry of the feed, oldest first, is dated before the one that came in before it."""
    return all(one.first_seen <= other.first_seen for one, other in pairwise(feed[::-1]))


@pytest.mark.parametrize("jump", [-YEAR, -DAY, DAY, YEAR], ids=["a year back", "a day back", "a day on", "a year on"])
async def test_a_clock_set_wrong_announces_nothing_again_and_dates_nothing_wrong(steady: Days, jump: timedelta) -> None:
    (known,) = steady.feed()
    true = steady.room.now

    steady.room.now = true + jump
    await steady.shows("a", KNOWN, story("While Wrong"), story("Dated", at=true - HOUR), served=true)
    retold = story("Known", RENEWED, 2, outlet="b"), story("Known", RENEWED, path="again", outlet="b")
    await steady.shows("a", KNOWN, *retold, served=true)
    steady.room.now = true + HOUR
    await steady.shows("a", KNOWN, story("When Right"), served=true + HOUR)

    feed = steady.feed()
    assert [event.series.title for event in feed].count("Known") == 1
    assert {event.series.title for event in feed} == {"Known", "While Wrong", "Dated", "When Right"}
    assert feed[-1].first_seen == known.first_seen
    assert in_order(feed)
    assert max(event.first_seen for event in feed) <= true + HOUR
    assert max(event.published or true for event in feed) <= true + HOUR


@pytest.mark.parametrize("jump", [-YEAR, -DAY], ids=["a year", "a day"])
async def test_a_clock_set_back_stands_still_where_no_server_tells_the_time(steady: Days, jump: timedelta) -> None:
    (known,) = steady.feed()
    steady.room.now += jump

    await steady.shows("a", KNOWN, story("Glass Tide", at=known.first_seen))

    assert [event.series.title for event in steady.feed()] == ["Glass Tide", "Known"] or in_order(steady.feed())
    assert {event.first_seen for event in steady.feed()} == {known.first_seen}


@pytest.mark.parametrize("wrong", [-YEAR, YEAR], ids=["behind", "ahead"])
async def test_a_server_with_a_wrong_clock_changes_no_more_than_a_moment(steady: Days, wrong: timedelta) -> None:
    (known,) = steady.feed()

    await steady.shows("a", KNOWN, story("Glass Tide", at=steady.room.now - HOUR), served=steady.room.now + wrong)

    assert len(steady.feed()) == 2
    entry = next(event for event in steady.feed() if event.guid != known.guid)
    assert known.first_seen <= entry.first_seen <= steady.room.now


async def test_what_is_released_while_the_clock_is_set_back_enters_the_feed_behind_what_is_there(days: Days) -> None:
    await days.shows("a", *stories(21))
    days.later(HOUR)
    await days.shows("a", *stories(21), story("Glass Tide"))
    newest = days.feed()[0].published

    released = days.room.store.write_sync(lambda transaction: release(transaction, transaction.held(), NOW - YEAR))

    assert {event.published for event in released} == {newest}
