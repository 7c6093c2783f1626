"""Read one headline in one language: which series, what has been decided, how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from monitor.detect.cues import Cue, find_cues
from monitor.detect.items import NETWORK, QUOTE, SEASON, Item
from monitor.detect.known import names_known
from monitor.detect.parse import Parsed, parse
from monitor.detect.stretches import Title
from monitor.detect.titles import TitleFinder
from monitor.model import Certainty, Claim, Span, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.names import Names
    from monitor.detect.networks import NetworkIndex

LONGEST_READ = 600  # characters; what is longer is no headline, and its head tells the news
_ENDED_BY_LAST = frozenset({Status.RENEWED, Status.DATED, Status.PRODUCTION, Status.DELAYED, Status.ORDERED})
_MOST_CUES = 12
# Ways of finding a title without quotes that are surer than a trap.
_FIRM = frozenset({"known title", "before its season", "behind its season"})
# Ways of finding a title that go by capitals alone.
_LOOSE = frozenset({"subject", "object", "inside", "topic", "subject of another sentence"})
_BACKGROUND_REACH = 2  # items between "after", "ahead of" and what they put into the background


@dataclass(slots=True)
class Reading:
    """What was read, with the reasons; `vetoes` says in the lexicon's own words what silenced the headline."""

    language: str
    claims: tuple[Claim, ...] = ()
    vetoes: tuple[Span, ...] = ()
    dropped: tuple[tuple[Span, str], ...] = ()  # cues that told nothing after all, and why


@dataclass(slots=True)
class _Draft:
    """A claim while its cues are gathered."""

    title: Title | None
    cues: list[Cue] = field(default_factory=list)


class Reader:
    """Reads headlines of one language."""

    def __init__(
        self, lexicon: CompiledLexicon, networks: NetworkIndex, known_titles: Collection[str], names: Names
    ) -> None:
        self.lexicon = lexicon
        self._names = names
        self._networks = networks
        self._known_titles = known_titles

    def read(self, text: str, *, reasons: bool = True) -> Reading:
        """Return the claims of a headline of bounded length; two quick looks answer for most of them.

        Without `reasons` a headline in which nothing shows that a series is meant is left at once: it claims nothing,
        whatever cues it holds.
        """
        if not self.lexicon.may_tell(text):
            return Reading(self.lexicon.language)
        if not (reasons or self._names.may_show(text) or self.lexicon.may_show(text)):
            return Reading(self.lexicon.language)
        parsed = parse(text, self.lexicon, self._networks, self._known_titles)
        vetoes = _vetoes(parsed)
        found = find_cues(parsed)[:_MOST_CUES]
        self._weigh(parsed.items, found)
        dropped = tuple((_cue_span(parsed.items, cue), cue.dropped) for cue in found if cue.dropped)
        cues = [cue for cue in found if cue.dropped is None]
        if not cues:
            return Reading(self.lexicon.language, vetoes=vetoes, dropped=dropped)
        drafts = self._drafts(TitleFinder(parsed, found, self.lexicon, self._known_titles), parsed, cues)
        claims = tuple(self._claim(parsed, draft, lone=len(drafts) == 1) for draft in drafts)
        if not all(_within_title(veto, claims) for veto in vetoes):
            return Reading(self.lexicon.language, vetoes=vetoes)
        return Reading(self.lexicon.language, claims, dropped=dropped)

    def _weigh(self, items: Sequence[Item], cues: Sequence[Cue]) -> None:
        """Drop the cues that nothing supports, and those that only tell what went before."""
        kinds = {item.kind for item in items}
        about_series = SEASON in kinds or any("series" in item.roles for item in items)
        about_series = about_series or names_known(items, self._known_titles)
        shown = about_series or QUOTE in kinds or NETWORK in kinds
        for cue in cues:
            if cue.dropped:
                continue
            if not shown:
                cue.dropped = "nothing shows that a series is meant"
            elif cue.strength == "weak" and not about_series:
                cue.dropped = "an everyday word, and nothing certain shows that a series is meant"
            elif cue.strength == "weak" and _follows_person(items, cue):
                cue.dropped = "said of a person"
        _drop_background(cues)

    def _drafts(self, finder: TitleFinder, parsed: Parsed, cues: Sequence[Cue]) -> list[_Draft]:
        drafts: dict[tuple[int, int] | None, _Draft] = {}
        for cue in cues:
            new_series = cue.status is Status.ORDERED
            titles: Sequence[Title | None] = finder.titles(cue, new_series=new_series) or (None,)
            for title in titles:
                key = (title.start, title.stop) if title else None
                drafts.setdefault(key, _Draft(title)).cues.append(cue)
        for draft in drafts.values():
            _forget_hedges_in_title(draft)
        found = list(drafts.values())
        found = _first_sentence_names(found)
        return _without_nameless(_same_titles_joined(parsed.text, found))

    def _claim(self, parsed: Parsed, draft: _Draft, *, lone: bool) -> Claim:
        cue = _telling(draft.cues)
        status = cue.status
        draft.title = _whole(draft.title, [item for item in parsed.items if item.kind == SEASON])
        if status is Status.ORDERED and self._orders_more(parsed.items, cue, draft.title):
            status = Status.RENEWED
        mentions = _seasons_of(parsed.items, draft, cue, lone=lone)
        if status is Status.ENDING and any(_tells_single(item) for item in mentions):
            status = Status.CANCELLED  # nobody plans to end with the first season
        ends = any(item.seasons is not None and item.seasons.last for item in mentions)
        if ends and status in _ENDED_BY_LAST and cue.certainty is not Certainty.DENIED:
            status = Status.ENDING
        network = _network_of(parsed.items, cue)
        spans = [_cue_span(parsed.items, one) for one in draft.cues]
        spans += [Span(item.start, item.end, "season", "season") for item in mentions]
        if draft.title:
            spans.append(Span(draft.title.start, draft.title.stop, "title", draft.title.rule))
        if network:
            spans.append(Span(network.start, network.end, "network", "network"))
        return Claim(
            parsed.text[draft.title.start : draft.title.stop] if draft.title else None,
            status,
            cue.certainty,
            _numbers(mentions, draft, status),
            parsed.text[network.start : network.end] if network else None,
            tuple(sorted(spans, key=lambda span: (span.start, span.end, span.role))),
        )

    def _orders_more(self, items: Sequence[Item], cue: Cue, title: Title | None) -> bool:
        """Tell whether an order is for a further season: nobody orders the second season of a new series."""
        if title is not None and title.season is not None and title.season > 1:
            return True
        seasons = [item.seasons for item in items if item.kind == SEASON and item.clause == cue.clause and item.seasons]
        return any(one.more or max(one.numbers, default=0) > 1 for one in seasons)


def _vetoes(parsed: Parsed) -> tuple[Span, ...]:
    seasoned = any(item.seasons is not None and item.seasons.tells_which for item in parsed.items)
    found: list[Span] = []
    for match in parsed.matches:
        role = match.pattern.role
        if role == "trap-always" or (role == "trap-unless-season" and not seasoned):
            first, last = parsed.items[match.filled[0]], parsed.items[match.filled[-1]]
            found.append(Span(first.start, last.end, "trap", match.pattern.source))
    return tuple(found)


def _within_title(veto: Span, claims: Iterable[Claim]) -> bool:
    """Tell whether a trap is only part of a series' name: "Os Donos do Jogo" is no match of football."""
    return any(
        span.role == "title" and span.rule in _FIRM and span.start <= veto.start and veto.end <= span.end
        for claim in claims
        for span in claim.spans
    )


def _cue_span(items: Sequence[Item], cue: Cue) -> Span:
    rule = f"{cue.status.value}/{cue.strength}: {cue.source}"
    return Span(items[cue.filled[0]].start, items[cue.filled[-1]].end, "cue", rule)


def _follows_person(items: Sequence[Item], cue: Cue) -> bool:
    return any(item.clause == cue.clause and item.roles & {"people", "credits"} for item in items[: cue.filled[0]])


def _drop_background(cues: Sequence[Cue]) -> None:
    """Drop what is told as an earlier story, where there is a later one; a rescue makes a cancellation background."""
    left = [cue for cue in cues if not cue.dropped]
    rescues = [cue for cue in left if cue.strength == "rescue" and cue.certainty is not Certainty.DENIED]
    for cue in left:
        later = [other for other in left if other is not cue and not other.background]
        if cue.background and any(other.status is not Status.PENDING for other in later):
            cue.dropped = "an earlier story"
        elif cue.status in (Status.CANCELLED, Status.ENDING) and (
            any(_outdoes(rescue, cue) for rescue in rescues) or any(_follows(other, cue) for other in left)
        ):
            cue.dropped = "turned round by a rescue"


def _outdoes(rescue: Cue, end: Cue) -> bool:
    """Tell whether a rescue makes an end background: told after it, or beside it ("saves cancelled drama X")."""
    return rescue.first > end.first or rescue.clause == end.clause


def _follows(revival: Cue, end: Cue) -> bool:
    """Tell whether a revival is told in a later clause than the end: "cancelled by A, X rises again at B"."""
    told = revival.status is Status.REVIVED and revival.certainty is Certainty.CONFIRMED
    return told and (revival.sentence, revival.clause) > (end.sentence, end.clause)


def _forget_hedges_in_title(draft: _Draft) -> None:
    """Take a hedging word that is part of the title ("High Potential") for what it is."""
    if draft.title is None:
        return
    inside = range(draft.title.first, draft.title.end)
    for cue in draft.cues:
        if cue.hedges and all(index in inside for index in cue.hedges):
            cue.certainty = Certainty.CONFIRMED


def _first_sentence_names(drafts: list[_Draft]) -> list[_Draft]:
    """Trust mere capitals only in the first sentence that tells anything: behind it stand people and places."""
    telling = [cue.sentence for draft in drafts if draft.title for cue in draft.cues]
    first = min(telling, default=0)
    for draft in drafts:
        later = min(cue.sentence for cue in draft.cues) > first
        if draft.title and draft.title.rule in _LOOSE and later:
            draft.title = None
    return drafts


def _same_titles_joined(text: str, drafts: Sequence[_Draft]) -> list[_Draft]:
    """Join the drafts of one title, found twice or once only in part; the fullest one stays."""
    joined: list[_Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.title.start - draft.title.stop if draft.title else 0):
        same = next((known for known in joined if _is_part(text, draft.title, known.title)), None)
        if same:
            same.cues += draft.cues
        else:
            joined.append(draft)
    return sorted(joined, key=lambda draft: draft.title.start if draft.title else len(text))


def _is_part(text: str, one: Title | None, other: Title | None) -> bool:
    if one is None or other is None:
        return one is other
    if other.start <= one.start and one.stop <= other.stop:
        return True
    return text[one.start : one.stop].casefold() == text[other.start : other.stop].casefold()


def _without_nameless(drafts: list[_Draft]) -> list[_Draft]:
    """Give the cues without a title to the series that is named, or to the one of several that they agree with."""
    named = [draft for draft in drafts if draft.title]
    nameless = [draft for draft in drafts if not draft.title]
    if not named or not nameless:
        return drafts
    for cue in nameless[0].cues:
        takers = named if len(named) == 1 else [draft for draft in named if draft.cues[0].status is cue.status]
        if takers:
            takers[-1].cues.append(cue)
    return named


def _telling(cues: Sequence[Cue]) -> Cue:
    """Choose the cue that speaks for a series.

    What is told outranks what is denied, then the statuses' own order decides, and of one status what is sure.
    """
    return min(
        cues,
        key=lambda cue: (
            cue.certainty is Certainty.DENIED,
            cue.status.priority,
            cue.certainty is not Certainty.CONFIRMED,
            cue.first,
        ),
    )


def _seasons_of(items: Sequence[Item], draft: _Draft, cue: Cue, *, lone: bool) -> list[Item]:
    """Return the mentions of seasons that belong to a claim."""
    inside = {index for one in draft.cues for index in one.filled}
    mentions = [
        item
        for index, item in enumerate(items)
        if item.kind == SEASON and (index in inside or not _is_background(items, index))
    ]
    if lone:
        own = [item for item in mentions if item.sentence == cue.sentence]
        return own if any(_tells_number(item) for item in own) else mentions
    clauses = {one.clause for one in draft.cues}
    filled = [items[index] for index in inside]
    return [item for item in mentions if item.clause in clauses or item in filled]


def _tells_number(item: Item) -> bool:
    return item.seasons is not None and bool(item.seasons.numbers or item.seasons.count)


def _tells_single(item: Item) -> bool:
    seasons = item.seasons
    return seasons is not None and seasons.after and (seasons.count == 1 or seasons.numbers == (1,))


def _whole(title: Title | None, mentions: Iterable[Item]) -> Title | None:
    """Give a title its number back where another season is told: «Отдел 47» ends with its sixth season."""
    if title is None or title.season is None:
        return title
    told = {number for item in mentions if item.seasons for number in item.seasons.numbers}
    counted = any(item.seasons is not None and item.seasons.count for item in mentions)
    return replace(title, stop=title.whole, season=None) if counted or told - {title.season} else title


def _numbers(mentions: Iterable[Item], draft: _Draft, status: Status) -> tuple[int, ...]:
    """Return the seasons that are decided about: after two seasons the third is cancelled, the second the last."""
    numbers: set[int] = set()
    for item in mentions:
        seasons = item.seasons
        if seasons is None:
            continue
        if seasons.after or (seasons.count and status is Status.CANCELLED and not seasons.more):
            done = max(seasons.numbers, default=0) or seasons.count or 0
            if done and status is Status.CANCELLED:
                numbers.add(done + 1)
            elif done and status is Status.ENDING:
                numbers.add(done)
        else:
            numbers.update(seasons.numbers)
    if draft.title and draft.title.season and not numbers:
        numbers.add(draft.title.season)
    return tuple(sorted(numbers))


def _network_of(items: Sequence[Item], cue: Cue) -> Item | None:
    """Return the network nearest to the cue, one of its own clause and sentence first."""
    networks = [(index, item) for index, item in enumerate(items) if item.kind == NETWORK]
    if not networks:
        return None
    in_background = {index for index, _ in networks if _is_background(items, index)}
    middle = cue.filled[0]
    return min(
        networks,
        key=lambda entry: (
            entry[0] not in cue.filled,
            entry[0] in in_background,
            entry[1].sentence != cue.sentence,
            entry[1].clause != cue.clause,
            abs(entry[0] - middle),
        ),
    )[1]


def _is_background(items: Sequence[Item], index: int) -> bool:
    seasons = items[index].seasons
    if seasons is not None and seasons.after:
        return False  # what has been is counted, and that tells the season decided about
    before = items[max(0, index - _BACKGROUND_REACH) : index]
    return any("background" in item.roles and item.clause == items[index].clause for item in before)
