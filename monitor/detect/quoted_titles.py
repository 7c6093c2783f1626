"""Make quoted titles chunks of a headline: what is no speech, without the season told within its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK, QUOTE, Item
from monitor.detect.quotes import Quotation, quotations
from monitor.detect.seasons import with_seasons
from monitor.detect.speech import is_speech, is_stressed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.grammar import SeasonGrammar


def with_quoted_titles(items: Sequence[Item], lexicon: CompiledLexicon, known_title: Collection[str]) -> list[Item]:
    """Return the items with every quoted title made one chunk; `known_title` holds the keys of those never speech."""
    merged: list[Item] = []
    done = 0
    for quotation in quotations(items, lexicon.quotes):
        inner = items[quotation.first + 1 : quotation.last]
        if is_stressed(items, quotation, lexicon.speech):
            merged += (*items[done : quotation.first], *inner)
            done = quotation.last + 1
            continue
        tells = _tells_season(inner, lexicon.seasons)
        known = " ".join(item.text for item in inner) in known_title
        if not known and is_speech(items, quotation, lexicon.speech, tells=tells, casing=lexicon.casing):
            continue
        merged += items[done : quotation.first]
        last, season = _closing_season(items, quotation, lexicon)
        merged.append(_title(items, Quotation(quotation.first, last)))
        merged += season
        done = quotation.last + 1
    merged += items[done:]
    return merged


def _closing_season(
    items: Sequence[Item], quotation: Quotation, lexicon: CompiledLexicon
) -> tuple[int, Sequence[Item]]:
    """Return where the title proper ends, and the season told behind it within its marks: 《X第二季》, 'X 시즌2'."""
    inner = items[quotation.first + 1 : quotation.last]
    found = with_seasons(inner, lexicon.seasons)[-1]
    if found.seasons is None or not (found.seasons.numbers or found.seasons.last):
        return quotation.last, ()
    last = next(index for index, item in enumerate(items) if item.start >= found.start)
    while items[last - 1].kind == MARK and last > quotation.first + 1:
        last -= 1
    return (last, (found,)) if last > quotation.first + 1 else (quotation.last, ())


def _tells_season(items: Sequence[Item], grammar: SeasonGrammar) -> bool:
    """Tell whether a season and which one it is are named: that is news and no title."""
    words = {item.text for item in items}
    numbered = any(word in grammar.ordinals or word.isdecimal() for word in words)
    if numbered and any(word in grammar.counted for word in words):
        return True
    told = numbered or any(word in grammar.last or word in grammar.more for word in words)
    return told and any(word in grammar.words for word in words)


def _title(items: Sequence[Item], quotation: Quotation) -> Item:
    """Make a chunk of a quoted title; its place is that of the words, without marks and the comma before them."""
    inner = list(items[quotation.first + 1 : quotation.last])
    while len(inner) > 1 and (inner[-1].text in {",", ";"} or _ends_sentence(items, quotation, inner)):
        inner.pop()
    text = " ".join(item.text for item in inner)
    return Item(QUOTE, text, inner[0].start, inner[-1].end, capital=True, spaced=items[quotation.first].spaced)


def _ends_sentence(items: Sequence[Item], quotation: Quotation, inner: Sequence[Item]) -> bool:
    """Tell the full stop of a sentence, which American typography sets inside, from that of "S.W.A.T." or "& Co."."""
    behind = items[quotation.last + 1 :][:1]
    stops = sum(item.text == "." for item in inner)
    return inner[-1].text == "." and stops == 1 and all(item.kind == MARK for item in behind)
