"""How a search and what it proposes are told to people, and the entry that would be written."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor import config
from monitor.cli.saying import counted
from monitor.cli.sources.headlines import headline_lines
from monitor.config import NewSource
from monitor.text import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.propose.looking import Tried
    from monitor.propose.proposing import Proposal, Wishes

_SHOWN = 5  # headlines without a claim


def tried_line(tried: Tried) -> str:
    """Return one line on an address that was asked."""
    found = tried.candidate
    if found is None:
        told = f"{'-':<8} {tried.problem}"
    elif tried.problem:
        told = f"{found.kind.value:<8} {tried.problem}"
    else:
        told = f"{found.kind.value:<8} {counted(len(found.headlines), 'headline')}"
    return f"  {told:<32} {tried.url}  ({tried.origin.value})"


def new_source(proposal: Proposal, wishes: Wishes, usual: timedelta) -> NewSource:
    """Return the entry for a proposal; an interval that holds for all sources anyhow is left out."""
    told = proposal.interval.value if proposal.interval else None
    as_usual = told is not None and wishes.interval is None and config.duration(told) == usual
    return NewSource(
        id=proposal.id,
        name=proposal.name,
        url=proposal.url,
        language=proposal.language.value if proposal.language else UNDETERMINED,
        country=proposal.country,
        kind=proposal.kind.value,
        interval=None if as_usual else told,
        selector=wishes.selector,
    )


def proposal_lines(proposal: Proposal, entry: NewSource) -> Iterator[str]:
    """Give what was found out and why, the headlines with their claims, and the entry."""
    reading = proposal.reading
    claiming = sum(bool(claims) for _, claims in reading.headlines)
    spoken, often = proposal.language, proposal.interval
    yield f"watch      {proposal.url}"
    yield f"           the {proposal.kind.value}: {proposal.why}"
    yield f"language   {f'{spoken.value}: {spoken.why}' if spoken else 'not known'}"
    yield f"interval   {f'{often.value}: {often.why}' if often else 'as usual: its headlines have too few dates'}"
    yield f"headlines  {len(reading.headlines)}, {claiming or 'none'} with a claim"
    yield from headline_lines(reading, _SHOWN)
    yield "entry"
    yield config.written(entry)
