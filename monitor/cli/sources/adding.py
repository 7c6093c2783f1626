"""`sources add`: finds what to watch for an address, shows what it would bring, and writes it down."""

from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from monitor.cli.failures import SOURCE_FAILED
from monitor.cli.options import places
from monitor.cli.packs import warn_without_pack
from monitor.cli.sources import changing
from monitor.cli.sources.advice import advice, advice_on
from monitor.cli.sources.proposal import new_source, proposal_lines, tried_line
from monitor.daemon import tools
from monitor.errors import ExtractError, FetchError
from monitor.model import SourceKind
from monitor.propose.looking import Means
from monitor.propose.proposing import Around, Proposal, Wishes, propose
from monitor.propose.searching import search
from monitor.read.detecting import detector

if TYPE_CHECKING:
    from monitor.config import Configuration


@click.command()
@places(state=False)
@click.option("--id", callback=changing.check_value("id"), metavar="ID", help="Names the source for good.")
@click.option("--name", callback=changing.check_value("name"), help="The outlet, as feeds and pages show it.")
@click.option("--lang", "language", callback=changing.check_value("language"), metavar="TAG", help="Language (BCP 47).")
@click.option(
    "--interval", callback=changing.check_value("interval"), metavar="TIME", help="Between two checks, as in 2h."
)
@click.option(
    "--selector",
    callback=changing.check_value("selector"),
    metavar="CSS",
    help="Watch the page itself, and limit its headlines to what this matches.",
)
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="Watch this and nothing else.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show everything and write nothing.")
@click.argument("url", callback=changing.check_value("url"))
def add(configuration: Path, url: str, *, yes: bool, dry_run: bool, **decided: Any) -> None:
    """Find what to watch at an address, and add it to the sources.

    The address is that of a news page, a section, a site or a feed. A feed or news sitemap of the same section is
    preferred, else it is the page itself. At most 12 documents are asked for, one after another; pages only where the
    site's robots.txt lets programs in. What is found out, and what its headlines claim, is shown before anything is
    written; the options decide instead. Exit code 1 if there is nothing to watch.
    """
    settings = changing.settings_before(configuration)
    kind = decided.pop("kind")
    wishes = Wishes(kind=SourceKind(kind) if kind else None, **decided)
    if wishes.id in {source.id for source in settings.sources}:
        raise changing.RefusedError(f"there is a source {wishes.id} already; `series-monitor sources list` names them")
    _refuse_watched(settings, url)
    proposal = asyncio.run(_proposal(settings, url, wishes))
    _refuse_watched(settings, proposal.url)
    entry = new_source(proposal, wishes, settings.defaults.interval)
    click.echo("\n".join(proposal_lines(proposal, entry)))
    if proposal.language is None:
        raise changing.RefusedError("the language of the headlines cannot be told; say it, as in --lang en")
    warn_without_pack(entry.language, detector(settings.lexicons))
    if dry_run:
        click.echo("\nA dry run: nothing was written.", err=True)
    else:
        changing.add(configuration, [entry], agreed=yes)


async def _proposal(settings: Configuration, url: str, wishes: Wishes) -> Proposal:
    """Search and describe; ends the call with exit code 1 where there is nothing to watch."""
    usual = settings.defaults
    around = Around({source.id for source in settings.sources}, settings.lexicons, usual.include, usual.exclude)
    now = datetime.now(UTC)
    async with AsyncExitStack() as closing:
        fetcher = await closing.enter_async_context(tools.fetcher(settings))
        workers = tools.workers(settings)
        closing.callback(workers.close)
        means = Means(fetcher, workers, usual.headers, usual.allow_private)
        click.echo(f"Looking for what to watch at {url}", err=True)
        try:
            findings = await search(
                url,
                means,
                now,
                kind=wishes.kind,
                selector=wishes.selector,
                on_try=lambda tried: click.echo(tried_line(tried), err=True),
            )
            proposal = await propose(findings, wishes, around, workers, now)
        except (FetchError, ExtractError) as error:
            _end(f"{error.diagnosis}: {error}", advice_on(error))
    if proposal is None:
        given = findings.tried[0]
        told = f"{given.diagnosis}: {given.problem}" if given.diagnosis else "there is nothing to watch at this address"
        _end(told, advice(given.diagnosis))
    return proposal


def _refuse_watched(settings: Configuration, url: str) -> None:
    if known := changing.watched_as(settings, url):
        raise changing.RefusedError(
            f"{url} is watched already, as {known}; `series-monitor sources test {known}` tries it"
        )


def _end(message: str, hint: str) -> NoReturn:
    click.echo(f"series-monitor: {message}\n  hint: {hint}", err=True)
    sys.exit(SOURCE_FAILED)
