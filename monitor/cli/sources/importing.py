"""`sources import`: the subscriptions of a feed reader become sources."""

from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.failures import SOURCE_FAILED
from monitor.cli.options import places
from monitor.cli.progress import progress
from monitor.cli.saying import counted
from monitor.cli.sources import changing
from monitor.config import NewSource
from monitor.daemon import tools
from monitor.errors import ExtractError
from monitor.extract import read_opml
from monitor.propose import describing
from monitor.propose.importing import Skipped, Wanted, look_at, sort_out
from monitor.propose.looking import Means
from monitor.text import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.config import Configuration
    from monitor.extract import Outline

_LARGEST = 10_000_000  # bytes; readers' lists have some hundred kB


@click.command("import")
@places(state=False)
@click.option(
    "--lang",
    metavar="TAG",
    callback=changing.check_value("language"),
    help="Language (BCP 47) of what states none.",
)
@click.option("--check", is_flag=True, help="Ask each: find out its language, and leave out what does not answer.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show everything and write nothing.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def import_(configuration: Path, file: Path, lang: str | None, *, check: bool, yes: bool, dry_run: bool) -> None:
    """Add the subscriptions of a feed reader's OPML file to the sources.

    What is watched already, or stands in the list twice, is left out and told. Nothing is asked for on the network
    without --check; pages are then asked only where the site's robots.txt lets programs in. Exit code 1 if --check
    found some that cannot be watched; the others are added.
    """
    settings = changing.settings_before(configuration)
    wanted, skipped = sort_out(_outlines(file), settings.sources)
    if check and wanted:
        wanted, silent = asyncio.run(_looked_at(settings, wanted))
        skipped += silent
    for each in skipped:
        click.echo(f"left out   {each.title or each.url}: {each.because}", err=True)
    new = _entries(_in_a_language(wanted, lang, asked=check), settings)
    for entry in new:
        click.echo(f"{entry.id}  {entry.language}  {entry.name}\n  {entry.url}")
    click.echo(f"{counted(len(new), 'new source')}, {len(skipped)} left out", err=True)
    if any(each.failed for each in skipped):
        click.echo("`series-monitor sources add URL` looks for another address of a site that was left out.", err=True)
    if dry_run:
        click.echo("A dry run: nothing was written.", err=True)
    elif new:
        changing.add(configuration, new, agreed=yes)
    if any(each.failed for each in skipped):
        sys.exit(SOURCE_FAILED)


def _outlines(file: Path) -> tuple[Outline, ...]:
    with file.open("rb") as opened:
        body = opened.read(_LARGEST + 1)
    if len(body) > _LARGEST:
        raise changing.RefusedError(f"{file} is larger than {_LARGEST:,} bytes: no list of subscriptions is")
    try:
        outlines = read_opml(body)
    except ExtractError as error:
        raise changing.RefusedError(f"{file} is no list of subscriptions (OPML): {error}") from error
    if not outlines:
        raise changing.RefusedError(f"{file}: there are no subscriptions in it: no outline has an xmlUrl or htmlUrl")
    return outlines


async def _looked_at(settings: Configuration, wanted: Sequence[Wanted]) -> tuple[list[Wanted], list[Skipped]]:
    async with AsyncExitStack() as closing:
        fetcher = await closing.enter_async_context(tools.fetcher(settings))
        workers = tools.workers(settings)
        closing.callback(workers.close)
        means = Means(fetcher, workers, settings.defaults.headers, settings.defaults.allow_private)
        with progress("asking", len(wanted)) as advance:
            return await look_at(wanted, means, advance)


def _in_a_language(wanted: Sequence[Wanted], lang: str | None, *, asked: bool) -> list[Wanted]:
    """Give those without a language the one that the operator says."""
    speechless = [each for each in wanted if each.language is None]
    if speechless and lang is None:
        for each in speechless:
            click.echo(f"unclear    {each.title or each.url}: its language is not known", err=True)
        told = f"the language of {len(speechless)} of {counted(len(wanted), 'subscription')} is not known"
        if not changing.at_a_terminal():
            way = "say it for all of these, as in --lang en"
            raise changing.RefusedError(f"{told}; {way}" + ("" if asked else ", or let --check find it out for each"))
        lang = click.prompt(f"{told[0].upper()}{told[1:]}. Which is it, as in en or pt", err=True, value_proc=_language)
    return [each if each.language else replace(each, language=lang) for each in wanted]


def _language(text: str) -> str:
    if mistake := changing.mistake("language", text.strip()):
        raise click.UsageError(mistake)
    return text.strip()


def _entries(wanted: Sequence[Wanted], settings: Configuration) -> list[NewSource]:
    taken = {source.id for source in settings.sources}
    entries = []
    for each in wanted:
        named = describing.name([each.title], each.url)
        entry = NewSource(
            id=describing.identifier(named, each.url, taken),
            name=named,
            url=each.url,
            language=each.language or UNDETERMINED,
            country=each.country,
            kind=each.kind.value if each.kind else None,
        )
        taken.add(entry.id)
        entries.append(entry)
    return entries
