"""What a source that was found is called, what it speaks, where it is from, how often it is to be asked. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.config import canonical_tag
from monitor.identify.folding import fold
from monitor.text import clean, primary, shorten
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from monitor.model import Headline

_LONGEST_NAME = 60  # characters
_LONGEST_ID = 64  # characters, as the configuration allows
_ENOUGH_VOTES = 5  # headlines before their words outweigh what a document says of itself
_CLEARLY = 0.7  # share of the votes that outweighs it
_ENOUGH_DATES = 4
_LOOKED_BACK = timedelta(days=60)  # a feed's oldest entries may be pinned
# Durations that people write, the shortest first.
_INTERVALS = {"15m": 15, "20m": 20, "30m": 30, "1h": 60, "2h": 120, "3h": 180, "6h": 360, "12h": 720}  # minutes
# Country codes that are sold to everybody and so say nothing of where a site is from.
_SOLD = frozenset(
    {"ai", "am", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "sh", "su", "to", "tv", "vc", "ws"}
)
# What software says unless it is told otherwise.
_BY_DEFAULT = "en-US"


@dataclass(frozen=True, slots=True)
class Known:
    """A value, and by what it is known."""

    value: str
    why: str


def language(stated: Iterable[tuple[str | None, str]], votes: Sequence[str]) -> Known | None:
    """Choose the language: what is stated first, each with who states it, unless the headlines clearly say otherwise.

    `votes` are the languages that single headlines seem to be in. Software states English where nobody has set it.
    """
    counted = Counter(votes)
    favourite, most = counted.most_common(1)[0] if counted else ("", 0)
    clearly = most >= _ENOUGH_VOTES and most >= _CLEARLY * len(votes)
    for tag, who in stated:
        if not (known := canonical_tag(tag or "")):
            continue
        spoken = _without_region(known)
        if clearly and favourite != primary(spoken):
            return Known(favourite, f"{most} of {len(votes)} headlines are, although {who} says {tag}")
        return Known(spoken, f"{who} says {tag}")
    return Known(favourite, f"{most} of {len(votes)} headlines are") if favourite else None


def country(url: str, tags: Iterable[str | None], spoken: str) -> str | None:
    """Return the outlet's country (ISO 3166-1) where its domain or a stated tag of its language tells it."""
    ending = (urlsplit(url).hostname or "").rpartition(".")[2]
    if re.fullmatch(r"[a-z]{2}", ending) and ending not in _SOLD | {"eu"}:
        return "GB" if ending == "uk" else ending.upper()
    for tag in tags:
        known = canonical_tag(tag or "")
        region = re.search(r"-([A-Z]{2})(?:-|$)", known) if known and known != _BY_DEFAULT else None
        if known and region and primary(known) == primary(spoken):
            return region[1]
    return None


def interval(headlines: Iterable[Headline], now: datetime) -> Known | None:
    """Return half the usual time between two headlines as a readable duration; None where too few are dated.

    Between 15 minutes and 12 hours.
    """
    dates = [headline.published for headline in headlines if headline.published]
    recent = [date for date in dates if now - _LOOKED_BACK <= date <= now]
    if len(recent) < _ENOUGH_DATES:
        return None
    # Until now, so that a source which has fallen silent counts as slow.
    gap = (now - min(recent)) / (len(recent) - 1)
    fitting = [text for text, minutes in _INTERVALS.items() if timedelta(minutes=minutes) <= gap / 2]
    a_day = timedelta(days=1) / max(gap, timedelta(minutes=1))
    rate = f"about {a_day:.0f} headlines a day" if a_day >= 2 else "less than two headlines a day"  # noqa: PLR2004
    return Known(fitting[-1] if fitting else next(iter(_INTERVALS)), rate)


def name(titles: Iterable[str | None], url: str) -> str:
    """Return the first title there is, without what stands behind its separators, else the host."""
    named = (clean(title or "") for title in titles)
    return shorten(next((title for title in named if title), _host(url)), _LONGEST_NAME)


def identifier(named: str, url: str, taken: Collection[str]) -> str:
    """Return an id that is not taken: made of the name, or of the host where the name is in another script."""
    letters = sum(map(str.isalnum, named))
    slug = _slug(named)
    if sum(map(str.isalnum, slug)) * 2 <= letters or not slug:
        domain = site(url)
        slug = _slug(_host(url) if ":" in domain else domain.partition(".")[0])
    slug = slug[: _LONGEST_ID - 3].rstrip("-")
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(each for each in numbered if each not in taken)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", fold(text))).strip("-")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _without_region(tag: str) -> str:
    """Keep language and script: where an outlet is from stands under `country`."""
    return "-".join(part for part in tag.split("-")[:2] if part.islower() or len(part) == 4)  # noqa: PLR2004
