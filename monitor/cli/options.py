"""The options that every verb takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def places(*, config: bool = True, state: bool = True) -> Decorator:
    """Give a verb --config and --state, as `configuration` and `state`.

    What a verb has no use for is taken and dropped all the same, so that every verb can be called in the same way.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        return (_CONFIG if config else _dropped("--config"))((_STATE if state else _dropped("--state"))(function))

    return decorate


def _dropped(name: str) -> Decorator:
    return click.option(name, expose_value=False, hidden=True)


_CONFIG = click.option(
    "--config",
    "configuration",
    type=click.Path(path_type=Path, dir_okay=False),
    default="sources.yaml",
    envvar="SERIES_MONITOR_CONFIG",
    show_envvar=True,
    show_default=True,
    help="The sources and settings.",
)
_STATE = click.option(
    "--state",
    type=click.Path(path_type=Path, file_okay=False),
    default="state",
    envvar="SERIES_MONITOR_STATE",
    show_envvar=True,
    show_default=True,
    help="Directory of what is remembered.",
)
