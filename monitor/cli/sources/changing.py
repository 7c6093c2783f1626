"""Writes new sources into the operator's file, once they are agreed to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from monitor import config
from monitor.cli.failures import WRONG_CALL
from monitor.cli.saying import counted
from monitor.errors import ConfigurationError
from monitor.extract import selector_problem
from monitor.publish.wording import language_name
from monitor.text import primary
from monitor.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from monitor.config import Configuration, NewSource


class RefusedError(click.ClickException):
    """What is asked for cannot be done with this file; told without a reminder of the usage."""

    exit_code = WRONG_CALL


def settings_before(path: Path) -> Configuration:
    """Read the file to add to, which may have no sources yet or not be there; raises ConfigurationError."""
    return config.parse_begun(_bytes(path), path)


def add(path: Path, new: Sequence[NewSource], *, agreed: bool) -> None:
    """Add sources to the file at `path`, after asking on a terminal unless it is `agreed`; ends the call if it cannot.

    What is written is made of the file as it is at that moment, for people edit while they think.
    """
    _content(path, new)  # whatever is wrong is told before anybody is asked
    name = "it" if len(new) == 1 else f"these {len(new)}"
    if not agreed and not at_a_terminal():
        raise RefusedError("nothing was written: there is no terminal to ask on; --yes adds without asking")
    if not agreed and not click.confirm(f"\nAdd {name} to {path}?", err=True):
        click.echo("Nothing was written.", err=True)
        return
    config.save(path, _content(path, new))
    told, them = (new[0].id, "it") if len(new) == 1 else (counted(len(new), "source"), "them")
    taken = f"A running daemon takes {them} over; without one, `series-monitor check` asks {them}."
    click.echo(f"{path}: added {told}. {taken}", err=True)


def at_a_terminal() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin.isatty()


def check_value(key: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a click callback that refuses what the file could not hold under a key of a source."""

    def checked(_context: click.Context, _parameter: click.Parameter, value: Any) -> Any:
        if value is not None and (told := mistake(key, value)):
            raise click.BadParameter(told)
        return value

    return checked


def mistake(key: str, value: str) -> str | None:
    """Tell what is wrong with a value that is to be written under a key of a source, None where nothing is."""
    found = config.mistake_in(key, value, selector_problem)
    return f"{found.message}{f' ({found.hint})' if found.hint else ''}" if found else None


def watched_as(settings: Configuration, url: str) -> str | None:
    """Return the id of the source that already watches an address, None where none does."""
    address = canonical(url)
    return next((source.id for source in settings.sources if canonical(source.url) == address), None)


def _content(path: Path, new: Sequence[NewSource]) -> bytes:
    headings = {primary(source.language): language_name(source.language) for source in new}
    try:
        return config.with_sources(_bytes(path), path, new, headings)
    except ConfigurationError as error:
        click.echo(f"{error}; nothing was written.", err=True)
        sys.exit(WRONG_CALL)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
