"""Cancellations that only say which series is meant: "the axed drama X", "X, cancelled by A", "Cancelled by A, X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.background import background_word
from monitor.detect.items import CHUNKS, MARK, NETWORK, QUOTE, WORD
from monitor.detect.persons import is_name
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.drafts import Draft
    from monitor.detect.items import Item
    from monitor.detect.parse import Parsed
    from monitor.detect.titles import TitleFinder

_ROLE = "once_cancelled"
_REACH = 5  # items between the word and the noun or title that it describes
_DESCRIBING = frozenset({_ROLE, "generic", "generic_nouns", "determiners"})
_BY = frozenset({"stops", "introducing"})  # before the network that cancelled it
# What may stand before such a word where it is no verb: "season 3 of the axed", "renews axed", "série cancelada".
_LEADING = frozenset({"determiners", "stops", "introducing", "series", "generic", "verbs", "background", "contrasts"})
_PLAIN = frozenset({"determiners", "fillers", "generic"})
_TOLD = frozenset({Status.RENEWED, Status.ORDERED, Status.REVIVED, Status.DATED, Status.PRODUCTION})


def turn_round(parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """Let what is told of a series outdo the cancellation that only describes it: the series is saved.

    Left out is what else decides nothing: "Cancelled drama tops the charts", "'X', cancelled by A, wins a prize".
    """
    items = parsed.items
    cased = parsed.casing != "none"
    places = [place for index in range(len(items)) if (place := _description(items, index, cased=cased))]
    if not places:
        return [*drafts]
    telling = []
    for draft in drafts:
        told = [cue for cue in draft.cues if cue.status in _TOLD and cue.certainty is not Certainty.DENIED]
        ends = [cue for cue in draft.cues if cue.status is Status.CANCELLED]
        described = [cue for cue in ends if any(cue.first <= place[0] <= cue.last for place in places)]
        if told and len(described) == len(ends) and (ends or len(drafts) == 1):
            draft.cues = [cue for cue in draft.cues if cue not in described]
            draft.was_cancelled = tuple(places)
        more = any(cue not in described for cue in draft.cues)
        aside = _is_parenthesis if draft.title else _is_of_work
        if more or not any(aside(items, place) for place in places):
            telling.append(draft)
    return telling


def remember_ends(parsed: Parsed, drafts: Sequence[Draft], found: Iterable[Cue], finder: TitleFinder) -> None:
    """Let a renewal bring back what has been cancelled before: "renewed for season 3 after NBC's cancellation"."""
    for end in found:
        if not _is_looked_back_on(parsed.items, end):
            continue
        ended = {title.start for title in finder.titles(end)}
        for draft in drafts:
            renewed = any(cue.status is Status.RENEWED and cue.certainty is Certainty.CONFIRMED for cue in draft.cues)
            if renewed and (not ended or (draft.title and draft.title.start in ended)):
                draft.was_cancelled = (*draft.was_cancelled, range(end.first, _end_of_phrase(parsed.items, end)))


def _is_looked_back_on(items: Sequence[Item], end: Cue) -> bool:
    """Tell whether a cancellation is dropped as an earlier story, "after its cancellation", and nothing avoided it."""
    word = background_word(items, end.first)
    if not end.dropped or word is None or end.status is not Status.CANCELLED or end.strength != "strong":
        return False
    if end.certainty is not Certainty.CONFIRMED:
        return False
    between = items[word + 1 : end.first]
    return all(item.kind == NETWORK or item.joins or item.roles & _PLAIN for item in between) and _ends_alone(
        items, end
    )


def _ends_alone(items: Sequence[Item], end: Cue) -> bool:
    """Tell whether nothing else is said to end behind a cue: "after cancelling dramas", "its cancellation scare"."""
    behind = [item for item in items[end.last + 1 :] if item.clause == end.clause and item.kind != MARK][:2]
    if behind and behind[0].roles & _BY:
        behind = behind[1:]
    return not behind or behind[0].kind in CHUNKS or behind[0].in_cue


def _end_of_phrase(items: Sequence[Item], end: Cue) -> int:
    """Return where the phrase of an end is over, with the network that it is told of: "after its end at NBC"."""
    behind = items[end.last + 1 : end.last + 3]
    return end.last + 1 + (len(behind) if behind and behind[-1].kind == NETWORK and behind[0].roles & _BY else 0)


def _description(items: Sequence[Item], index: int, *, cased: bool) -> range | None:
    """Return the places of a phrase that describes a series by its end, beginning with the word at `index`."""
    if _ROLE not in items[index].roles:
        return None
    return _before_its_noun(items, index, cased=cased) or _behind_its_noun(items, index) or _set_apart(items, index)


def _before_its_noun(items: Sequence[Item], index: int, *, cased: bool) -> range | None:
    """Read "axed BBC drama", "axed 'X'"; but not "ITV axed 'X'", "Cancelada la serie 'X'", where the word is a verb."""
    if not _is_led(items, index) or (index + 1 < len(items) and "determiners" in items[index + 1].roles):
        return None
    for at in range(index + 1, min(index + 1 + _REACH, len(items))):
        item = items[at]
        if item.sentence != items[index].sentence:
            return None
        if item.kind == QUOTE or "series" in item.roles:
            return range(index, at)
        unknown = item.kind == WORD and not item.roles
        if unknown and item.capital and cased:
            return range(index, at)
        binds = item.joins or (not item.spaced and "fillers" in item.roles)  # 被取消的《X》
        by = bool(item.roles & _BY) and any(after.kind == NETWORK for after in items[at + 1 : at + 3])
        if not (unknown or binds or by or item.kind == NETWORK or item.roles & _DESCRIBING):
            return None
    return None


def _is_led(items: Sequence[Item], index: int) -> bool:
    """Tell whether a word can describe what follows, by what stands before it: no subject whose verb it would be."""
    for at in range(index - 1, -1, -1):
        before = items[at]
        if before.sentence != items[index].sentence or (before.kind == MARK and not before.joins):
            return True
        if before.joins or _ROLE in before.roles or before.roles == {"fillers"}:
            continue  # "the once-cancelled", "previously axed"
        if before.kind == NETWORK:
            return at > 0 and bool(items[at - 1].roles & _BY)  # "die von ABC abgesetzte Serie"
        if before.kind == WORD:
            return bool(before.roles & _LEADING) or before.in_cue
        return before.kind != QUOTE
    return True


def _behind_its_noun(items: Sequence[Item], index: int) -> range | None:
    """Read "série cancelada 'X'", "la série annulée aura"."""
    if index == 0 or index + 1 >= len(items) or "series" not in items[index - 1].roles:
        return None
    follower = items[index + 1]
    verb = follower.kind == WORD and (follower.in_cue or "verbs" in follower.roles)
    describes = (verb or _may_name(follower)) and follower.sentence == items[index].sentence
    return range(index, index + 1) if describes else None


def _set_apart(items: Sequence[Item], index: int) -> range | None:
    """Read "Cancelled by A, 'X' ..." and "'X', cancelled by A": the word opens a clause of its own beside the title."""
    opening = index - 1 if index and items[index - 1].kind == WORD else index  # "once cancelled by A"
    end = next((at for at in range(index, len(items)) if items[at].text == ","), len(items))
    if items[index].sentence != items[min(end, len(items) - 1)].sentence:
        return None
    if opening > 1 and items[opening - 1].text in {",", "("} and _may_name(items[opening - 2]):
        return range(index, end)
    begins = opening == 0 or items[opening - 1].sentence != items[index].sentence
    names = any(item.kind == QUOTE or "series" in item.roles for item in items[index:end])
    return range(index, end) if begins and end < len(items) and not names else None


def _is_parenthesis(items: Sequence[Item], place: range) -> bool:
    """Tell whether a phrase stands between two commas, and something else is the news."""
    before = items[max(0, place.start - 2) : place.start]
    closed = place.stop + 1 < len(items) and items[place.stop].text == ","
    return closed and any(item.text == "," for item in before)


def _is_of_work(items: Sequence[Item], place: range) -> bool:
    """Tell whether a phrase describes a word for a series, right beside it; one set apart may tell the news."""
    beside = [*items[max(0, place.start - 1) : place.start], *items[place.stop : place.stop + 1]]
    return any("series" in item.roles for item in beside)


def _may_name(item: Item) -> bool:
    return item.kind == QUOTE or is_name(item)
