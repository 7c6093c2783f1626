"""End to end: the demo at speed. What the newsroom tells, the feed has: each decision once, and nothing else."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from monitor.daemon.publishing import feed_path, publish
from monitor.model import Status
from monitor.newsroom import load_expected, load_script
from monitor.newsroom.front import front
from monitor.newsroom.script import Redesign, Wall
from monitor.text import clean
from tests.daemon.living import channel_of
from tests.daemon.watching_the_newsroom import beats, staged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from monitor.check.outcome import Outcome
    from monitor.model import Event, Standing
    from monitor.newsroom import Decision, Expected, Script

Told = tuple[str, ...]


class Ending:
    """The store after the story, read once for all tests."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.expected: Expected = load_expected(script)
        self.outcomes: list[Outcome] = []
        self.again: list[Outcome] = []  # of a last round after which nothing had happened
        self.feed: Sequence[Event] = ()
        self.events: Sequence[Event] = ()
        self.standings: Sequence[Standing] = ()
        self.unresolved: set[str] = set()
        self.guids: list[str] = []  # as the feed's file has them
        self.marked: dict[str, str | None] = {}  # sources that are not well in the end, with their diagnosis

    def first_since(self, beat: Redesign) -> Outcome:
        """Return the check of an outlet at a beat."""
        own = [outcome for outcome in self.outcomes if outcome.source_id == beat.outlet]
        return own[beats(self.script).index(beat.at)]

    @property
    def decisions(self) -> list[Decision]:
        """Return what must be published."""
        return [*self.expected.decisions, *self.expected.further_languages]


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Ending:
    return asyncio.run(played(tmp_path_factory.mktemp("story")))


async def played(folder: Path) -> Ending:
    ended = Ending(load_script())
    moments = beats(ended.script)
    async with staged(folder, ended.script) as stage:
        ended.outcomes = await stage.play(moments)
        ended.again = await stage.play([moments[-1] + 5])
        store, configuration = stage.store, stage.configuration
        ended.feed = await store.read(lambda reader: reader.feed_events())
        ended.events = await store.read(lambda reader: reader.events())
        health = await store.read(lambda reader: reader.health())
        ended.marked = {item.id: item.diagnosis for item in health if item.diagnosis}
        ended.standings = await store.read(lambda reader: reader.standings())
        mentions = await store.read(lambda reader: reader.unresolved())
        ended.unresolved = {mention.headline.text for mention in mentions}
        publish(store, configuration, folder / "state")
    items = channel_of(feed_path(folder / "state").read_bytes()).findall("item")
    ended.guids = [item.findtext("guid") or "" for item in items]
    return ended


def languages(event: Event) -> set[str]:
    """Return the languages of the evidence, without their regions."""
    return {item.language.partition("-")[0] for item in event.evidence}


def as_told(event: Event) -> Told:
    seasons = " ".join(map(str, event.seasons))
    return (
        event.series.title,
        event.status,
        event.certainty,
        seasons,
        event.network or "",
        " ".join(sorted(languages(event))),
        str(event.outlets),
    )


def as_expected(decision: Decision, script: Script) -> Told:
    seasons = " ".join(map(str, decision.seasons))
    return (
        decision.series,
        decision.status,
        decision.certainty,
        seasons,
        decision.network or "",
        " ".join(sorted(decision.languages(script))),
        str(len(decision.evidence)),
    )


def test_every_decision_is_one_entry_and_no_entry_is_anything_else(ending: Ending) -> None:
    expected = sorted(as_expected(decision, ending.script) for decision in ending.decisions)

    assert sorted(map(as_told, ending.feed)) == expected


def test_every_outlet_that_tells_a_decision_is_evidence_of_it(ending: Ending) -> None:
    outlets = {outlet.id for outlet in ending.script.outlets}
    for decision in ending.decisions:
        (event,) = [
            event for event in ending.feed if (event.series.title, event.status) == (decision.series, decision.status)
        ]
        assert {item.source_id for item in event.evidence} == set(decision.evidence) <= outlets


def test_a_reversal_names_what_it_reverses(ending: Ending) -> None:
    published = {event.id: event for event in ending.feed}
    named = {
        (event.series.title, event.status): published[event.refers_to].status
        for event in ending.feed
        if event.refers_to in published
    }

    assert named == {
        (decision.series, decision.status): decision.refers_to for decision in ending.decisions if decision.refers_to
    }


def test_no_silent_headline_is_evidence_of_an_entry(ending: Ending) -> None:
    silent = {clean(headline) for headline in ending.expected.silent(ending.script)}

    assert {item.headline for event in ending.feed for item in event.evidence} & silent == set()


def test_old_decisions_fill_standings_only(ending: Ending) -> None:
    standing = {item.series.title: item.status for item in ending.standings}
    for decision in ending.expected.standings_only:
        assert standing[decision.series] is decision.status
        assert decision.series not in {event.series.title for event in ending.feed}


def test_rumours_are_known_and_move_nothing(ending: Ending) -> None:
    rumours = [event for event in ending.events if event.series.title == "Harbour of Glass" and not event.published]
    (renewal,) = [event for event in ending.feed if event.series.title == "Harbour of Glass"]

    assert {event.certainty for event in rumours} == {"rumoured"}
    assert renewal.refers_to in {event.id for event in rumours}


def test_a_decision_on_a_series_that_is_not_named_waits(ending: Ending) -> None:
    for decision in ending.expected.unresolved:
        (outlet, path), *_ = decision.evidence.items()
        (headline,) = [tell.headline for tell in ending.script.tells if (tell.outlet, tell.path) == (outlet, path)]
        assert clean(headline) in ending.unresolved
        assert decision.series not in {event.series.title for event in ending.feed}


def test_the_standing_of_a_series_is_its_last_decision(ending: Ending) -> None:
    (nachtfaehre,) = [item for item in ending.standings if item.series.title == "Nachtfähre"]

    assert nachtfaehre.status is Status.REVIVED


def test_the_feed_has_the_entries_of_the_store_each_with_a_guid_of_its_own(ending: Ending) -> None:
    assert ending.guids == [event.guid for event in ending.feed]
    assert len(set(ending.guids)) == len(ending.guids)


def test_every_entry_dates_from_its_first_telling(ending: Ending) -> None:
    # Decisions stand in the order of their telling: times of the feed rise with them.
    first_seen = {(event.series.title, event.status): event.first_seen for event in ending.feed}
    times = [first_seen[decision.series, decision.status] for decision in ending.expected.decisions]

    assert times == sorted(times)
    assert all(event.published == event.first_seen for event in ending.feed)


def test_an_outage_and_a_wall_are_the_outlets_and_a_redesign_is_nothing_at_all(ending: Ending) -> None:
    assert {outcome.source_id: outcome.diagnosis for outcome in ending.outcomes if outcome.failed} == {
        "zap-hebdo": "server-error",
        "serienblatt": "consent",
    }
    assert ending.marked == {}
    assert not any(outcome.failed or outcome.headlines_new for outcome in ending.again)


def test_after_a_redesign_every_headline_is_found_and_none_is_new(ending: Ending) -> None:
    redesigns = [beat for beat in ending.script.beats if isinstance(beat, Redesign)]
    assert redesigns
    for redesign in redesigns:
        stories = front(ending.script, ending.script.outlet(redesign.outlet), redesign.at).stories
        outcome = ending.first_since(redesign)
        assert (outcome.unchanged, outcome.headlines_new) == (False, 0)
        assert outcome.headlines >= len(stories)


def test_a_wall_tells_nothing_though_it_has_links_like_headlines(ending: Ending) -> None:
    (wall,) = [beat for beat in ending.script.beats if isinstance(beat, Wall)]
    told = [text for text in wall.links if len(text.split()) >= 4]
    behind = [outcome for outcome in ending.outcomes if outcome.diagnosis == "consent"]

    assert told
    assert len(behind) > 3
    assert {(outcome.source_id, outcome.headlines_new, outcome.events) for outcome in behind} == {(wall.outlet, 0, ())}
    assert not any(link in item.headline for event in ending.events for item in event.evidence for link in told)
