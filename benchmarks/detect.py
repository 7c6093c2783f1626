"""Headlines a second on one core: a usual mix, nothing but cues, and hostile ones."""

from __future__ import annotations

import resource
from itertools import cycle, islice
from time import perf_counter

from benchmarks.timing import best
from monitor.detect import Detector
from monitor.read.detecting import detector

TELLING = (
    ("en", "Netflix Cancels ‘Harbor Lights’ After Two Seasons"),
    ("fr", "« Les Marées mortes » renouvelée pour une saison 2 sur Canal+"),
    ("es", "'La orilla norte' tendrá segunda temporada en Netflix"),
    ("de", "„Nachtfähre“ abgesetzt: Netflix beendet die Serie nach zwei Staffeln"),
    ("it", "La casa sul fiume 3 si farà: Rai 1 conferma la nuova stagione"),
    ("pt", "Globoplay renova Maré Cheia para a terceira temporada"),
)
QUIET = (
    ("en", "City council approves new cycle lanes after long debate"),
    ("fr", "Météo : neuf départements placés en vigilance orange"),
    ("es", "El Congreso aprueba los presupuestos por un solo voto"),
    ("de", "Bahn baut Strecke zwischen Köln und Frankfurt aus"),
    ("it", "Terremoto ai Campi Flegrei, scossa avvertita a Pozzuoli"),
    ("pt", "Chuva forte deixa São Paulo em estado de atenção"),
)
HOSTILE = {
    "one megabyte": "cancelled season 2 " * 55_000,
    "10,000 quote marks": "‘" * 10_000 + " cancelled season 2",
    "10,000 clauses": "cancelled, " * 10_000,
    "nested brackets": "([" * 10_000 + "cancelled season 2",
}


def main() -> None:
    """Print the figures."""
    begun = perf_counter()
    reader = detector()
    print(f"load without packs: {perf_counter() - begun:.2f} s")
    reader.prepare()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"load with {len(reader.languages)} packs: {perf_counter() - begun:.2f} s, {megabytes:.0f} MB in all")
    lines = list(islice(cycle(QUIET), 9_800)) + list(islice(cycle(TELLING), 200))
    _rate("one telling headline in fifty", reader, lines)
    _rate("every headline telling", reader, list(islice(cycle(TELLING), 2_000)))
    for name, text in HOSTILE.items():
        once = best(lambda text=text: reader.detect(text, "en"))  # type: ignore[misc]  # bound now, not at the call
        twice = best(lambda text=text: reader.detect(text * 2, "en"))  # type: ignore[misc]
        print(f"hostile, {name}: {once * 1000:.2f} ms; twice as long: {twice / once:.2f} times")


def _rate(name: str, reader: Detector, lines: list[tuple[str, str]]) -> None:
    def read() -> None:
        for language, text in lines:
            reader.detect(text, language)

    def nothing() -> None:
        for _language, _text in lines:
            pass

    print(f"{name}: {len(lines) / best(read, 3):,.0f} headlines/s (empty loop {len(lines) / best(nothing, 3):,.0f}/s)")
