"""What an address says of the page behind it: a story, a list of stories, or a place to share one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.extract.markup import markup

_SEPARATED = re.compile(r"[-_+~]|%20")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2}){9}")  # a word of another script, as addresses carry it
_ID = re.compile(r"\d{5,}|(?<![\d])(?!(?:19|20)\d\d(?!\d))\d{3,4}(?!\d)")  # a number that is no year
_DATED = re.compile(r"/(?:19|20)\d\d/[01]?\d/(?:[0-3]?\d/)?[^/]{4,}")
_QUERY_ID = re.compile(r"(?:^|&)[\w-]+=[\w-]*\d{2,}")
_PASSED_ON = re.compile(r"=\s*(?:https?(?::|%3a)|%2f%2f)", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|shtml|amp|jsp)$", re.IGNORECASE)
_DIRECTORY_OF = 3  # pages below an address that make it a section


@dataclass(frozen=True, slots=True)
class Address:
    """The traits of one address."""

    slug: int  # 2: surely a story's, by its words, number or date; 1: perhaps; 0: no sign of one
    listing: bool  # a tag, a category, an author
    shares: bool  # hands another address on
    root: bool  # the front page


def read_address(url: str) -> Address:
    """Tell the traits of a canonical address."""
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    return Address(
        slug=_slug(segments, parts.path, parts.query),
        listing=any(segment.lower() in markup().listing for segment in segments[-3:-1]),
        shares=bool(parts.query) and bool(_PASSED_ON.search(parts.query)),
        root=not segments and not parts.query,
    )


def sections(urls: Iterable[str]) -> frozenset[str]:
    """Return those of the addresses that at least three others lie below: sections, not stories."""
    known = {url: url.partition("?")[0].rstrip("/") for url in urls}
    below: Counter[str] = Counter()
    for path in set(known.values()):
        place = path.rfind("/")
        while place > 0:
            below[path[:place]] += 1
            place = path.rfind("/", 0, place)
    return frozenset(url for url, path in known.items() if below[path] >= _DIRECTORY_OF)


def _slug(segments: list[str], path: str, query: str) -> int:
    last = _ENDING.sub("", segments[-1]) if segments else ""
    parted = len(_SEPARATED.findall(last))
    if parted > 2 or _ID.search(last) or _DATED.search(path) or _QUERY_ID.search(query) or _ESCAPES.search(last):  # noqa: PLR2004
        return 2
    previous = segments[-2] if len(segments) > 1 else ""
    if _ID.search(previous):
        return 2
    return 1 if parted == 2 or (parted and last != segments[-1]) else 0  # noqa: PLR2004
