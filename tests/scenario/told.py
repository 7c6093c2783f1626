"""A scenario as its YAML files tell it: outlets, what they publish day by day, and the entries that must come of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from monitor.model import Certainty, Source, SourceKind, Status
from tests.check.fakes import INTERVAL

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Story:
    """One headline of an outlet."""

    name: str  # in its address, and wherever the scenario speaks of it
    outlet: Source
    told: datetime
    headline: str
    article: tuple[str, ...] = ()  # paragraphs

    @property
    def url(self) -> str:
        return f"{self.outlet.url}/{self.name}"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """An entry of the feed, in the words of the scenario."""

    series: str
    status: str
    certainty: str
    seasons: tuple[int, ...]
    network: str | None
    evidence: tuple[str, ...]  # names of stories, sorted
    outlets: int  # independent ones
    refers_to: str | None  # "cancelled", or "cancelled rumoured" where that is not confirmed


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is told, and what must come of it."""

    name: str
    outlets: tuple[Source, ...]
    stories: tuple[Story, ...]  # in the order of their telling
    entries: tuple[Entry, ...]  # in the order of their first telling


@cache
def scenario(name: str) -> Scenario:
    """Read a scenario from its folder."""
    outlets = {key: _outlet(key, **facts) for key, facts in _yaml(name, "outlets").items()}
    articles = _yaml(name, "articles")
    stories = [
        _story(outlets, day, key, headline, articles)
        for day, told in _yaml(name, "headlines").items()
        for key, headline in told.items()
    ]
    return Scenario(
        name,
        tuple(outlets.values()),
        tuple(sorted(stories, key=lambda story: story.told)),
        tuple(_entry(**facts) for facts in _yaml(name, "entries")),
    )


def _outlet(key: str, *, name: str, language: str, country: str, domain: str, kind: str) -> Source:
    return Source(
        id=key,
        name=name,
        url=f"https://www.{domain}/series",
        language=language,
        interval=INTERVAL,
        kind=SourceKind(kind),
        country=country,
        may_be_empty=True,  # a few headlines in six weeks are no fault here
    )


def _story(outlets: dict[str, Source], day: date, key: str, headline: str, articles: dict[str, list[str]]) -> Story:
    outlet, clock, name = key.split()
    told = datetime.combine(day, time.fromisoformat(clock), UTC)
    return Story(name, outlets[outlet], told, headline, tuple(articles.get(name, ())))


def _entry(
    *,
    series: str,
    status: str,
    evidence: list[str],
    outlets: int,
    certainty: str = "confirmed",
    seasons: tuple[int, ...] = (),
    network: str | None = None,
    refers_to: str | None = None,
) -> Entry:
    return Entry(
        series,
        Status(status),
        Certainty(certainty),
        tuple(seasons),
        network,
        tuple(sorted(evidence)),
        outlets,
        refers_to,
    )


def _yaml(name: str, file: str) -> Any:
    return yaml.safe_load((_HERE / name / f"{file}.yaml").read_text(encoding="utf-8"))
