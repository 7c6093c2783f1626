"""Values out of JSON that somebody else made: of the type that is asked for, or none.

Catalogues change fields, leave them out and mistype them; none of that may cost more than the field itself.
"""

from __future__ import annotations

import re
from typing import Any

_YEAR = re.compile(r"\D?(1[89]\d\d|20\d\d)")
_LONGEST = 200  # characters of a name; nothing longer is one


def mapping(value: Any) -> dict[str, Any]:
    """Return a JSON object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """Return a JSON list, an empty one for anything else."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str | None:
    """Return a text with something in it, on one line."""
    if not isinstance(value, str):
        return None
    words = " ".join(value.split())
    return words if words and len(words) <= _LONGEST else None


def number(value: Any) -> int | None:
    """Return a positive whole number, also one that is written as a text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        value = int(value[:18])
    return value if isinstance(value, int) and value > 0 else None


def matching(value: Any, pattern: str) -> str | None:
    """Return a text that is wholly of a pattern."""
    return value if isinstance(value, str) and re.fullmatch(pattern, value) else None


def year(value: Any) -> int | None:
    """Return the year that a date begins with, as in 2017-05-02 or +2017-00-00T00:00:00Z."""
    found = _YEAR.match(value) if isinstance(value, str) else None
    return int(found[1]) if found else None
