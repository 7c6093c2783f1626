"""`sources test`: a dry run of one source, every step shown."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from monitor.check.pacing import is_made_for_programs
from monitor.cli.failures import SOURCE_FAILED
from monitor.cli.options import places
from monitor.cli.rows import encoded
from monitor.cli.settings import configured_or_usual
from monitor.cli.sources.changing import check_value, mistake
from monitor.cli.sources.trial import trial_lines, trial_values
from monitor.cli.state import store_in
from monitor.daemon import tools
from monitor.errors import StoreError
from monitor.identify import Catalogue
from monitor.propose.looking import Means
from monitor.propose.rehearsing import Play, Rehearsal, rehearse
from monitor.propose.trying import Trial, try_source
from monitor.read.reading import Manner
from monitor.store import Store
from monitor.text.meant import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.config import Configuration
    from monitor.model import Source
    from monitor.settle.telling import Told


@click.command()
@places()
@click.option(
    "--lang",
    metavar="TAG",
    callback=check_value("language"),
    help="Language (BCP 47), in the place of the configured one.",
)
@click.option(
    "--selector",
    metavar="CSS",
    callback=check_value("selector"),
    help="Selector, in the place of the configured one.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines; times in milliseconds.")
@click.argument("id_or_url", metavar="ID-or-URL")
def test(
    configuration: Path, state: Path, id_or_url: str, lang: str | None, selector: str | None, *, as_json: bool
) -> None:
    """Try one source, show every step, and store nothing.

    It is fetched and read as by a check, a page only where the site's robots.txt lets programs in. What would be
    published is told too: with a state, by what that knows already; without one, as by a first run. Exit code 1 if it
    cannot be fetched or read, or holds no headlines.
    """
    settings = configured_or_usual(configuration)
    source = _source(settings, id_or_url)
    source = replace(source, language=lang or source.language, selector=selector or source.selector)
    if not as_json:
        click.echo(f"Trying {source.url}", err=True)
    trial = asyncio.run(_trial(settings, state, source))
    if as_json:
        click.echo(encoded(json.dumps(trial_values(trial), ensure_ascii=False)))
    else:
        click.echo("\n".join(trial_lines(trial, tools.user_agent(settings.contact))))
    if trial.failed:
        sys.exit(SOURCE_FAILED)


async def _trial(settings: Configuration, state: Path, source: Source) -> Trial:
    now = datetime.now(UTC)
    workers = tools.workers(settings)
    try:
        async with tools.fetcher(settings) as fetcher:
            means = Means(
                fetcher, workers, source.headers, source.allow_private, source.rendered, source.ignores_robots
            )
            return await try_source(
                source,
                Manner.of(source, settings.lexicons),
                means,
                now,
                lambda told: _rehearsal(settings, state, source, told, now),
                named=_is_named(state, source),
            )
    finally:
        workers.close()


def _is_named(state: Path, source: Source) -> bool:
    """Tell whether it is known as a feed or a sitemap, so that a check would not ask robots.txt."""
    try:
        with store_in(state) as store:
            if store:
                return store.read_sync(partial(is_made_for_programs, source))
    except StoreError:
        pass  # told with the rehearsal
    return is_made_for_programs(source, None)


def _rehearsal(
    settings: Configuration, state: Path, source: Source, told: Sequence[Told], now: datetime
) -> Rehearsal | None:
    """Rehearse the decisions on the state there is; without one, on an empty one that goes with the call."""
    play = Play(source, told, Catalogue.load(), tools.rules(settings), now)
    try:
        with ExitStack() as closing:
            store = closing.enter_context(store_in(state))
            if store is None:
                empty = Path(closing.enter_context(TemporaryDirectory(prefix="series-monitor-")))
                store = closing.enter_context(Store.open(empty))
            return rehearse(play, store, settings.sources)
    except StoreError as error:
        # What is read can be told all the same.
        click.echo(f"What would be published is not known: {error}; see `series-monitor doctor`.", err=True)
        return None


def _source(settings: Configuration, id_or_url: str) -> Source:
    known = {source.id: source for source in settings.sources}
    if id_or_url in known:
        return known[id_or_url]
    if "://" not in id_or_url:
        near = nearest(id_or_url, known)
        if not near and {*id_or_url} & {*".:/"} and (told := mistake("url", id_or_url)):
            raise click.UsageError(told)
        meant = f"did you mean {near}?" if near else "`series-monitor sources list` names them"
        raise click.UsageError(f"no such source: {id_or_url}; {meant}")
    same = next((source for source in settings.sources if source.url == id_or_url), None)
    return same or settings.unconfigured(id_or_url)
