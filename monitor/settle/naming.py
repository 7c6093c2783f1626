"""How the name of a series is written: as headlines write it most often, in whatever order they were found.

A first headline in capitals, or with the title in one of the cases of its language, does not name a series for good.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from monitor.decide import told_at
from monitor.identify import Verdict, compare, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.model import Event


def most_told(title: str, events: Sequence[Event]) -> str:
    """Return the form of a title that is most often told; of equals the one told earliest, then the first by text.

    Forms are other ways to write it, and its cases in the languages of those who tell. Its names in other languages are
    none: a series is not called now one, now the other.
    """
    evidence = [item for event in events for item in event.evidence]
    languages = {item.language for item in evidence}
    forms = {told: _is_form(told, title, languages) for told in {bare_title(item.title) for item in evidence}}
    told = sorted((told_at(item), bare_title(item.title)) for item in evidence if forms[bare_title(item.title)])
    # Counter keeps the order of first sight, and most_common keeps that order among equals.
    return next((form for form, _ in Counter(form for _, form in told).most_common(1)), title)


def _is_form(told: str, title: str, languages: Iterable[str]) -> bool:
    return told == title or compare(told, title, languages).verdict is Verdict.SAME


def bare_title(title: str) -> str:
    """Return a title without a season or brackets behind it, unless they tell which series is meant."""
    written = read(title)
    beside = bool(written.asides or written.season) and not says_which(title)
    return written.text if beside else title


def says_which(title: str) -> bool:
    """Tell whether a title itself tells which of several series of its name is meant."""
    written = read(title)
    return bool(written.year or written.country or written.making)
