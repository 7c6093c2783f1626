"""From the links of a page to its stories: one an address, with the texts and signs of all its mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from monitor.extract.address import sections
from monitor.extract.dom import HEADINGS
from monitor.extract.labels import labels_among
from monitor.extract.mentions import Mention, Shape, alternative_text
from monitor.extract.pieces import headline_of, is_headline
from monitor.extract.wording import DESCRIBED, HEADING, PICTURED, STATED, Rank, Wording, best, is_cut_off, is_whole
from monitor.text import words

_TIMED = re.compile(r"(?:\d{1,2}[:.h]\d{2}|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?)\s+(?=\D)")
_COMMON_OPENING = 3  # links whose descriptions begin alike


@dataclass(frozen=True, slots=True)
class Statement:
    """A story as the page's structured data state it."""

    url: str
    text: str
    published: datetime | None = None
    article: bool = True  # it says so; entries of lists often do not say what they lead to


@dataclass(frozen=True, slots=True)
class Layout:
    """What the links of one shape have in common."""

    stories: int  # addresses
    typical_words: float  # median of their texts
    most_words: int  # of the longest


@dataclass(slots=True)
class Story:
    """One address that may be a story, with everything that the page says about it."""

    url: str
    text: str  # the best
    rank: Rank  # where the best text comes from
    words: int  # of it
    mentions: Sequence[Mention]  # in document order; empty where only structured data name it
    statement: Statement | None
    section: bool  # other addresses lie below this one
    layout: Layout | None  # of the mention that the best text comes from


def gather(
    found: Sequence[Mention],
    adopted: Mapping[str, Wording],
    stated: Mapping[str, Statement],
    names: Callable[[], frozenset[str]] = frozenset,
) -> list[Story]:
    """Return a story for every address that has a text, in document order, what is only stated last.

    Notes in each mention the headline among its pieces, now that those of all are known. `adopted` and `stated` are
    by address; `names` tells those of the site's sections.
    """
    labels = labels_among(found, names)
    _strip_openings(found)
    by_url: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        if mention.pieces:
            mention.text = headline_of(mention.pieces, labels)
        elif mention.text and not is_headline(mention.text, labels):
            mention.text = ""
        if mention.text:
            mention.words = words(mention.text)
        by_url[mention.url].append(mention)
    for url in stated:
        by_url.setdefault(url, [])
    _strip_times(found)
    layouts = _layouts(found)
    directories = sections(by_url)
    stories = []
    for url, mentioned in by_url.items():
        statement = stated.get(url)
        chosen = _best(mentioned, labels.texts, adopted.get(url), statement)
        if chosen is None:
            continue
        tellers = [mention for mention in mentioned if mention.text == chosen.text]
        count = tellers[0].words if tellers else words(chosen.text)
        layout = layouts[tellers[0].shape] if tellers else None
        stories.append(Story(url, chosen.text, chosen.rank, count, mentioned, statement, url in directories, layout))
    return stories


def _strip_openings(found: Iterable[Mention]) -> None:
    """Take off what the descriptions of several links begin with for those who hear the page: "Read: ..."."""
    openings: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        if mention.described and ": " in mention.described:
            opening, colon, rest = mention.described.partition(": ")
            openings[opening + colon].add(rest)
    common = tuple(opening for opening, rests in openings.items() if len(rests - {""}) >= _COMMON_OPENING)
    if not common:
        return
    for mention in found:
        if mention.described.startswith(common):
            mention.described = mention.described.partition(": ")[2]


def _strip_times(found: Iterable[Mention]) -> None:
    """Take off the times that the entries of a list begin with."""
    timed = [mention for mention in found if mention.text and _TIMED.match(mention.text)]
    if len(timed) < _COMMON_OPENING:
        return
    for mention in timed:
        mention.text = _TIMED.sub("", mention.text)
        mention.words = words(mention.text)


def _best(
    mentioned: Sequence[Mention], labels: Collection[str], adopted: Wording | None, statement: Statement | None
) -> Wording | None:
    """Choose the text of a story; the further ones are only looked at where the headings do not settle it."""
    headings = [mention for mention in mentioned if mention.words and mention.rank is HEADING]
    if headings and (heading := _heading(headings)) and is_whole(heading):
        return Wording(heading, HEADING)
    wordings = [Wording(mention.text, mention.rank) for mention in mentioned if mention.text]
    if adopted:
        wordings.append(adopted)
    if statement:
        wordings.append(Wording(statement.text, STATED))
    chosen = best([wording for wording in wordings if wording.text not in labels])
    if chosen and chosen.rank < DESCRIBED and not is_cut_off(chosen.text):
        return chosen
    for mention in mentioned:
        wordings.append(Wording(mention.described, DESCRIBED))
        wordings.append(Wording(alternative_text(mention), PICTURED))
    return best([wording for wording in wordings if wording.text not in labels])


def _heading(headings: Sequence[Mention]) -> str:
    """Return the heading of a story; empty where there are several that differ.

    Some sites set each line of it as a heading with a link of its own, side by side.
    """
    if len(headings) == 1:
        return headings[0].text
    texts = list(dict.fromkeys([mention.text for mention in headings]))
    if len(texts) == 1:
        return texts[0]
    lines = [mention.place.nearest(HEADINGS) for mention in headings if mention.place.headed]
    side_by_side = len({(id(line.up), line.tag) for line in lines}) == 1 and len(texts) == len(lines) == len(headings)
    return " ".join(texts) if side_by_side else ""


def _layouts(found: Iterable[Mention]) -> dict[Shape, Layout]:
    lengths: dict[Shape, dict[str, int]] = defaultdict(dict)
    for mention in found:
        if mention.text:
            lengths[mention.shape].setdefault(mention.url, mention.words)
    return {shape: Layout(len(each), median(each.values()), max(each.values())) for shape, each in lengths.items()}
