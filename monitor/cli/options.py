"""The options that every verb takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def places(*, config: bool = True, state: bool = True) -> Decorator:
    """Give a verb --config and --state, as `configuration` and `state`; what it has no use for is dropped."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        return (_CONFIG if config else dropped("--config"))((_STATE if state else dropped("--state"))(function))

    return decorate


def dropped(name: str) -> Decorator:
    """Take an option that a verb has no use for, so that every verb can be called in the same way."""
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
