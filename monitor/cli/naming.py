"""The series that the operator names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.identify import title_key
from monitor.text.meant import nearest

if TYPE_CHECKING:
    from monitor.model import Series
    from monitor.store import Reader

_SHOWN = 3  # series of several that may be meant


def named(reader: Reader, name: str, parameter: str = "NAME") -> Series:
    """Return the series with this title or place in addresses; ends the call where there is none, or several."""
    if found := reader.series(name):
        return found
    several = reader.series_going_by(title_key(name))
    if len(several) > 1:
        slugs = ", ".join(sorted(one.slug for one in several))
        raise click.BadParameter(f"several series go by “{name}”; name one of them as {slugs}", param_hint=parameter)
    if not several:
        meant = ", ".join(_meant(reader, name))
        hint = f"; did you mean {meant}?" if meant else ""
        raise click.BadParameter(f"no series goes by “{name}”{hint}", param_hint=parameter)
    return several[0]


def _meant(reader: Reader, name: str) -> list[str]:
    """Return the places in addresses of series with this in a title, else of the one that is written most like it."""
    key = title_key(name)
    if not key:
        return []
    decided = [standing.series for standing in reader.standings(most=_SHOWN, key=key)]
    undecided = [event.series for event in reader.not_standing(key, _SHOWN)]
    if holding := [*decided, *undecided][:_SHOWN]:
        return [series.slug for series in holding]
    near = nearest("-".join(key.split()), (standing.series.slug for standing in reader.standings()))
    return [near] if near else []
