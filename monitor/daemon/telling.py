"""What happens, in the log: checks, with each decision by its name, and mistakes in a changed configuration."""

from __future__ import annotations

from logging import DEBUG, INFO
from typing import TYPE_CHECKING

from monitor import log
from monitor.publish.wording import title

if TYPE_CHECKING:
    from monitor.check.outcome import Outcome
    from monitor.errors import ConfigurationError

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


def tell_mistakes(error: ConfigurationError) -> None:
    """Log each mistake of a configuration that is not taken over on a line of its own, and what follows from them."""
    for problem in error.problems:
        _LOG.error(
            "a mistake in the configuration",
            place=problem.place,
            key=problem.path or None,
            problem=problem.message,
            hint=problem.hint,
        )
    _LOG.error("the configuration is wrong; the old one stays in use", mistakes=len(error.problems))
