"""Well-formed XML, read strictly: no entities, no DTD, no network. The only file here that knows lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError

Element = etree._Element  # noqa: SLF001 - the name that lxml's own documentation gives for annotations
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_TOO_MUCH = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, section 2.2


def parse(text: str, url: str, *, save: bool = False) -> Element | None:
    """Return the root element of a document that came from `url`, or None where it is not well-formed.

    `save` reads what comes before the mistake, too. Raises ExtractError for a document that is nested too deeply.
    """
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever the declaration says: the text has been decoded
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=save,
        remove_comments=True,
        remove_pis=True,
    )
    data = _FORBIDDEN.sub("", text.lstrip("\ufeff \t\r\n")).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser, base_url=url)
    except etree.XMLSyntaxError as error:
        if error.code == _TOO_MUCH:  # type: ignore[attr-defined]  # the stubs leave it out
            raise ExtractError(
                Diagnosis.UNREADABLE, "This document is nested too deeply, or holds a text too long, to be read."
            ) from error
        return None
    return root


def name(element: Element) -> str:
    """Return the local name in lower case: feeds mix up their namespaces, seldom their names."""
    return etree.QName(element).localname.lower()


def namespace(element: Element) -> str:
    """Return the namespace of an element, empty for none."""
    return etree.QName(element).namespace or ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Iterate over the child elements of the given local names, in document order."""
    return (child for child in element if name(child) in names)


def text_of(element: Element | None) -> str:
    """Return all text within an element."""
    return "".join(map(str, element.itertext())).strip() if element is not None else ""


def first_text(element: Element, *names: str) -> str:
    """Return the first text that is not empty, by the order of the names rather than of the document."""
    for wanted in names:
        for child in children(element, wanted):
            if text := text_of(child):
                return text
    return ""


def language_of(element: Element | None) -> str | None:
    """Return what an element itself states as its xml:lang."""
    return element.get(_LANGUAGE) if element is not None else None


def base_of(element: Element) -> str | None:
    """Return the address that links within an element are relative to, xml:base considered."""
    return element.base
