"""Cancellations that only say which series is meant: "the axed drama X", "X, cancelled by A", "Cancelled by A, X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NETWORK, QUOTE, WORD
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.drafts import Draft
    from monitor.detect.items import Item
    from monitor.detect.parse import Parsed

_ROLE = "once_cancelled"
_REACH = 5  # items between the word and the noun or title that it describes
_DESCRIBING = frozenset({_ROLE, "generic", "generic_nouns", "determiners"})
_BY = frozenset({"stops", "introducing"})  # before the network that cancelled it
# What may stand before such a word where it is no verb: "season 3 of the axed", "renews axed", "série cancelada".
_LEADING = frozenset({"determiners", "stops", "introducing", "series", "generic", "verbs", "background", "contrasts"})
_TOLD = frozenset({Status.RENEWED, Status.ORDERED, Status.REVIVED, Status.DATED, Status.PRODUCTION})


def turn_round(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Let what is told of a series outdo the cancellation that only describes it: the series is saved."""
    items = parsed.items
    cased = parsed.casing != "none"
    places = [place for index in range(len(items)) if (place := _description(items, index, cased=cased))]
    if not places:
        return
    for draft in drafts:
        told = [cue for cue in draft.cues if cue.status in _TOLD and cue.certainty is not Certainty.DENIED]
        ends = [cue for cue in draft.cues if cue.status is Status.CANCELLED]
        described = [cue for cue in ends if any(cue.first <= place[0] <= cue.last for place in places)]
        if told and len(described) == len(ends) and (ends or len(drafts) == 1):
            draft.cues = [cue for cue in draft.cues if cue not in described]
            draft.was_cancelled = tuple(places)


def _description(items: Sequence[Item], index: int, *, cased: bool) -> range | None:
    """Return the places of a phrase that describes a series by its end, beginning with the word at `index`."""
    if _ROLE not in items[index].roles:
        return None
    return _before_its_noun(items, index, cased=cased) or _behind_its_noun(items, index) or _set_apart(items, index)


def _before_its_noun(items: Sequence[Item], index: int, *, cased: bool) -> range | None:
    """Read "axed BBC drama", "axed 'X'"; but not "ITV axed 'X'", where the word is a verb."""
    if not _is_led(items, index):
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
            return bool(before.roles & _LEADING) or any(role.startswith("cue:") for role in before.roles)
        return before.kind != QUOTE
    return True


def _behind_its_noun(items: Sequence[Item], index: int) -> range | None:
    """Read "série cancelada 'X'", "serialul anulat X"."""
    if index == 0 or index + 1 >= len(items) or "series" not in items[index - 1].roles:
        return None
    follower = items[index + 1]
    return range(index, index + 1) if _may_name(follower) and follower.sentence == items[index].sentence else None


def _set_apart(items: Sequence[Item], index: int) -> range | None:
    """Read "Cancelled by A, 'X' ..." and "'X', cancelled by A": the word opens a clause of its own beside the title."""
    opening = index - 1 if index and items[index - 1].kind == WORD else index  # "once cancelled by A"
    end = next((at for at in range(index, len(items)) if items[at].text == ","), len(items))
    if items[index].sentence != items[min(end, len(items) - 1)].sentence:
        return None
    if opening > 1 and items[opening - 1].text in {",", "("} and _may_name(items[opening - 2]):
        return range(index, end)
    begins = opening == 0 or items[opening - 1].sentence != items[index].sentence
    return range(index, end) if begins and end < len(items) else None


def _may_name(item: Item) -> bool:
    return item.kind == QUOTE or (item.kind == WORD and item.capital and not item.roles)
