"""Which series of the store a claim means, made if it is a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.decide import same_decision
from monitor.detect import network_name
from monitor.identify import (
    BEGINNING,
    Decision,
    Facts,
    Known,
    choose,
    declining,
    loose_key,
    nearest,
    read,
    tell_apart,
    title_key,
)
from monitor.model import SeriesIds
from monitor.settle.agreeing import SAME_NEWS
from monitor.settle.naming import bare_title, says_which
from monitor.settle.subtitles import fuller_or_shorter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.identify import Catalogue, Choice, Entry, Namesake
    from monitor.model import Evidence, Series
    from monitor.settle.learning import Learner
    from monitor.store import Transaction

_UNTOLD = " ?"  # behind a key: the series of that name which nothing tells apart; no title's key ends so


@dataclass(frozen=True, slots=True)
class Identifier:
    """Finds series by what headlines call them."""

    transaction: Transaction
    catalogue: Catalogue
    learner: Learner

    def series_of(self, told: Evidence) -> Series | None:
        """Return the series that a headline names, None where it names none.

        A name that several series have is told apart by what stands beside it, or by a decision that only one of them
        is known for; else it stands for a series of its own, which is marked ambiguous.
        """
        told = replace(told, title=bare_title(told.title))
        key = title_key(told.title)
        if not key:
            return None
        entry = self.catalogue.find(key)
        bare = entry.keys[0] if entry else title_key(read(told.title).text)
        if namesakes := self.catalogue.namesakes(bare):
            return self._of_namesakes(told, bare, namesakes)
        several = self.transaction.series_going_by(key, *(entry.keys if entry else ()))
        alike = fuller_or_shorter(told, self.transaction, self.catalogue)
        found = self._told_apart(told, key, several) if several else self._unheard(told, entry, alike)
        found = self.learner.merged(told, found, alike)
        self.transaction.name_series(found.id, key, told.title, loose=loose_key(told.title))
        return found

    def _of_namesakes(self, told: Evidence, bare: str, shows: Sequence[Namesake]) -> Series:
        place = tell_apart(_facts(told), [_named(show.facts) for show in shows], _decision(told))
        if place is not None:
            return self._told_of(told, self._of_show(shows[place]), self._known(bare))
        if says_which(told.title):  # a version that the catalogue does not know
            return self._known(title_key(told.title)) or self._found_as_written(told)
        known = [series for show in shows if (series := self._known(show.key))]
        return self._known_for(told, known) or self._of_name(told, bare)

    def _of_name(self, told: Evidence, bare: str) -> Series:
        """Return the series that stands for a name which is all that is told."""
        series = self._known(bare)
        if series is None:
            return self._found_ambiguous(told, bare)
        if not series.ambiguous and series.ids == SeriesIds():
            # It was founded when nobody knew of the others.
            series = replace(series, ambiguous=True)
            self.transaction.describe_series(series)
        return series

    def _of_show(self, show: Namesake) -> Series:
        facts = show.facts
        return self._known(show.key) or self.transaction.found_series(
            show.key,
            show.title,
            loose=loose_key(show.title),
            year=facts.year,
            country=facts.country,
            network=facts.networks[0],
        )

    def _told_apart(self, told: Evidence, key: str, several: Sequence[Series]) -> Series:
        if len(several) == 1:
            return several[0]
        shows = [series for series in several if not series.ambiguous]
        untold = next((series for series in several if series.ambiguous), None) or self._known(key + _UNTOLD)
        place = tell_apart(_facts(told), [_facts_of(series) for series in shows])
        if place is not None:
            return self._told_of(told, shows[place], untold)
        return self._known_for(told, shows) or untold or self._found_ambiguous(told, key + _UNTOLD)

    def _told_of(self, told: Evidence, show: Series, untold: Series | None) -> Series:
        """Return the show that is told apart, which may have been told of before without what tells it apart."""
        if untold and untold.ambiguous:
            self.learner.told_apart(told, show, untold)
        return show

    def _known_for(self, told: Evidence, shows: Sequence[Series]) -> Series | None:
        """Return the only show that a decision told without a network is already known of."""
        if told.network:
            return None
        known = [
            series
            for series in shows
            if any(same_decision(told, event, SAME_NEWS) for event in self.transaction.events_of(series.id))
        ]
        return known[0] if len(known) == 1 else None

    def _unheard(self, told: Evidence, entry: Entry | None, alike: Sequence[Series]) -> Series:
        """Return the series of a title that no series goes by: one known by nearly the same title, or a new one."""
        if entry is None:
            near = self._near(told.title)
            chosen = choose(told.title, near, [told.language]) or self._of_declined(told.title, near)
            if chosen and (series := self.transaction.series_by_id(chosen.series)):
                return series
            entry = self.catalogue.find(chosen.series) if chosen else None
        if entry is None:
            return self.learner.series_of_unknown(told, alike) or self._found_as_written(told)
        return self._known(*entry.keys) or self.transaction.found_series(
            entry.keys[0], entry.title, loose=loose_key(entry.title), year=entry.year
        )

    def _of_declined(self, title: str, near: Sequence[Known]) -> Choice | None:
        """Return the series that was told of in the cases of its language, where this is its name in another one."""
        chosen = choose(title, near, declining())
        if chosen is None:
            return None
        events = self.transaction.events_of(chosen.series)
        languages = {item.language for event in events for item in event.evidence if item.title == chosen.title}
        return choose(title, near, languages)

    def _near(self, title: str) -> list[Known]:
        """Return titles to compare with: those of the store by series id, those of the catalogue by key."""
        loose = loose_key(title)
        beginning = loose[:BEGINNING]
        if not beginning:
            return []
        stored = [(key, Known(series, name)) for series, name, key in self.transaction.titles_near(loose, beginning)]
        shipped = [(key, Known(entry.keys[0], name)) for key, name, entry in self.catalogue.near(beginning)]
        near = [*stored, *shipped]
        return [self._in_store(near[place][1]) for place in nearest(loose, [key for key, _ in near])]

    def _in_store(self, known: Known) -> Known:
        """Return a title of the catalogue as one of the series that the store has of it, if it has one."""
        entry = self.catalogue.find(known.series)
        series = self._known(*entry.keys) if entry else None
        return Known(series.id, known.title) if series else known

    def _known(self, *keys: str) -> Series | None:
        return self.transaction.series_known_as(*keys)

    def _found_as_written(self, told: Evidence) -> Series:
        written = read(told.title)
        return self.transaction.found_series(
            title_key(told.title),
            told.title,
            loose=loose_key(told.title),
            year=written.year,
            country=written.country,
            as_told=True,
        )

    def _found_ambiguous(self, told: Evidence, key: str) -> Series:
        return self.transaction.found_series(key, told.title, loose=loose_key(told.title), ambiguous=True)


def _facts(told: Evidence) -> Facts:
    written = read(told.title)
    networks = (told.network,) if told.network else ()
    return Facts(written.year, written.country, networks, written.making)


def _facts_of(series: Series) -> Facts:
    return _named(Facts(series.year, series.country, (series.network,) if series.network else ()))


def _named(facts: Facts) -> Facts:
    """Call the networks as evidence does: each by its one name."""
    return replace(facts, networks=tuple(map(network_name, facts.networks)))


def _decision(told: Evidence) -> Decision:
    return Decision(told.status, (told.published or told.seen).year)
