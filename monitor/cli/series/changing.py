"""How identities are changed: in one transaction, after which the feed file says what the store does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from monitor.cli.failures import WRONG_CALL
from monitor.cli.options import ADDRESS
from monitor.cli.state import store_in
from monitor.daemon import load_configuration
from monitor.daemon.publishing import channel, publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.store import Store


class NothingKnownError(click.ClickException):
    """There is no store yet, so there are no series."""

    exit_code = WRONG_CALL


@contextmanager
def changing(configuration: Path, state: Path) -> Iterator[Store]:
    """Open the store for a change, and bring the feed file up to date when it is done.

    Raises ConfigurationError and StoreError; ends the call where nothing is known yet.
    """
    settings = load_configuration(configuration)
    with store_in(state) as store:
        if store is None:
            raise NothingKnownError(f"nothing is known yet in {state}")
        yield store
        publish(store, channel(settings, ADDRESS), settings.feed, state)


def undoable(number: int) -> str:
    """Say how what was just done can be undone."""
    return f"`series-monitor series undo {number}` undoes it."
