"""Our own words for events: canonical English, read from data, whatever the system's locale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

from monitor.model import Certainty, Claim, ConflictKind, Event, Standing, Status
from monitor.publish import instants
from monitor.text import clean, primary, shorten

_TITLE_LIMIT = 120  # characters of a series title; the decision behind it must stay in sight
_NETWORK_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """How one status of one certainty is told."""

    label: str  # after "Kaos: "
    sentence: str  # after "Kaos "


def phrase(status: Status, certainty: Certainty) -> Phrase:
    """Return the words for a status as surely as it is told."""
    return Phrase(**_labels()["statuses"][status.value][certainty.value])


def language_name(tag: str) -> str:
    """Return the English name of a BCP 47 tag, the tag itself where there is none."""
    names: dict[str, str] = _labels()["languages"]
    return names.get(tag) or names.get(primary(tag)) or clean(tag)


def title(event: Event) -> str:
    """Tell an event in one plain line, as in "Kaos: renewed (season 2, Netflix)"."""
    label = phrase(event.status, event.certainty).label
    about = detail(event)
    return f"{series_title(event)}: {label}" + (f" ({about})" if about else "")


def series_title(event: Event) -> str:
    """Return the title of the event's series, clean and of bounded length, never blank."""
    return shorten(clean(event.series.title), _TITLE_LIMIT) or "Untitled series"


def detail(event: Event) -> str:
    """Tell seasons and network as in "seasons 3 and 4, Netflix"; empty where neither is known."""
    return ", ".join(filter(None, (seasons_told(event), network_name(event.network))))


def seasons_told(told: Event | Standing | Claim) -> str:
    """Tell of which seasons something is told; what is cancelled are those that will not be made: "no season 2"."""
    seasons = seasons_text(told.seasons)
    gone = (told.status, told.certainty) == (Status.CANCELLED, Certainty.CONFIRMED)
    return f"no {seasons}" if seasons and gone else seasons


def network_name(network: str | None) -> str:
    """Return a network clean and of bounded length; empty where none is known."""
    return shorten(clean(network or ""), _NETWORK_LIMIT)


def seasons_text(seasons: tuple[int, ...]) -> str:
    """Tell rising season numbers as in "season 2", "seasons 3 and 4", "seasons 1, 3 to 5 and 8"."""
    parts = [part for run in _runs(seasons) for part in _run_text(run)]
    if not parts:
        return ""
    *most, last = parts
    listed = f"{', '.join(most)} and {last}" if most else last
    return f"season{'s' if len(seasons) > 1 else ''} {listed}"


def follow_up(event: Event, earlier: Event) -> str:
    """Tell what an event does to the earlier one that it names: it denies, confirms, reverses or rewords it."""
    what = _EARLIER[earlier.certainty]
    return f"This {_deed(event, earlier)} an earlier {what}: {title(earlier)}, {instants.day(earlier.first_seen)}."


_EARLIER = {Certainty.CONFIRMED: "entry", Certainty.RUMOURED: "rumour", Certainty.DENIED: "denial"}


def _deed(event: Event, earlier: Event) -> str:
    if {event.status, earlier.status} == {Status.CANCELLED, Status.ENDING}:
        return "tells in another word"
    if event.certainty is Certainty.DENIED:
        return "denies"
    if earlier.certainty is Certainty.DENIED:
        return "contradicts"
    return "confirms" if event.status is earlier.status else "reverses"


def contradiction(kind: ConflictKind, other: Event) -> str:
    """Tell why an event and another one of its series cannot both be right."""
    return f"{_labels()['conflicts'][kind.value]} {title(other)}, {instants.day(other.first_seen)}."


def counted(number: int, singular: str) -> str:
    """Return "1 outlet", "3 outlets"."""
    return f"{number} {singular}{'' if number == 1 else 's'}"


def _runs(seasons: tuple[int, ...]) -> list[list[int]]:
    """Group neighbours: (1, 3, 4, 5) becomes [[1], [3, 4, 5]]."""
    runs = [[season] for season in seasons[:1]]
    for before, season in pairwise(seasons):
        if season == before + 1:
            runs[-1].append(season)
        else:
            runs.append([season])
    return runs


def _run_text(run: list[int]) -> list[str]:
    # Two neighbours read better one by one: "3 and 4".
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(season) for season in run]  # noqa: PLR2004 - said above


@cache
def _labels() -> dict[str, Any]:
    text = files("monitor").joinpath("data", "labels.yaml").read_text(encoding="utf-8")
    labels: dict[str, Any] = yaml.safe_load(text)
    return labels
