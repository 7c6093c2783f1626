"""Make a claim of what was gathered about one series: status, seasons, network, and the places that show it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.detect.background import background_word
from monitor.detect.items import NETWORK, SEASON, Item
from monitor.detect.last_season import said_to_be_last
from monitor.model import Certainty, Claim, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.drafts import Draft
    from monitor.detect.parse import Parsed
    from monitor.detect.trimming import Title

_ENDED_BY_LAST = frozenset({Status.RENEWED, Status.DATED, Status.PRODUCTION, Status.DELAYED, Status.ORDERED})
_SAVED_BY = frozenset({Status.RENEWED, Status.ORDERED})  # what saves a series that was cancelled
_BACKGROUND_REACH = 2  # items between "after", "ahead of" and what they put into the background


def claim(parsed: Parsed, draft: Draft, *, lone: bool) -> Claim:
    """Return what a headline says of one series; `lone`: it is the only one that it speaks of."""
    cue = _telling(draft.cues)
    status = cue.status
    draft.title = _whole(draft.title, [item for item in parsed.items if item.kind == SEASON])
    mentions = _seasons_of(parsed.items, draft, cue, lone=lone)
    if status is Status.ORDERED and _orders_more(mentions, cue, draft.title):
        status = Status.RENEWED
    if status is Status.ENDING and any(_tells_single(item) for item in mentions):
        status = Status.CANCELLED  # nobody plans to end with the first season
    ends = any(item.seasons is not None and item.seasons.last for item in mentions)
    if ends and status in _ENDED_BY_LAST and cue.certainty is not Certainty.DENIED:
        status = Status.ENDING
    if draft.was_cancelled and status in _SAVED_BY:
        status = Status.REVIVED
    network = _network_of(parsed.items, cue, draft.was_cancelled)
    spans = [cue_span(parsed.items, one) for one in draft.cues]
    spans += [Span(item.start, item.end, "season", "season") for item in mentions]
    if draft.title:
        spans.append(Span(draft.title.start, draft.title.stop, "title", draft.title.rule))
    if network:
        spans.append(Span(network.start, network.end, "network", "network"))
    return Claim(
        parsed.text[draft.title.start : draft.title.stop] if draft.title else None,
        status,
        cue.certainty,
        _numbers(parsed, mentions, draft, status, cue),
        parsed.text[network.start : network.end] if network else None,
        tuple(sorted(spans, key=lambda span: (span.start, span.end, span.role))),
    )


def cue_span(items: Sequence[Item], cue: Cue) -> Span:
    rule = f"{cue.status.value}/{cue.strength}: {cue.source}"
    return Span(items[cue.first].start, items[cue.last].end, "cue", rule)


def _orders_more(mentions: Iterable[Item], cue: Cue, title: Title | None) -> bool:
    """Tell whether an order is for a further season: nobody orders the second season of a new series."""
    if title is not None and title.season is not None and title.season > 1:
        return True
    told = [(one.seasons, one.clause == cue.clause) for one in mentions if one.seasons and one.sentence == cue.sentence]
    return any(max(seasons.numbers, default=0) > 1 or (seasons.more and near) for seasons, near in told)


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


def _seasons_of(items: Sequence[Item], draft: Draft, cue: Cue, *, lone: bool) -> list[Item]:
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
    """Give a title its number back where another season than the next one is told: «Отдел 47» ends with its sixth."""
    if title is None or title.season is None:
        return title
    told = {number for item in mentions if item.seasons for number in item.seasons.numbers}
    counted = any(item.seasons is not None and item.seasons.count for item in mentions)
    others = told - {title.season, title.season + 1}
    return replace(title, stop=title.whole, season=None) if counted or others else title


def _numbers(parsed: Parsed, mentions: Iterable[Item], draft: Draft, status: Status, cue: Cue) -> tuple[int, ...]:
    """Return the seasons that are decided about: after two seasons the third is cancelled, the second the last."""
    numbers: set[int] = set()
    for item in mentions:
        seasons = item.seasons
        if seasons is None:
            continue
        # "It was to have five seasons, says its creator after cancellation": a count before the story is another's.
        counted = seasons.count and not seasons.more and item.clause >= cue.clause
        if seasons.after or (counted and status is Status.CANCELLED):
            done = max(seasons.numbers, default=0) or seasons.count or 0
            if done and status is Status.CANCELLED:
                numbers.add(done + 1)
            elif done and status is Status.ENDING:
                numbers.add(done)
        else:
            numbers.update(seasons.numbers)
    if status is Status.ENDING and not numbers:
        numbers.update(number for item in mentions if (number := said_to_be_last(parsed, item)))
    if draft.title and draft.title.season and not numbers:
        numbers.add(draft.title.season)
    return tuple(sorted(numbers))


def _network_of(items: Sequence[Item], cue: Cue, former: Sequence[range]) -> Item | None:
    """Return the network nearest to the cue, one of its own clause and sentence first; none told of as the `former`."""
    networks = [
        (index, item)
        for index, item in enumerate(items)
        if item.kind == NETWORK and not any(index in phrase for phrase in former)
    ]
    if not networks:
        return None
    in_background = {index for index, _ in networks if _is_background(items, index)}
    rescue = cue.strength == "rescue"
    # "被CBS取消的《X》获派拉蒙续命": the pattern of a rescue may hold who dropped the series too.
    middle = cue.last if rescue and not _tells_end(items[cue.last]) else cue.first
    clause = items[middle].clause if rescue else cue.clause
    return min(
        networks,
        key=lambda entry: (
            entry[0] not in cue.filled or (rescue and _dropped_it(items, entry[0])),
            entry[0] in in_background,
            entry[1].sentence != cue.sentence,
            entry[1].clause != clause,
            abs(entry[0] - middle),
        ),
    )[1]


def _dropped_it(items: Sequence[Item], network: int) -> bool:
    """Tell whether a word for the end of a series stands right beside a network."""
    return any(map(_tells_end, items[max(0, network - 1) : network + 2]))


def _tells_end(item: Item) -> bool:
    return any(role == "once_cancelled" or role.startswith("cue:cancelled") for role in item.roles)


def _is_background(items: Sequence[Item], index: int) -> bool:
    seasons = items[index].seasons
    if seasons is not None and seasons.after:
        return False  # what has been is counted, and that tells the season decided about
    return background_word(items, index, _BACKGROUND_REACH) is not None
