"""Find the cues of a headline: the places that tell a status."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.detect.background import is_background
from monitor.detect.certainty import judge
from monitor.detect.items import CHUNKS, MARK, QUOTE, SEASON, WORD
from monitor.detect.last_season import is_said_to_go_on, said_to_be_last
from monitor.detect.long_ago import drop_old
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.items import Item
    from monitor.detect.matching import Match
    from monitor.detect.parse import Parsed

_CERTAINTIES = {"rumoured": Certainty.RUMOURED, "denied": Certainty.DENIED}  # by the strength of a pattern
_BETWEEN_ALTERNATIVES = 3  # words: "or will it be"


@dataclass(slots=True)
class Cue:
    """One place of the headline that tells a status."""

    status: Status
    strength: str
    filled: tuple[int, ...]  # items
    source: str  # the pattern as the lexicon writes it
    clause: int
    sentence: int
    certainty: Certainty
    background: bool = False
    hedges: tuple[int, ...] = ()  # items that alone make it a rumour
    dropped: str | None = None  # why it tells nothing after all

    @property
    def first(self) -> int:
        """Return the item that it begins with."""
        return self.filled[0]

    @property
    def last(self) -> int:
        """Return the item that it ends with."""
        return self.filled[-1]


def find_cues(parsed: Parsed) -> list[Cue]:
    """Return the cues, the longer ones first where two overlap, with what is said about each."""
    cues = _chosen(parsed)
    cues += _season_negations(parsed, cues)
    if not cues:
        cues = _bare_seasons(parsed)
    cues.sort(key=lambda cue: cue.filled)
    _begin_clauses(parsed, cues)
    for cue in cues:
        cue.background = is_background(parsed.items, cue)
        judge(parsed, cue)
        if is_said_to_go_on(parsed, cue):
            cue.status, cue.certainty = Status.ENDING, Certainty.DENIED
    _join_alternatives(parsed.items, cues)
    drop_old(parsed.items, parsed.matches["long-ago"], cues)
    return cues


def _chosen(parsed: Parsed) -> list[Cue]:
    found = sorted(parsed.matches["cue"], key=lambda match: (-len(match.filled), match.first))
    taken: set[int] = set()
    cues: list[Cue] = []
    for match in found:
        own = {index for index in match.filled if parsed.items[index].kind not in CHUNKS}
        if own & taken or (len(own) == 1 and _is_of_name(parsed, *own)) or _reaches_across(parsed, match):
            continue
        taken |= own
        cues.append(_matched(parsed.items, match))
    return cues


def _reaches_across(parsed: Parsed, match: Match) -> bool:
    """Tell whether a pattern takes a title or season that another verb has: "orders 'A', renews 'B' for season 3"."""
    if len(match.filled) == 1 or parsed.casing == "none" or match.pattern.role.endswith(":rescue"):
        return False  # a rescue tells of two things
    return _takes_object(parsed, *match.filled[:2]) or _takes_season(parsed.items, *match.filled[-2:])


def _takes_object(parsed: Parsed, title: int, verb: int) -> bool:
    """Tell whether a title is the object of the verb before it, and the own verb follows behind an "and"."""
    items = parsed.items
    joined = verb - title > 1 and items[verb - 1].text in parsed.lexicon.seasons.join
    return joined and items[title].kind == QUOTE and title > 0 and _tells(items[title - 1])


def _takes_season(items: Sequence[Item], before: int, season: int) -> bool:
    """Tell whether another verb with a title of its own stands between a pattern and its season."""
    if items[season].kind != SEASON or items[season].clause == items[before].clause:
        return False
    between = items[before + 1 : season]
    return any(map(_tells, between)) and any(item.kind == QUOTE for item in between)


def _tells(item: Item) -> bool:
    return any(role.startswith("cue:") and role.endswith(":strong") for role in item.roles)


def _is_of_name(parsed: Parsed, index: int) -> bool:
    """Tell whether a word has the capital of a name within its sentence: "Hylätty linna", no "hylätty"."""
    item = parsed.items[index]
    within = index > 0 and parsed.items[index - 1].kind == WORD
    capital = item.capital and parsed.text[item.start + 1 : item.end].islower()
    return within and capital and parsed.lexicon.casing == "sentence"


def _matched(items: Sequence[Item], match: Match) -> Cue:
    _, status, strength = match.pattern.role.split(":")
    # A title or season at the rim belongs to the pattern, but the words are what stands in a clause.
    core = next((items[index] for index in match.filled if items[index].kind not in CHUNKS), items[match.first])
    return _cue(Status(status), strength, match.filled, match.pattern.source, core)


def _cue(status: Status, strength: str, filled: tuple[int, ...], source: str, core: Item) -> Cue:
    certainty = _CERTAINTIES.get(strength, Certainty.CONFIRMED)
    return Cue(status, strength, filled, source, core.clause, core.sentence, certainty)


def _season_negations(parsed: Parsed, cues: Iterable[Cue]) -> list[Cue]:
    """Read "no season 2", which cancels without a verb."""
    taken = {index for cue in cues for index in cue.filled}
    found: list[Cue] = []
    for match in parsed.matches["negator-season"]:
        seasons = parsed.items[match.end].seasons if match.end < len(parsed.items) else None
        if seasons is None or seasons.after or match.end in taken or not (seasons.numbers or seasons.more):
            continue
        filled, source = (*match.filled, match.end), f"{match.pattern.source} <season>"
        found.append(_cue(Status.CANCELLED, "strong", filled, source, parsed.items[match.first]))
    return found


def _bare_seasons(parsed: Parsed) -> list[Cue]:
    """Read a season that nothing else is told of.

    "Kaos season 2?" and "season 2: what we know" ask, others may be denied; "the fifth will be the last season" ends. A
    bare last season tells nothing: in many languages it may be the latest.
    """
    denied, asked = bool(parsed.matches["denial"]), bool(parsed.matches["asks"])
    found: list[Cue] = []
    for index, item in enumerate(parsed.items):
        if item.seasons is None:
            continue
        further = bool(item.seasons.numbers or item.seasons.more)
        follower = parsed.items[index + 1] if index + 1 < len(parsed.items) else None
        questioned = follower is not None and follower.text in parsed.lexicon.question_marks
        if further and asked:
            found.append(_cue(Status.PENDING, "strong", (index,), "<season> and what it asks", item))
        elif further and questioned:
            found.append(_cue(Status.PENDING, "strong", (index,), "<season> ?", item))
        elif further and denied:
            found.append(_cue(Status.RENEWED, "denied", (index,), "a denial and <season>", item))
        elif said_to_be_last(parsed, item):
            found.append(_cue(Status.ENDING, "strong", (index,), "an ordinal and the last <season>", item))
    return found


def _begin_clauses(parsed: Parsed, cues: Sequence[Cue]) -> None:
    """Begin a clause at an "and" that stands right before a further cue: "cancels A and renews B"."""
    for number, cue in enumerate(cues[1:], 1):
        if cue.first and parsed.items[cue.first - 1].text in parsed.lexicon.seasons.join:
            for item in parsed.items[cue.first - 1 :]:
                item.clause += 1
            for later in cues[number:]:
                later.clause += 1


def _join_alternatives(items: Sequence[Item], cues: Sequence[Cue]) -> None:
    """Read "to renew or cancel", which leaves the fate open."""
    for one, other in pairwise(cues):
        words = [item for item in items[one.last + 1 : other.first] if item.kind != MARK or item.text == "/"]
        parted = any("alternatives" in item.roles or item.text == "/" for item in words)
        fates = {one.status, other.status}
        opposed = Status.RENEWED in fates and fates & {Status.CANCELLED, Status.ENDING}
        if opposed and parted and len(words) <= _BETWEEN_ALTERNATIVES:
            one.status = other.status = Status.PENDING
            one.certainty = other.certainty = Certainty.CONFIRMED
