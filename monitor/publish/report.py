"""Evidence made fit to be shown to people: clean, of bounded length, linked only where that is safe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.publish import wording
from monitor.publish.instants import minute
from monitor.text import clean, shorten
from monitor.urls import canonical

if TYPE_CHECKING:
    from monitor.model import Evidence

# Characters. The longest real headline, outlet and address stay whole; 100 entries stay under 500 kB.
_HEADLINE_LIMIT = 300
_OUTLET_LIMIT = 80
_LANGUAGE_LIMIT = 35  # what RFC 5646, section 4.4.1, asks everybody to allow for
_ADDRESS_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Report:
    """One piece of evidence as pages and feeds show it."""

    headline: str
    language: str  # BCP 47 tag
    language_name: str
    outlet: str
    url: str | None  # None: the address is not one to link to
    time: str
    named_by: str = ""  # the article's sentence that names the series, where the headline leaves it out
    after: str = ""  # the outlet, agency or site whose report it passes on; empty where it is the outlet's own


def report(item: Evidence) -> Report:
    """Make a piece of evidence presentable; the time is the outlet's own where it gives one."""
    language = shorten(clean(item.language), _LANGUAGE_LIMIT)
    return Report(
        headline=shorten(clean(item.headline), _HEADLINE_LIMIT),
        language=language,
        language_name=wording.language_name(language),
        outlet=shorten(clean(item.outlet), _OUTLET_LIMIT),
        url=web_address(item.url),
        time=minute(item.published or item.seen),
        named_by=shorten(clean(item.named_by or ""), _HEADLINE_LIMIT),
        after=shorten(clean(item.after or item.origin or ""), _OUTLET_LIMIT),
    )


def web_address(url: str) -> str | None:
    """Return an address that a page may link to: http(s), without user information; None for any other."""
    address = canonical(url)
    return address if address and len(address) <= _ADDRESS_LIMIT else None
