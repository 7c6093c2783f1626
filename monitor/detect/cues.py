"""Find the cues of a headline and read what is said about them: negation, hedges, questions, denials."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NETWORK, QUOTE, SEASON, WORD
from monitor.detect.long_ago import drop_old
from monitor.detect.questions import read_question
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.items import Item
    from monitor.detect.matching import Match
    from monitor.detect.parse import Parsed

_NEGATION_REACH = 5  # items between a negator and its cue
_BACKGROUND_REACH = 4
_APPOSED = frozenset({"series", "generic", "determiners", "stops"})


@dataclass(slots=True)
class Cue:
    """One place of the headline that tells a status."""

    status: Status
    strength: str
    first: int  # items
    end: int
    filled: tuple[int, ...]
    source: str  # the pattern as the lexicon writes it
    clause: int
    sentence: int
    certainty: Certainty = Certainty.CONFIRMED
    background: bool = False
    negated: bool = False
    hedges: tuple[int, ...] = ()  # items that alone make it a rumour
    dropped: str | None = None  # why it tells nothing after all


def find_cues(parsed: Parsed) -> list[Cue]:
    """Return the cues, the longer ones first where two overlap, with what is said about each."""
    cues = _chosen(parsed)
    cues += _season_negations(parsed, cues)
    if not cues:
        cues = _bare_seasons(parsed)
    cues.sort(key=lambda cue: cue.filled)
    _begin_clauses(parsed, cues)
    for cue in cues:
        cue.background = _background_at(parsed.items, cue) is not None or _in_apposition(parsed.items, cue)
        _judge(parsed, cue)
    _join_alternatives(parsed, cues)
    drop_old(parsed.items, parsed.matches, cues)
    return cues


def _chosen(parsed: Parsed) -> list[Cue]:
    found = [match for match in parsed.matches if match.pattern.role.startswith("cue:")]
    found.sort(key=lambda match: (-len(match.filled), match.first))
    taken: set[int] = set()
    cues: list[Cue] = []
    for match in found:
        own = {index for index in match.filled if parsed.items[index].kind not in (SEASON, QUOTE, NETWORK)}
        if len(own) == 1 and _is_of_name(parsed, *own):
            continue
        if own & taken or (not own and any(cue.filled == match.filled for cue in cues)):
            continue
        taken |= own
        cues.append(_cue(parsed.items, match))
    return cues


def _is_of_name(parsed: Parsed, index: int) -> bool:
    """Tell whether a word has the capital of a name within its sentence: "Hylätty linna", no "hylätty"."""
    item = parsed.items[index]
    before = parsed.items[index - 1] if index else None
    if parsed.lexicon.casing != "sentence" or not item.capital or before is None or before.kind != WORD:
        return False
    return before.sentence == item.sentence and parsed.text[item.start + 1 : item.end].islower()


def _cue(items: Sequence[Item], match: Match) -> Cue:
    _, status, strength = match.pattern.role.split(":")
    # A title or season at the rim belongs to the pattern, but the words are what stands in a clause.
    core = [index for index in match.filled if items[index].kind not in (SEASON, QUOTE, NETWORK)] or match.filled
    return Cue(
        Status(status),
        strength,
        match.first,
        match.end,
        match.filled,
        match.pattern.source,
        items[core[0]].clause,
        items[core[0]].sentence,
    )


def _season_negations(parsed: Parsed, cues: Iterable[Cue]) -> list[Cue]:
    """Read "no season 2", which cancels without a verb."""
    taken = {index for cue in cues for index in cue.filled}
    found: list[Cue] = []
    for match in parsed.matches:
        if match.pattern.role != "negator-season" or match.filled[-1] + 1 >= len(parsed.items):
            continue
        season = parsed.items[match.end]
        if season.kind != SEASON or match.end in taken or season.seasons is None or season.seasons.after:
            continue
        if season.seasons.numbers or season.seasons.more:
            filled = (*match.filled, match.end)
            item = parsed.items[match.first]
            source = f"{match.pattern.source} <season>"
            found.append(
                Cue(Status.CANCELLED, "strong", match.first, match.end + 1, filled, source, item.clause, item.sentence)
            )
    return found


def _begin_clauses(parsed: Parsed, cues: Sequence[Cue]) -> None:
    """Begin a clause at an "and" that stands right before a further cue: "cancels A and renews B"."""
    join = parsed.lexicon.seasons.join
    for number, cue in enumerate(cues):
        before = cue.first - 1
        if number and before > cues[number - 1].first and parsed.items[before].text in join:
            for item in parsed.items[before:]:
                item.clause += 1
            for later in cues[number:]:
                later.clause += 1


def _bare_seasons(parsed: Parsed) -> list[Cue]:
    """Read a season that nothing is told of: "Kaos season 2?" and "season 2: what we know" ask, others are denied."""
    denied = any(match.pattern.role == "denial" for match in parsed.matches)
    asked = any(match.pattern.role == "asks" for match in parsed.matches)
    found: list[Cue] = []
    for index, item in enumerate(parsed.items):
        if item.seasons is None or not (item.seasons.numbers or item.seasons.more):
            continue
        follower = parsed.items[index + 1] if index + 1 < len(parsed.items) else None
        if asked or (follower is not None and follower.text in parsed.lexicon.question_marks):
            told = (Status.PENDING, "strong", "<season> and what it asks" if asked else "<season> ?")
        elif denied:
            told = (Status.RENEWED, "denied", "a denial and <season>")
        else:
            continue
        status, strength, source = told
        found.append(Cue(status, strength, index, index + 1, (index,), source, item.clause, item.sentence))
    return found


def _background_at(items: Sequence[Item], cue: Cue) -> int | None:
    """Return where "after", "since" stands shortly before the cue, in its clause."""
    first = cue.filled[0]
    before = range(max(0, first - _BACKGROUND_REACH), first)
    marks = (index for index in before if "background" in items[index].roles and items[index].clause == cue.clause)
    return next(marks, None)


def _in_apposition(items: Sequence[Item], cue: Cue) -> bool:
    """Tell whether the cue's clause only says which series was named: "saves 'A', the drama that NBC cancelled"."""
    described = False
    for item in reversed(items[: cue.filled[0]]):
        if item.clause != cue.clause:
            return described and item.sentence == cue.sentence
        if item.kind != NETWORK and not item.roles & _APPOSED:
            return False
        described = described or "series" in item.roles
    return False


def _judge(parsed: Parsed, cue: Cue) -> None:
    cue.negated = _is_negated(parsed, cue)
    if cue.strength == "rumoured":
        cue.certainty = Certainty.RUMOURED
    if cue.strength == "denied":
        cue.certainty = Certainty.DENIED
    if cue.negated:
        _turn_round(cue)
    if _near(parsed, "denial", cue) and cue.status is not Status.PENDING:
        if cue.negated and cue.status is Status.CANCELLED and cue.certainty is Certainty.CONFIRMED:
            return  # "denies that it will not return" is beyond us: keep the plain reading
        cue.certainty = Certainty.DENIED
    read_question(parsed, cue, presupposed=bool(_near(parsed, "presupposing", cue)))
    hedges = [*_near(parsed, "hedge", cue), *(match for match in parsed.matches if match.pattern.role == "rumour")]
    if cue.background:
        hedges = [match for match in hedges if _touches_background(parsed.items, match, cue)]
    if hedges and cue.certainty is Certainty.CONFIRMED and cue.status is not Status.PENDING:
        cue.certainty = Certainty.RUMOURED
        cue.hedges = tuple(index for match in hedges for index in match.filled)
    if cue.certainty is Certainty.RUMOURED and _denied_later(parsed, cue):
        cue.certainty = Certainty.DENIED


def _touches_background(items: Sequence[Item], hedge: Match, cue: Cue) -> bool:
    """Tell a hedge that is told of the background from others: "a petition after NBC cancels it" doubts nothing."""
    background = _background_at(items, cue)
    return background is not None and hedge.first > background


def _turn_round(cue: Cue) -> None:
    """Apply a negation: "not renewed" is a decision, "not cancelled" a denial, "not filming" is no news."""
    if cue.status is Status.RENEWED:
        cue.status = Status.CANCELLED
    elif cue.status in (Status.CANCELLED, Status.ENDING, Status.REVIVED, Status.ORDERED):
        cue.certainty = Certainty.DENIED
    else:
        cue.dropped = "negated"


def _is_negated(parsed: Parsed, cue: Cue) -> bool:
    last = cue.filled[-1]
    for match in parsed.matches:
        role = match.pattern.role
        if not role.startswith("negator-") or role == "negator-season":
            continue
        if set(match.filled) & set(cue.filled) or parsed.items[match.first].clause != cue.clause:
            continue
        if role == "negator-before":
            inside = cue.filled[0] < match.first < last
            near = match.first < cue.filled[0] and cue.filled[0] - match.end < _NEGATION_REACH
            if inside or (near and not _cue_between(parsed, match.end, cue.filled[0])):
                return True
        elif 0 <= match.first - last - 1 < _NEGATION_REACH or cue.filled[0] < match.first < last:
            return True
    return False


def _cue_between(parsed: Parsed, first: int, end: int) -> bool:
    return any(
        role.startswith("cue:") for item in parsed.items[first:end] for role in item.roles if item.kind != SEASON
    )


def _denied_later(parsed: Parsed, cue: Cue) -> bool:
    """Tell whether what is asked or rumoured is denied in a later sentence: "X to return? Its star denies it"."""
    return any(
        match.pattern.role == "denial" and parsed.items[match.first].sentence > cue.sentence for match in parsed.matches
    )


def _near(parsed: Parsed, role: str, cue: Cue) -> list[Match]:
    """Return the matches of a role in the cue's sentence, outside the cue itself."""
    return [
        match
        for match in parsed.matches
        if match.pattern.role == role
        and parsed.items[match.first].sentence == cue.sentence
        and not set(match.filled) <= set(cue.filled)
    ]


def _join_alternatives(parsed: Parsed, cues: Sequence[Cue]) -> None:
    """Read "renewed or cancelled", which leaves the fate open."""
    for one, other in pairwise(cues):
        between = parsed.items[one.filled[-1] + 1 : other.filled[0]]
        opposed = {one.status, other.status} & {Status.RENEWED} and {one.status, other.status} & {
            Status.CANCELLED,
            Status.ENDING,
        }
        words = [item for item in between if item.kind != MARK or item.text == "/"]
        if opposed and any("alternatives" in item.roles or item.text == "/" for item in words) and len(words) <= 3:  # noqa: PLR2004 - "or will it be"
            for cue in (one, other):
                cue.status, cue.certainty = Status.PENDING, Certainty.CONFIRMED
