"""How sources fare, in words for a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from monitor.publish.report import web_address
from monitor.publish.wording import counted, language_name
from monitor.text import clean
from monitor.web.times import span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from monitor.diagnosis import Diagnosis
    from monitor.model import Source, SourceHealth


class State(StrEnum):
    """How a source is doing; the order is that of the table, what needs eyes first."""

    FAILING = "failing"
    SILENT = "silent"
    WELL = "well"
    WAITING = "not checked yet"
    OFF = "switched off"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source as a table shows it."""

    name: str
    url: str | None  # without user information; None: not one to link to
    language: str  # in words
    state: State
    diagnosis: Diagnosis | None  # while it fails
    reason: str  # a sentence that adds to the state; may be empty
    last_checked: datetime | None
    next_check: datetime | None


def source_rows(sources: Sequence[Source], health: Iterable[SourceHealth], now: datetime) -> list[SourceRow]:
    """Join what is configured with what is known of it."""
    known = {item.id: item for item in health}
    rows = [_configured(source, known.get(source.id), now) for source in sources]
    order = list(State)
    return sorted(rows, key=lambda row: (order.index(row.state), row.name.casefold()))


def watched(sources: Iterable[Source], health: Iterable[SourceHealth]) -> list[SourceHealth]:
    """Return how those fare that are asked; of a source that is switched off the last that is known would stand."""
    enabled = {source.id for source in sources if source.enabled}
    return [item for item in health if item.id in enabled]


def summary(rows: Sequence[SourceRow]) -> str:
    """Count the states as in "2 failing, 41 well"."""
    counts = [(sum(row.state is state for row in rows), state) for state in State]
    return ", ".join(f"{count} {state}" for count, state in counts if count)


def _configured(source: Source, health: SourceHealth | None, now: datetime) -> SourceRow:
    state = _state(source, health)
    return SourceRow(
        name=clean(source.name) or source.id,
        url=web_address(source.url),
        language=language_name(source.language),
        state=state,
        diagnosis=health.diagnosis if health and state is State.FAILING else None,
        reason=" ".join(filter(None, [_reason(state, health, now), _override(source)])),
        last_checked=health.last_checked if health else None,
        next_check=health.next_check if health and state is not State.OFF else None,
    )


def _state(source: Source, health: SourceHealth | None) -> State:
    if not source.enabled:
        return State.OFF
    if health is None or health.last_checked is None:
        return State.WAITING
    if health.fails:
        return State.FAILING
    return State.SILENT if health.diagnosis else State.WELL


def _reason(state: State, health: SourceHealth | None, now: datetime) -> str:
    if health is None:
        return ""
    if state is State.FAILING:
        return f"{_why(health)} {_how_long(health, now)}"
    if state is State.SILENT:
        return _why(health)
    if state is State.WELL and health.headlines is not None:
        return f"{counted(health.headlines, 'headline')} at the last full reading."
    return ""


def _override(source: Source) -> str:
    return "Its robots.txt is ignored." if source.ignores_robots else ""


def _why(health: SourceHealth) -> str:
    why = clean(health.message or health.diagnosis or "The last check failed").rstrip(".")
    return f"{why[:1].upper()}{why[1:]}."


def _how_long(health: SourceHealth, now: datetime) -> str:
    in_a_row = " in a row" if health.failures > 1 else ""
    since = f", for {span(now - health.failing_since)}" if health.failing_since else ""
    return f"{counted(health.failures, 'check')} failed{in_a_row}{since}."
