"""Read an index of sitemaps: the parts that it names, each asked for on its own, their headlines taken together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor import log
from monitor.check.asking import ask
from monitor.check.digest import document_digest, same_rules
from monitor.errors import ExtractError, FetchError
from monitor.model import NotModified, Part, SourceKind, Validators
from monitor.read.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.check.desk import Desk
    from monitor.model import Source
    from monitor.read.reading import Manner

_LOG = log.get("check")


@dataclass(frozen=True, slots=True)
class Whole:
    """An index with its parts."""

    reading: Reading  # the headlines of the parts that have changed; `unread` counts those of the others
    parts: tuple[Part, ...]  # as they are to be remembered, the best first


async def read_parts(
    index: Reading, source: Source, desk: Desk, manner: Manner, rules: str, *, known: Sequence[Part] = ()
) -> Whole:
    """Ask for the parts that an index names and read those that have changed since they were as `known`.

    `rules` is the digest that stands for the way of reading. A part that fails is left as it was, and the others go
    on; raises the FetchError or ExtractError of the first where all fail.
    """
    before = {part.url: part for part in known}
    answers: list[tuple[Part, Reading | None]] = []
    failures: list[FetchError | ExtractError] = []
    for url in index.parts:
        part = before.get(url) or Part(url)
        try:
            answers.append(await _part(part, source, desk, manner, rules))
        except (FetchError, ExtractError) as error:
            _LOG.warning("part not read", source=source.id, url=url, diagnosis=error.diagnosis, message=str(error))
            failures.append(error)
            answers.append((part, None))
    if len(failures) == len(answers):
        raise failures[0]
    left = [part for part, reading in answers if reading is None]
    return Whole(
        replace(
            merged(index, [reading for _, reading in answers if reading]),
            unread=sum(part.headlines for part in left),
            unread_claiming=sum(part.headlines_claiming for part in left),
        ),
        tuple(part for part, _ in answers),
    )


def merged(index: Reading, readings: Sequence[Reading]) -> Reading:
    """Return an index with the headlines of its parts; of a story that stands in two the first telling counts."""
    told = {item[0].url: item for reading in reversed(readings) for item in reading.headlines}
    return replace(
        index,
        headlines=tuple(told.values()),
        set_aside=frozenset(headline for reading in readings for headline in reading.set_aside),
        misses={headline: why for reading in readings for headline, why in reading.misses.items()},
        language=next((reading.language for reading in readings if reading.language), None),
    )


def remembered_index(parts: Sequence[Part]) -> Reading:
    """Return the reading of an index that has not changed, by the parts that it named."""
    return Reading((), SourceKind.SITEMAP, "sitemap-index", None, parts=tuple(part.url for part in parts))


async def _part(part: Part, source: Source, desk: Desk, manner: Manner, rules: str) -> tuple[Part, Reading | None]:
    """Return a part as it is now, and what it says; None where that has not changed."""
    same = same_rules(part.digest, rules)
    known = part.validators if same else Validators()
    answer = await ask(part.url, source, desk, known, part.validators_url, named=True)
    if isinstance(answer, NotModified):
        return replace(part, validators=answer.validators), None
    digest = document_digest(rules, answer.body)
    part = replace(part, validators=answer.validators, validators_url=answer.url)
    if part.digest == digest:
        return part, None
    reading = await desk.reader.read(answer, manner)
    return replace(part, digest=digest, headlines=len(reading.headlines), headlines_claiming=reading.claiming), reading
