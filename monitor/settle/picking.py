"""Which series of a catalogue's answer is the one that headlines mean. Pure; in doubt, none."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.identify import Decision, Facts, Verdict, compare, tell_apart, title_key
from monitor.model import SeriesIds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.lookup import Show


@dataclass(frozen=True, slots=True)
class Wanted:
    """A series to be found in a catalogue, and what is known of it."""

    series_id: str
    titles: tuple[str, ...]  # the one to ask for first
    language: str  # BCP 47, of the headlines that name it
    facts: Facts
    ids: SeriesIds
    decision: Decision  # the newest


@dataclass(frozen=True, slots=True)
class Finding:
    """What a catalogue's answer comes to."""

    show: Show | None = None
    diagnosis: Diagnosis | None = None  # why there is no show


def pick(wanted: Wanted, shows: Sequence[Show]) -> Finding:
    """Pick the only show that can be the series: by ids, else by name and by what tells namesakes apart."""
    if known := next((show for show in shows if share_id(wanted.ids, show.ids)), None):
        return Finding(known)
    named = _named(wanted, shows)
    if not named:
        return Finding(diagnosis=Diagnosis.NOT_FOUND)
    facts = [Facts(show.year, show.country, show.networks, ended=show.ended) for show in named]
    place = tell_apart(wanted.facts, facts, wanted.decision)
    if place is not None:
        return Finding(named[place])
    if len(named) > 1:
        return Finding(diagnosis=Diagnosis.AMBIGUOUS)
    # The only one of that name, but long over, or elsewhere: another that the catalogue does not know yet.
    return Finding(diagnosis=Diagnosis.NOT_FOUND)


def share_id(one: SeriesIds, other: SeriesIds) -> bool:
    """Tell whether two series have an id in common."""
    pairs = ((getattr(one, field.name), getattr(other, field.name)) for field in fields(SeriesIds))
    return any(left is not None and left == right for left, right in pairs)


def _named(wanted: Wanted, shows: Iterable[Show]) -> list[Show]:
    """Return the shows of one of the titles, as it is written if there are any, else as it may be written."""
    shows = list(shows)
    keys = set(map(title_key, wanted.titles))
    exactly = [show for show in shows if keys & set(map(title_key, (show.title, *show.names)))]
    return exactly or [show for show in shows if _goes_by(show, wanted)]


def _goes_by(show: Show, wanted: Wanted) -> bool:
    return any(
        compare(title, name, [wanted.language]).verdict is Verdict.SAME
        for title in wanted.titles
        for name in (show.title, *show.names)
    )
