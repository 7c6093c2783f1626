"""How well headlines are read: our own labelled ones, told by figures for each language.

`python -m tests.golden.measure` prints the table; `--pin` makes today's figures, rounded down, the floors that
`test_detect.py` holds them to. Lowering a floor is a decision: look at what went wrong (`--wrong en`) first.
"""

from __future__ import annotations

import math
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from monitor.model import Certainty, Claim, Status
from monitor.read.detecting import detector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "floors.yaml"

FIGURES = {
    "f1": "claims with series and status right, precision and recall as one",
    "alerts": "of the confirmed decisions told, those that are right in series, status and certainty",
    "quiet": "of the headlines that claim nothing, those that nothing is told of",
    "certainty": "of the claims with series and status right, those with the certainty right",
    "seasons": "the same with the seasons",
    "network": "the same with the network",
}

Labelled = tuple[str, tuple[Claim, ...]]


def languages() -> list[str]:
    """List the languages that headlines are read in."""
    return list(detector().languages)


def labelled(language: str) -> list[Labelled]:
    """Read the labelled headlines of a language."""
    rows = yaml.safe_load((FOLDER / "detect" / f"{language}.yaml").read_text(encoding="utf-8"))
    return [(row["text"], tuple(map(_claim, row["claims"]))) for row in rows]


def _claim(row: dict[str, Any]) -> Claim:
    seasons = tuple(sorted(row.get("seasons") or ()))
    certainty = Certainty(row.get("certainty", "confirmed"))
    return Claim(row["series"], Status(row["status"]), certainty, seasons, row.get("network"))


def measure(language: str) -> dict[str, float]:
    """Return the figures of a language, each from 0 to 1; one of nothing (no alerts at all) is 1."""
    counts: Counter[str] = Counter()
    for text, gold in labelled(language):
        counts.update(compare(gold, detector().detect(text, language)))
    return figures(counts)


def compare(gold: Sequence[Claim], told: Sequence[Claim]) -> dict[str, int]:
    """Count what is right in one headline."""
    pairs = _pairs(gold, told)
    alerts = [claim for claim in told if _alerts(claim)]
    return {
        "gold": len(gold),
        "told": len(told),
        "right": len(pairs),
        "certainty": sum(a.certainty is b.certainty for a, b in pairs),
        "seasons": sum(a.seasons == tuple(sorted(b.seasons)) for a, b in pairs),
        "network": sum(folded(a.network) == folded(b.network) for a, b in pairs),
        "alerts": len(alerts),
        "right alerts": len(_pairs([claim for claim in gold if _alerts(claim)], alerts)),
        "empty": not gold,
        "quiet": not gold and not told,
    }


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the figures that the counts of all headlines come to."""

    def share(part: int, whole: int) -> float:
        return part / whole if whole else 1.0

    return {
        "f1": share(2 * counts["right"], counts["gold"] + counts["told"]),
        "alerts": share(counts["right alerts"], counts["alerts"]),
        "quiet": share(counts["quiet"], counts["empty"]),
        **{name: share(counts[name], counts["right"]) for name in ("certainty", "seasons", "network")},
    }


def folded(title: str | None) -> str:
    """Return a title without what two outlets may write differently: case, width, marks, spaces."""
    text = unicodedata.normalize("NFKC", title or "").casefold()
    return " ".join("".join(" " if unicodedata.category(char)[0] in "PSZ" else char for char in text).split())


def _pairs(gold: Iterable[Claim], told: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Pair each claim with one of the same series and status, each at most once."""
    left = list(told)
    pairs = []
    for claim in gold:
        same = next((other for other in left if _identity(other) == _identity(claim)), None)
        if same is not None:
            left.remove(same)
            pairs.append((claim, same))
    return pairs


def _identity(claim: Claim) -> tuple[str, Status]:
    return folded(claim.series), claim.status


def _alerts(claim: Claim) -> bool:
    return claim.status.is_decision and claim.certainty is Certainty.CONFIRMED


def wrong(language: str) -> Iterable[str]:
    """Tell every headline that is not read as it is labelled."""
    for text, gold in labelled(language):
        told = detector().detect(text, language)
        if _facts(gold) != _facts(told):
            yield f"{text}\n    gold {_facts(gold)}\n    told {_facts(told)}"


def _facts(claims: Iterable[Claim]) -> list[tuple[str, ...]]:
    return sorted(
        (folded(claim.series), claim.status, claim.certainty, str(sorted(claim.seasons)), folded(claim.network))
        for claim in claims
    )


def floors() -> dict[str, dict[str, float]]:
    """Read what was reached when the floors were last pinned."""
    pinned: dict[str, dict[str, float]] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return pinned


def pin(table: dict[str, dict[str, float]]) -> None:
    """Write the floors."""
    head = "# What is reached, rounded down. Written by `python -m tests.golden.measure --pin`; a lower figure fails.\n"
    lines = [
        f"{language}: {{{', '.join(f'{name}: {_down(value):.2f}' for name, value in row.items())}}}\n"
        for language, row in table.items()
    ]
    FLOORS.write_text(head + "".join(lines), encoding="utf-8")


def _down(value: float) -> float:
    return math.floor(value * 100 + 1e-9) / 100


def _run(arguments: Sequence[str], tell: Callable[[str], object]) -> None:
    if "--wrong" in arguments:
        for language in arguments[arguments.index("--wrong") + 1 :] or languages():
            tell("\n".join(wrong(language)))
        return
    table = {language: measure(language) for language in languages()}
    tell(" " * 6 + "".join(f"{name:>11}" for name in FIGURES))
    for language, row in table.items():
        tell(f"{language:<6}" + "".join(f"{row[name]:>11.3f}" for name in FIGURES))
    if "--pin" in arguments:
        pin(table)
        tell(f"pinned in {FLOORS.name}")


if __name__ == "__main__":
    _run(sys.argv[1:], print)
