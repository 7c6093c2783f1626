"""What a value of a foreign database may be, to be let into a column of ours: by the column's type, and its name.

A backup comes from anywhere. What it says is shown on pages, sent in headers and followed as links; so every value is
held to what we would have written there ourselves.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from monitor.model import Certainty, Hold, Ruling, SourceKind, Status
from monitor.store.journal import UNDOABLE
from monitor.text import clean

Check = Callable[[Any], Any]  # returns the value as it may be stored; raises ValueError

_LONGEST = 4_000_000  # characters; all that a page brings at once is hardly longer, and some texts are as long as it
_NOT_IN_ADDRESSES = frozenset({"Cc", "Cs", "Zs", "Zl", "Zp"})
_FIELD = re.compile(r"[\t\x20-\x7e\x80-\xff]*")  # RFC 9110, section 5.5; each byte is one character
_HIGHEST = 2**53
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = (
    (moment.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
    for moment in (datetime.min, datetime.max)  # noqa: DTZ901 - given their zone right here
)


def check_of(table: str, column: str, kind: str) -> Check:
    """Return the check of a column; `kind` is the type that it was declared with."""
    named = _BY_PLACE.get((table, column)) or _BY_NAME.get(column)
    return named or _BY_KIND[kind.partition("(")[0].upper()]


def _whole(value: Any) -> int:
    if not isinstance(value, int) or not -_HIGHEST <= value <= _HIGHEST:
        raise ValueError("not a whole number within bounds")
    return value


def _instant(value: Any) -> int:
    if not isinstance(value, int) or not _FIRST <= value <= _LAST:
        raise ValueError("not a time")
    return value


def _flag(value: Any) -> int:
    if value not in {0, 1}:
        raise ValueError("neither true nor false")
    return int(value)


def _number(value: Any) -> float:
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("not a number")
    return float(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError(f"not a text of at most {_LONGEST} characters")
    return value


def _shown(value: Any) -> str:
    return clean(_text(value))


def _exact(value: Any) -> str:
    """Let a text through as it is, or not at all: others are compared with it."""
    text = _text(value)
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in text):
        raise ValueError("a text with control characters")
    return text


def _field(value: Any) -> str:
    if not _FIELD.fullmatch(_text(value)):
        raise ValueError("not the value of a header field")
    return str(value)


def _document(value: Any) -> str:
    return _text(value).replace("\0", "")


def _address(value: Any) -> str:
    address = _text(value)
    parts = urlsplit(address)
    unfit = any(unicodedata.category(char) in _NOT_IN_ADDRESSES for char in address)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or unfit:
        raise ValueError("not an http(s) address")
    return address


def _identity(value: Any) -> str:
    if str(UUID(_text(value))) != value:
        raise ValueError("not an id")
    return str(value)


def _seed(value: Any) -> str:
    if UUID(_text(value)).hex != value:
        raise ValueError("not a seed")
    return str(value)


def _slug(value: Any) -> str:
    slug = _exact(value)
    if not slug or not all(char == "-" or unicodedata.category(char)[0] in "LNM" for char in slug):
        raise ValueError("not a place in addresses")
    return slug


def _seasons(value: Any) -> str:
    if not re.fullmatch(r"([0-9]{1,6}( [0-9]{1,6})*)?", _text(value), re.ASCII):
        raise ValueError("not a list of seasons")
    return str(value)


def _one_of(words: type[StrEnum]) -> Check:
    def check(value: Any) -> str:
        return words(value).value

    return check


def _steps(value: Any) -> str:
    """Check what an entry of the journal would write to be undone: rows of these tables, each value by its column."""
    text = _document(value)
    for step in json.loads(text):
        table = step["table"]
        if set(step) != {"table", "id", "before", "after"} or table not in UNDOABLE:
            raise ValueError("not a step of ours")
        for values in (step["before"], step["after"]):
            _values(table, values)
    return text


def _values(table: str, values: dict[str, Any] | None) -> None:
    for column, value in (values or {}).items():
        if column not in UNDOABLE[table].c:
            raise ValueError(f"not a column of ours: {column!r}")
        if value is not None:
            (_BY_PLACE.get((table, column)) or _BY_NAME.get(column) or _plain)(value)


def _plain(value: Any) -> Any:
    return _text(value) if isinstance(value, str) else _number(value)


_BY_KIND: dict[str, Check] = {
    "INTEGER": _whole,
    "BIGINT": _instant,
    "BOOLEAN": _flag,
    "FLOAT": _number,
    "TEXT": _shown,
    "VARCHAR": _exact,
}
_BY_NAME: dict[str, Check] = {
    "seed": _seed,
    "series_id": _identity,
    "event_id": _identity,
    "other_id": _identity,
    "refers_to": _identity,
    "merged_into": _identity,
    "url": _address,
    "validators_url": _address,
    "status": _one_of(Status),
    "certainty": _one_of(Certainty),
    "held_for": _one_of(Hold),
    "ruling": _one_of(Ruling),
    "seasons": _seasons,
    "slug": _slug,
    "key": _exact,
    "loose": _exact,
    "digest": _exact,
    "template": _exact,
    "etag": _field,
    "last_modified": _field,
    "steps": _steps,
}
_BY_PLACE: dict[tuple[str, str], Check] = {
    ("meta", "address"): _address,
    ("series", "id"): _identity,
    ("event", "id"): _identity,
    ("reading", "kind"): _one_of(SourceKind),
    ("robots", "origin"): _address,
    ("robots", "text"): _document,
    ("lookup", "answer"): _document,
}
