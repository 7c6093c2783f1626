"""What is wrong with a language pack, as an operator can mend it: file, line, path, and what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from monitor.detect.lexicon import Lexicon, Part
from monitor.errors import LexiconError, Problem
from monitor.text.meant import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from monitor.detect.loading import File

_GUIDE = "docs/lexicons.md tells what can stand here"
_EXPECTED = {
    "string_type": ("text", 'words that are one place stand in one text, as in cancel: "axe|axes|axed"'),
    "list_type": ("a list", "as in [axed, scrapped]"),
    "dict_type": ("a mapping", "as in key: value"),
    "model_type": ("a mapping", "as in key: value"),
    "int_parsing": ("a whole number", None),
}


def wrong_parts(error: ValidationError, files: Sequence[File]) -> LexiconError:
    """Return every part that is wrong, each where it stands: in the last of the files that has it."""
    roots = [(file, _root(file)) for file in reversed(files)]
    return LexiconError.of(tuple(_problem(one, roots) for one in error.errors()))


def wrong_pattern(error: LexiconError, files: Sequence[File]) -> LexiconError:
    """Return what is wrong with a pattern, with the place where it stands."""
    for file in reversed(files):
        for path, node in _texts(_root(file)):
            if repr(node.value) in str(error):
                return LexiconError.of((Problem(str(file), _line(node), path, str(error), _GUIDE),))
    return error


def unreadable(error: yaml.YAMLError, file: File) -> LexiconError:
    """Return where a file is no YAML."""
    mark, told = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
    return LexiconError.of((Problem(str(file), mark.line + 1 if mark else None, "", f"not YAML: {told}"),))


def _problem(one: ErrorDetails, roots: Sequence[tuple[File, yaml.Node]]) -> Problem:
    steps = [str(step) for step in one["loc"] if step != "[key]"]
    file, node, _ = max(((file, *_found(root, steps)) for file, root in roots), key=lambda found: found[2])
    return Problem(str(file), _line(node), ".".join(steps), *_words(one, steps))


def _words(one: ErrorDetails, steps: Sequence[str]) -> tuple[str, str | None]:
    kind = one["type"]
    if kind == "extra_forbidden":
        return "unknown key", did_you_mean(steps[-1], _part(steps[:-1]).model_fields)
    if kind == "missing":
        return "missing", "a language that is not shipped needs every part; docs/lexicons.md tells of them"
    if kind in _EXPECTED:
        expected, hint = _EXPECTED[kind]
        return f"expected {expected}, found {_kind(one['input'])}", hint
    return one["msg"][:1].lower() + one["msg"][1:], _GUIDE


def _kind(value: Any) -> str:
    return "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else f'"{value}"'


def _part(steps: Sequence[str]) -> type[Part]:
    part: type[Part] = Lexicon
    for step in steps:
        annotation = part.model_fields[step].annotation
        assert isinstance(annotation, type)
        assert issubclass(annotation, Part), "only parts forbid keys"
        part = annotation
    return part


def _root(file: File) -> yaml.Node:
    root = yaml.compose(file.read_text(encoding="utf-8"), yaml.CBaseLoader)
    assert root is not None, "an empty file names no language, and is refused before"
    return root


def _found(node: yaml.Node, steps: Sequence[str]) -> tuple[yaml.Node, int]:
    """Return what stands at a path, or else the last that it leads to, and how many of its steps are there."""
    for depth, step in enumerate(steps):
        within = dict(_children(node))
        if step not in within:
            return node, depth
        node = within[step]
    return node, len(steps)


def _children(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((str(number), value) for number, value in enumerate(node.value))


def _texts(node: yaml.Node, path: str = "") -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, node
    for step, child in _children(node):
        yield from _texts(child, f"{path}.{step}" if path else step)


def _line(node: Any) -> int:
    line: int = node.start_mark.line + 1
    return line
