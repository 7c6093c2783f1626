"""`extract`: the headlines of a page, feed or sitemap as JSON lines."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.check.workers import Workers
from monitor.cli.options import places
from monitor.cli.rows import encoded
from monitor.cli.saying import counted
from monitor.cli.settings import configured_or_usual
from monitor.daemon import tools
from monitor.errors import FetchError
from monitor.extract import extract as extract_headlines
from monitor.extract import selector_problem, stated_address
from monitor.model import Document, NotModified
from monitor.urls import canonical

if TYPE_CHECKING:
    from monitor.config import Configuration
    from monitor.extract import Extraction

# Where a file without an address of its own is said to come from, so that its relative links mean something.
_NOWHERE = "http://localhost/"


@click.command()
@places(state=False)
@click.option(
    "--base-url",
    metavar="URL",
    help=f"Where a file came from; its links start there.  [default: the address it states, or {_NOWHERE}]",
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
    settings = configured_or_usual(configuration)
    found = asyncio.run(_extraction(settings, url_or_file, base_url, selector))
    for headline in found.headlines:
        row = {
            "text": headline.text,
            "url": headline.url,
            "language": headline.language or found.language,
            "published": headline.published.isoformat() if headline.published else None,
        }
        click.echo(encoded(json.dumps(row, ensure_ascii=False)))
    click.echo(f"{counted(len(found.headlines), 'headline')}, {found.kind.value} by {found.method}", err=True)


async def _extraction(settings: Configuration, place: str, base_url: str | None, selector: str | None) -> Extraction:
    async with AsyncExitStack() as closing:
        if "://" in place:
            fetcher = await closing.enter_async_context(tools.fetcher(settings))
            document = await fetcher.fetch(place, allow_private=settings.allow_private)
            assert not isinstance(document, NotModified), "nothing was known, so nothing can be unchanged"
        else:
            document = _document(Path(place), base_url or "", settings.fetch.max_body)
        workers = Workers(1)
        closing.callback(workers.close)
        return await workers.run(_extract, document, selector)


def _extract(document: Document, selector: str | None) -> Extraction:
    """Run in a worker; a document without an address is read as coming from the one it states."""
    if not document.url:
        document = replace(document, url=stated_address(document) or _NOWHERE)
    return extract_headlines(document, selector=selector)


def _document(path: Path, base_url: str, largest: int) -> Document:
    with path.open("rb") as file:
        body = file.read(largest + 1)
    if len(body) > largest:
        raise FetchError("too-large", f"{path} is larger than {largest:,} bytes (max_body under fetch in sources.yaml)")
    # No content type is claimed: what the bytes are is found out, for a name may lie.
    return Document(base_url, body, content_type=None)
