"""The configuration of verbs that can do without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from monitor import config
from monitor.extract import selector_problem

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.config import Configuration


def configured_or_usual(path: Path, *, packs: bool = True) -> Configuration:
    """Read the configuration; where none was asked for and none stands there, the usual settings hold.

    `packs` asks for the operator's own language packs to be checked as well; a verb that only finds headlines does
    without. Raises ConfigurationError.
    """
    asked_for = click.get_current_context().get_parameter_source("configuration") is not ParameterSource.DEFAULT
    if not asked_for and not path.exists():
        return config.parse(b"sources: []\n", path)
    if not packs:
        return config.load(path, check_selector=selector_problem)
    from monitor.daemon import load_configuration  # noqa: PLC0415 - takes half a second, with the store and the server

    return load_configuration(path)
