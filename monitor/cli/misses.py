"""`misses`: headlines that were nearly a decision, to be looked through for what the lexicons lack."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.moments import FORMS, Moment
from monitor.cli.options import places
from monitor.cli.packs import warn_without_pack
from monitor.cli.rows import encoded
from monitor.cli.saying import claim_line, claim_values, counted
from monitor.cli.settings import configured_or_usual
from monitor.cli.state import store_in
from monitor.read.detecting import detector
from monitor.text import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from monitor.store import Miss

_MOST = 1000


@click.command()
@places()
@click.option("--lang", metavar="TAG", help="Only those in this language, as in pt or pt-BR.")
@click.option("--since", type=Moment(), metavar="TIME", help=f"Only those seen since then, {FORMS}.")
@click.option("--most", type=click.IntRange(1), default=_MOST, show_default=True, help="How many, the newest.")
@click.option("--export", is_flag=True, help="Print labelled lines, to be corrected by hand.")
def misses(
    configuration: Path, state: Path, lang: str | None, since: datetime | None, most: int, *, export: bool
) -> None:
    """Print the headlines that hold a word of deciding and were not accepted, and why, the newest first.

    With them come the claims whose series nobody has named. Both are kept for 30 days, or as `store:` in the
    configuration says.

    With --export a line for each, in the form of labelled headlines: correct "claims" by hand where it is wrong, and
    hold the detector to them, or feed the lines to `detect`.

    {"id", "lang", "text", "claims": [{"series", "status", "certainty", "seasons", "network"}], "note": why}
    """
    settings = configured_or_usual(configuration, packs=False)
    languages = {source.id: source.language for source in settings.sources}
    if lang is not None:
        warn_without_pack(lang, detector(settings.lexicons))
    start = max(filter(None, (since, datetime.now(UTC) - settings.store.misses)))
    with store_in(state) as store:
        found = store.read_sync(lambda reader: reader.misses(since=start, most=most)) if store else []
    chosen = [item for item in found if lang is None or _is_in(_language(item, languages), lang)]
    # A headline is one line, however many of its claims lack their series.
    for item in {item.id: item for item in chosen}.values() if export else chosen:
        click.echo(encoded(_exported(item, languages)) if export else _shown(item, languages))
    click.echo(f"{counted(len(chosen), 'headline')} nearly told a decision.", err=True)


def _language(item: Miss, languages: Mapping[str, str]) -> str:
    return item.headline.language or languages.get(item.source_id, UNDETERMINED)


def _is_in(language: str, wanted: str) -> bool:
    """Tell whether a tag is the wanted one or a finer one (RFC 4647, section 3.3.1)."""
    return f"{language.lower()}-".startswith(f"{wanted.lower()}-")


def _why(item: Miss) -> str:
    if item.claim is None:
        return item.why or ""
    asked = f"; its article was asked: {item.asked}" if item.asked else ""
    return f"the series is not known: {claim_line(item.claim)}{asked}"


def _shown(item: Miss, languages: Mapping[str, str]) -> str:
    when = f"{item.seen:%Y-%m-%d %H:%M} UTC"
    told = f"{when}  {item.outlet} [{_language(item, languages)}]: {item.headline.text}"
    return f"{told}\n    {_why(item)}\n    {item.headline.url}"


def _exported(item: Miss, languages: Mapping[str, str]) -> str:
    row: dict[str, Any] = {
        "id": f"miss-{item.id}",
        "lang": _language(item, languages),
        "text": item.headline.text,
        # What the article told is not in the headline.
        "claims": [claim_values(replace(told, series=None) if told.named_by else told) for told in item.told],
        "note": _why(item),
    }
    return json.dumps(row, ensure_ascii=False)
