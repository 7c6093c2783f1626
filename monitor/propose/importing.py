"""From a reader's subscriptions to sources: which are new, and, where that is wanted, which of them answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor import config
from monitor.errors import ExtractError, FetchError
from monitor.model import SourceKind
from monitor.propose import describing
from monitor.read.surveying import survey, votes
from monitor.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from monitor.extract import Outline
    from monitor.model import Source
    from monitor.propose.looking import Means

_AT_ONCE = 8  # hosts; one host is asked one thing at a time anyhow
_VOTERS = 40  # headlines whose words are asked for the language


@dataclass(frozen=True, slots=True)
class Wanted:
    """A subscription that is no source yet."""

    url: str
    kind: SourceKind | None  # None: not known
    title: str | None
    language: str | None  # BCP 47 without region, None where nobody says
    country: str | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A subscription that becomes no source."""

    url: str
    title: str | None
    because: str
    failed: bool = False  # it was asked, and did not answer as a source would


def sort_out(outlines: Iterable[Outline], configured: Sequence[Source]) -> tuple[list[Wanted], list[Skipped]]:
    """Tell subscriptions that are new from those that are sources already, stand in the list twice, or are none."""
    known = {canonical(source.url): source.id for source in configured}
    wanted: dict[str, Wanted] = {}
    skipped = []
    for outline in outlines:
        url = outline.feed or outline.page or ""
        address = canonical(url)
        mistake = config.mistake_in("url", url)
        if address is None or mistake:
            skipped.append(Skipped(url, outline.title, mistake.message if mistake else "no http(s) address"))
        elif address in known:
            skipped.append(Skipped(url, outline.title, f"watched already, as {known[address]}"))
        elif address in wanted:
            skipped.append(Skipped(url, outline.title, "it stands in the list more than once"))
        else:
            wanted[address] = _wanted(outline, url)
    return list(wanted.values()), skipped


def _wanted(outline: Outline, url: str) -> Wanted:
    # A list cannot say whether htmlUrl is worth watching; that a feed is one will show when it is asked.
    kind = SourceKind.FEED if outline.feed else SourceKind.PAGE
    told = describing.language([(outline.language, "the list")], ())
    language = told.value if told else None
    return Wanted(url, kind, outline.title, language, describing.country(url, [outline.language], language or ""))


async def look_at(
    wanted: Sequence[Wanted], means: Means, on_done: Callable[[str], None] = lambda _: None
) -> tuple[list[Wanted], list[Skipped]]:
    """Ask for each, and return those that answer with headlines as they show themselves to be, and the others."""
    slots = asyncio.Semaphore(_AT_ONCE)

    async def one(each: Wanted) -> Wanted | Skipped:
        async with slots:
            seen = await _seen(each, means)
        on_done(each.title or each.url)
        return seen

    answers = await asyncio.gather(*map(one, wanted))
    return (
        [answer for answer in answers if isinstance(answer, Wanted)],
        [answer for answer in answers if isinstance(answer, Skipped)],
    )


async def _seen(each: Wanted, means: Means) -> Wanted | Skipped:
    try:
        document = await means.fetch(each.url, each.url, named=each.kind is not SourceKind.PAGE)
        seen = await means.workers.run(survey, document)
        texts = tuple(headline.text for headline in seen.found.headlines[:_VOTERS])
        told = describing.language([(seen.found.language, "it")], await means.workers.run(votes, texts))
    except (FetchError, ExtractError) as error:
        return Skipped(each.url, each.title, f"{error.diagnosis}: {error}", failed=True)
    if not texts and not seen.found.parts:
        return Skipped(each.url, each.title, "empty: it holds no headlines", failed=True)
    language = each.language or (told.value if told else None)
    return replace(
        each,
        kind=seen.found.kind,
        title=each.title or seen.ways.outlet or seen.found.title,
        language=language,
        country=each.country or describing.country(each.url, [seen.found.language], language or ""),
    )
