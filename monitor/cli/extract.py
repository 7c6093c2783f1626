"""`extract`: the headlines of a page, feed or sitemap as JSON lines."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.options import places
from monitor.cli.rows import encoded
from monitor.cli.saying import counted
from monitor.cli.settings import configured_or_usual
from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError
from monitor.extract import NOWHERE, extract_saved, selector_problem, warm_up
from monitor.model import Document, NotModified
from monitor.read.workers import Workers
from monitor.urls import canonical

if TYPE_CHECKING:
    from monitor.config import Configuration
    from monitor.extract import Diagnosed, Extraction

# Seconds; a little less than checks grant, so that with start and end the answer is there within three.
_LIMIT = 1.75


@click.command()
@places(state=False)
@click.option(
    "--base-url",
    metavar="URL",
    help=f"Where a file came from; its links start there.  [default: the address it states, or {NOWHERE}]",
)
@click.option("--selector", metavar="CSS", help="Limits headlines to what it matches.")
@click.argument("url_or_file", metavar="URL-or-FILE")
def extract(configuration: Path, url_or_file: str, base_url: str | None, selector: str | None) -> None:
    """Find the headlines of a page, feed or sitemap and print them as JSON lines.

    {"text", "url", "language", "published"}

    A file is read as if it had been fetched. `series-monitor extract FILE | series-monitor detect` reads on.
    Exit code 1 if it cannot be fetched or read.
    """
    if selector and (wrong := selector_problem(selector)):
        raise click.BadParameter(wrong, param_hint="--selector")
    if base_url and canonical(base_url) is None:
        raise click.BadParameter(f"{base_url!r} is no http(s) address", param_hint="--base-url")
    settings = configured_or_usual(configuration, packs=False)
    found, instead = asyncio.run(_extraction(settings, url_or_file, base_url, selector))
    for headline in found.headlines:
        row = {
            "text": headline.text,
            "url": headline.url,
            "language": headline.language or found.language,
            "published": headline.published.isoformat() if headline.published else None,
        }
        click.echo(encoded(json.dumps(row, ensure_ascii=False)))
    way = "" if found.method == found.kind.value else f" ({found.method})"
    click.echo(f"{counted(len(found.headlines), 'headline')} in a {found.kind.value}{way}", err=True)
    if instead:
        click.echo(f"{instead.word}: {instead.message}", err=True)
    for part in found.parts:
        click.echo(f"to be read in its place: {part}", err=True)


async def _extraction(
    settings: Configuration, place: str, base_url: str | None, selector: str | None
) -> tuple[Extraction, Diagnosed | None]:
    workers = Workers(1, _LIMIT, prepare=warm_up)
    try:
        if "://" in place:
            return await _fetched(settings, place, selector, workers)
        document = _document(Path(place), base_url or "", settings.fetch.max_body)
        return await workers.run(extract_saved, document, selector)
    finally:
        workers.close()


async def _fetched(
    settings: Configuration, url: str, selector: str | None, workers: Workers
) -> tuple[Extraction, Diagnosed | None]:
    from monitor.daemon import tools  # noqa: PLC0415 - takes half a second, which a file need not wait for

    async def read(address: str) -> tuple[Extraction, Diagnosed | None]:
        document = await fetcher.fetch(address, allow_private=settings.defaults.allow_private)
        assert not isinstance(document, NotModified), "nothing was known, so nothing can be unchanged"
        return await workers.run(extract_saved, document, selector)

    async with tools.fetcher(settings) as fetcher:
        found, instead = await read(url)
        headlines = list(found.headlines)
        for part in found.parts:  # of an index, read in its place
            try:
                headlines += (await read(part))[0].headlines
            except (FetchError, ExtractError) as error:
                click.echo(f"{part}: {error}", err=True)
    return replace(found, headlines=tuple({headline.url: headline for headline in headlines}.values())), instead


def _document(path: Path, base_url: str, largest: int) -> Document:
    with path.open("rb") as file:
        body = file.read(largest + 1)
    if len(body) > largest:
        raise FetchError(
            Diagnosis.TOO_LARGE, f"{path} is larger than {largest:,} bytes (max_body under fetch in sources.yaml)"
        )
    # No content type is claimed: what the bytes are is found out, for a name may lie.
    return Document(base_url, body, content_type=None)
