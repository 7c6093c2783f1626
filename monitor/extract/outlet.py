"""The outlet's own name at the end, or the front, of a title that it hands to others."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Set off by space, so that a hyphenated name or a dash within the headline is none.
_SEPARATOR = re.compile(r"\s+(?:[-|·•»:/~]|\u2013|\u2014|::|\|\|)\s+")
_SHORTEST_NAME = 3  # letters


def without_outlet(title: str, names: Iterable[str]) -> str:
    """Return a title without the outlet's name, be it spelled as one of `names` or nearly so."""
    keys = [key for name in names if len(key := _key(name)) >= _SHORTEST_NAME]
    while found := list(_SEPARATOR.finditer(title)):
        if _is_name(title[found[-1].end() :], keys):
            title = title[: found[-1].start()]
        elif _is_name(title[: found[0].start()], keys):
            title = title[found[0].end() :]
        else:
            break
    return title


def _is_name(part: str, keys: list[str]) -> bool:
    key = _key(part)
    # "AlloCiné" and "AlloCiné Séries", "Le Monde" and "Le Monde.fr".
    return len(key) >= _SHORTEST_NAME and any(key.startswith(name) or name.startswith(key) for name in keys)


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
