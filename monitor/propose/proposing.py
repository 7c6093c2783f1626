"""From what a search found to a proposed source: what it is called and speaks, and what it would claim today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.check.parts import merged
from monitor.model import SourceKind
from monitor.propose import describing
from monitor.propose.candidates import Choice
from monitor.propose.describing import Known
from monitor.read.reading import Manner, Reading, read
from monitor.read.surveying import votes
from monitor.text import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from monitor.model import PackFile
    from monitor.propose.searching import Findings
    from monitor.read.readers import Runs

_VOTERS = 60  # headlines whose words are asked for the language


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the operator has decided already; None is to be found out."""

    id: str | None = None
    name: str | None = None
    language: str | None = None
    interval: str | None = None
    selector: str | None = None
    kind: SourceKind | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What a new source is to fit in with."""

    ids: Collection[str] = ()  # taken already
    lexicons: tuple[PackFile, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source as it could be configured, with the reasons for what was found out, and its reading."""

    id: str
    name: str
    url: str
    kind: SourceKind
    language: Known | None  # None: the operator must say
    country: str | None
    interval: Known | None  # None: as is configured for all
    why: str  # this address
    reading: Reading


async def propose(findings: Findings, wishes: Wishes, around: Around, workers: Runs, now: datetime) -> Proposal | None:
    """Describe what a search chose and read it as a check would; None where it chose nothing. Raises ExtractError."""
    if findings.choice is None:
        return None
    chosen, page = findings.choice.candidate, findings.page
    stated = [(chosen.language, f"the {chosen.kind.value}"), (page.language if page else None, "the page")]
    spoken = await _language(findings.choice, stated, wishes, workers)
    is_feed = chosen.kind is SourceKind.FEED
    manner = _manner(spoken, wishes, around)
    readings = [await workers.run(read, document, manner) for document in findings.documents]
    named = wishes.name or describing.name([findings.outlet, chosen.title if is_feed else None], chosen.url)
    return Proposal(
        id=wishes.id or describing.identifier(named, chosen.url, around.ids),
        name=named,
        url=chosen.url,
        kind=chosen.kind,
        language=spoken,
        country=describing.country(chosen.url, [tag for tag, _ in stated], spoken.value if spoken else ""),
        interval=_interval(findings.choice, wishes, now),
        why=findings.choice.why,
        reading=merged(readings[0], readings),
    )


async def _language(
    choice: Choice, stated: list[tuple[str | None, str]], wishes: Wishes, workers: Runs
) -> Known | None:
    if wishes.language:
        return Known(wishes.language, "as you say")
    texts = tuple(headline.text for headline in choice.candidate.headlines[:_VOTERS])
    return describing.language(stated, await workers.run(votes, texts))


def _interval(choice: Choice, wishes: Wishes, now: datetime) -> Known | None:
    if wishes.interval:
        return Known(wishes.interval, "as you say")
    return describing.interval(choice.candidate.headlines, now)


def _manner(spoken: Known | None, wishes: Wishes, around: Around) -> Manner:
    language = spoken.value if spoken else UNDETERMINED
    return Manner(language, None, wishes.selector, around.lexicons, around.include, around.exclude)
