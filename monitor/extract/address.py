"""What an address says of the page behind it: a story, a list of stories, or a place to share one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from monitor.extract.markup import markup

_SEPARATED = re.compile(r"[-_+~]|%20")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2}){9}")  # a word of another script, as addresses carry it
_ID = re.compile(r"\d{5,}|(?<![\d])(?!(?:19|20)\d\d(?!\d))\d{3,4}(?!\d)")  # a number that is no year
_DATED = re.compile(r"/(?:19|20)\d\d/[01]?\d/(?:[0-3]?\d/)?[^/]{4,}")
_QUERY_ID = re.compile(r"(?:^|&)(?:[\w-]+=[\w-]*\d{2,}|[A-Za-z_-]+\d{3,}(?:&|$))")
_PASSED_ON = re.compile(r"=\s*(?:https?(?::|%3a)|%2f%2f)", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|shtml|amp|jsp)$", re.IGNORECASE)
_AUTHORITY = len("https://")  # past the slashes of either scheme
_SLASHES_OF_FRONT = 3
_DIRECTORY_OF = 3  # pages below an address that make it a section


def is_front(url: str) -> bool:
    """Tell whether a canonical address is that of a site's front page."""
    return url.count("/") == _SLASHES_OF_FRONT and url[-1] == "/"


def is_listing(url: str) -> bool:
    """Tell whether a canonical address says that it lists the stories of a tag, a category or an author."""
    segments = [segment for segment in _path(url).lower().split("/") if segment]
    return not markup().listing.isdisjoint(segments[-3:-1])


def is_elsewhere(url: str) -> bool:
    """Tell whether a canonical address says that it is no story's: an advert's, a shop's, a forum's."""
    _, _, host, path = url.lower().partition("?")[0].split("/", 3)
    segments = path.split("/")
    vocabulary = markup()
    if not vocabulary.no_story.isdisjoint([host.partition(".")[0], *segments]):
        return True
    last = segments[-1] or (segments[-2] if len(segments) > 1 else "")
    return last.startswith(vocabulary.service)


def is_sharing(url: str) -> bool:
    """Tell whether a canonical address hands another one on."""
    _, _, query = url.partition("?")
    return bool(query) and _PASSED_ON.search(query) is not None


def slug(url: str) -> int:
    """Tell how surely a canonical address is a story's: 2 by its words, number or date; 1 perhaps; 0 no sign of it."""
    address, _, query = url.partition("?")
    path = _path(address)
    segments = [segment for segment in path.split("/") if segment]
    last = _ENDING.sub("", segments[-1]) if segments else ""
    parted = len(_SEPARATED.findall(last))
    if parted > 2 or _ID.search(last) or _DATED.search(path) or _QUERY_ID.search(query) or _ESCAPES.search(last):  # noqa: PLR2004
        return 2
    previous = segments[-2] if len(segments) > 1 else ""
    if _ID.search(previous):
        return 2
    return 1 if parted == 2 or (parted and last != segments[-1]) else 0  # noqa: PLR2004


def _path(url: str) -> str:
    """Return the path of a canonical address without its query, from its slash on."""
    address = url.partition("?")[0]
    return address[address.find("/", _AUTHORITY) :]


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
