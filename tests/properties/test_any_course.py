"""Any course of things: outlets tell, retell, change and drop stories; the power fails; clocks go wrong.

Two monitors watch it. One is never disturbed; the other has its power cut, and must come to the same.
"""

from __future__ import annotations

from dataclasses import replace
from email.utils import format_datetime
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from monitor.decide import decided_at, told_at
from monitor.model import Certainty, Ruling
from tests.decide.turns import UNDONE_BY
from tests.properties.depth import depth, drawn
from tests.properties.monitored import RULES, InFeed, Monitored
from tests.properties.press import CHANGES, DAY, HOUR, NOW, OUTLETS, SHOWS, stories

if TYPE_CHECKING:
    from datetime import timedelta

    from monitor.model import Event, Evidence, Headline, Source, Standing
    from tests.properties.monitored import Cut
    from tests.properties.press import Change, Story

AGES = st.sampled_from([None, None, 0.0, 0.1, 1.0, 20.0, 40.0, 400.0, -1.0])  # days before they are told
SPANS = st.sampled_from(
    [0 * HOUR, 0 * HOUR, HOUR, HOUR, DAY, DAY, 5 * DAY, 40 * DAY, 70 * DAY, 300 * DAY, -HOUR, -2 * DAY]
)
PLACES = st.integers(0, 11)
LEFT_OUT = st.sets(PLACES, max_size=4)
CUTS = st.one_of(st.none(), st.integers(0, 150), st.sampled_from(InFeed))


@drawn
class AnyCourse(RuleBasedStateMachine):
    """The press, and two monitors that watch it in step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.now = NOW
        self.told = 0
        self.pages: dict[str, list[Story]] = {outlet.id: [] for outlet in OUTLETS}
        self.events: list[Event] = []
        self.read: dict[tuple[Source, str], Headline] = {}
        self.undisturbed = Monitored(Path(self.folder.name, "undisturbed"), NOW)
        self.victim = Monitored(Path(self.folder.name, "victim"), NOW)
        self.both = (self.undisturbed, self.victim)
        self.watched: tuple[Source, ...] = ()
        self.watch(OUTLETS[:2])

    def teardown(self) -> None:
        for monitored in self.both:
            monitored.close()
        self.folder.cleanup()

    def watch(self, outlets: tuple[Source, ...]) -> None:
        self.watched = outlets
        for monitored in self.both:
            monitored.configure(outlets)

    @rule(span=SPANS, place=PLACES, news=st.lists(stories(AGES), min_size=1, max_size=5), left_out=LEFT_OUT, cut=CUTS)
    def an_outlet_tells(self, span: timedelta, place: int, news: list[Story], left_out: set[int], cut: Cut) -> None:
        outlet = self.later(span, place)
        for story in news:
            self.told += 1
            address = outlet.url.rpartition("/")[0] + f"/{self.told}"
            dated = story.published and story.published + (self.now - NOW)
            self.pages[outlet.id].append(replace(story, url=address, published=dated))
        self.check(outlet, left_out, cut)

    @precondition(lambda self: any(self.pages.values()))
    @rule(span=SPANS, place=PLACES, which=PLACES, how=st.sampled_from(CHANGES), other=stories(AGES), cut=CUTS)
    def an_outlet_changes_a_story(  # noqa: PLR0917 - hypothesis calls it, by the names
        self, span: timedelta, place: int, which: int, how: Change, other: Story, cut: Cut
    ) -> None:
        outlet = self.later(span, place)
        if page := self.pages[outlet.id]:
            which %= len(page)
            page[which : which + 1] = how(page[which], replace(other, published=self.now))
        self.check(outlet, set(), cut)

    @precondition(lambda self: self.told and self.watched != OUTLETS)
    @rule()
    def the_operator_adds_sources(self) -> None:
        self.watch(OUTLETS)

    @precondition(lambda self: any(event.held for event in self.events))
    @rule()
    def the_operator_releases_what_is_held(self) -> None:
        for monitored in self.both:
            monitored.release()
        self.events = self.undisturbed.events()

    @precondition(lambda self: any(event.held for event in self.events))
    @rule()
    def the_operator_drops_what_is_held(self) -> None:
        for monitored in self.both:
            monitored.drop()
        self.events = self.undisturbed.events()

    @precondition(lambda self: any(not event.retracted for event in self.events))
    @rule(which=PLACES)
    def the_operator_retracts_an_event(self, which: int) -> None:
        told = [event for event in self.events if not event.retracted]
        for monitored in self.both:
            monitored.retract(told[which % len(told)])
        self.events = self.undisturbed.events()

    @precondition(lambda self: self.told)
    @rule()
    def the_operator_restarts(self) -> None:
        self.victim.restart()

    def later(self, span: timedelta, place: int) -> Source:
        """Let time pass, and return the outlet where something happens then."""
        self.now += span
        for monitored in self.both:
            monitored.set_clock(self.now)
        return self.watched[place % len(self.watched)]

    def check(self, outlet: Source, left_out: set[int], cut: Cut) -> None:
        """Check a source, of whose page something may be missing."""
        page = [story for number, story in enumerate(self.pages[outlet.id]) if number not in left_out]
        before = self.undisturbed.standings()
        self.undisturbed.check(outlet, page)
        self.victim.check_and_cut(outlet, page, cut)
        self.events = self.undisturbed.events()
        self.judge_standings(before, [story for story in page if self.read.get((outlet, story.url)) != story.headline])
        self.read.update({(outlet, story.url): story.headline for story in page})

    def was_undone_between(self, one: Event, other: Event) -> bool:
        """Tell whether the contrary was told as fact between two events of one kind."""
        earlier, later = sorted((decided_at(one), decided_at(other)))
        return any(
            event.series.id == one.series.id
            and event.status in UNDONE_BY.get(one.status, ())
            and event.certainty is Certainty.CONFIRMED
            and earlier < decided_at(event) < later
            for event in self.events
        )

    # What must hold

    def judge_standings(self, before: dict[str, Standing], new: list[Story]) -> None:
        after = self.undisturbed.standings()
        told_as_fact = {SHOWS[story.title] for story in new if story.is_fact}
        moved = {title for title in before | after if _place(before.get(title)) != _place(after.get(title))}
        assert moved <= told_as_fact, "a standing was moved by something less than a fact"

    @invariant()
    def entries_stay_as_they_were(self) -> None:
        for monitored in self.both:
            monitored.onlooker.look()

    @invariant()
    def the_feed_tells_each_published_event_by_its_first_sighting(self) -> None:
        published = {event.guid: format_datetime(event.first_seen) for event in self.events if event.published}
        assert self.undisturbed.onlooker.dates == published

    @invariant()
    def power_cuts_change_nothing(self) -> None:
        assert self.victim.events() == self.events
        assert self.victim.standings() == self.undisturbed.standings()
        assert self.victim.feed == self.undisturbed.feed

    @invariant()
    def a_decision_is_one_event(self) -> None:
        for one, other in combinations([event for event in self.events if not event.retracted], 2):
            if _tell_one_decision(one, other):
                assert self.was_undone_between(one, other), f"{one} and {other} are one decision"

    @invariant()
    def a_story_backs_an_event_once(self) -> None:
        """Neither other words at its address nor another address for its words make it two."""
        for event in self.events:
            assert event.evidence, "an event rests on nothing"
            assert {item.certainty for item in event.evidence} == {event.certainty}
            by_address = [(item.source_id, item.url, item.seasons, item.network) for item in event.evidence]
            by_words = [(item.source_id, item.headline) for item in event.evidence]
            assert len(set(by_address)) == len(set(by_words)) == len(event.evidence), event.evidence

    @invariant()
    def what_is_dropped_is_in_no_feed_and_what_is_retracted_stands_nowhere(self) -> None:
        assert not any(event.published for event in self.events if event.ruling is Ruling.DROPPED)
        retracted = {event.id for event in self.events if event.retracted}
        assert retracted.isdisjoint(one.event_id for one in self.undisturbed.standings().values())
        assert not any(event.conflicts for event in self.events if event.retracted)

    @invariant()
    def only_facts_stand(self) -> None:
        assert {one.certainty for one in self.undisturbed.standings().values()} <= {Certainty.CONFIRMED}


def _place(standing: Standing | None) -> tuple[object, ...]:
    if standing is None:
        return ()
    return standing.event_id, standing.status, standing.seasons, standing.network, standing.since


def _tell_one_decision(one: Event, other: Event) -> bool:
    """Tell whether every headline of one event, and every one of the other, could be told of the same decision."""
    if (one.series.id, one.status, one.certainty) != (other.series.id, other.status, other.certainty):
        return False
    return all(_may_be_told_of_one(item, told) for item in one.evidence for told in other.evidence)


def _may_be_told_of_one(one: Evidence, other: Evidence) -> bool:
    same_season = not one.seasons or not other.seasons or one.seasons[0] == other.seasons[0]
    return same_season and abs(told_at(one) - told_at(other)) <= RULES.window


def test_any_course_of_things_leads_to_one_entry_a_decision_that_never_changes() -> None:
    run_state_machine_as_test(AnyCourse, settings=depth(8, steps=15))
