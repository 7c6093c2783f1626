"""Selectors of the operator's, judged when the configuration is read and not when the first page comes."""

from __future__ import annotations

from monitor.errors import ExtractError
from monitor.extract.dom import parse, select


def selector_problem(selector: str) -> str | None:
    """Return what is wrong with a CSS selector, None where nothing is."""
    try:
        select(parse("<p></p>"), selector)
    except ExtractError as error:
        return str(error)
    return None
