"""Which stretches of the file's text a new source changes, and what stands there then. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from monitor.config.layout import Item, Layout, line_end
from monitor.text import primary

_WIDE = 100_000  # characters: no address is folded over two lines


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source to be written, in the order of its keys; None is left out. All as the file writes it."""

    id: str
    name: str
    url: str
    language: str
    country: str | None = None
    kind: str | None = None
    interval: str | None = None
    selector: str | None = None


@dataclass(frozen=True, slots=True)
class _Edit:
    """A stretch of the text and what is to stand there; an empty stretch is an insertion."""

    start: int
    end: int
    text: str


def edited(text: str, layout: Layout, new: Sequence[NewSource], headings: dict[str, str]) -> str:
    """Return the text with sources added, in the style of their neighbours and with the line breaks of the file."""
    line_break = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(_edits(text, layout, new, headings), key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text.replace("\n", line_break) + text[edit.end :]
    return text


def written(source: NewSource) -> str:
    """Return a source as a block of lines, as the file shows it: the first with a dash."""
    return _block(source, dash=2, column=4)


def _edits(text: str, layout: Layout, new: Sequence[NewSource], headings: dict[str, str]) -> Iterator[_Edit]:
    if layout.start is None:
        key = ("\n" if text and not text.endswith("\n") else "") + ("\n" if text.strip() else "") + "sources:"
        yield _insertion(text, len(text), key + _entries(new, layout))
    elif not layout.items:
        end = line_end(text, layout.end or layout.start)
        if layout.flow:
            # The brackets go; a comment behind them stays.
            alone = text[layout.end : end].isspace() or layout.end == end
            yield _Edit(layout.start - (alone and text[layout.start - 1] == " "), layout.end, "")
        yield _insertion(text, end, _entries(new, layout))
    elif layout.flow:
        yield _Edit(layout.items[-1].end, layout.items[-1].end, _within_brackets(text, layout.items, new))
    else:
        yield from _among_blocks(text, layout, new, headings)


def _among_blocks(text: str, layout: Layout, new: Sequence[NewSource], headings: dict[str, str]) -> Iterator[_Edit]:
    languages: dict[str, list[NewSource]] = {}
    for source in new:
        languages.setdefault(primary(source.language) if layout.grouped else "", []).append(source)
    at_the_end = ""
    for language, sources in languages.items():
        last = next((item for item in reversed(layout.items) if item.language == language), None)
        if not layout.grouped:
            at_the_end += _entries(sources, layout, layout.items[-1])
        elif last is None:
            heading = f"\n\n{' ' * layout.dash}# {headings.get(language, language)}"
            at_the_end += heading + _entries(sources, layout, layout.items[-1]).removeprefix("\n" * layout.spaced)
        elif last is layout.items[-1]:
            at_the_end = _entries(sources, layout, last) + at_the_end
        else:
            yield _insertion(text, _behind(text, last, layout), _entries(sources, layout, last))
    if at_the_end:
        yield _insertion(text, _behind(text, layout.items[-1], layout), at_the_end)


def _insertion(text: str, place: int, lines: str) -> _Edit:
    return _Edit(place, place, lines if place < len(text) else f"{lines}\n")


def _entries(new: Sequence[NewSource], layout: Layout, neighbour: Item | None = None) -> str:
    """Return sources as lines, each with the line break in front of it."""
    gap = "\n\n" if layout.spaced else "\n"
    if neighbour and neighbour.flow:
        return "".join(f"{gap}{' ' * layout.dash}- {_dumped(source, flow=True)}" for source in new)
    column = neighbour.column if neighbour and neighbour.column > layout.dash else layout.dash + 2
    return "".join(gap + _block(source, layout.dash, column) for source in new)


def _block(source: NewSource, dash: int, column: int) -> str:
    first, *others = _dumped(source, flow=False).splitlines()
    lead = f"{' ' * dash}-".ljust(column)
    return "\n".join([lead + first, *(" " * column + line for line in others)])


def _within_brackets(text: str, items: tuple[Item, ...], new: Sequence[NewSource]) -> str:
    between = text[items[-2].end : items[-1].start] if len(items) > 1 else ", "
    # What parts the last two parts the new ones too, line breaks included; a comment is theirs alone.
    apart = between.replace("\r", "") if between.replace(",", "", 1).isspace() else ", "
    return "".join(apart + _dumped(source, flow=True) for source in new)


def _behind(text: str, item: Item, layout: Layout) -> int:
    """Return the end of the last line that belongs to a source: its own, or a comment that is indented like one."""
    end = line_end(text, item.end)
    while (following := text.find("\n", end) + 1) and following < len(text):
        line = text[following : line_end(text, following)]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= layout.dash:
            break
        end = following + len(line)
    return end


def _dumped(source: NewSource, *, flow: bool) -> str:
    values = CommentedMap((key, value) for key, value in asdict(source).items() if value is not None)
    if flow:
        values.fa.set_flow_style()
    yaml = YAML()
    yaml.width = _WIDE
    yaml.dump(values, stream := StringIO())
    return stream.getvalue().rstrip("\n")
