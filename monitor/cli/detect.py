"""`detect`: headlines in, claims out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli import rows, saying
from monitor.cli.options import dropped
from monitor.cli.packs import warn_without_pack
from monitor.read.detecting import detector
from monitor.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from monitor.detect import Detector
    from monitor.model import PackFile


@click.command()
@dropped("--state")
@click.option(
    "--config",
    "configuration",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="SERIES_MONITOR_CONFIG",
    show_envvar=True,
    help="A configuration whose own language packs (`lexicons:`) are read with.",
)
@click.option("--lang", metavar="TAG", help="Language (BCP 47) of headlines that state none; else their words tell it.")
@click.option("--explain", is_flag=True, help="Show the words and rules behind each claim, or behind the silence.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON lines whatever the input is.")
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A language pack of your own, or additions to one; may be given several times.",
)
@click.argument("texts", nargs=-1, metavar="[TEXT ...]")
def detect(
    configuration: Path | None,
    lang: str | None,
    lexicons: tuple[Path, ...],
    texts: tuple[str, ...],
    *,
    explain: bool,
    as_json: bool,
) -> None:
    """Read headlines and print what they claim.

    Without TEXT, standard input is read: a headline a line, or JSON lines {"id", "lang", "text"}. Input that begins
    with JSON is answered in JSON, one line for every line, in order and at once:

    {"id", "claims": [{"series", "status", "certainty", "seasons", "network"}]}

    The id comes back as it was given. A line without one is answered with the id null and its "text"; so
    `series-monitor extract FILE | series-monitor detect` can be read. "language" will do for "lang".
    """
    reader = detector((*_configured(configuration), *lexicons))
    if lang is not None:
        warn_without_pack(lang, reader)
    for line, in_json in _told_apart(texts or _standard_input(), as_json=as_json):
        if in_json:
            click.echo(rows.encoded(_json(reader, line, lang, explain=explain)))
        else:
            click.echo("\n".join(_plain(reader, line, lang, explain=explain)))


def _configured(configuration: Path | None) -> tuple[PackFile, ...]:
    if configuration is None:
        return ()
    from monitor import config  # noqa: PLC0415 - takes a quarter of a second, which no headline need wait for

    return config.load(configuration).lexicons


def _standard_input() -> Iterator[str]:
    if sys.stdin.isatty():
        click.echo("Type headlines, one a line; Ctrl-D ends.", err=True)
    for number, line in enumerate(sys.stdin.buffer):
        # Bytes that are no UTF-8 become replacement characters: they cost their letter, never the line.
        yield line.decode("utf-8-sig" if number == 0 else "utf-8", "replace").rstrip("\r\n")


def _told_apart(lines: Iterable[str], *, as_json: bool) -> Iterator[tuple[str, bool]]:
    """Yield the lines, each with whether it is answered in JSON: the first that is not blank decides for all."""
    decided = as_json
    blank = 0
    lines = iter(lines)
    for line in lines:
        if not decided and not line.strip():
            blank += 1
            continue
        decided = decided or rows.opens_json(line)
        yield from [("", decided)] * blank
        yield line, decided
        yield from ((later, decided) for later in lines)
        return
    yield from [("", False)] * blank


def _json(reader: Detector, line: str, lang: str | None, *, explain: bool) -> str:
    row = rows.parse(line)
    text = clean(row.text or "")
    answer: dict[str, Any] = {"id": row.id}
    if row.id is None and row.text:
        answer["text"] = row.text
    answer |= saying.claims(reader.read(text, row.language or lang, reasons=explain), text, explain=explain)
    return rows.written(answer)


def _plain(reader: Detector, line: str, lang: str | None, *, explain: bool) -> list[str]:
    text = clean(line)
    return [text, *saying.lines(reader.read(text, lang, reasons=explain), text, explain=explain)] if text else [""]
