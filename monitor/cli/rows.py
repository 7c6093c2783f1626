"""JSON lines, as verbs read and write them: any line in, one line of valid JSON in UTF-8 out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Verbatim:
    """JSON that goes out as it came in, as do numbers: 1e400 and integers of any length."""

    json: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a JSON object says of a headline."""

    id: Verbatim | None  # None where there is none, which is not the id null
    text: str | None  # None where there is none, or no text
    language: str | None


# Raw tabs within strings are no JSON, but easily read. NaN and the infinities are none, and have no way out again.
_DECODER = json.JSONDecoder(strict=False, parse_int=Verbatim, parse_float=Verbatim, parse_constant=lambda _: None)

# JSON lets them stand in a text, but many a reader of lines would end the line there.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def parse(line: str) -> Row:
    """Return the row of a line: a JSON object, else a headline as it stands; half an object is no headline."""
    if not line.lstrip().startswith("{"):
        return Row(None, line if line.strip() else None, None)
    try:
        members = _DECODER.decode(line)
        name = Verbatim(written(members["id"])) if "id" in members else None
    except (ValueError, RecursionError):
        return Row(None, None, None)
    # `lang` is what headlines come with, `language` what `extract` writes.
    return Row(name, _text(members.get("text")), _text(members.get("lang")) or _text(members.get("language")))


def opens_json(line: str) -> bool:
    """Tell by its first line whether a stream speaks JSON; a headline may well begin with [, a quote or a number."""
    if line.lstrip().startswith("{"):
        return True
    try:
        value = _DECODER.decode(line)
    except (ValueError, RecursionError):
        return False
    return not isinstance(value, str | Verbatim)


def written(value: Any) -> str:
    """Return a value as JSON, numbers as they came. Raises RecursionError where it is nested hundreds of times."""
    match value:
        case Verbatim():
            return value.json
        case dict():
            return "{" + ", ".join(f"{written(name)}: {written(part)}" for name, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def encoded(text: str) -> bytes:
    """Return JSON as bytes; lone surrogates, which have no UTF-8, leave as the escapes they came as."""
    return text.translate(_LINE_ENDS).encode("utf-8", "backslashreplace")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
