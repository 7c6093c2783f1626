"""The headlines of a reading as lines for people, with what each claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.cli.saying import claim_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from monitor.model import Claim, Headline
    from monitor.read.reading import Reading

_NO_DATE = "no date"
_DATE = "%Y-%m-%d %H:%M"


_NO_NOTES: Mapping[tuple[Headline, Claim], str] = {}


def headline_lines(
    reading: Reading, shown: int, notes: Mapping[tuple[Headline, Claim], str] = _NO_NOTES
) -> Iterator[str]:
    """Give the headlines in the order of the document: all with a claim, `shown` of the others; times are UTC.

    `notes` are what is to be said behind a claim.
    """
    silent = 0
    for headline, claims in reading.headlines:
        silent += not claims
        if claims or silent <= shown:
            told = [f"{claim_line(claim)}{_note(notes.get((headline, claim)))}" for claim in claims]
            yield from _lines(headline, told, set_aside=headline in reading.set_aside)
    if silent > shown:
        yield f"  and {silent - shown} more without a claim"


def _note(text: str | None) -> str:
    return f"\n  {'':<16}     {text}" if text else ""


def _lines(headline: Headline, claims: list[str], *, set_aside: bool) -> Iterator[str]:
    date = f"{headline.published:{_DATE}}" if headline.published else f"{_NO_DATE:<16}"
    blank = " " * len(date)
    yield f"  {date}  {headline.text}"
    yield f"  {blank}  {headline.url}"
    if set_aside:
        yield f"  {blank}  -- set aside"
    yield from (f"  {blank}  -> {claim}" for claim in claims)
