"""Our own line being down: told when that begins and when it is over, not by every source in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor import log

if TYPE_CHECKING:
    from monitor.check.outcome import Outcome

_LOG = log.get("daemon")


class Outage:
    """Follows the outcomes of checks."""

    def __init__(self) -> None:
        self._lasts = False

    def ends(self, outcome: Outcome) -> bool:
        """Note what a check came to, and tell whether it is the one that shows that the line is back."""
        if outcome.failed:
            if outcome.line_is_down and not self._lasts:
                _LOG.warning("no site can be reached: this machine seems to be offline", last=outcome.message)
            self._lasts = self._lasts or outcome.line_is_down
            return False
        over, self._lasts = self._lasts, False
        if over:
            _LOG.info("sites can be reached again; those that could not are asked soon", first=outcome.source_id)
        return over
