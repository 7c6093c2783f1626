"""Where the list of sources stands in the text of the file: what an editor's hand would look at before it writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from monitor.text import primary

Events = Sequence[Any]  # ruamel's; each with a start and an end mark


@dataclass(frozen=True, slots=True)
class Item:
    """One source as it is written; places are characters from the start of the text."""

    start: int
    end: int  # behind its last character
    column: int  # of its first key
    flow: bool  # written as {...}
    language: str  # the primary part of its tag, empty where it states none


@dataclass(frozen=True, slots=True)
class Layout:
    """How the list of sources is written."""

    items: tuple[Item, ...] = ()
    start: int | None = None  # where its value begins, behind the colon for none; None: the file has no `sources:`
    end: int = 0  # behind its value, for one written as [...]
    flow: bool = False  # written as [...]
    dash: int = 2  # the column of its dashes
    spaced: bool = False  # a blank line stands between two sources
    grouped: bool = False  # by language, under a comment each


def layout_of(text: str) -> Layout | None:
    """Find the list of sources in well-formed YAML; None where no line could be added to what the file holds."""
    events = [event for event in YAML(typ="safe", pure=True).parse(text) if _is_content(event)]
    if not events:
        return Layout()
    if not isinstance(events[0], MappingStartEvent) or events[0].flow_style or events[0].start_mark.column:
        return None
    for key, first, last in _pairs(events, 0):
        if key == "sources":
            return _list_layout(text, events, first, last)
    return Layout()


def line_end(text: str, place: int) -> int:
    """Return where the line of a place ends, in front of its line break."""
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    return end - 1 if end > place and text[end - 1] == "\r" else end


def _is_content(event: Any) -> bool:
    return isinstance(event, CollectionStartEvent | CollectionEndEvent) or hasattr(event, "anchor")


def _list_layout(text: str, events: Events, first: int, last: int) -> Layout | None:
    node = events[first]
    start, end = node.start_mark.index, events[last].end_mark.index
    if isinstance(node, ScalarEvent):
        # A key without a value; anything else is no list, and the loading tells so.
        empty = not node.value and node.style is None and node.anchor is None
        return Layout(start=events[first - 1].end_mark.index + 1) if empty else None
    if not isinstance(node, SequenceStartEvent) or node.anchor is not None:
        return None
    items = tuple(_item(text, events, begin, finish) for begin, finish in _children(events, first))
    if node.flow_style:
        return Layout(items, start, end, flow=True)
    return Layout(
        items,
        start,
        dash=node.start_mark.column,
        spaced=_is_spaced(text, items),
        grouped=_is_grouped(text, items),
    )


def _item(text: str, events: Events, first: int, last: int) -> Item:
    node = events[first]
    # The end of a block is marked at whatever comes next, which is not its own.
    own = [event.end_mark.index for event in events[first : last + 1] if event.end_mark.index > event.start_mark.index]
    end = max(own, default=node.end_mark.index)
    pairs = _pairs(events, first) if isinstance(node, MappingStartEvent) else iter(())
    languages = (getattr(events[begin], "value", "") for key, begin, _ in pairs if key == "language")
    return Item(
        start=node.start_mark.index,
        end=len(text[:end].rstrip()),
        column=node.start_mark.column,
        flow=bool(getattr(node, "flow_style", False)),
        language=primary(str(next(languages, ""))),
    )


def _pairs(events: Events, mapping: int) -> Iterator[tuple[str, int, int]]:
    """Give each key of a mapping with the first and the last event of its value."""
    children = iter(_children(events, mapping))
    for (key, _), (first, last) in zip(children, children, strict=False):
        yield str(getattr(events[key], "value", "")), first, last


def _children(events: Events, collection: int) -> Iterator[tuple[int, int]]:
    """Give the first and the last event of each node that stands directly in a collection."""
    place = collection + 1
    while not isinstance(events[place], CollectionEndEvent):
        last, depth = place, 0
        while True:
            depth += isinstance(events[last], CollectionStartEvent) - isinstance(events[last], CollectionEndEvent)
            if depth == 0:
                break
            last += 1
        yield place, last
        place = last + 1


def _between(text: str, items: tuple[Item, ...]) -> list[list[str]]:
    """Return the whole lines between each two neighbours."""
    return [
        [line.strip() for line in text[line_end(text, one.end) : other.start].splitlines()[1:-1]]
        for one, other in pairwise(items)
    ]


def _is_spaced(text: str, items: tuple[Item, ...]) -> bool:
    counts = Counter("" in lines for lines in _between(text, items))
    return counts[True] > counts[False]


def _is_grouped(text: str, items: tuple[Item, ...]) -> bool:
    turns = [
        lines
        for (one, other), lines in zip(pairwise(items), _between(text, items), strict=True)
        if one.language != other.language
    ]
    apart = len({item.language for item in items}) == len(turns) + 1
    return apart and bool(turns) and all(any(line.startswith("#") for line in lines) for lines in turns)
