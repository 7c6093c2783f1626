"""Makes what checks need out of a configuration; the only place where settings and stages meet."""

from __future__ import annotations

import os
from dataclasses import asdict, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor import __version__, detect, lookup
from monitor.check.desk import Desk, Fetches, Reads
from monitor.decide import Rules
from monitor.fetch import Fetcher, Limits, Memory, Politeness
from monitor.identify import Catalogue
from monitor.read.preparing import LANGUAGES
from monitor.read.workers import Workers
from monitor.schedule import times, wait
from monitor.settle.recognising import ByTVmaze, ByWikidata, Service
from monitor.store import Retention
from monitor.store.schema import HEAD
from monitor.text import primary

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from monitor.config import Configuration
    from monitor.store import Store

# Two keep one hostile page from holding up the others, and read twenty large pages a second: more than politeness lets
# anybody fetch. Each further one would take some fifteen megabytes of its own.
PROCESSES = 2
_LOOKUP_GAP = timedelta(milliseconds=500)  # TVmaze allows 20 requests in 10 seconds
_LOOKUP_TIMEOUT = timedelta(seconds=20)


def versions(lexicons: str) -> dict[str, str]:
    """Return what runs here, by the names that metrics have for it; `lexicons` is the version of the detector."""
    return {"version": __version__, "schema": HEAD, "lexicons": lexicons}


def user_agent(contact: str | None) -> str:
    """Say who asks and how site owners reach the operator."""
    told = f"+{contact}" if contact else "the operator has set no contact"
    return f"SeriesMonitor/{__version__} ({told})"


def fetcher(
    configuration: Configuration, *, politeness: Politeness | None = None, memory: Memory | None = None
) -> Fetcher:
    """Make the fetcher that a configuration asks for.

    `politeness` and `memory` are those of an earlier one, or of an earlier run; without them, it has its own.
    """
    settings = configuration.fetch
    if politeness is not None:
        politeness.gap = settings.politeness
    return Fetcher(
        user_agent=user_agent(configuration.contact),
        limits=Limits(total=settings.timeout, body=settings.max_body),
        politeness=politeness or settings.politeness,
        memory=memory,
        browser=settings.browser,
    )


def lookup_fetcher(configuration: Configuration, memory: Memory) -> Fetcher:
    """Make the fetcher for catalogues: they may be asked more often than sites, but twice a second at most."""
    return Fetcher(
        user_agent=user_agent(configuration.contact),
        limits=Limits(total=_LOOKUP_TIMEOUT),
        politeness=_LOOKUP_GAP,
        memory=memory,
        allow_private=configuration.allow_private,
    )


def services(fetcher: lookup.Fetches) -> tuple[Service, ...]:
    """Return the catalogues that series are looked up in, those with the most ids first."""
    languages = sorted(detect.loading.shipped())
    return ByTVmaze(lookup.TVmaze(fetcher)), ByWikidata(lookup.Wikidata(fetcher, languages))


def same_fetcher(one: Configuration, other: Configuration) -> bool:
    """Tell whether two configurations ask for equal fetchers; how many articles are followed is no matter of theirs."""
    return (one.contact, replace(one.fetch, articles=0)) == (other.contact, replace(other.fetch, articles=0))


def rules(configuration: Configuration) -> Rules:
    """Return the numbers that decisions go by."""
    return Rules(**asdict(configuration.decide))


def retention(configuration: Configuration) -> Retention:
    """Return how long things are kept."""
    return Retention(configuration.store.headlines, configuration.store.misses)


def workers(configuration: Configuration) -> Workers:
    """Make the processes that read documents."""
    # English is read on pages of every language. What is configured later is loaded when it is met.
    languages = {"en", *(primary(source.language) for source in configuration.sources)}
    os.environ[LANGUAGES] = " ".join(sorted(languages))
    return Workers(PROCESSES, preload=("monitor.read.preloaded",))


def desk(
    configuration: Configuration, store: Store, fetches: Fetches, reads: Reads, clock: Callable[[], datetime]
) -> Desk:
    """Lay out what checks need."""
    return Desk(
        store=store,
        fetcher=fetches,
        reader=reads,
        plan=times,
        rules=rules(configuration),
        catalogue=Catalogue.load(),
        version=detect.version(configuration.lexicons),
        lexicons=configuration.lexicons,
        pace=wait,
        articles=configuration.fetch.articles,
        clock=clock,
    )
