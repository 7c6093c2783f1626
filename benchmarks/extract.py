"""Milliseconds a page, beside the floor: selectolax parsing the same bytes and listing all links with their text."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from benchmarks import pages
from monitor.extract import extract
from monitor.model import Document
from monitor.read.undisturbed import undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable

_REPEATS = 12


def main() -> None:
    """Print the figures."""
    for what, make in (("as news sites serve them", pages.page), ("nothing but small cards", pages.cards_only)):
        print(what)
        for kilobytes in (30, 300, 3_000):
            _measure(make, kilobytes)


def _measure(make: Callable[[int], bytes], kilobytes: int) -> None:
    # A new page each time: what is remembered of one is of no use to the next.
    runs = [_run(make(kilobytes)) for _ in range(_REPEATS if kilobytes < 1_000 else _REPEATS // 3)]
    took, floor = (min(times) for times in zip(*((took, floor) for took, floor, _ in runs), strict=True))
    print(f"  {kilobytes:>5,} kB, {runs[0][2]}: {took * 1000:.2f} ms, {took / floor:.1f} times the floor")


@undisturbed()  # as the processes that read documents are
def _run(page: bytes) -> tuple[float, float, str]:
    document = Document("https://news.example/", page, "text/html; charset=utf-8")
    begun = perf_counter()
    found = extract(document)
    took = perf_counter() - begun
    begun = perf_counter()
    links = [(node.attributes.get("href"), node.text()) for node in LexborHTMLParser(page).css("a")]
    return took, perf_counter() - begun, f"{len(links)} links, {len(found.headlines)} headlines"
