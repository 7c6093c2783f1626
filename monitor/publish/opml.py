"""The sources as a subscription list that feed readers import: OPML 2.0."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from monitor.model import SourceKind
from monitor.publish.wording import language_name
from monitor.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.model import Source


def opml(title: str, sources: Iterable[Source]) -> bytes:
    """Return the list as UTF-8: a folder a language, in the order of the sources; no clock in the bytes.

    A page or sitemap is no feed to a reader: it stands there with its address as `htmlUrl` only.
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = clean(title)
    body = etree.SubElement(root, "body")
    for language, spoken in groupby(sources, lambda source: source.language):
        folder = etree.SubElement(body, "outline", text=language_name(language))
        for source in spoken:
            etree.SubElement(folder, "outline", _attributes(source))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _attributes(source: Source) -> dict[str, str]:
    told = {"text": clean(source.name), "title": clean(source.name), "language": source.language}
    if source.kind in {SourceKind.PAGE, SourceKind.SITEMAP}:
        return {"type": "link", **told, "htmlUrl": source.url}
    return {"type": "rss", **told, "xmlUrl": source.url}
