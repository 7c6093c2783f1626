"""What a check came to, in the log: each decision by its name; what is nothing to speak of, only on demand."""

from __future__ import annotations

from logging import DEBUG, INFO
from typing import TYPE_CHECKING

from monitor import log
from monitor.publish.wording import title

if TYPE_CHECKING:
    from monitor.check.outcome import Outcome

_LOG = log.get("daemon")


def tell(outcome: Outcome) -> None:
    """Log a check with its decisions; one that tells nothing of any series is a detail."""
    _LOG.log(
        INFO if outcome.claims else DEBUG,
        "checked",
        source=outcome.source_id,
        diagnosis=outcome.diagnosis,
        headlines=outcome.headlines,
        new=outcome.headlines_new,
        claims=outcome.claims,
        events=len(outcome.events),
    )
    for event in outcome.events:
        if event.published or event.held:
            what = "held" if event.held else "published"
            _LOG.info(what, decision=title(event), series=event.series.slug, source=outcome.source_id)
    if held := sum(event.held for event in outcome.events):
        _LOG.warning("too many events at once are held; see `series-monitor held`", held=held, source=outcome.source_id)
