"""Milliseconds to read what is read at every start: a configuration of 300 sources, the catalogue of series."""

from __future__ import annotations

from pathlib import Path

from benchmarks.timing import best
from monitor.config import parse
from monitor.identify import Catalogue
from monitor.identify.shipped import shipped

_ENTRY = "  - {{id: source-{0}, name: Source {0}, url: 'https://s{0}.example/feed', language: en, interval: 30m}}\n"


def main() -> None:
    """Print the figures."""
    content = ("sources:\n" + "".join(_ENTRY.format(number) for number in range(300))).encode()
    took = best(lambda: parse(content, Path("sources.yaml"), environment={}))
    print(f"configuration, 300 sources: {took * 1000:.0f} ms")
    took = best(_catalogue)
    print(f"catalogue, {len(Catalogue.load().entries)} series: {took * 1000:.0f} ms")


def _catalogue() -> Catalogue:
    shipped.cache_clear()
    return Catalogue.load()
