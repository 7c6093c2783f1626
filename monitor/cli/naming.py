"""The series that the operator names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.identify import title_key

if TYPE_CHECKING:
    from monitor.model import Series
    from monitor.store import Reader


def named(reader: Reader, name: str, parameter: str = "NAME") -> Series:
    """Return the series with this title or place in addresses; ends the call where there is none, or several."""
    if found := reader.series(name):
        return found
    several = reader.series_going_by(title_key(name))
    if len(several) > 1:
        slugs = ", ".join(sorted(one.slug for one in several))
        raise click.BadParameter(f"several series go by “{name}”; name one of them as {slugs}", param_hint=parameter)
    if not several:
        raise click.BadParameter(f"no series goes by “{name}”", param_hint=parameter)
    return several[0]
