"""What a body is: told by its bytes first, for servers are careless with content types."""

from __future__ import annotations

import re
from enum import StrEnum

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract.byte_order import byte_order

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"RIFF": "a media file",
    b"OggS": "a media file",
    b"ID3": "a media file",
    b"\x1aE\xdf\xa3": "a media file",
    b"PK\x03\x04": "a ZIP archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an XZ archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"\x1f\x8b": "a gzip archive within a gzip archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"\x00asm": "a program",
    b"wOFF": "a font",
    b"wOF2": "a font",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"SQLite format 3": "a database",
    b"{\\rtf": "an RTF document",
}
_LOOKED_AT = 2048  # bytes or characters, in which a document shows what it is
_CONTROLS = bytes({*range(32)} - set(b"\t\n\x0c\r\x1b"))  # the last is ISO-2022-JP's
_SLIPS = 50  # bytes of text for each control character that a careless system has left in it
# Prolog: white space, processing instructions, comments, the document type; each part is bounded by its own end.
_PROLOG_PART = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^>\[\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL | re.IGNORECASE
)
_OWN_GRAMMAR = re.compile(r"<!DOCTYPE\s+([\w:.-]*)", re.IGNORECASE)  # left over by the prolog: it has a [ or no end
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_LATE_ROOT = re.compile(
    r"<(?:rdf:)?(rss|rdf|feed|urlset|sitemapindex)[\s>]", re.IGNORECASE
)  # behind a server's warnings
_OF_WARNINGS = frozenset({"br", "b"})  # what PHP begins its complaints with
_MARKUP = re.compile(r"<(?:html|head|body|title|meta|div|p|a|h[1-6]|ul|table|section|article|main)\b", re.IGNORECASE)


class Form(StrEnum):
    """The form that a text has."""

    JSON = "json"
    RSS = "rss"
    RDF = "rdf"
    ATOM = "atom"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap-index"
    HTML = "html"


_ROOTS = {
    "rss": Form.RSS,
    "rdf": Form.RDF,
    "feed": Form.ATOM,
    "urlset": Form.SITEMAP,
    "sitemapindex": Form.SITEMAP_INDEX,
}


def refuse_binary(body: bytes) -> None:
    """Raise ExtractError where a body is empty or no text at all."""
    if not body.strip():
        raise ExtractError(Diagnosis.EMPTY, "The document is empty.")
    beginning = body[:_LOOKED_AT].lstrip()
    for magic, name in _MAGIC.items():
        if beginning.startswith(magic):
            raise ExtractError(Diagnosis.NOT_A_DOCUMENT, f"This is {name}, not a page or a feed.")
    head = body[:_LOOKED_AT]
    if byte_order(body) is None and (len(head) - len(head.translate(None, _CONTROLS))) * _SLIPS > len(head):
        raise ExtractError(Diagnosis.NOT_A_DOCUMENT, "These are binary data, not a page or a feed.")


def form_of(text: str) -> Form:
    """Tell the form of a decoded document by its first element.

    Raises ExtractError where there is none, and where an XML document declares entities of its own.
    """
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return Form.JSON
    prolog = _prolog_end(text)
    if (declared := _OWN_GRAMMAR.match(text, prolog)) and declared[1].lower() != "html":
        raise ExtractError(
            Diagnosis.ENTITIES, "The document declares entities of its own (a DOCTYPE with an internal subset)."
        )
    root = _ROOT.match(text, prolog)
    if root and root[1].lower() not in _OF_WARNINGS:
        return _ROOTS.get(root[1].lower(), Form.HTML)
    if late := _LATE_ROOT.search(text, prolog, _LOOKED_AT):
        return _ROOTS[late[1].lower()]
    if root or _MARKUP.search(text, 0, _LOOKED_AT):
        return Form.HTML
    raise ExtractError(Diagnosis.NOT_A_DOCUMENT, "There is no markup in this text: it is neither a page nor a feed.")


def _prolog_end(text: str) -> int:
    """Return the place of the root element, or of what does not belong in front of one."""
    place = 0
    while part := _PROLOG_PART.match(text, place):
        place = part.end()
    return place
