"""What is told only as the story so far: "after its cancellation", "saved by A, cancelled by B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import NETWORK, QUOTE
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.items import Item

_REACH = 4  # items between "after", "since" and the cue that it puts into the background
_APPOSED = frozenset({"series", "generic", "determiners", "stops", "fillers"})


def background_word(items: Sequence[Item], index: int, reach: int = _REACH) -> int | None:
    """Return where "after", "since" stands shortly before an item, in its clause."""
    before = range(max(0, index - reach), index)
    words = (at for at in before if "background" in items[at].roles and items[at].clause == items[index].clause)
    return next(words, None)


def is_background(items: Sequence[Item], cue: Cue) -> bool:
    """Tell whether a cue is put into the background where it stands."""
    return background_word(items, cue.first) is not None or _in_apposition(items, cue)


def _in_apposition(items: Sequence[Item], cue: Cue) -> bool:
    """Tell whether the cue's clause only says which series was named: "saves 'A', the drama that NBC cancelled"."""
    described = False
    for item in reversed(items[: cue.first]):
        if item.clause != cue.clause:
            return described and item.sentence == cue.sentence
        if item.kind != NETWORK and not item.roles & _APPOSED:
            return False
        described = described or "series" in item.roles
    return False


def drop_background(items: Sequence[Item], cues: Sequence[Cue]) -> None:
    """Drop what is told as an earlier story, where there is a later one; a rescue makes a cancellation background."""
    left = [cue for cue in cues if not cue.dropped]
    rescues = [
        cue for cue in left if cue.strength == "rescue" and cue.certainty is not Certainty.DENIED and not cue.background
    ]
    for cue in left:
        later = [other for other in left if other is not cue and not other.background]
        if cue.background and any(other.status is not Status.PENDING for other in later):
            cue.dropped = "an earlier story"
        elif cue.status in (Status.CANCELLED, Status.ENDING) and (
            any(_outdoes(items, rescue, cue) for rescue in rescues) or any(_follows(other, cue) for other in left)
        ):
            cue.dropped = "turned round by a rescue"


def _outdoes(items: Sequence[Item], rescue: Cue, end: Cue) -> bool:
    """Tell whether a rescue makes an end background: told after it, or beside it ("saves cancelled drama X").

    Or hung on the title: "saves 'X', cancelled by A". With a title of its own it is said of another series.
    """
    if rescue.first > end.first or rescue.clause == end.clause:
        told = end.certainty is Certainty.CONFIRMED and (end.sentence, end.clause) < (rescue.sentence, rescue.clause)
        return rescue.certainty is Certainty.CONFIRMED or not told  # "cancelled, but could A save it?"
    titles = {item.clause for item in items[rescue.first :] if item.kind == QUOTE and item.sentence == end.sentence}
    return titles == {rescue.clause} and rescue.sentence == end.sentence


def _follows(revival: Cue, end: Cue) -> bool:
    """Tell whether a revival is told in a later clause than the end: "cancelled by A, X rises again at B"."""
    told = revival.status is Status.REVIVED and revival.certainty is Certainty.CONFIRMED and not revival.background
    return told and (revival.sentence, revival.clause) > (end.sentence, end.clause)
