"""Sources and standings for pages, and a way to look into pages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from monitor.model import Event, Source, SourceHealth, Standing
from tests.publish.samples import START

if TYPE_CHECKING:
    from lxml import html


def source(name: str = "post", /, **changes: Any) -> Source:
    url = f"https://{name}.example/feed"
    return Source(**{"id": name, "name": name, "url": url, "language": "fr", "interval": timedelta(hours=1), **changes})


def health(name: str = "post", /, **changes: Any) -> SourceHealth:
    url = f"https://{name}.example/feed"
    return SourceHealth(**{"id": name, "name": name, "url": url, "first_seen": START, "last_checked": START, **changes})


def standing(given: Event) -> Standing:
    return Standing(given.series, given.status, given.seasons, given.network, given.first_seen, given.id)


def find(tree: html.HtmlElement, xpath: str) -> list[Any]:
    """Return what an XPath finds; its types depend on the path and no stub can tell them."""
    return cast("list[Any]", tree.xpath(xpath))
