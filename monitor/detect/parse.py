"""Turn a headline into items: quotations, networks, seasons, clauses, and what the lexicon knows of each word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.casing import casing_of
from monitor.detect.glued import with_glued_seasons
from monitor.detect.items import MARK, NETWORK, NUMBER, QUOTE, SEASON, WORD, Item
from monitor.detect.quotes import Quotation, is_speech, is_stressed, quotations
from monitor.detect.seasons import with_seasons
from monitor.detect.tokens import is_hangul

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.grammar import SeasonGrammar
    from monitor.detect.matching import Match
    from monitor.detect.networks import NetworkIndex
    from monitor.detect.tokens import Token

_SENTENCE_ENDS = frozenset({":", "：", ";", "；", "–", "—", "|", "?", "!", "…", "؟", "？", "！", "。", "•", "·"})
_CLAUSE_ENDS = frozenset({",", "，", "、", "،", "(", ")", "[", "]"})
_SMALL_WORDS = frozenset({"fillers", "generic", "determiners", "stops"})  # roles of words that may be one syllable
_SHORTEST_LAST_WORD = 5  # letters; a shorter word before a full stop may be an abbreviation: "Dept. Q"


@dataclass(slots=True)
class Parsed:
    """A headline cut into items, with every pattern of its lexicon that was found in it."""

    text: str
    items: list[Item]
    matches: list[Match]
    lexicon: CompiledLexicon
    casing: str  # of this headline


def parse(text: str, lexicon: CompiledLexicon, networks: NetworkIndex, known_title: Collection[str]) -> Parsed:
    """Cut a headline into items; `known_title` holds the keys of titles that are never speech."""
    tokens = lexicon.tokenise(text)
    casing = casing_of(tokens, lexicon.casing)
    items = _with_quotations(tokens, text, lexicon, known_title)
    items = networks.with_networks(items, text)
    items = with_seasons(items, lexicon.seasons)
    if lexicon.glued and casing in ("sentence", "title"):
        items = with_glued_seasons(items, lexicon.seasons.units, title_case=casing == "title")
    _number_clauses(items, text, lexicon.question_marks)
    matches = lexicon.patterns.matches(items)
    for match in matches:
        if len(match.filled) == 1 and _is_syllable(items, match.filled[0], match.pattern.role):
            continue
        for index in match.filled:
            items[index].roles.add(match.pattern.role)
    _number_contrasts(items)
    return Parsed(text, items, matches, lexicon, casing)


def _is_syllable(items: Sequence[Item], index: int, role: str) -> bool:
    """Tell whether a Hangul syllable is only a part of a longer word, and so no small word by itself.

    Particles lean on the end of a word: there they are words.
    """
    if role not in _SMALL_WORDS or not is_hangul(items[index].text) or len(items[index].text) > 1:
        return False
    first = items[index].spaced or index == 0 or not is_hangul(items[index - 1].text)
    last = index + 1 == len(items) or items[index + 1].spaced or not is_hangul(items[index + 1].text)
    return not last or not (first or role == "stops")


def _with_quotations(
    tokens: Sequence[Token], text: str, lexicon: CompiledLexicon, known_title: Collection[str]
) -> list[Item]:
    items: list[Item] = []
    done = 0
    for quotation in quotations(tokens, lexicon.quotes):
        inner = tokens[quotation.first + 1 : quotation.last]
        if is_stressed(tokens, quotation, lexicon.speech):
            items += [_item(token) for token in (*tokens[done : quotation.first], *inner)]
            done = quotation.last + 1
            continue
        tells = _tells_season(inner, lexicon.seasons)
        known = " ".join(token.text for token in inner) in known_title
        if not known and is_speech(tokens, quotation, lexicon.speech, tells=tells, casing=lexicon.casing):
            continue
        items += [_item(token) for token in tokens[done : quotation.first]]
        last, season = _closing_season(tokens, quotation, lexicon)
        items.append(_title(tokens, Quotation(quotation.first, last), text))
        items += season
        done = quotation.last + 1
    items += [_item(token) for token in tokens[done:]]
    return items


def _closing_season(
    tokens: Sequence[Token], quotation: Quotation, lexicon: CompiledLexicon
) -> tuple[int, Sequence[Item]]:
    """Return where the title proper ends, and the season told behind it within its marks: 《X第二季》, 'X 시즌2'."""
    inner = tokens[quotation.first + 1 : quotation.last]
    found = with_seasons([_item(token) for token in inner], lexicon.seasons)[-1]
    if found.seasons is None or not (found.seasons.numbers or found.seasons.last):
        return quotation.last, ()
    last = next(index for index, token in enumerate(tokens) if token.start >= found.start)
    while tokens[last - 1].kind == MARK and last > quotation.first + 1:
        last -= 1
    return (last, (found,)) if last > quotation.first + 1 else (quotation.last, ())


def _tells_season(tokens: Sequence[Token], grammar: SeasonGrammar) -> bool:
    """Tell whether a season and which one it is are named: that is news and no title."""
    words = {token.text for token in tokens}
    named = any(word in grammar.words for word in words)
    return named and any(
        word in grammar.last or word in grammar.more or word in grammar.ordinals or word.isdecimal() for word in words
    )


def _item(token: Token) -> Item:
    return Item(token.kind, token.text, token.start, token.end, token.capital, token.spaced)


def _title(tokens: Sequence[Token], quotation: Quotation, text: str) -> Item:
    """Make a chunk of a quoted title; its place is that of the words, without marks and the comma before them."""
    inner = tokens[quotation.first + 1 : quotation.last]
    start, end = inner[0].start, inner[-1].end
    while end > start and text[end - 1] in ",;. " and not text[start:end].endswith(("...", "Co.")):
        if text[end - 1] == "." and "." in text[start : end - 1]:
            break  # S.W.A.T.
        end -= 1
    folded = " ".join(token.text for token in inner if token.end <= end)
    return Item(QUOTE, folded, start, end, capital=True, spaced=tokens[quotation.first].spaced)


def _number_clauses(items: Sequence[Item], text: str, question_marks: frozenset[str]) -> None:
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
        elif item.text in _CLAUSE_ENDS or item.text in "\"“”„»«’‘'":
            clause += 1


def _number_contrasts(items: Sequence[Item]) -> None:
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
    return before.kind in (SEASON, QUOTE, NETWORK) or (
        before.kind == WORD and (len(before.text) >= _SHORTEST_LAST_WORD or not before.capital)
    )
