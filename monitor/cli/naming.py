"""The series that the operator names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.identify import title_key

if TYPE_CHECKING:
    from monitor.model import Series
    from monitor.store import Reader


def named(reader: Reader, name: str) -> Series:
    """Return the series with this title or place in addresses; ends the call where there is none, or several."""
    found = going_by(reader, name, "NAME")
    if found is None:
        raise click.BadParameter(f"no series goes by “{name}”", param_hint="NAME")
    return found


def going_by(reader: Reader, name: str, parameter: str) -> Series | None:
    """Return the series with this place in addresses or title, None where there is none; several end the call."""
    if found := reader.series(name):
        return found
    several = reader.series_going_by(title_key(name))
    if len(several) > 1:
        slugs = ", ".join(sorted(one.slug for one in several))
        raise click.BadParameter(f"several series go by “{name}”; name one of them as {slugs}", param_hint=parameter)
    return next(iter(several), None)
