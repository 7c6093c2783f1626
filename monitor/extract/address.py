"""What an address says of the page behind it: a story, a list of stories, or a place to share one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from monitor.extract.markup import markup

_SEPARATED = re.compile(r"[-_+~]|%20")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2}){9}")  # a word of another script, as addresses carry it
_ID = re.compile(r"\d{5,}|(?<![\d])(?!(?:19|20)\d\d(?!\d))\d{3,4}(?!\d)")  # a number that is no year
_DATED = re.compile(r"/(?:19|20)\d\d/[01]?\d/(?:[0-3]?\d/)?[^/]{4,}")
_QUERY_ID = re.compile(r"(?:^|&)(?:[\w-]+=[\w-]*\d{2,}|[A-Za-z_-]+\d{3,}(?:&|$))")
_PASSED_ON = re.compile(r"=\s*(?:https?(?::|%3a)|%2f%2f)", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|shtml|amp|jsp)$", re.IGNORECASE)
# No number, no words joined: /culture, /culture/series/, /on-air/late-night/index.html
_SECTION = re.compile(r"(?:[a-z]+/?|[a-z]+/[a-z]+/?|(?:[a-z-]+/){1,2}index\.\w{3,5})", re.IGNORECASE)
STORY = 2  # what the last part of an address is worth that can only be a story's
_DIRECTORY_OF = 3  # pages below an address that make it a section


class Address:
    """The traits of one canonical address."""

    __slots__ = ("_lowered", "_path", "_query", "host")

    def __init__(self, url: str) -> None:
        _, _, self.host, rest = url.split("/", 3)
        self._path, _, self._query = rest.partition("?")
        self._lowered = list(filter(None, self._path.lower().split("/")))

    @property
    def front(self) -> bool:
        """Whether it is the site's front page."""
        return not self._lowered and not self._query

    @property
    def listing(self) -> bool:
        """Whether it says that it lists the stories of a tag, a category or an author."""
        # Some sites set the number of what is listed behind its name: /topic/space-travel/1356951.
        named = self._lowered[:-1] if self._lowered and self._lowered[-1].isdigit() else self._lowered
        return len(named) > 1 and named[-2] in markup().listing

    @property
    def service(self) -> bool:
        """Whether it says that it tells of the site itself: its terms, its privacy policy."""
        return _service().search("/" + "/".join(self._lowered)) is not None

    @property
    def section(self) -> bool:
        """Whether it looks like a section's: one or two plain words, or the index page of such a directory."""
        return not self._query and _SECTION.fullmatch(self._path) is not None

    def leads_elsewhere(self, page: Address) -> bool:
        """Tell whether it says that it is no story's: an advert's, a shop's, a forum's.

        What the address of the page that links to it says as well is only where that page stands.
        """
        vocabulary = markup().no_story
        said = vocabulary.intersection(self._lowered)
        if self.host != page.host:
            said |= vocabulary.intersection([self.host.partition(".")[0]])
        return bool(said) and not said.issubset(page._lowered)

    @property
    def sharing(self) -> bool:
        """Whether it hands another address on."""
        return bool(self._query) and _PASSED_ON.search(self._query) is not None

    @property
    def slug(self) -> int:
        """How surely it is a story's: STORY by its words, number or date; 1 perhaps; 0 no sign of it."""
        segments = list(filter(None, self._path.split("/")))
        last = _ENDING.sub("", segments[-1]) if segments else ""
        parted = len(_SEPARATED.findall(last))
        if parted > 2 or _ID.search(last) or _DATED.search(f"/{self._path}"):  # noqa: PLR2004
            return STORY
        if (self._query and _QUERY_ID.search(self._query)) or ("%" in last and _ESCAPES.search(last)):
            return STORY
        if len(segments) > 1 and _ID.search(segments[-2]):
            return STORY
        return 1 if parted == 2 or (parted and last != segments[-1]) else 0  # noqa: PLR2004

    def slug_of(self, text: str) -> int:
        """Return the slug's worth, one more where a short one is made of the words of a text."""
        slug = self.slug
        if slug != 1:
            return slug
        said = text.casefold()
        return 1 + all(part in said for part in _SEPARATED.split(_ENDING.sub("", self._lowered[-1])) if len(part) > 1)


@cache
def _service() -> re.Pattern[str]:
    return re.compile(f"/(?:{'|'.join(map(re.escape, markup().service))})")


def sections(urls: Iterable[str]) -> frozenset[str]:
    """Return those of the addresses that at least three others lie below: sections, not stories."""
    known = {url: url.partition("?")[0].rstrip("/") for url in urls}
    below = Counter([path.rpartition("/")[0] for path in set(known.values())])
    for directory, pages in list(below.items()):
        place = directory.rfind("/")
        while place > 0:
            below[directory[:place]] += pages
            place = directory.rfind("/", 0, place)
    return frozenset([url for url, path in known.items() if below[path] >= _DIRECTORY_OF])
