"""The address that a page states for itself, for files that came without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.extract.depth import refuse_depth
from monitor.extract.dom import attribute, first, parse
from monitor.extract.encoding import decode
from monitor.extract.kind import Form, form_of, refuse_binary
from monitor.extract.unpack import unpacked
from monitor.urls import canonical

if TYPE_CHECKING:
    from monitor.model import Document

_HEAD = 250_000  # characters in which a page that states its address has done so; the rest is not worth its time
_PLACES = (("link[rel='canonical' i]", "href"), ("meta[property='og:url']", "content"), ("base[href]", "href"))


def stated_address(document: Document) -> str | None:
    """Return the canonical address that a web page names, None where it names none or is no web page.

    Of use only where nobody knows where a document came from: a fetched one's own address says more. Raises
    ExtractError for what cannot be read.
    """
    body = unpacked(document.body)
    refuse_binary(body)
    text = decode(body, document.content_type)
    if form_of(text) is not Form.HTML:
        return None
    refuse_depth(text)
    root = parse(text[:_HEAD])
    for selector, name in _PLACES:
        node = first(root, selector)
        stated = canonical(attribute(node, name)) if node is not None else None
        if stated:
            return stated
    return None
