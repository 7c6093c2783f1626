"""Pages nested so deeply that the HTML parser, whose time grows with the square of the depth, would never end."""

from __future__ import annotations

import re

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError

_DEEPEST = 10_000  # elements within each other: a fifth of a second; twice as many take four times as long
_SLICES = 64
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_SCRIPT = re.compile(r"<script\b.*?(?:</script|\Z)", re.DOTALL | re.IGNORECASE)
# Elements that have no end, or end by themselves where the next of their kind begins.
_SHALLOW = frozenset(
    {
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "option", "optgroup", "rp", "rt", "dd", "dt", "thead", "tbody", "tfoot", "colgroup", "caption"),
        *("html", "head", "body"),
    }
)


def refuse_depth(text: str) -> None:
    """Raise ExtractError for a page with elements nested more than some 10,000 deep."""
    if _may_be_deep(text) and _depth(text) > _DEEPEST:
        raise ExtractError(Diagnosis.UNREADABLE, f"The elements of this page are nested more than {_DEEPEST:,} deep.")


def _may_be_deep(text: str) -> bool:
    """Tell from mere counting, which takes a hundredth of the parser's time, whether tags are worth looking at."""
    if text.count("<") <= _DEEPEST:
        return False
    width = max(1, len(text) // _SLICES)
    opened = 0
    for start in range(0, len(text), width):
        end = start + width
        opened = max(0, opened + text.count("<", start, end) - 2 * text.count("</", start, end))
        if opened > _DEEPEST:
            return True
    return False


def _depth(text: str) -> int:
    """Return the greatest number of elements open at once, as far as tags alone tell."""
    depth = deepest = 0
    for closes, name in _TAG.findall(_SCRIPT.sub("", text)):
        if name.lower() in _SHALLOW:
            continue
        depth = max(0, depth - 1) if closes else depth + 1
        deepest = max(deepest, depth)
    return deepest
