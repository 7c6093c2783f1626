"""Titles learned to be of one series, from headlines that name both and clearly tell the same decision.

Nothing is learned from a name alone: brackets also hold actors, networks and earlier works, and a subtitle may make a
spin-off. What is learned is noted in the journal with the headline that it is learned from, and can be undone there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from monitor.decide import decided_at, same_decision, told_at
from monitor.identify import loose_key, read, title_key
from monitor.model import Certainty
from monitor.settle.agreeing import SAME_NEWS, tell_one_decision, tells_of, tells_season_of
from monitor.settle.equating import names_beside
from monitor.settle.identities import EVIDENCE, Doer, merge, move_told_apart
from monitor.store import Deed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.model import Evidence, Series
    from monitor.store import Transaction

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Learner:
    """Learns from one headline after the other."""

    transaction: Transaction
    _merged_into: dict[str, str] = field(default_factory=dict)  # ids of series that are others since
    _touched: set[str] = field(default_factory=set)

    def touched(self) -> set[str]:
        """Return the ids of the series whose events are others than before, each once."""
        touched = set(self._touched)
        self._touched.clear()
        return touched

    def current(self, series_id: str | None) -> str | None:
        """Return the id of the series that a series is by now."""
        while series_id in self._merged_into:
            series_id = self._merged_into[series_id]
        return series_id

    def series_of_unknown(self, told: Evidence, alike: Sequence[Series] = ()) -> Series | None:
        """Return the series that a title nobody goes by is learned to be of, None where nothing tells.

        `alike` are those that go by it with or without a subtitle.
        """
        title = read(told.title).text
        key = title_key(title)
        for series, source in [*self._named_here(told), *self._named_elsewhere(told)]:
            if series.ambiguous or self.transaction.refused(series.id, key):
                continue
            if tells_of(told, self.transaction.events_of(series.id)):
                return self._learned(told, series, source)
        same = self._of_the_very_season(told, alike)
        return self._learned(told, same, told) if same and not self.transaction.refused(same.id, key) else None

    def merged(self, told: Evidence, series: Series, alike: Sequence[Series] = ()) -> Series:
        """Return the series that a headline is about, which may be found to be one with another by what names both."""
        for other, source in [*self._named_here(told), *self._named_elsewhere(told)]:
            if not self._may_be_one(series, other):
                continue
            events = self.transaction.events_of(series.id), self.transaction.events_of(other.id)
            # Where there are only rumours, this headline tells the first decision that the series is known by.
            rumours = bool(events[0]) and all(event.certainty is not Certainty.CONFIRMED for event in events[0])
            one = tells_of(told, events[1]) if rumours else tell_one_decision(*events)
            if one and tells_of(told, [*events[0], *events[1]], sure=True):
                return self._merge(series, other, _why(source), told.seen)
        known = [other for other in alike if self._may_be_one(series, other)]
        same = self._of_the_very_season(told, known)
        # A parent and its spin-off that have both gone on for long may still be decided about on one day.
        if same and (self._is_news(series, told) or self._is_news(same, told)):
            return self._merge(series, same, _why(told), told.seen)
        return series

    def told_apart(self, told: Evidence, series: Series, untold: Series) -> None:
        """Let a series have the decision that was told before without a word of which of its name it is about."""
        events = [event for event in self.transaction.events_of(untold.id) if same_decision(told, event, SAME_NEWS)]
        if events and not self.transaction.kept_apart(series.id, untold.id):
            move_told_apart(self.transaction, series, untold, events, Doer(told.seen, EVIDENCE, _why(told)))
            self._touched.update((series.id, untold.id))

    def merge_linked(self, series: Series, others: Iterable[Series], why: str, now: datetime) -> Series:
        """Merge what a catalogue's word links and headlines tell the same of; return the series as it is then."""
        for other in others:
            events = self.transaction.events_of(series.id), self.transaction.events_of(other.id)
            if self._may_be_one(series, other) and tell_one_decision(*events, sure=True):
                series = self._merge(series, other, why, now)
        return series

    def _learned(self, told: Evidence, series: Series, source: Evidence) -> Series | None:
        """Let a series go by the title that a headline gives it."""
        title = read(told.title).text
        deed = Deed("alias", EVIDENCE, series.id, _why(source), told.seen)
        self.transaction.add_aliases(deed, [(title_key(title), title, loose_key(title))])
        return self.transaction.series_by_id(series.id)

    def _of_the_very_season(self, told: Evidence, alike: Iterable[Series]) -> Series | None:
        """Return the only series that the season of a headline was decided of in these days."""
        found = [
            series
            for series in alike
            if not series.ambiguous and tells_season_of(told, self.transaction.events_of(series.id))
        ]
        return found[0] if len(found) == 1 else None

    def _is_news(self, series: Series, told: Evidence) -> bool:
        """Tell whether nothing was ever told of a series but in these days."""
        events = self.transaction.events_of(series.id)
        return bool(events) and all(abs(told_at(told) - decided_at(event)) <= SAME_NEWS for event in events)

    def _may_be_one(self, one: Series, other: Series) -> bool:
        """Tell whether two series may be merged at all: the operator's word that they are two is final."""
        if one.id == other.id or one.ambiguous or other.ambiguous:
            return False
        return not self.transaction.kept_apart(one.id, other.id)

    def _merge(self, one: Series, other: Series, why: str, now: datetime) -> Series:
        # What a catalogue calls a series is what its readers know, whoever was told of first.
        kept, gone = sorted((one, other), key=lambda series: (series.as_told, *self._since(series)))
        merge(self.transaction, kept, gone, Doer(now, EVIDENCE, why))
        self._merged_into[gone.id] = kept.id
        self._touched.update((kept.id, gone.id))
        merged = self.transaction.series_by_id(kept.id)
        assert merged is not None, "the kept one is there"
        return merged

    def _since(self, series: Series) -> tuple[datetime, str]:
        """Return since when a series is decided about; one that was only just told of has no events yet."""
        return min((event.first_seen for event in self.transaction.events_of(series.id)), default=_NEVER), series.id

    def _named_here(self, told: Evidence) -> list[tuple[Series, Evidence]]:
        """Return the series whose names the headline, or its article, gives beside the title."""
        texts = [told.headline, *filter(None, [told.named_by])]
        names = dict.fromkeys(name for text in texts for name in names_beside(text, told.title))
        found = (self.transaction.series_known_as(title_key(name)) for name in names)
        return [(series, told) for series in found if series]

    def _named_elsewhere(self, told: Evidence) -> list[tuple[Series, Evidence]]:
        """Return the series of recent headlines that give this title beside their own."""
        title = read(told.title).text
        key = title_key(title)
        recent = self.transaction.events_naming(title, told.status, told_at(told) - SAME_NEWS, told.seen + SAME_NEWS)
        return [
            (event.series, item)
            for event in recent
            for item in event.evidence
            if key in map(title_key, names_beside(item.headline, item.title))
        ]


def _why(source: Evidence) -> str:
    return f"{source.outlet}: {source.headline} <{source.url}>"
