"""Other names that a text gives for a title, in brackets: "Haus des Geldes" (La casa de papel)."""

from __future__ import annotations

import re

from monitor.identify import read, title_key
from monitor.text.titles_shown import quoted_titles

_BRACKETS = re.compile(r"[(（［\[]([^()（）\[\]]{1,80})[)）］\]]")
_MARKS = " \"'“”„‟«»‹›‘’‚「」『』《》*"
_LEAD_IN = re.compile(r"^.*[:：]\s*")  # "original title: La casa de papel"
_BEFORE = 80  # characters before a bracket that are looked at


def names_beside(text: str, title: str) -> tuple[str, ...]:
    """Return the names that stand in brackets right behind a title, or right before brackets that hold it.

    What they are is not known by this: networks, actors and years stand there too.
    """
    key = title_key(read(title).text)
    found = [*read(title).asides]
    for bracket in _BRACKETS.finditer(text):
        inside, before = _LEAD_IN.sub("", bracket[1]).strip(_MARKS), text[: bracket.start()].rstrip(_MARKS)
        if f" {title_key(before[-_BEFORE:])}".endswith(f" {key}"):
            found.append(inside)
        elif title_key(inside) == key:
            found += [name for name in quoted_titles(text[: bracket.start()])[-1:] if before.endswith(name)]
    return tuple(name for name in dict.fromkeys(found) if title_key(name) not in {"", key})
