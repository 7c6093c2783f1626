"""Find quoted stretches, and tell a quoted title from quoted speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.tokens import MARK, NUMBER, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.tokens import Token

_SENTENCE_MARKS = frozenset(".!?…。！？")
_QUOTE_MARKS = frozenset("„“”‘’‚»«'\"")
_COLONS = frozenset(":：")
_LONGEST_TITLE = 8  # words; longer quotations are speech
_SHORT = 3  # words; so few with capitals are a name rather than a sentence
_LONGEST_UNSPACED = 22  # characters of a script without spaces
# The parts of the verdict; a quotation with two points is speech.
_SPEECH = 2.0


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `first` to `last` (both marks included) of a headline."""

    first: int
    last: int


def quotations(tokens: Sequence[Token], pairs: Sequence[str]) -> list[Quotation]:
    """Return the outermost quotations; a mark that never closes opens nothing."""
    closers: dict[str, set[str]] = {}
    for pair in pairs:
        closers.setdefault(pair[0], set()).add(pair[1])
    found: list[Quotation] = []
    hopeless: set[str] = set()  # opening marks for which no closing one is left
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == MARK and token.text in closers and token.text not in hopeless and _opens(tokens, index):
            last = _closing(tokens, index, closers[token.text])
            if last is None:
                hopeless.add(token.text)
            else:
                if last > index + 1:
                    found.append(Quotation(index, last))
                index = last
        index += 1
    return found


def _opens(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.text in "'\"":
        # A straight mark opens only where text follows at once and none stands glued before it.
        follows = index + 1 < len(tokens) and not tokens[index + 1].spaced
        before = tokens[index - 1]
        free = token.spaced or before.kind == MARK or before.text.endswith("'") or is_unspaced(before.text)
        return follows and (free or is_unspaced(tokens[index + 1].text))
    return True


def _closing(tokens: Sequence[Token], opening: int, closers: set[str]) -> int | None:
    suffixed = None  # the first ending behind an apostrophe that may close too: "'Gece Treni'nin"
    for index in range(opening + 1, len(tokens)):
        token = tokens[index]
        if suffixed is None and _closes_before_ending(tokens, opening, index, closers):
            suffixed = index
        if token.kind != MARK or token.text not in closers:
            continue
        if token.text in "'\"":
            if token.spaced and suffixed is not None:
                return suffixed  # the next quotation opens
            follower = tokens[index + 1] if index + 1 < len(tokens) else None
            glued = follower is not None and not follower.spaced and follower.kind != MARK
            if follower is not None and is_unspaced(follower.text):
                glued = False  # a particle: "'X'는"
            if token.spaced or (glued and token.text != '"'):
                continue
        return index
    return suffixed


def _closes_before_ending(tokens: Sequence[Token], opening: int, index: int, closers: set[str]) -> bool:
    """Tell whether a token is an ending with the apostrophe that closes; of "'90s sitcom's" it closes nothing."""
    text = tokens[index].text
    ending = len(text) > 1 and text[0] == "'" and not closers.isdisjoint("'’")
    return ending and index > opening + 1 and tokens[opening + 1].kind != NUMBER


def is_stressed(tokens: Sequence[Token], quotation: Quotation, speech: frozenset[str]) -> bool:
    """Tell whether a word of news is quoted for stress, as Korean headlines do: '청신호'."""
    inner = tokens[quotation.first + 1 : quotation.last]
    return is_unspaced(inner[0].text) and "".join(token.text for token in inner) in speech


def is_speech(
    tokens: Sequence[Token], quotation: Quotation, speech: frozenset[str], *, tells: bool, casing: str
) -> bool:
    """Tell whether a quotation is something said and not a title.

    `tells` says that it holds a season, as titles seldom do; `casing` what capitals tell: where the language has none,
    "silent" is a title as good as any.
    """
    inner = tokens[quotation.first + 1 : quotation.last]
    words = [token for token in inner if token.kind != MARK]
    if not words:
        return True
    unspaced = sum(is_unspaced(token.text) for token in words)
    mostly_unspaced = 2 * unspaced > len(words)  # "FBI：インターナショナル" is
    longest = _LONGEST_UNSPACED if mostly_unspaced else _LONGEST_TITLE
    points = 0.0
    points += 2.0 if len(words) > longest else 0.0
    points += 1.0 if inner[-1].text in _SENTENCE_MARKS else 0.0
    named = casing == "sentence" and len(words) > 1 and all(token.capital for token in words)
    if not named:
        points += min(2.0, sum(token.text in speech for token in words) + _unspaced_words(words, speech, unspaced))
    points += 3.0 if tells else 0.0
    points += 2.0 if casing != "none" and not words[0].capital and words[0].kind != NUMBER else 0.0
    points += 0.5 if any(token.text == "," for token in inner[:-1]) else 0.0
    ends = not any(token.kind != MARK for token in tokens[quotation.last + 1 :])
    if ends and mostly_unspaced and any(token.text in _QUOTE_MARKS for token in tokens[: quotation.first]):
        points += 1.0  # 『X』 is news, says A 「...」
    if ends and quotation.first and tokens[quotation.first - 1].text in _COLONS:
        points += 1.5
    if all(token.capital for token in words) and len(words) <= _SHORT:
        points -= 1.0
    return points >= _SPEECH


def _unspaced_words(words: Sequence[Token], speech: frozenset[str], unspaced: int) -> int:
    """Count the words of speech of several characters in a script without spaces, where tokens are characters."""
    if unspaced < 2:  # noqa: PLR2004 - several
        return 0
    text = "".join(token.text for token in words)
    return sum(word in text for word in speech if len(word) > 1 and is_unspaced(word))
