"""Bytes to text: the encoding is decided here, before any parser sees the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.extract.byte_order import byte_order
from monitor.extract.charsets import codec, usual_codec
from monitor.extract.guess import guessed_codec

_CHARSET_PARAMETER = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';]+)", re.IGNORECASE)
_PROLOG = 4096  # bytes searched for a declaration; the HTML standard asks for 1024, real heads are longer
_XML_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(rb"<(?:html|rss|feed)\b[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_PROOF = 3  # right characters for each damaged byte; by chance, one in ten looks right
_LONGEST_CHARACTER = 4  # bytes of one character that a cut-off body may end in
_JAPANESE_ESCAPE = b"\x1b$"  # ISO-2022-JP leaves ASCII by it
_DEFAULT = "cp1252"
_NON_ASCII = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding that it was read in."""

    text: str
    codec: str  # as Python calls it
    told_by: str  # mark, bytes (they prove themselves), header, document, or guess


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return the text of a document; never fails, what cannot be read becomes U+FFFD."""
    return decoded(body, content_type).text


def decoded(body: bytes, content_type: str | None = None) -> Decoded:
    """Return the text of a document and how its encoding was told.

    Order: byte order mark, UTF-16 by its zeros, UTF-8 that proves itself, the charset of the HTTP header, the
    document's own declaration, a guess from the text, the usual encoding of the document's language, windows-1252.
    Valid UTF-8 does not come about by chance: it outweighs what header or document declare. A declaration that the
    bytes contradict is passed over. The text decides between a header and a document that contradict each other, and
    whether windows-1252 (or Latin-1), the default that nobody chose, can be right.
    """
    if order := byte_order(body):
        name, mark = order
        return Decoded(body[mark:].decode(name, "replace"), name, "mark" if mark else "bytes")
    if (text := _as_utf_8(body)) is not None:
        return Decoded(text, "utf-8", "bytes")
    for name, where in _believable(body, content_type):
        if (text := _strictly(body, name)) is not None:
            return Decoded(text, name, where)
    name = _guess(body)
    return Decoded(body.decode(name, "replace"), name, "guess")


def _believable(body: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """Return what is declared and by whom, in the order in which it is believed."""
    declared = list(_declared(body, content_type))
    names = {name for name, _ in declared}
    if len(names) > 1 or names == {_DEFAULT}:
        likely = guessed_codec(body, None, names)
        declared.sort(key=lambda stated: stated[0] != likely)
        if likely and likely not in names:
            return [(likely, "guess"), *declared]
    return declared


def _as_utf_8(body: bytes) -> str | None:
    """Read UTF-8 that is valid, or that is damaged in far fewer places than it is right in."""
    if body.isascii():
        # ISO-2022-JP writes in ASCII bytes, told by its escapes.
        return None if b"\x1b" in body and _JAPANESE_ESCAPE in body else body.decode("ascii")
    if (text := _strictly(body, "utf-8")) is not None:
        return text
    text = body.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    right = len(_NON_ASCII.findall(text.encode("utf-8", "replace"))) // 2 - damaged * 2
    return text if right > damaged * _PROOF else None


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except UnicodeDecodeError as error:
        if error.start < len(body) - _LONGEST_CHARACTER:
            return None
        # The body was cut off within its last character.
        return body[: error.start].decode(name, "replace")


def _declared(body: bytes, content_type: str | None) -> Iterator[tuple[str, str]]:
    head = body[:_PROLOG]
    stated = _CHARSET_PARAMETER.search(content_type or "")
    written = (pattern.search(head) for pattern in (_XML_DECLARATION, _META_CHARSET))
    labels = [(stated[1], "header")] if stated else []
    labels += [(found[1].decode("ascii", "replace"), "document") for found in written if found]
    for label, where in labels:
        name = codec(label)
        # A label in ASCII bytes cannot be right about UTF-16 (HTML standard, section 13.2.3.2).
        if name and not name.startswith("utf-16"):
            yield name, where


def _guess(body: bytes) -> str:
    if _JAPANESE_ESCAPE in body:
        return "iso2022-jp"
    stated = _LANGUAGE.search(body[:_PROLOG])
    language = stated[1].decode("ascii") if stated else None
    return guessed_codec(body, language) or usual_codec(language)
