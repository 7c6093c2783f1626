"""Stored headlines read once more, by the lexicons of today, and those that say something else by these."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from monitor.errors import ExtractError
from monitor.read.detecting import detector
from monitor.read.near_misses import obstacle
from monitor.text import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from monitor.model import Claim, PackFile, Source
    from monitor.store import Reader, Store, StoredHeadline

_PAGE = 2_000  # headlines read from the store at a time
_BATCH = 250  # headlines that a process reads at a time: a tenth of its time limit at most

Anew = tuple[tuple["Claim", ...], str | None]  # claims, or what stood in their way


class Rereads(Protocol):
    """Reads headlines, in a process that can be killed or in this one."""

    async def reread(self, texts: Sequence[tuple[str, str | None]], lexicons: tuple[PackFile, ...]) -> list[Anew]:
        """Return for texts, each with its language, what they claim; raise ExtractError."""
        ...


@dataclass(frozen=True, slots=True)
class Difference:
    """A headline that says something else today than when it was read."""

    stored: StoredHeadline
    claims: tuple[Claim, ...]  # of today
    why: str | None  # what stands in the way of claims today


@dataclass(slots=True)
class Reread:
    """What reading everything anew came to."""

    headlines: int = 0
    unread: int = 0  # that were too slow to read
    differences: list[Difference] = field(default_factory=list)


def read_texts(texts: Sequence[tuple[str, str | None]], lexicons: tuple[PackFile, ...]) -> list[Anew]:
    """Read headlines in a worker process."""
    reader = detector(lexicons)
    readings = [(text, reader.read(text, language, reasons=False)) for text, language in texts]
    return [(reading.claims, obstacle(reading, text)) for text, reading in readings]


async def reread(
    store: Store,
    reader: Rereads,
    sources: Mapping[str, Source],
    lexicons: tuple[PackFile, ...],
    *,
    since: datetime | None = None,
    on_page: Callable[[int], None] = lambda _: None,
) -> Reread:
    """Read the stored headlines first seen at `since` or later; `on_page` is told how many at a time.

    `sources` are the configured ones by id: their phrases hold as in a check. Raises StoreError.
    """
    result, last = Reread(), 0
    while page := await store.read(partial(_page, last, since)):
        last = page[-1].id
        parts = [page[start : start + _BATCH] for start in range(0, len(page), _BATCH)]
        for told in await asyncio.gather(*(_read(part, reader, sources, lexicons) for part in parts)):
            result.differences += [item for item in told if item is not None and _differs(item)]
            result.unread += sum(item is None for item in told)
        result.headlines += len(page)
        on_page(len(page))
    return result


def _page(last: int, since: datetime | None, reader: Reader) -> list[StoredHeadline]:
    return reader.stored_headlines(after=last, most=_PAGE, since=since)


async def _read(
    part: Sequence[StoredHeadline], reader: Rereads, sources: Mapping[str, Source], lexicons: tuple[PackFile, ...]
) -> list[Difference | None]:
    texts = [(item.headline.text, _language(item, sources)) for item in part]
    try:
        told = await reader.reread(texts, lexicons)
    except ExtractError:
        if len(part) == 1:
            return [None]
        # One that is built to be slow must not keep the others from being read.
        return [found for item in part for found in await _read([item], reader, sources, lexicons)]
    return [_difference(item, *said, sources.get(item.source_id)) for item, said in zip(part, told, strict=True)]


def _language(item: StoredHeadline, sources: Mapping[str, Source]) -> str | None:
    source = sources.get(item.source_id)
    return item.headline.language or (source.language if source else None)


def _difference(item: StoredHeadline, claims: tuple[Claim, ...], why: str | None, source: Source | None) -> Difference:
    if source is not None and not Phrases(source.include, source.exclude).admit(item.headline.text):
        return Difference(item, (), None)
    return Difference(item, tuple(replace(claim, spans=()) for claim in claims), why)


def _differs(item: Difference) -> bool:
    before = {claim for claim, _ in item.stored.claims}
    # What an article named is not asked again, and its headline alone would say less.
    return before != set(item.claims) and not any(claim.named_by for claim in before)
