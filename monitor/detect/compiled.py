"""A lexicon made ready for reading: patterns indexed, words folded, the sieve built."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from monitor.detect.grammar import SeasonGrammar, WordSet
from monitor.detect.languages import Tongue
from monitor.detect.matching import PatternIndex
from monitor.detect.networks import Network
from monitor.detect.patterns import Pattern, PatternWriter
from monitor.detect.sieve import Sieve, Words, is_spaced
from monitor.detect.tokens import Folding, tokenise
from monitor.errors import LexiconError
from monitor.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.items import Item
    from monitor.detect.lexicon import Lexicon, SeasonWords

# The lists of single words, by the role an item gets when it stands in one of them.
WORD_ROLES = (
    "series",
    "generic",
    "generic_nouns",
    "begins_titles",
    "people",
    "credits",
    "determiners",
    "introducing",
    "stops",
    "inside",
    "verbs",
    "fillers",
    "contrasts",
    "alternatives",
    "background",
    "once_cancelled",
)
_STRENGTHS = ("strong", "weak", "rumoured", "denied", "rescue")


class CompiledLexicon:
    """Everything the reader asks of one language; the pack itself is let go."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.language = lexicon.language
        self.script = lexicon.script
        self.casing = lexicon.casing
        self.folding = Folding(lexicon.alike)
        self._before = frozenset(map(self.folding.fold, lexicon.clitics.before))
        self.clitics = frozenset(map(self.folding.fold, lexicon.clitics.after))  # behind a word: possessives, particles
        self.seasons = self._season_grammar(lexicon)
        self.glued = lexicon.seasons.glued
        self.quotes: defaultdict[str, set[str]] = defaultdict(set)  # the closing marks of each opening one
        for pair in map(self.folding.fold, lexicon.quotes):
            self.quotes[pair[0]].add(pair[1])
        self.question_marks = frozenset(lexicon.question_marks)
        self.speech = WordSet([self.folding.fold(word) for word in lexicon.speech])
        self.common = Tongue.of(lexicon).common
        self.networks = [self._network(name) for name in lexicon.networks]
        patterns = self._patterns(lexicon)
        self.patterns = PatternIndex(patterns)
        signs = [*lexicon.series, *self._season_literals(lexicon.seasons), *lexicon.networks]
        folded = (self.folding.fold(word.replace(" - ", "-")) for word in signs)
        self._signs = Words(folded, edges=is_spaced(lexicon.script))
        self._sieve = Sieve(patterns, self._season_literals(lexicon.seasons), lexicon.script)

    def tokenise(self, text: str) -> list[Item]:
        """Cut a text as this language does."""
        return tokenise(text, self.folding, self._before, self.clitics)

    def may_tell(self, text: str) -> bool:
        """Tell, quickly, whether any cue at all could stand in this text; a no is certain."""
        return self._sieve.passes(self.folding.fold(text))

    def may_show(self, text: str) -> bool:
        """Tell whether a word for a series or season, or a network of this language, is in a text; a no is certain."""
        return self._signs.stand_in(self.folding.fold(text))

    def _network(self, name: str) -> Network:
        """Return a network that is one in this language only."""
        return Network(name, tuple(token.text for token in self.tokenise(name)), exact=name)

    def _patterns(self, lexicon: Lexicon) -> list[Pattern]:
        writer = PatternWriter(lexicon.sets, self.folding, self._before, self.clitics, lexicon.seasons.after)
        listed: list[tuple[str, Iterable[str]]] = [
            ("negator-before", lexicon.negators.before),
            ("negator-after", lexicon.negators.after),
            ("negator-season", lexicon.negators.season),
            ("hedge", lexicon.hedges),
            ("rumour", lexicon.rumours),
            ("denial", lexicon.denials),
            ("long-ago", lexicon.long_ago),
            ("opener", lexicon.openers),
            ("presupposing", lexicon.presupposing),
            ("asks", lexicon.asks),
            ("trap-always", lexicon.traps.always),
            ("trap-unless-season", lexicon.traps.unless_season),
        ]
        for status in Status:
            forms = lexicon.cues.of(status)
            listed += [(f"cue:{status.value}:{strength}", getattr(forms, strength)) for strength in _STRENGTHS]
        try:
            return [
                *(pattern for role in WORD_ROLES for pattern in writer.read_words(role, getattr(lexicon, role))),
                *(pattern for role, sources in listed for source in sources for pattern in writer.read(role, source)),
            ]
        except LexiconError as error:
            raise LexiconError(f"lexicon {self.language}: {error}") from error

    def _season_grammar(self, lexicon: Lexicon) -> SeasonGrammar:
        words, fold = lexicon.seasons, self.folding.fold
        ordinals = {fold(word): value for word, value in lexicon.ordinals.items()}
        stems = sorted(
            ((word[:-1], value) for word, value in ordinals.items() if word.endswith("*")),
            key=lambda stem: -len(stem[0]),
        )

        def folded(listed: Sequence[str]) -> WordSet:
            return WordSet([fold(word) for word in listed])

        listed = [*words.words, *words.counted, *words.last, *words.more, *words.after, *words.between]
        listed += [*words.join, *words.through, *lexicon.numerals, *lexicon.ordinals]
        return SeasonGrammar(
            compounds=frozenset(word for word in map(fold, listed) if len(self.tokenise(word)) > 1 and word.isalpha()),
            words=folded(words.words),
            counted=folded(words.counted),
            short=frozenset(map(fold, words.short)),
            last=folded(words.last),
            more=folded(words.more),
            after=folded([word for word in words.after if " " not in word]),
            behind=folded([word for word in words.behind if " " not in word]),
            behind_phrases=self._phrases(words.behind),
            after_phrases=self._phrases(words.after),
            between=folded(words.between),
            join=folded(words.join),
            through=folded(words.through),
            ordinal_marks=frozenset(map(fold, words.ordinal_marks)),
            number_signs=frozenset(map(fold, words.number_signs)),
            numerals={fold(word): value for word, value in lexicon.numerals.items()},
            ordinals={word: value for word, value in ordinals.items() if not word.endswith("*")},
            ordinal_stems=tuple(stems),
            units=frozenset(map(fold, words.units)),
            digits_number=words.digits_number,
        )

    def _phrases(self, words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """Return those of several words, cut as a headline is."""
        return tuple(tuple(token.text for token in self.tokenise(phrase)) for phrase in words if " " in phrase)

    def _season_literals(self, words: SeasonWords) -> list[str]:
        # "No season 2" cancels without any cue, so a season passes the sieve too.
        return [self.folding.fold(word) for word in [*words.words, *words.counted]]
