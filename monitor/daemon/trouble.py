"""A store that cannot be used: told when that begins and when it is over, not at every check in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor import log

if TYPE_CHECKING:
    from monitor.errors import StoreError

_LOG = log.get("daemon")


class StoreTrouble:
    """Counts checks in a row that the store has failed."""

    def __init__(self) -> None:
        self._failures = 0

    @property
    def lasts(self) -> bool:
        """Whether the last check failed by the store."""
        return self._failures > 0

    def met(self, error: StoreError) -> None:
        """Note a failure; the first one is told, with what can be done."""
        if not self._failures:
            _LOG.error("the store fails; the last good feed is served on", error=str(error), hint=error.hint)
        self._failures += 1

    def over(self) -> None:
        """Note that the store works."""
        if self._failures:
            _LOG.info("the store works again", failed=self._failures)
        self._failures = 0
