"""A dry run of one source: every step with its time, nothing stored."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

import click

from monitor.check.readers import WorkerReader
from monitor.check.reading import Manner
from monitor.cli.failures import SOURCE_FAILED
from monitor.cli.saying import claim_line, counted
from monitor.daemon import tools
from monitor.errors import ExtractError, FetchError
from monitor.model import NotModified

if TYPE_CHECKING:
    from monitor.check.reading import Reading
    from monitor.config import Configuration
    from monitor.model import Document, Source

_SHOWN = 15  # headlines without a claim; those with one are all shown


async def trial(settings: Configuration, source: Source) -> int:
    """Fetch and read a source and print each step; return the exit code."""
    click.echo(f"request    GET {source.url}")
    click.echo(f"           User-Agent: {tools.user_agent(settings.contact)}")
    async with AsyncExitStack() as closing:
        fetcher = await closing.enter_async_context(tools.fetcher(settings))
        begun = perf_counter()
        try:
            document = await fetcher.fetch(source.url, headers=source.headers, allow_private=source.allow_private)
        except FetchError as error:
            click.echo(f"failed     {error.diagnosis}: {error} ({_since(begun)})")
            return SOURCE_FAILED
        assert not isinstance(document, NotModified), "nothing was known, so nothing can be unchanged"
        _show_document(document, begun)
        workers = tools.workers(settings)
        closing.callback(workers.close)
        begun = perf_counter()
        manner = Manner.of(source, settings.lexicons)
        if source.language == "und":
            manner = replace(manner, language="")
        try:
            reading = await WorkerReader(workers).read(document, manner)
        except ExtractError as error:
            click.echo(f"failed     {error.diagnosis}: {error} ({_since(begun)})")
            return SOURCE_FAILED
        _show_reading(reading, begun)
    return 0 if reading.headlines else SOURCE_FAILED


def _show_document(document: Document, begun: float) -> None:
    validators = document.validators
    click.echo(f"answer     {document.status}, {len(document.body):,} bytes ({_since(begun)})")
    click.echo(f"           from {document.url}")
    click.echo(f"           type {document.content_type or 'not stated'}")
    click.echo(f"           ETag {validators.etag or 'none'}; Last-Modified {validators.last_modified or 'none'}")


def _show_reading(reading: Reading, begun: float) -> None:
    claims = sum(len(found) for _, found in reading.headlines)
    click.echo(
        f"reading    {reading.kind.value} by {reading.method}, language {reading.language or 'not stated'}: "
        f"{counted(len(reading.headlines), 'headline')}, {counted(claims, 'claim')} "
        f"({_since(begun)}, start of the worker included)"
    )
    if reading.set_aside:
        click.echo(f"           {counted(len(reading.set_aside), 'headline')} set aside by include or exclude")
    silent = 0
    for headline, found in reading.headlines:
        silent += not found
        if not found and silent > _SHOWN:
            continue
        date = f"{headline.published:%Y-%m-%d %H:%M}" if headline.published else "no date"
        click.echo(f"  {date:<16}  {headline.text}")
        click.echo(f"  {'':<16}  {headline.url}")
        if headline in reading.set_aside:
            click.echo(f"  {'':<16}  -- set aside")
        for claim in found:
            click.echo(f"  {'':<16}  -> {claim_line(claim)}")
    if silent > _SHOWN:
        click.echo(f"  and {silent - _SHOWN} more without a claim")
    if not reading.headlines:
        click.echo("           a check would leave the state untouched and mark the source as empty")


def _since(begun: float) -> str:
    return f"{(perf_counter() - begun) * 1000:.0f} ms"
