"""`backup`: a safe copy of the store in one file, also while the daemon runs."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from monitor import __version__
from monitor.cli.options import places
from monitor.cli.saying import counted
from monitor.store.backup import back_up, backups_in, manifest_of


@click.command()
@places(config=False)
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as one JSON object.")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
def backup(state: Path, file: Path | None, *, as_json: bool) -> None:
    """Copy the store into FILE, whole or not at all; without FILE, into a new one in `backups` of the state directory.

    The daemon may run meanwhile. The copy is examined, and what it holds is written beside it, as FILE.json: version,
    revision, size, checksum and counts. Nothing that exists is overwritten. `restore` puts it back.
    """
    now = datetime.now(UTC)
    target = file or backups_in(state) / f"monitor-{now:%Y%m%dT%H%M%SZ}.sqlite3"
    manifest = back_up(state, target, version=__version__, now=now)
    if as_json:
        click.echo(json.dumps({"file": str(target), **asdict(manifest)}, ensure_ascii=False))
        return
    held = ", ".join(counted(manifest.counts[name], name) for name in ("headline", "event"))
    click.echo(f"{target}: {manifest.size / 1e6:.1f} MB, {held}")
    click.echo(f"What it holds is told in {manifest_of(target).name}.", err=True)
