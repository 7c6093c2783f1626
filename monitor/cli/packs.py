"""Languages that nothing is read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.text import primary

if TYPE_CHECKING:
    from monitor.detect import Detector


def warn_without_pack(tag: str, detector: Detector) -> None:
    """Say on standard error, where it is so, that there is no pack for a language; a typing mistake is met so too."""
    if primary(tag) not in detector.languages:
        click.echo(f"There is no language pack for {tag}: only English headlines will be read.", err=True)
