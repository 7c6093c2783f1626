"""docs/decisions.md as a table: what one further headline does to the events of its series."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from monitor.decide import Circumstances, Joins, Opens, Outcome, Rules, decide, grown
from monitor.model import Certainty, Event, Evidence, Ruling, Status
from tests.decide.tellings import NOW, event, telling

if TYPE_CHECKING:
    from collections.abc import Sequence

RUMOURED, DENIED = Certainty.RUMOURED, Certainty.DENIED
ORDERED, RENEWED, CANCELLED = Status.ORDERED, Status.RENEWED, Status.CANCELLED
REVIVED, ENDING, DATED, PENDING = Status.REVIVED, Status.ENDING, Status.DATED, Status.PENDING


def outcome(evidence: Evidence, known: Sequence[Event], kind: Circumstances = Circumstances.ORDINARY) -> Outcome:
    return decide(evidence, known, kind, Rules(), NOW)


@pytest.mark.parametrize(
    ("evidence", "known"),
    [
        pytest.param(telling(RENEWED, 3), event(RENEWED, 3), id="the same status and season"),
        pytest.param(telling(RENEWED), event(RENEWED, 3, days=20), id="silence about the season does not contradict"),
        pytest.param(telling(RENEWED, 3), event(RENEWED, days=20), id="a season named later completes the event"),
        pytest.param(telling(RENEWED, 3, 4), event(RENEWED, 3), id="seasons 3 and 4 take in season 3"),
        pytest.param(telling(RENEWED, 3), event(RENEWED, 3, 4), id="season 3 alone is part of seasons 3 and 4"),
        pytest.param(telling(RENEWED, 3), event(RENEWED, 3, days=60), id="on the last day of the window"),
        pytest.param(telling(RENEWED, 3, days=70), event(RENEWED, 3, days=29), id="an older report found late"),
        pytest.param(telling(RENEWED), event(RENEWED, held=True, published=False), id="a held decision is known"),
        pytest.param(
            telling(CANCELLED), event(CANCELLED, published=False), id="fresh evidence does not make known news"
        ),
        pytest.param(
            telling(CANCELLED, certainty=RUMOURED),
            event(CANCELLED, certainty=RUMOURED, published=False),
            id="a second rumour joins the first",
        ),
        pytest.param(
            telling(CANCELLED, certainty=DENIED),
            event(CANCELLED, certainty=DENIED),
            id="a second denial joins the first",
        ),
        pytest.param(
            telling(CANCELLED, certainty=DENIED),
            event(CANCELLED, certainty=DENIED, published=False),
            id="a denial that still has nothing to deny",
        ),
    ],
)
def test_a_headline_joins_as_evidence(evidence: Evidence, known: Event) -> None:
    assert outcome(evidence, [known]) == Joins(known)


@pytest.mark.parametrize(
    ("evidence", "known"),
    [
        pytest.param(telling(RENEWED, 4), event(RENEWED, 3), id="another season is another decision"),
        pytest.param(telling(RENEWED), event(RENEWED, 3, days=61), id="the same status again after the window"),
        pytest.param(telling(DATED, 3), event(RENEWED, 3), id="another status"),
        pytest.param(telling(ENDING), event(RENEWED, 3), id="the end of a series that was renewed is its course"),
        pytest.param(telling(CANCELLED, 4), event(RENEWED, 3), id="cancelled after the season it was renewed for"),
        pytest.param(telling(CANCELLED), event(RENEWED, days=400), id="cancelled long after it was renewed"),
        pytest.param(telling(CANCELLED), event(CANCELLED, days=90, certainty=RUMOURED), id="a rumour too long ago"),
        pytest.param(telling(RENEWED), event(CANCELLED), id="told at the same time, nobody knows what came first"),
        pytest.param(telling(CANCELLED, days=9), event(REVIVED, days=2), id="older than what it would take back"),
    ],
)
def test_a_headline_opens_an_event_that_names_no_other(evidence: Evidence, known: Event) -> None:
    assert outcome(evidence, [known]) == Opens(news=True)


@pytest.mark.parametrize(
    ("evidence", "known"),
    [
        pytest.param(telling(REVIVED), event(CANCELLED, days=3), id="cancelled, then revived"),
        pytest.param(telling(REVIVED), event(ENDING, days=4000, published=False), id="revived after many years"),
        pytest.param(telling(REVIVED), event(CANCELLED), id="a revival presupposes the end told with it"),
        pytest.param(telling(RENEWED, 3), event(CANCELLED, 3, days=3), id="cancelled, then renewed"),
        pytest.param(telling(CANCELLED, 3), event(RENEWED, 3, days=90), id="renewed, then cancelled"),
        pytest.param(telling(CANCELLED), event(ORDERED, days=200), id="ordered, then dropped"),
        pytest.param(
            telling(CANCELLED), event(CANCELLED, days=3, certainty=RUMOURED, published=False), id="a rumour come true"
        ),
        pytest.param(telling(CANCELLED), event(CANCELLED, days=3, certainty=DENIED), id="a denial proved wrong"),
        pytest.param(telling(CANCELLED, certainty=DENIED), event(CANCELLED, 3, days=3), id="a published event denied"),
    ],
)
def test_a_headline_opens_an_event_that_names_the_earlier_one(evidence: Evidence, known: Event) -> None:
    assert outcome(evidence, [known]) == Opens(news=True, refers_to=known)


@pytest.mark.parametrize(
    ("evidence", "known"),
    [
        pytest.param(telling(CANCELLED, certainty=RUMOURED), [], id="a rumour"),
        pytest.param(
            telling(CANCELLED, certainty=RUMOURED), [event(CANCELLED)], id="a rumour of what is already decided"
        ),
        pytest.param(telling(CANCELLED, certainty=DENIED), [], id="a denial of nothing"),
        pytest.param(
            telling(CANCELLED, certainty=DENIED, days=5),
            [event(CANCELLED, days=2)],
            id="a denial told before the event",
        ),
        pytest.param(
            telling(CANCELLED, 3, certainty=DENIED), [event(CANCELLED, 5)], id="a denial of another season's end"
        ),
        pytest.param(telling(CANCELLED, days=30.1), [], id="a headline dated more than 30 days back"),
    ],
)
def test_a_headline_opens_an_event_for_the_series_page_only(evidence: Evidence, known: list[Event]) -> None:
    assert outcome(evidence, known) == Opens(news=False)


@pytest.mark.parametrize("certainty", [RUMOURED, Certainty.CONFIRMED])
def test_a_denial_of_what_the_feed_never_had_names_it_in_silence(certainty: Certainty) -> None:
    known = event(CANCELLED, days=3, certainty=certainty, published=False)

    assert outcome(telling(CANCELLED, certainty=DENIED), [known]) == Opens(news=False, refers_to=known)


def test_a_waiting_denial_becomes_news_when_a_further_one_meets_a_published_event() -> None:
    waiting = event(CANCELLED, days=9, certainty=DENIED, published=False)
    published = event(CANCELLED, days=5)

    found = outcome(telling(CANCELLED, days=1, certainty=DENIED), [waiting, published])

    assert found == Joins(waiting, contests=published)


def test_what_is_pending_is_recorded_and_no_event() -> None:
    assert outcome(telling(PENDING), []) is None


def test_a_reversal_is_named_before_the_rumour_that_it_also_confirms() -> None:
    cancelled = event(CANCELLED, days=9)
    rumour = event(REVIVED, days=3, certainty=RUMOURED, published=False)

    assert outcome(telling(REVIVED), [cancelled, rumour]) == Opens(news=True, refers_to=cancelled)


def test_only_the_decision_in_force_is_reversed() -> None:
    known = [event(CANCELLED, days=20), event(REVIVED, days=9)]

    assert outcome(telling(RENEWED, 4), known) == Opens(news=True)


def test_what_was_retracted_is_not_reversed() -> None:
    misread = replace(event(CANCELLED, days=9), ruling=Ruling.RETRACTED)

    assert outcome(telling(REVIVED), [misread]) == Opens(news=True)


@pytest.mark.parametrize(
    ("saving", "is_new"),
    [
        pytest.param(event(REVIVED, days=20), True, id="one that counts"),
        pytest.param(event(REVIVED, days=20, held=True), False, id="one that waits for the operator"),
        pytest.param(replace(event(REVIVED, days=20), ruling=Ruling.RETRACTED), False, id="one that was retracted"),
    ],
)
def test_what_counts_parts_two_decisions_of_a_kind(saving: Event, *, is_new: bool) -> None:
    cancelled = event(CANCELLED, days=40)

    found = outcome(telling(CANCELLED), [cancelled, saving])

    assert found == (Opens(news=True, refers_to=saving) if is_new else Joins(cancelled))


def test_of_two_events_a_headline_joins_the_one_of_its_season_and_else_the_nearest_in_time() -> None:
    silent, third, fourth = event(RENEWED, days=1), event(RENEWED, 3, days=40), event(RENEWED, 4, days=5)

    assert outcome(telling(RENEWED, 3), [silent, fourth, third]) == Joins(third)
    assert outcome(telling(RENEWED), [third, fourth, silent]) == Joins(silent)


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_of_two_ends_told_at_one_time_it_rewords_that_of_the_earlier_season_and_never_one_by_chance(ids: str) -> None:
    second, third = (replace(event(CANCELLED, season), id=name) for season, name in zip((2, 3), ids, strict=True))

    assert outcome(telling(ENDING), [third, second]) == Opens(news=False, refers_to=second)


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_of_two_told_at_one_time_it_joins_that_of_the_earlier_season_and_never_by_chance(ids: str) -> None:
    third, fourth = (replace(event(RENEWED, season), id=name) for season, name in zip((3, 4), ids, strict=True))

    assert outcome(telling(RENEWED), [fourth, third]) == Joins(third)


@pytest.mark.parametrize(
    ("days", "news"),
    [
        pytest.param(None, False, id="undated"),
        pytest.param(1.9, True, id="dated within the last 48 hours"),
        pytest.param(2.1, False, id="older than 48 hours"),
        pytest.param(-0.006, True, id="eight minutes ahead of our clock"),
        pytest.param(-0.008, False, id="eleven minutes ahead of our clock"),
    ],
)
def test_a_source_added_later_brings_as_news_only_what_is_dated_afresh(days: float | None, *, news: bool) -> None:
    assert outcome(telling(CANCELLED, days=days), [], Circumstances.BASELINE) == Opens(news)


@pytest.mark.parametrize(
    ("days", "news"),
    [
        pytest.param(None, True, id="undated"),
        pytest.param(29.9, True, id="some weeks old"),
        pytest.param(30.1, False, id="old news"),
    ],
)
@pytest.mark.parametrize("kind", [Circumstances.FOUNDING, Circumstances.ORDINARY])
def test_other_checks_bring_as_news_what_is_not_old(kind: Circumstances, days: float | None, *, news: bool) -> None:
    assert outcome(telling(CANCELLED, days=days), [], kind) == Opens(news)


def test_an_event_shows_all_its_seasons_and_the_network_most_often_named() -> None:
    whole = event(RENEWED)
    for evidence in (
        telling(RENEWED, 3, network="Canal+", url="https://b.example/1"),
        telling(RENEWED, 3, 4, network="Netflix", url="https://c.example/1"),
        telling(RENEWED, network="Netflix", url="https://d.example/1"),
    ):
        whole = grown(whole, evidence)

    assert (whole.seasons, whole.network, len(whole.evidence)) == ((3, 4), "Netflix", 4)


def test_networks_named_equally_often_go_by_the_earliest_sighting_then_by_text() -> None:
    earlier = telling(RENEWED, network="Netflix", url="https://b.example/1", seen=event(days=1).first_seen)
    same_time = [telling(RENEWED, network=name, url=f"https://{name}.example/1") for name in ("ard", "arte")]

    assert grown(grown(event(RENEWED, days=3), same_time[0]), earlier).network == "Netflix"
    assert grown(grown(event(RENEWED, days=3), same_time[1]), same_time[0]).network == "ard"


def test_new_words_at_an_address_take_the_place_of_the_old_ones_and_of_their_time() -> None:
    known = event(RENEWED, days=1)
    told = grown(known, telling(RENEWED, 3, url="https://z.example/1", outlet="z"))

    assert [(item.seasons, item.seen) for item in told.evidence] == [((3,), known.first_seen)]


def test_new_words_that_leave_something_out_stand_beside_the_old_ones() -> None:
    told = grown(event(RENEWED, 3), telling(RENEWED, network="Netflix", url="https://z.example/1", outlet="z"))

    assert (told.seasons, told.network, len(told.evidence)) == ((3,), "Netflix", 2)


def test_a_headline_that_an_event_already_has_adds_nothing() -> None:
    known = grown(event(RENEWED), telling(RENEWED, 3, url="https://b.example/1"))

    assert grown(known, telling(RENEWED, 3, url="https://b.example/1", days=1)) is known
