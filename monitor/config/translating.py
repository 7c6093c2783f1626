"""From pydantic's errors to what an operator should read. Values of headers and cookies are never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from monitor.config.entries import keys_at
from monitor.config.faults import Fault, Location
from monitor.config.fields import shown
from monitor.text.meant import did_you_mean, nearest


def faults_of(error: ValidationError) -> Iterator[Fault]:
    """Tell each error once; a missing key that stands there misspelled is not told again as missing."""
    details = error.errors(include_url=False)
    misspelled = {_meant(_place(item)) for item in details if item["type"] == "extra_forbidden"}
    for item in details:
        if item["type"] != "missing" or _place(item) not in misspelled:
            yield _fault(item)


def _meant(location: Location) -> Location:
    meant = nearest(str(location[-1]), keys_at(location[:-1]))
    return (*location[:-1], meant) if meant else ()


def _place(item: ErrorDetails) -> Location:
    """Return where a mistake stands, without the steps in brackets: markers of pydantic's for keys and alternatives."""
    return tuple(step for step in item["loc"] if step not in _MARKERS)


def _fault(item: ErrorDetails) -> Fault:
    location = _place(item)
    message, hint = _words(item, location)
    return Fault(location, message, hint)


def _words(item: ErrorDetails, location: Location) -> tuple[str, str | None]:
    match item["type"]:
        case "wrong":
            words = item["msg"], item["ctx"]["hint"]
        case "extra_forbidden":
            words = "unknown key", _unknown_key_hint(location)
        case "missing":
            words = "missing", "this key is required"
        case "enum":
            words = _choice(item["input"], re.findall(r"'([^']*)'", item["ctx"]["expected"]))
        case "string_too_short":
            words = "is empty", None
        case kind if kind in _EXPECTED and item["input"] is None:
            words = "has no value", "give it one, or leave the key out"
        case kind if kind in _EXPECTED:
            expected, hint = _EXPECTED[kind]
            words = f"expected {expected}, found {_kind(item['input'])}", hint
        case _:
            words = item["msg"][:1].lower() + item["msg"][1:], None
    return words


def _unknown_key_hint(location: Location) -> str:
    if location[-1] == "<<":
        return "merge keys are not part of YAML 1.2; what holds for all sources goes under defaults"
    return did_you_mean(str(location[-1]), keys_at(location[:-1]))


def _choice(value: Any, known: list[str]) -> tuple[str, str | None]:
    word = _OTHER_NAMES.get(str(value).lower(), value)
    meant = nearest(word, known) if isinstance(word, str) else None
    return f"{shown(value)} is none of {', '.join(known)}", f'did you mean "{meant}"?' if meant else None


def _kind(value: Any) -> str:
    return next(name for kind, name in _KINDS.items() if isinstance(value, kind))


_OTHER_NAMES = {"rss": "feed", "atom": "feed", "html": "page"}  # as sites write them

_MARKERS = frozenset({"[key]", "[fixed]", "[learned]"})

# bool before int, whose subclass it is
_KINDS: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a mapping",
}
_EXPECTED: dict[str, tuple[str, str | None]] = {
    "string_type": ("text", 'put a number, true or false into quotes, as in "24"'),
    "bool_type": ("true or false", "write true or false; yes, no, on and off are plain text in YAML 1.2"),
    "int_type": ("a whole number", None),
    "list_type": ("a list", 'each entry on a line of its own, after "- "'),
    "dict_type": ("a mapping", 'as in "key: value"'),
    "model_type": ("a mapping", 'as in "key: value"'),
}
