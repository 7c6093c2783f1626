"""Try a source: everything that a check does, step by step, with its times; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from monitor.check.explaining import explained
from monitor.check.parts import merged
from monitor.check.verdict import Refusal, refusal
from monitor.errors import ExtractError, FetchError
from monitor.propose.probing import Probe, probe
from monitor.read.readers import WorkerReader
from monitor.read.reading import Manner
from monitor.text import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from monitor.model import Document, Source
    from monitor.propose.looking import Means
    from monitor.propose.rehearsing import Rehearsal
    from monitor.read.reading import Reading
    from monitor.settle.telling import Told


@dataclass(frozen=True, slots=True)
class Step:
    """One document: asked for, and read; an index of sitemaps is one, and each part of it another."""

    url: str  # as asked for
    fetching: float  # seconds that servers took, redirects included; where none answered, all of the time
    waiting: float = 0.0  # seconds before that: for robots.txt, and for our turn
    document: Document | None = None
    probe: Probe | None = None
    failure: FetchError | ExtractError | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """What trying a source came to."""

    source: Source
    steps: tuple[Step, ...]
    reading: Reading | None = None  # all that was read; None where nothing could be
    refusal: Refusal | None = None  # why a check would settle nothing of it
    rehearsal: Rehearsal | None = None  # what a check would come to

    @property
    def failed(self) -> bool:
        """Tell whether a check would mark the source."""
        return self.reading is None or self.refusal is not None


async def try_source(
    source: Source,
    manner: Manner,
    means: Means,
    now: datetime,
    rehearse: Callable[[Sequence[Told]], Rehearsal | None],
    *,
    named: bool = False,
) -> Trial:
    """Fetch and read a source as a check would that knows nothing of it, and rehearse what its headlines come to.

    `named` tells that it is known as a feed or a sitemap, for which robots.txt is not asked.
    """
    manner = replace(manner, language="") if manner.language == UNDETERMINED else manner
    steps = [await _step(source.url, source, manner, means, named=named)]
    reading = steps[0].probe.reading if steps[0].probe else None
    if reading and reading.parts:
        steps += [await _step(part, source, manner, means, named=True) for part in reading.parts]
        parts = [step.probe.reading for step in steps[1:] if step.probe]
        reading = merged(reading, parts) if parts else None
    if reading is None or steps[0].document is None:
        return Trial(source, tuple(steps))
    refused = refusal(source, reading, steps[0].document.url, (), now)
    rehearsal = None if refused else rehearse(reading.headlines)
    return Trial(source, tuple(steps), reading, refused, rehearsal)


async def _step(url: str, source: Source, manner: Manner, means: Means, *, named: bool) -> Step:
    begun = perf_counter()
    try:
        document = await means.fetch(url, source.url, named=named)
    except FetchError as error:
        took = perf_counter() - begun
        return Step(url, took, failure=await explained(error, source, WorkerReader(means.workers)))
    whole = perf_counter() - begun
    took = whole if document.took is None else document.took
    step = Step(url, took, whole - took, document)
    try:
        return replace(step, probe=await means.workers.run(probe, document, manner))
    except ExtractError as error:
        return replace(step, failure=error)
