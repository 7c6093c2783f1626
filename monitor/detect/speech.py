"""Tell quoted speech, and words quoted for stress, from quoted titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NUMBER
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.grammar import WordSet
    from monitor.detect.items import Item
    from monitor.detect.quotes import Quotation

_SENTENCE_MARKS = frozenset(".!?…。！？")
_QUOTE_MARKS = frozenset("„“”‘’‚»«'\"")
_COLONS = frozenset(":：")
_LONGEST_TITLE = 8  # words; longer quotations are speech
_SHORT = 3  # words; so few with capitals are a name rather than a sentence
_LONGEST_UNSPACED = 22  # characters of a script without spaces
# The parts of the verdict; a quotation with two points is speech.
_SPEECH = 2.0


def is_stressed(items: Sequence[Item], quotation: Quotation, speech: WordSet) -> bool:
    """Tell whether a word of news is quoted for stress, as Korean headlines do: '청신호'."""
    inner = items[quotation.first + 1 : quotation.last]
    return is_unspaced(inner[0].text) and "".join(item.text for item in inner) in speech


def is_speech(items: Sequence[Item], quotation: Quotation, speech: WordSet, *, tells: bool, casing: str) -> bool:
    """Tell whether a quotation is something said and not a title.

    `tells` says that it holds a season, as titles seldom do; `casing` what capitals tell: where the language has none,
    "silent" is a title as good as any.
    """
    inner = items[quotation.first + 1 : quotation.last]
    words = [item for item in inner if item.kind != MARK]
    if not words:
        return True
    unspaced = sum(is_unspaced(item.text) for item in words)
    mostly_unspaced = 2 * unspaced > len(words)  # "FBI：インターナショナル" is
    longest = _LONGEST_UNSPACED if mostly_unspaced else _LONGEST_TITLE
    points = 0.0
    points += 2.0 if len(words) > longest else 0.0
    points += 1.0 if inner[-1].text in _SENTENCE_MARKS else 0.0
    points += (
        2.0 if inner[-1].text == "," and casing == "sentence" else 0.0
    )  # „...,“ tvrdí; American titles have it too
    named = casing == "sentence" and len(words) > 1 and all(item.capital for item in words)
    if not named:
        points += min(2.0, sum(item.text in speech for item in words) + _unspaced_words(words, speech, unspaced))
    points += 3.0 if tells else 0.0
    points += 2.0 if casing != "none" and not words[0].capital and words[0].kind != NUMBER else 0.0
    points += 0.5 if any(item.text == "," for item in inner[:-1]) else 0.0
    ends = not any(item.kind != MARK for item in items[quotation.last + 1 :])
    if ends and mostly_unspaced and any(item.text in _QUOTE_MARKS for item in items[: quotation.first]):
        points += 1.0  # 『X』 is news, says A 「...」
    if ends and quotation.first and items[quotation.first - 1].text in _COLONS:
        points += 1.5
    if all(item.capital for item in words) and len(words) <= _SHORT:
        points -= 1.0
    return points >= _SPEECH


def _unspaced_words(words: Sequence[Item], speech: WordSet, unspaced: int) -> int:
    """Count the words of speech of several characters in a script without spaces, where items are characters."""
    if unspaced < 2:  # noqa: PLR2004 - several
        return 0
    text = "".join(item.text for item in words)
    return sum(word in text for word in speech.unspaced if len(word) > 1)
