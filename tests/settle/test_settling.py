"""From what a source tells to what is stored of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from monitor.decide import Rules
from monitor.identify import Catalogue
from monitor.model import Certainty, Claim, Event, Headline, Source, Status
from monitor.settle.releasing import release
from monitor.settle.settling import Settled, settle
from monitor.settle.telling import Told
from monitor.store import Store, Transaction
from tests.decide.turns import is_turned_and_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RUMOURED, DENIED = Certainty.RUMOURED, Certainty.DENIED
RENEWED, CANCELLED, REVIVED, PENDING = Status.RENEWED, Status.CANCELLED, Status.REVIVED, Status.PENDING
CATALOGUE = Catalogue.load()


def source(source_id: str, language: str = "en") -> Source:
    return Source(source_id, source_id.upper(), f"https://{source_id}.example/", language, timedelta(minutes=15))


EN, FR, DE, LATER = source("en"), source("fr", "fr"), source("de", "de"), source("later")


def told(
    series: str | None,
    status: Status,
    *seasons: int,
    certainty: Certainty = Certainty.CONFIRMED,
    at: datetime | None = None,
    url: str | None = None,
) -> Told:
    text = f"{series} {status} {seasons} {certainty}"
    claim = Claim(series, status, certainty, seasons, "Netflix")
    return Headline(text, url or f"https://news.example/{text}".replace(" ", "-"), None, at), (claim,)


@dataclass
class Room:
    """A store whose founding sources have been read once, and what is done to it."""

    store: Store

    def check(self, which: Source, *tellings: Told, now: datetime = NOW, rules: Rules | None = None) -> Settled:
        return self.store.write_sync(lambda transaction: self.settle(transaction, which, tellings, now, rules))

    def settle(
        self,
        transaction: Transaction,
        which: Source,
        tellings: Sequence[Told],
        now: datetime = NOW,
        rules: Rules | None = None,
    ) -> Settled:
        health = transaction.health_of(which.id)
        assert health is not None
        settled = settle(transaction, which, health, tellings, now, catalogue=CATALOGUE, rules=rules or Rules())
        transaction.save_health(replace(health, last_success=now))
        return settled

    def events(self) -> list[Event]:
        """Return all events, in the order of their opening."""
        return self.store.read_sync(lambda reader: reader.events())[::-1]

    def feed(self) -> list[Event]:
        return self.store.read_sync(lambda reader: reader.feed_events())

    def standing(self) -> Status | None:
        return next((item.status for item in self.store.read_sync(lambda reader: reader.standings())), None)


@pytest.fixture
def founding(tmp_path: Path) -> Iterator[Room]:
    with Store.open(tmp_path) as store:
        store.write_sync(lambda transaction: transaction.sync_sources([EN, FR, DE], NOW - HOUR))
        yield Room(store)


@pytest.fixture
def room(founding: Room) -> Room:
    for which in (EN, FR, DE):
        founding.check(which, now=NOW - HOUR)
    founding.store.write_sync(lambda transaction: transaction.sync_sources([EN, FR, DE, LATER], NOW))
    return founding


def test_one_decision_told_in_three_languages_is_one_entry(room: Room) -> None:
    room.check(EN, told("Money Heist", CANCELLED, url="https://deadline.example/1"))
    room.check(FR, told("La casa de papel", CANCELLED, 3, url="https://allocine.example/1"))
    settled = room.check(DE, told("„Haus des Geldes“", CANCELLED, 3, url="https://dwdl.example/1"))

    (entry,) = room.feed()
    assert (entry.series.title, entry.seasons, entry.outlets) == ("La casa de papel", (3,), 3)
    assert {item.language for item in entry.evidence} == {"en", "fr", "de"}
    assert (settled.headlines_new, settled.claims, settled.opened, settled.joined) == (1, 1, (), 1)
    assert set(entry.series.aliases) == {"Money Heist", "„Haus des Geldes“"}


def test_what_a_check_brought_is_told(room: Room) -> None:
    settled = room.check(EN, told("Ulice", RENEWED), told("Ulice", PENDING), told(None, CANCELLED))

    assert (settled.headlines_new, settled.claims, settled.joined) == (3, 3, 0)
    assert settled.opened == tuple(room.events()) == tuple(room.feed())
    assert len(room.store.read_sync(lambda reader: reader.unresolved())) == 1
    assert len(room.store.read_sync(lambda reader: reader.pending())) == 1


def test_the_same_headline_again_brings_nothing(room: Room) -> None:
    room.check(EN, told("Ulice", RENEWED))

    assert room.check(EN, told("Ulice", RENEWED), now=NOW + DAY) == Settled(0, 0, (), 0)


def test_a_headline_with_new_words_is_read_again_and_old_evidence_stays(room: Room) -> None:
    room.check(EN, told("Ulice", RENEWED, certainty=RUMOURED, url="https://news.example/1"))
    room.check(EN, told("Ulice", RENEWED, 3, url="https://news.example/1"), now=NOW + DAY)

    rumour, renewal = room.events()
    assert (rumour.certainty, rumour.published, len(rumour.evidence)) == (RUMOURED, None, 1)
    assert (renewal.published, renewal.refers_to) == (NOW + DAY, rumour.id)


def test_a_story_shown_twice_on_a_page_counts_with_its_longest_text(room: Room) -> None:
    headline, claims = told("Ulice", RENEWED, url="https://news.example/1")
    short = (Headline("Ulice ...", headline.url), ())

    assert room.check(EN, (headline, claims), short).claims == 1
    assert room.check(EN, short, (headline, claims)).headlines_new == 0


def test_a_reversal_is_a_second_entry_that_names_the_first(room: Room) -> None:
    room.check(EN, told("Ulice", CANCELLED))
    room.check(EN, told("Ulice", REVIVED), now=NOW + DAY)

    revival, cancellation = room.feed()
    assert (revival.status, revival.refers_to) == (REVIVED, cancellation.id)
    assert room.standing() is REVIVED


def test_rumours_are_stored_and_change_neither_feed_nor_standing(room: Room) -> None:
    room.check(EN, told("Ulice", RENEWED))
    room.check(EN, told("Ulice", CANCELLED, certainty=RUMOURED), now=NOW + DAY)

    assert [event.certainty for event in room.events()] == [Certainty.CONFIRMED, RUMOURED]
    assert (len(room.feed()), room.standing()) == (1, RENEWED)


def test_a_published_event_and_its_denial_in_one_check(room: Room) -> None:
    room.check(EN, told("Ulice", CANCELLED, certainty=DENIED), told("Ulice", CANCELLED))

    denial, cancellation = sorted(room.feed(), key=lambda event: event.certainty, reverse=True)
    assert denial.refers_to == cancellation.id
    assert room.standing() is CANCELLED


@pytest.mark.parametrize("denied_first", [True, False])
def test_a_decision_never_names_a_denial_that_is_told_at_the_same_time(room: Room, *, denied_first: bool) -> None:
    denial, decision = told("Ulice", CANCELLED, certainty=DENIED), told("Ulice", CANCELLED)
    for headline in (denial, decision) if denied_first else (decision, denial):
        room.check(EN, headline)

    (cancellation,) = (event for event in room.events() if event.certainty is Certainty.CONFIRMED)
    assert cancellation.refers_to is None


def test_a_denial_that_waited_is_published_when_it_has_something_to_deny(room: Room) -> None:
    room.check(EN, told("Ulice", CANCELLED, certainty=DENIED))
    room.check(EN, told("Ulice", CANCELLED), now=NOW + DAY)
    room.check(FR, told("Ulice", CANCELLED, certainty=DENIED, at=NOW + 2 * DAY), now=NOW + 2 * DAY)

    denial, cancellation = room.feed()
    assert (denial.refers_to, denial.published, denial.first_seen) == (cancellation.id, NOW + 2 * DAY, NOW)


def test_old_news_fills_standings_and_never_the_feed(room: Room) -> None:
    room.check(EN, told("Ulice", CANCELLED, at=NOW - 20 * DAY))
    room.check(EN, told("Ulice", RENEWED, at=NOW - 200 * DAY))

    assert [event.status for event in room.feed()] == [CANCELLED]
    assert len(room.events()) == 2
    assert room.standing() is CANCELLED


def test_a_source_added_later_starts_silently_but_for_fresh_news(room: Room) -> None:
    room.check(EN, told("Known", RENEWED))
    room.check(
        LATER,
        told("Undated", RENEWED),
        told("Old", RENEWED, at=NOW - 5 * DAY),
        told("Fresh", RENEWED, at=NOW - DAY),
        told("Known", RENEWED, at=NOW - DAY),
    )

    assert {event.series.title for event in room.feed()} == {"Known", "Fresh"}
    assert len(room.events()) == 4
    room.check(LATER, told("Undated too", RENEWED), now=NOW + HOUR)
    assert len(room.feed()) == 3


def test_the_first_run_publishes_the_newest_fifty_over_all_its_sources(founding: Room) -> None:
    many = [told(f"Series {number}", RENEWED, at=NOW - number * HOUR) for number in range(45)]
    others = [told(f"Other {number}", RENEWED, at=NOW - number * HOUR) for number in range(10)]

    founding.check(EN, *many)
    founding.check(FR, *others)

    titles = {event.series.title for event in founding.feed()}
    assert len(titles) == 50
    assert {title for title in titles if title.startswith("Other")} == {f"Other {number}" for number in range(5)}
    assert len(founding.store.read_sync(lambda reader: reader.standings())) == 55


def test_a_flood_is_held_as_a_whole_until_it_is_released(room: Room) -> None:
    flood = [told(f"Series {number}", RENEWED) for number in range(21)]
    rumour = told("Ulice", CANCELLED, certainty=RUMOURED)

    settled = room.check(EN, *flood, rumour)

    assert len([event for event in settled.opened if event.held]) == 21
    assert (room.feed(), room.standing()) == ([], None)
    released = room.store.write_sync(lambda transaction: release(transaction, transaction.held(), NOW + DAY))
    assert [(event.published, event.first_seen, event.held) for event in released] == [(NOW + DAY, NOW, False)] * 21
    assert {event.id for event in released} == {event.id for event in room.feed()}
    assert len(room.store.read_sync(lambda reader: reader.standings())) == 21


def test_further_evidence_of_a_held_event_does_not_publish_it(room: Room) -> None:
    room.check(EN, *(told(f"Series {number}", RENEWED) for number in range(21)))

    assert room.check(FR, told("Series 7", RENEWED)).joined == 1
    assert room.feed() == []


def test_an_outlet_that_words_its_story_anew_adds_no_evidence(room: Room) -> None:
    for words in ("Ulice", "Ulice!", "Ulice"):
        room.check(EN, told(words, RENEWED, url="https://news.example/1"))

    (event,) = room.events()
    assert [item.headline for item in event.evidence] == ["Ulice renewed () confirmed"]


class _UndoneError(Exception):
    pass


tellings = st.lists(
    st.builds(
        lambda series, status, seasons, certainty, days: told(
            series, status, *seasons, certainty=certainty, at=None if days is None else NOW - timedelta(days=days)
        ),
        st.sampled_from(["Money Heist", "Haus des Geldes", "Ulice"]),
        st.sampled_from([RENEWED, CANCELLED, REVIVED, PENDING]),
        st.sampled_from([(), (2,), (3,), (2, 3)]),
        st.sampled_from(list(Certainty)),
        st.sampled_from([None, 0.5, 3, 20, 40]),
    ),
    max_size=8,
    unique_by=lambda item: item[0].url,
)


def facts(found: list[Told]) -> list[tuple[Status, datetime]]:
    """Return what is told as fact, of whichever series, and when."""
    told_as_fact = [(headline, claim) for headline, (claim,) in found if claim.certainty is Certainty.CONFIRMED]
    return [(claim.status, headline.published or NOW) for headline, claim in told_as_fact]


def shapes(room: Room, checks: list[list[Told]]) -> list[tuple[str, Status, tuple[int, ...], Certainty]]:
    """Return what events some checks at the same time make of a store, which is left as it was."""
    found: list[Event] = []

    def run(transaction: Transaction) -> None:
        for check in checks:
            room.settle(transaction, EN, check)
        found.extend(transaction.events())
        raise _UndoneError

    with pytest.raises(_UndoneError):
        room.store.write_sync(run)
    return sorted((event.series.title, event.status, event.seasons, event.certainty) for event in found)


@given(tellings, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
def test_the_order_of_headlines_and_their_spread_over_checks_do_not_matter(
    room: Room, found: list[Told], data: st.DataObject
) -> None:
    assume(not is_turned_and_back(facts(found)))
    shuffled = data.draw(st.permutations(found))
    cut = data.draw(st.integers(0, len(found)))

    assert shapes(room, [shuffled[:cut], shuffled[cut:]]) == shapes(room, [found])
