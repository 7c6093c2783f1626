"""How claims and events are told: as one line for people, as JSON values for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor.text import UNDETERMINED

if TYPE_CHECKING:
    from monitor.detect import Reading
    from monitor.model import Claim, Event, Span


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, which takes an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def event_line(event: Event) -> str:
    """Return an event as one line."""
    told = "held" if event.held else "published" if event.published else "not in the feed"
    state = event.ruling.value if event.ruling else told
    return " · ".join([*_decision(event.series.title, event), counted(event.outlets, "outlet"), state])


def claim_line(claim: Claim) -> str:
    """Return a claim as one line."""
    return " · ".join(_decision(claim.series or "(series not named)", claim))


def _decision(title: str, told: Claim | Event) -> list[str]:
    from monitor.publish.wording import seasons_told  # noqa: PLC0415 - takes a quarter of what `detect` takes

    parts = [title, told.status.value, told.certainty.value]
    return [*parts, *filter(None, (seasons_told(told), told.network))]


def lines(reading: Reading, text: str, *, explain: bool) -> list[str]:
    """Return what was read in a headline for people; `explain` adds the words and rules behind it."""
    told = []
    for claim in reading.claims:
        told.append(f"  -> {claim_line(claim)}")
        if explain:
            told += [f"       {span.role:<8} {_quoted(span, text)}" for span in claim.spans]
    if explain:
        told += [f"  silenced by {_quoted(span, text)}" for span in reading.vetoes]
        told += [f"  dropped {_quoted(span, text)}: {reason}" for span, reason in reading.dropped]
    if reading.claims:
        return told
    unknown = "; its language is not known, --lang tells it" if reading.language == UNDETERMINED else ""
    return [*told, f"  -> nothing was decided{unknown}"]


def _quoted(span: Span, text: str) -> str:
    return f"“{text[span.start : span.end]}”  {span.rule}"


def claims(reading: Reading, text: str, *, explain: bool) -> dict[str, Any]:
    """Return what was read in a headline for programs; `explain` adds the words and rules behind it."""
    answer: dict[str, Any] = {"claims": [_claim(claim, text, explain=explain) for claim in reading.claims]}
    if explain:
        answer["language"] = reading.language
        answer["read"] = text  # start and end of spans are counted in it
        answer["vetoes"] = [_span(span, text) for span in reading.vetoes]
        answer["dropped"] = [{**_span(span, text), "because": reason} for span, reason in reading.dropped]
    return answer


def claim_values(claim: Claim) -> dict[str, Any]:
    """Return a claim for programs."""
    return {
        "series": claim.series,
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "seasons": list(claim.seasons),
        "network": claim.network,
    }


def _claim(claim: Claim, text: str, *, explain: bool) -> dict[str, Any]:
    told = claim_values(claim)
    if explain:
        told["spans"] = [_span(span, text) for span in claim.spans]
    return told


def _span(span: Span, text: str) -> dict[str, Any]:
    told = {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
    return {**told, "role": span.role, "rule": span.rule}
