"""From the links of a page to its stories: one an address, with the texts and signs of all its mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from monitor.extract.address import Address, read_address, sections
from monitor.extract.mentions import Mention
from monitor.extract.pieces import Role, headline_of
from monitor.extract.wording import Rank, Wording, best
from monitor.text import words

_LABEL_OF = 3  # stories that one text must stand beside to be a label ("Exclusive", "Read more")


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


@dataclass(frozen=True, slots=True)
class Story:
    """One address that may be a story, with everything that the page says about it."""

    url: str
    text: str  # the best
    rank: Rank  # where the best text comes from
    mentions: tuple[Mention, ...]  # in document order; empty where only structured data name it
    statement: Statement | None
    address: Address
    section: bool  # other addresses lie below this one
    layout: Layout | None  # of the mention that the best text comes from


def gather(
    found: Sequence[Mention],
    adopted: Mapping[str, Wording],
    stated: Mapping[str, Statement],
    names: frozenset[str] = frozenset(),
) -> tuple[Story, ...]:
    """Return a story for every address that has a text, in document order, what is only stated last.

    `adopted` and `stated` are by address; `names` are those of the site's sections.
    """
    labels = _labels(found)
    by_url: dict[str, list[_Saying]] = defaultdict(list)
    for mention in found:
        by_url[mention.url].append(_Saying(mention, headline_of(mention.pieces, labels, names)))
    for url in stated:
        by_url.setdefault(url, [])
    layouts = _layouts(saying for sayings in by_url.values() for saying in sayings)
    directories = sections(by_url)
    stories = []
    for url, sayings in by_url.items():
        wordings = [wording for saying in sayings for wording in _wordings(saying) if wording.text not in labels]
        if url in adopted:
            wordings.append(adopted[url])
        if statement := stated.get(url):
            wordings.append(Wording(statement.text, Rank.STATED))
        if not (chosen := best(wordings)):
            continue
        stories.append(
            Story(
                url=url,
                text=chosen.text,
                rank=chosen.rank,
                mentions=tuple(saying.mention for saying in sayings),
                statement=statement,
                address=read_address(url),
                section=url in directories,
                layout=next((layouts[said.mention.shape] for said in sayings if said.text == chosen.text), None),
            )
        )
    return tuple(stories)


@dataclass(frozen=True, slots=True)
class _Saying:
    """A mention with the headline among its texts."""

    mention: Mention
    text: str


def _labels(found: Iterable[Mention]) -> frozenset[str]:
    """Return the texts that stand beside several stories and so are the headline of none."""
    beside: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        if not (mention.headed and len(mention.pieces) == 1):  # a whole heading is taken at its word
            for text in {part.text for part in mention.pieces} | {mention.described, mention.pictured}:
                beside[text].add(mention.url)
    return frozenset(text for text, urls in beside.items() if len(urls) >= _LABEL_OF)


def _wordings(saying: _Saying) -> tuple[Wording, ...]:
    mention = saying.mention
    found = (
        Wording(saying.text, _rank(mention)),
        Wording(mention.described, Rank.DESCRIBED),
        Wording(mention.pictured, Rank.PICTURED),
    )
    return tuple(wording for wording in found if wording.text)


def _rank(mention: Mention) -> Rank:
    if mention.headed:
        return Rank.HEADING
    titled = mention.titled or any(part.role is Role.TITLE for part in mention.pieces)
    return Rank.TITLED if titled else Rank.LINK


def _layouts(sayings: Iterable[_Saying]) -> dict[str, Layout]:
    lengths: dict[str, dict[str, int]] = defaultdict(dict)
    for saying in sayings:
        if saying.text:
            lengths[saying.mention.shape].setdefault(saying.mention.url, words(saying.text))
    return {shape: Layout(len(each), median(each.values())) for shape, each in lengths.items()}
