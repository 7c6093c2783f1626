"""YAML 1.2 text as plain values with the line of each. Finds doubled keys and goes on; knows nothing of sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.reader import ReaderError

from monitor.config.faults import Fault, Location

_STANDARD_TAGS = "tag:yaml.org,2002:"


@dataclass(slots=True)
class Tree:
    """The values of a file, the line of each (from 1), and what is wrong with the YAML itself."""

    value: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, location: Location) -> int | None:
        """Return the line of a place, or of the nearest one around it that the file has."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location)


def read_tree(text: str) -> Tree:
    """Read one YAML document. A syntax error ends the reading and is the tree's only fault."""
    tree = Tree()
    try:
        # The node graph, not the loaded data: it has a mark at every node and keeps doubled keys.
        root = YAML(typ="safe", pure=True).compose(text)
        if root is not None:
            tree.lines[()] = root.start_mark.line + 1
            tree.value = _value(root, (), tree, frozenset())
    except (YAMLError, RecursionError) as error:
        return Tree(faults=[_syntax_fault(error, text)])
    if root is None:
        tree.faults.append(
            Fault((), "the file is empty", 'it needs "sources:", a list with id, name, url and language of each')
        )
    return tree


def _value(node: Node, at: Location, tree: Tree, around: frozenset[int]) -> Any:
    if not (node.tag or "").startswith(_STANDARD_TAGS):
        tree.faults.append(Fault(at, f"the tag {node.tag} means nothing here", line=node.start_mark.line + 1))
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if id(node) in around:
        tree.faults.append(Fault(at, "an alias (*) that contains itself", line=node.start_mark.line + 1))
        return None
    around |= {id(node)}
    if isinstance(node, MappingNode):
        return _mapping(node, at, tree, around)
    return [_entry(item, item, (*at, index), tree, around) for index, item in enumerate(node.value)]


def _mapping(node: MappingNode, at: Location, tree: Tree, around: frozenset[int]) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            tree.faults.append(Fault(at, "a key must be a plain word", line=line))
        elif key.value in values:
            first = tree.lines[*at, key.value]
            message = f"this key stands here twice, first on line {first}"
            tree.faults.append(Fault((*at, key.value), message, "keep one of the two", line))
        else:
            values[key.value] = _entry(key, value, (*at, key.value), tree, around)
    return values


def _entry(marked: Node, node: Node, at: Location, tree: Tree, around: frozenset[int]) -> Any:
    # The line of a key is where the operator looks for it, also when its value begins on the next one.
    tree.lines[at] = marked.start_mark.line + 1
    return _value(node, at, tree, around)


def _scalar(node: ScalarNode) -> Any:
    text = node.value
    try:
        match (node.tag or "").removeprefix(_STANDARD_TAGS):
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text)
            case "float":
                return float(text)
    except ValueError:  # 0x1F or .inf: no value of ours is written so
        return text
    # Dates and the like are text to us, as written.
    return text


def _syntax_fault(error: YAMLError | RecursionError, text: str) -> Fault:
    if isinstance(error, RecursionError):
        return Fault((), "nested too deeply")
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return Fault((), f"a control character (U+{error.character:04X}) that YAML does not allow", line=line)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Fault((), f"not YAML: {type(error).__name__}")
    mark = error.problem_mark
    # Only the parser's own words: its full text would quote the file, and with it perhaps a secret.
    message = f"not YAML, column {mark.column + 1}: {error.problem}"
    return Fault((), message, _syntax_hint(error), mark.line + 1)


def _syntax_hint(error: MarkedYAMLError) -> str | None:
    if hint := next((hint for words, hint in _SYNTAX_HINTS.items() if words in str(error.problem)), None):
        return hint
    within, begun = str(error.context), error.context_mark
    if begun is not None and ("quoted" in within or "flow" in within):
        return f"is the quote or bracket closed that stands on line {begun.line + 1}?"
    return None


_PLAIN_STAR = 'what begins with * is an alias in YAML; a phrase goes into quotes, as in "*trailer*"'
_SYNTAX_HINTS = {
    r"'\t'": "indent with spaces; YAML allows no tabs there",
    "mapping values are not allowed": 'check the indentation; a value that holds ": " goes into quotes',
    "another document": "one file holds one document: remove the line ---",
    "found undefined alias": _PLAIN_STAR,
    "expected alphabetic or numeric character": _PLAIN_STAR,
    "unknown escape character": "between double quotes \\ stands for an escape; single quotes leave it as it is",
    "that cannot start any token": "a value that begins with a special character goes into quotes",
    "expected <block end>": "check the indentation: entries of one list or mapping begin in the same column",
    "could not find expected ':'": 'a key is followed by a colon and a space, as in "id: example"',
}
