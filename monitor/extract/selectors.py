"""Selectors of the operator's, judged when the configuration is read and not when the first page comes."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from monitor.errors import ExtractError
from monitor.extract.dom import select


def selector_problem(selector: str) -> str | None:
    """Return what is wrong with a CSS selector, None where nothing is."""
    root = LexborHTMLParser("<p></p>").root
    assert root is not None, "a document has a root"
    try:
        select(root, selector)
    except ExtractError as error:
        return str(error)
    return None
