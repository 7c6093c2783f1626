"""`check`: every source once, as cron runs it."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.failures import SOURCE_FAILED
from monitor.cli.options import places
from monitor.cli.progress import progress
from monitor.cli.rows import encoded
from monitor.cli.saying import counted, event_line
from monitor.daemon import load_configuration
from monitor.daemon.once import check_once
from monitor.publish import record
from monitor.publish.instants import rfc3339

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.check.outcome import Outcome
    from monitor.config import Configuration
    from monitor.model import Source


@click.command()
@places()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.argument("ids", nargs=-1, metavar="[ID ...]")
def check(configuration: Path, state: Path, ids: tuple[str, ...], *, as_json: bool) -> None:
    """Check all sources that are not switched off, or those named, once, and print the new events.

    The feed file in the state directory is brought up to date. Exit code 1 if a source failed. A source whose server
    says that it was removed for good is asked once in 30 days, unless it is named. With --json:

    {"sources", "failed", "headlines_new", "claims", "events": [as `events --json` has them], "failures": [{"id",
    "diagnosis", "message"}], "resting": [{"id", "next_check", "message"}]}; the first four are numbers.
    """
    settings = load_configuration(configuration)
    sources = _chosen(settings, ids)
    with progress("checking", len(sources)) as advance:
        outcomes = asyncio.run(
            check_once(
                settings, sources, state, by_name=bool(ids), on_outcome=lambda outcome: advance(outcome.source_id)
            )
        )
    click.echo(encoded(_json(outcomes)) if as_json else _lines(outcomes))
    if any(outcome.failed for outcome in outcomes):
        sys.exit(SOURCE_FAILED)


def _chosen(settings: Configuration, ids: Sequence[str]) -> list[Source]:
    known = {source.id: source for source in settings.sources}
    unknown = [source_id for source_id in ids if source_id not in known]
    if unknown:
        raise click.UsageError(f"no such source: {', '.join(unknown)}; `series-monitor sources list` names them")
    if ids:
        return [known[source_id] for source_id in dict.fromkeys(ids)]
    return [source for source in settings.sources if source.enabled]


def _json(outcomes: Sequence[Outcome]) -> str:
    asked, resting, failed = _parted(outcomes)
    answer = {
        "sources": len(asked),
        "failed": len(failed),
        "headlines_new": sum(outcome.headlines_new for outcome in outcomes),
        "claims": sum(outcome.claims for outcome in outcomes),
        "events": [record(event) for outcome in outcomes for event in outcome.events],
        "failures": [
            {"id": outcome.source_id, "diagnosis": outcome.diagnosis, "message": outcome.message} for outcome in failed
        ],
        "resting": [
            {"id": outcome.source_id, "next_check": rfc3339(outcome.next_check), "message": outcome.message}
            for outcome in resting
        ],
    }
    return json.dumps(answer, ensure_ascii=False)


def _lines(outcomes: Sequence[Outcome]) -> str:
    asked, resting, failed = _parted(outcomes)
    lines = [event_line(event) for outcome in outcomes for event in outcome.events]
    lines += [f"{outcome.source_id} failed ({outcome.diagnosis}): {outcome.message}" for outcome in failed]
    lines += [
        f"{outcome.source_id} not asked until {outcome.next_check:%Y-%m-%d}: {outcome.message}" for outcome in resting
    ]
    if held := sum(event.held for outcome in outcomes for event in outcome.events):
        lines.append(f"{counted(held, 'event')} held: see `series-monitor held`")
    new = counted(sum(outcome.headlines_new for outcome in outcomes), "new headline")
    claims = counted(sum(outcome.claims for outcome in outcomes), "claim")
    lines.append(f"{counted(len(asked), 'source')}, {len(failed)} failed, {new}, {claims}")
    return "\n".join(lines)


def _parted(outcomes: Sequence[Outcome]) -> tuple[list[Outcome], list[Outcome], list[Outcome]]:
    """Return the outcomes of sources that were asked, of those that rest, and of those that failed."""
    asked = [outcome for outcome in outcomes if not outcome.rests]
    resting = [outcome for outcome in outcomes if outcome.rests]
    return asked, resting, [outcome for outcome in outcomes if outcome.failed]
