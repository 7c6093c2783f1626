"""Indexes of sitemaps: which of the sitemaps they name are worth reading for headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract import xml
from monitor.extract.dates import parse_date
from monitor.urls import canonical, site

_MOST = 3  # sitemaps to be read for one index: a site is asked for little, and news stands in the newest
# By the protocol's own name ("news sitemap"), which sites of all languages put into the address.
_NEWS = re.compile("news", re.IGNORECASE)
_DATED = re.compile(r"(?<!\d)(20\d\d)(?:\D{1,4}(0?[1-9]|1[0-2])|(0[1-9]|1[0-2]))?(?!\d)")
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Part:
    url: str
    news: bool  # calls itself a news sitemap
    changed: datetime  # by its lastmod, or the year and month in its address


def parts_of_index(root: xml.Element, url: str) -> tuple[str, ...]:
    """Return the canonical addresses of the sitemaps to read for the index that came from `url`, best first.

    Those that call themselves news sitemaps, for others hold no titles; where none does, the newest. At most three,
    and on the same registrable domain only: nobody vouches for what an index says of other sites. Raises
    ExtractError where none is left.
    """
    parts = list({part.url: part for part in _parts(root, url)}.values())
    if not parts:
        raise ExtractError(Diagnosis.SITEMAP_INDEX, "This index names no sitemap on its own site.")
    parts = [part for part in parts if part.news] or parts
    parts.sort(key=lambda part: part.changed, reverse=True)
    return tuple(part.url for part in parts[:_MOST])


def _parts(root: xml.Element, url: str) -> Iterator[_Part]:
    itself = canonical(url)
    own_site = site(itself) if itself else None
    for stated in xml.children(root, "sitemap"):
        address = canonical(xml.first_text(stated, "loc"), url)
        if address and address != itself and site(address) == own_site:
            changed = parse_date(xml.first_text(stated, "lastmod")) or _dated_by(address)
            yield _Part(address, _is_news(address), changed)


def _is_news(url: str) -> bool:
    # Not by its host: on news.example every sitemap would be one.
    return bool(_NEWS.search(_behind_host(url)))


def _dated_by(url: str) -> datetime:
    if found := _DATED.search(_behind_host(url)):
        return datetime(int(found[1]), int(found[2] or found[3] or 1), 1, tzinfo=UTC)
    return _LONG_AGO


def _behind_host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"
