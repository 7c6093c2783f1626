"""What must hold between the parts of a script, beyond the form of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from monitor.newsroom.script import Edit, Outage, Recovery, Remove, Script, Tell, Wall

if TYPE_CHECKING:
    from collections.abc import Iterator


def problems(script: Script) -> tuple[str, ...]:
    """Return a sentence for every mistake found; none for a sound script."""
    return (
        *_of_outlets(script),
        *_of_places(script),
        *_of_addresses(script),
        *_of_changes(script),
        *_of_outages(script),
    )


def _of_outlets(script: Script) -> Iterator[str]:
    for outlet_id, count in Counter(outlet.id for outlet in script.outlets).items():
        if count > 1:
            yield f"outlet {outlet_id} is there {count} times"
    for outlet in script.outlets:
        if outlet.language not in script.words:
            yield f"outlet {outlet.id} speaks {outlet.language}, which has no words"
        if outlet.watch not in {outlet.front, *outlet.feeds}:
            yield f"outlet {outlet.id} has nothing at {outlet.watch} that could be watched"


def _of_places(script: Script) -> Iterator[str]:
    known = {outlet.id for outlet in script.outlets}
    for beat in script.beats:
        if beat.outlet not in known:
            yield f"{beat.do} at {beat.at}: there is no outlet {beat.outlet}"


def _of_addresses(script: Script) -> Iterator[str]:
    taken = Counter((tell.outlet, tell.path) for tell in script.tells)
    taken.update((outlet.id, path) for outlet in script.outlets for path in {outlet.front, *outlet.feeds})
    for (outlet_id, path), count in taken.items():
        if count > 1:
            yield f"{outlet_id} has {count} things at {path}"


def _of_changes(script: Script) -> Iterator[str]:
    told: set[tuple[str, str]] = set()
    for beat in script.beats:
        if isinstance(beat, Tell):
            told.add((beat.outlet, beat.path))
        elif isinstance(beat, Edit | Remove) and (beat.outlet, beat.path) not in told:
            yield f"{beat.do} at {beat.at}: {beat.outlet} shows nothing at {beat.path} by then"


def _of_outages(script: Script) -> Iterator[str]:
    down: set[str] = set()
    for beat in script.beats:
        if isinstance(beat, Outage | Wall):
            down.add(beat.outlet)
        elif isinstance(beat, Recovery):
            if beat.outlet not in down:
                yield f"recovery at {beat.at}: {beat.outlet} is not down by then"
            down.discard(beat.outlet)
    yield from (f"{outlet_id} never recovers" for outlet_id in sorted(down))
