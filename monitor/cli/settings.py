"""The configuration of verbs that can do without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from monitor import config
from monitor.daemon import load_configuration

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.config import Configuration


def configured_or_usual(path: Path) -> Configuration:
    """Read the configuration; where none was asked for and none stands there, the usual settings hold.

    Raises ConfigurationError.
    """
    asked_for = click.get_current_context().get_parameter_source("configuration") is not ParameterSource.DEFAULT
    if asked_for or path.exists():
        return load_configuration(path)
    return config.parse(b"sources: []\n", path)
