"""Number the clauses and sentences of a headline: what is said in one of them is not said in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import CHUNKS, MARK, NUMBER, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.items import Item

_SENTENCE_ENDS = frozenset({":", "：", ";", "；", "–", "—", "|", "?", "!", "…", "؟", "？", "！", "。", "•", "·"})
_CLAUSE_ENDS = frozenset(",，、،()[]\"“”„»«’‘'")
_SHORTEST_LAST_WORD = 5  # letters; a shorter word before a full stop may be an abbreviation: "Dept. Q"


def number_clauses(items: Sequence[Item], text: str, question_marks: frozenset[str]) -> None:
    sentence = clause = 0
    for index, item in enumerate(items):
        item.sentence, item.clause = sentence, clause
        if item.kind == QUOTE and text[item.end : item.end + 1] == ",":
            clause += 1  # American typography sets the comma inside the quotation
        if item.kind != MARK:
            continue
        ends = (item.text in _SENTENCE_ENDS or item.text in question_marks) and not _is_clock_time(items, index)
        if ends or _is_dash(items, index) or _is_full_stop(items, index):
            sentence += 1
            clause += 1
        elif item.text in _CLAUSE_ENDS:
            clause += 1


def number_contrasts(items: Sequence[Item]) -> None:
    """Begin a new clause at each contrasting word: "but", "while"."""
    added = 0
    for item in items:
        if "contrasts" in item.roles:
            added += 1
        item.clause += added


def _is_clock_time(items: Sequence[Item], index: int) -> bool:
    """Tell whether this is the colon of a time of day: "20:00"."""
    if items[index].text != ":" or not 0 < index < len(items) - 1 or items[index + 1].spaced:
        return False
    return items[index - 1].kind == NUMBER and items[index + 1].kind == NUMBER


def _is_dash(items: Sequence[Item], index: int) -> bool:
    follows = index + 1 < len(items) and items[index + 1].spaced
    return items[index].text in "-‐‑" and items[index].spaced and follows


def _is_full_stop(items: Sequence[Item], index: int) -> bool:
    if items[index].text != "." or index == 0 or index + 1 == len(items) or not items[index + 1].spaced:
        return False
    before = items[index - 1]
    return before.kind in CHUNKS or (
        before.kind == WORD and (len(before.text) >= _SHORTEST_LAST_WORD or not before.capital)
    )
