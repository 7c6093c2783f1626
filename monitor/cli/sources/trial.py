"""How a trial is told: as lines for people, as one JSON object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor.cli.saying import claim_values, counted
from monitor.cli.sources.advice import advice_on
from monitor.cli.sources.headlines import headline_lines
from monitor.decide import Circumstances
from monitor.propose.rehearsing import Fate, Prospect, Rehearsal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.model import Claim, Document, Headline
    from monitor.propose.probing import Probe
    from monitor.propose.trying import Step, Trial

_SHOWN = 15  # headlines without a claim; those with one are all shown
_TOLD_BY = {
    "mark": "by its byte order mark",
    "bytes": "the bytes prove it",
    "header": "as the header says",
    "document": "as the document says",
    "guess": "a guess by the language",
}
_FATES = {
    Fate.PUBLISHED: "to be published",
    Fate.HELD: "to be held for the operator",
    Fate.SILENT: "kept, no entry",
    Fate.JOINS: "further evidence of an event",
    Fate.KNOWN: "evidence already",
    Fate.RECORDED: "to be recorded, as no event",
    Fate.UNNAMED: "not named: the article would be asked for the series",
}
_CIRCUMSTANCES = {
    Circumstances.FOUNDING: "as a first run: the newest decisions are published",
    Circumstances.BASELINE: "as the first check of a source added later: silent, save for what is new today",
    Circumstances.ORDINARY: "as an ordinary check: what is new since the last one counts",
}


def trial_lines(trial: Trial, user_agent: str) -> Iterator[str]:
    """Give every step of a trial."""
    for step in trial.steps:
        yield f"request    GET {step.url}"
        yield f"           User-Agent: {user_agent}"
        yield from _step_lines(step)
    if trial.reading is None:
        return
    prospects = {(each.headline, each.claim): each for each in trial.rehearsal.prospects} if trial.rehearsal else {}
    notes = {key: _prospect(prospect) for key, prospect in prospects.items()}
    yield from headline_lines(trial.reading, _SHOWN, notes)
    if trial.refusal:
        yield f"decision   {trial.refusal.diagnosis}: {trial.refusal.message}"
        yield "           a check would leave the state untouched and mark the source"
    elif trial.rehearsal:
        yield from _decision_lines(trial.rehearsal)


def _step_lines(step: Step) -> Iterator[str]:
    if step.document:
        yield from _document_lines(step, step.document)
    if step.probe:
        yield from _probe_lines(step.probe)
    if step.failure:
        yield f"failed     {step.failure.diagnosis}: {step.failure}"
        yield f"hint       {advice_on(step.failure)}"


def _document_lines(step: Step, document: Document) -> Iterator[str]:
    validators = document.validators
    yield f"answer     {document.status}, {len(document.body):,} bytes, {_ms(step.fetching)}"
    if round(step.waiting, 3):
        yield f"           {_ms(step.waiting)} before that: robots.txt, and the pause of politeness"
    if document.url != step.url:
        yield f"           redirected to {document.url}"
    yield f"           type {document.content_type or 'not stated'}"
    yield f"           ETag {validators.etag or 'none'}; Last-Modified {validators.last_modified or 'none'}"


def _probe_lines(probe: Probe) -> Iterator[str]:
    reading = probe.reading
    yield f"encoding   {probe.codec}, {_TOLD_BY[probe.codec_told_by]}, {_ms(probe.decoding)}"
    stated = reading.language or "not stated"
    yield f"reading    {reading.kind.value} by {reading.method}, language {stated}, {_ms(probe.extracting)}"
    if reading.parts:
        yield f"           {counted(len(reading.parts), 'sitemap')} to be read in its place"
        return
    claims = sum(len(found) for _, found in reading.headlines)
    yield (
        f"           {counted(len(reading.headlines), 'headline')}, {counted(claims, 'claim')}"
        f", read in {probe.language}, {_ms(probe.detecting)}"
    )
    if reading.set_aside:
        yield f"           {counted(len(reading.set_aside), 'headline')} set aside by include or exclude"


def _decision_lines(rehearsal: Rehearsal) -> Iterator[str]:
    yield f"decision   {_CIRCUMSTANCES[rehearsal.circumstances]}"
    yield f"           {counted(rehearsal.headlines_new, 'headline')} not seen before"
    for fate, told in _FATES.items():
        if count := sum(prospect.fate is fate for prospect in rehearsal.prospects):
            yield f"           {count:>3} {told}"


def _prospect(prospect: Prospect) -> str:
    told = _FATES[prospect.fate]
    if prospect.event and prospect.fate in {Fate.JOINS, Fate.KNOWN}:
        told += f": first seen {prospect.event.first_seen:%Y-%m-%d}, {counted(prospect.event.outlets, 'outlet')}"
    return f"{told}: {prospect.because}" if prospect.because else told


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def trial_values(trial: Trial) -> dict[str, Any]:
    """Return a trial for programs; times are in milliseconds."""
    reading = trial.reading
    failure = trial.refusal if reading else next(step.failure for step in trial.steps if step.failure)
    prospects = {(each.headline, each.claim): each for each in trial.rehearsal.prospects} if trial.rehearsal else {}
    return {
        "source": trial.source.id,
        "requests": [_step_values(step) for step in trial.steps],
        "circumstances": trial.rehearsal.circumstances.value if trial.rehearsal else None,
        "headlines_new": trial.rehearsal.headlines_new if trial.rehearsal else None,
        "headlines": [
            _headline_values(headline, claims, prospects, set_aside=headline in reading.set_aside)
            for headline, claims in reading.headlines
        ]
        if reading
        else [],
        "failure": {"diagnosis": failure.diagnosis, "message": _message(failure)} if failure else None,
    }


def _message(failure: Any) -> str:
    return str(getattr(failure, "message", failure))


def _step_values(step: Step) -> dict[str, Any]:
    told: dict[str, Any] = {
        "url": step.url,
        "fetch_ms": round(step.fetching * 1000, 1),
        "wait_ms": round(step.waiting * 1000, 1),
    }
    if document := step.document:
        told |= {
            "answered_by": document.url,
            "status": document.status,
            "bytes": len(document.body),
            "content_type": document.content_type,
            "etag": document.validators.etag,
            "last_modified": document.validators.last_modified,
        }
    if probe := step.probe:
        told |= {
            "encoding": probe.codec,
            "encoding_told_by": probe.codec_told_by,
            "kind": probe.reading.kind.value,
            "method": probe.reading.method,
            "language": probe.reading.language,
            "read_in": probe.language,
            "decode_ms": round(probe.decoding * 1000, 1),
            "extract_ms": round(probe.extracting * 1000, 1),
            "detect_ms": round(probe.detecting * 1000, 1),
        }
    return told


def _headline_values(
    headline: Headline,
    claims: tuple[Claim, ...],
    prospects: dict[tuple[Headline, Claim], Prospect],
    *,
    set_aside: bool,
) -> dict[str, Any]:
    return {
        "text": headline.text,
        "url": headline.url,
        "language": headline.language,
        "published": headline.published.isoformat() if headline.published else None,
        "set_aside": set_aside,
        "claims": [_claim_values(claim, prospects.get((headline, claim))) for claim in claims],
    }


def _claim_values(claim: Claim, prospect: Prospect | None) -> dict[str, Any]:
    told = claim_values(claim)
    if prospect:
        told |= {
            "fate": prospect.fate.value,
            "because": prospect.because,
            "event": prospect.event.id if prospect.event and prospect.fate in {Fate.JOINS, Fate.KNOWN} else None,
        }
    return told
