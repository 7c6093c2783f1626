"""Makes what checks need out of a configuration; the only place where settings and stages meet."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from monitor import __version__
from monitor.check.desk import Desk, Fetches, Reads
from monitor.check.detecting import detector
from monitor.check.workers import Workers
from monitor.decide import Rules
from monitor.fetch import Fetcher, Limits
from monitor.identify import Catalogue
from monitor.schedule import times

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from monitor.config import Configuration
    from monitor.store import Store

# Two are enough to keep one hostile page from holding up the others; more cores read more pages at once.
PROCESSES = max(2, min(4, os.cpu_count() or 2))


@dataclass(frozen=True, slots=True)
class Plan:
    """The schedule's rules, as checks ask for them."""

    def after_success(self, now: datetime, interval: timedelta) -> datetime:
        """Return the next check time of a source that is well."""
        return times.after_success(now, interval)

    def after_failure(self, now: datetime, failures: int, retry_after: float | None = None) -> datetime:
        """Return the next check time after so many failures in a row."""
        return times.after_failure(now, failures, retry_after)


def user_agent(contact: str | None) -> str:
    """Say who asks and how site owners reach the operator."""
    told = f"+{contact}" if contact else "the operator has set no contact"
    return f"SeriesMonitor/{__version__} ({told})"


def fetcher(configuration: Configuration) -> Fetcher:
    """Make the fetcher that a configuration asks for."""
    settings = configuration.fetch
    return Fetcher(
        user_agent=user_agent(configuration.contact),
        limits=Limits(total=settings.timeout, body=settings.max_body),
        politeness=settings.politeness,
    )


def same_fetcher(one: Configuration, other: Configuration) -> bool:
    """Tell whether two configurations ask for equal fetchers; how many articles are followed is no matter of theirs."""
    return (one.contact, replace(one.fetch, articles=0)) == (other.contact, replace(other.fetch, articles=0))


def rules(configuration: Configuration) -> Rules:
    """Return the numbers that decisions go by."""
    chosen = configuration.decide
    return Rules(
        window=chosen.window, fresh=chosen.fresh, old=chosen.old, first_run=chosen.first_run, burst=chosen.burst
    )


def workers(configuration: Configuration) -> Workers:
    """Make the processes that read documents."""
    return Workers(PROCESSES, prepare=partial(detector, configuration.lexicons))


def desk(
    configuration: Configuration, store: Store, fetches: Fetches, reads: Reads, clock: Callable[[], datetime]
) -> Desk:
    """Lay out what checks need."""
    return Desk(
        store=store,
        fetcher=fetches,
        reader=reads,
        plan=Plan(),
        rules=rules(configuration),
        catalogue=Catalogue.load(),
        version=detector(configuration.lexicons).version,
        lexicons=configuration.lexicons,
        articles=configuration.fetch.articles,
        clock=clock,
    )
