"""Bytes to text: the encoding is decided here, before any parser sees the document."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from monitor.extract.charsets import codec, usual_codec

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BARE_UTF_16 = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))  # no mark, but markup gives it away
_CHARSET_PARAMETER = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';]+)", re.IGNORECASE)
_PROLOG = 4096  # bytes searched for a declaration; the HTML standard asks for 1024, real heads are longer
_XML_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(rb"<(?:html|rss|feed)\b[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_LONGEST_CHARACTER = 4  # bytes of one character that a cut-off body may end in
_NON_ASCII = re.compile(rb"[\x80-\xff]")


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return the text of a document; never fails, what cannot be read becomes U+FFFD.

    Order: byte order mark, UTF-8 that proves itself, the charset of the HTTP header, the document's own declaration,
    the usual encoding of the document's language, windows-1252. Long valid UTF-8 does not come about by chance: it
    outweighs what header or document declare. A declaration that the bytes contradict is passed over.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for start, name in _BARE_UTF_16:
        if body.startswith(start):
            return body.decode(name, "replace")
    if (text := _as_utf_8(body)) is not None:
        return text
    for name in _declared(body, content_type):
        if (text := _strictly(body, name)) is not None:
            return text
    return body.decode(_guess(body), "replace")


def _as_utf_8(body: bytes) -> str | None:
    """Read UTF-8 that is valid, or that is damaged in far fewer places than it is right in."""
    if body.isascii():
        # ISO-2022-JP writes in ASCII bytes, told by its escapes.
        return None if b"\x1b$" in body else body.decode("ascii")
    if (text := _strictly(body, "utf-8")) is not None:
        return text
    text = body.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    right = len(_NON_ASCII.findall(text.encode("utf-8", "replace"))) // 2 - damaged * 2
    return text if right > damaged * 10 else None


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except UnicodeDecodeError as error:
        if error.start < len(body) - _LONGEST_CHARACTER:
            return None
        # The body was cut off within its last character.
        return body[: error.start].decode(name, "replace")


def _declared(body: bytes, content_type: str | None) -> Iterator[str]:
    head = body[:_PROLOG]
    stated = _CHARSET_PARAMETER.search(content_type or "")
    written = (pattern.search(head) for pattern in (_XML_DECLARATION, _META_CHARSET))
    labels = [stated[1]] if stated else []
    labels += [found[1].decode("ascii", "replace") for found in written if found]
    for label in labels:
        name = codec(label)
        # A label in ASCII bytes cannot be right about UTF-16 (HTML standard, section 13.2.3.2).
        if name and not name.startswith("utf-16"):
            yield name


def _guess(body: bytes) -> str:
    language = _LANGUAGE.search(body[:_PROLOG])
    return usual_codec(language[1].decode("ascii") if language else None)
