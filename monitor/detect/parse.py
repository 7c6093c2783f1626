"""Turn a headline into items: quotations, networks, seasons, clauses, and what the lexicon knows of each word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.casing import casing_of
from monitor.detect.clauses import number_clauses, number_contrasts
from monitor.detect.glued import with_glued_seasons
from monitor.detect.quoted_titles import with_quoted_titles
from monitor.detect.seasons import with_seasons
from monitor.detect.syllables import is_within_word

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.items import Item
    from monitor.detect.matching import Match
    from monitor.detect.networks import NetworkIndex


@dataclass(slots=True)
class Parsed:
    """A headline cut into items, with every pattern of its lexicon that was found in it."""

    text: str
    items: list[Item]
    matches: defaultdict[str, list[Match]]  # by role ("cue" for all cues), each in the order of the headline
    lexicon: CompiledLexicon
    casing: str  # of this headline


def parse(text: str, lexicon: CompiledLexicon, networks: NetworkIndex, known_title: Collection[str]) -> Parsed:
    """Cut a headline into items; `known_title` holds the keys of titles that are never speech."""
    words = lexicon.tokenise(text)
    casing = casing_of(words, lexicon.casing)
    items = with_quoted_titles(words, lexicon, known_title)
    items = networks.with_networks(items, text)
    items = with_seasons(items, lexicon.seasons)
    if lexicon.glued and casing in ("sentence", "title"):
        items = with_glued_seasons(items, lexicon.seasons.units, title_case=casing == "title")
    number_clauses(items, text, lexicon.question_marks)
    matches: defaultdict[str, list[Match]] = defaultdict(list)
    for match in lexicon.patterns.matches(items):
        role = match.pattern.role
        matches[role.partition(":")[0]].append(match)
        if len(match.filled) == 1 and is_within_word(items, match.first, role):
            continue
        for index in match.filled:
            items[index].roles.add(role)
    number_contrasts(items)
    return Parsed(text, items, matches, lexicon, casing)
