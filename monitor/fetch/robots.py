"""robots.txt (RFC 9309): what it says of an address, and how long it may be believed. Only this file knows protego."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from protego import Protego

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.politeness import LONGEST_GAP
from monitor.model import Document, RobotsFile

if TYPE_CHECKING:
    import httpx2


TOKEN = "SeriesMonitor"  # noqa: S105 - the product token of our User-Agent, by which site owners address us

_KEPT = timedelta(hours=24)  # section 2.4
_ASKED_AGAIN = timedelta(hours=1)  # where it could not be had
_ASTRAY = frozenset({Diagnosis.BAD_ADDRESS, Diagnosis.REDIRECT_LOOP, Diagnosis.TOO_MANY_REDIRECTS})
_LONGEST = 512_000  # characters that are read; section 2.5 asks for 500 KiB


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a robots.txt says of one address."""

    allowed: bool
    delay: timedelta = timedelta()  # between two requests to the host, a minute at most


def robots_url(url: httpx2.URL) -> str:
    """Return where the robots.txt stands that speaks for an address."""
    return str(url.copy_with(raw_path=b"/robots.txt", fragment=None))


def origin(url: httpx2.URL) -> str:
    """Return what one robots.txt speaks for: scheme, host and port together."""
    return robots_url(url).removesuffix("/robots.txt")


def text_of(document: Document) -> str:
    """Return the rules that a document brings, as RobotsFile keeps them."""
    return document.body[:_LONGEST].decode("utf-8", "replace")


def text_without(error: FetchError) -> str | None:
    """Return what stands for the rules where they did not come, as RobotsFile keeps them.

    Section 2.3.1: a client error, or an endless way there, means that there are none; with a server's error everything
    is forbidden until they can be had. So it is where we ask too often, which is no word on the rules. Raises the error
    where there was no proper answer at all: the address itself would fare no better, and that is what to tell.
    """
    if error.diagnosis in _ASTRAY:
        return ""
    if error.status is None:
        raise error
    none = HTTPStatus.BAD_REQUEST <= error.status < HTTPStatus.INTERNAL_SERVER_ERROR
    return "" if none and error.status != HTTPStatus.TOO_MANY_REQUESTS else None


def believed(file: RobotsFile | None, now: datetime) -> RobotsFile | None:
    """Return what is known, unless it is time to ask again."""
    if file is None or not timedelta() <= now - file.asked < _lifetime(file):
        return None
    return file


def _lifetime(file: RobotsFile) -> timedelta:
    return _ASKED_AGAIN if file.text is None else _KEPT


def verdict(text: str, url: str) -> Verdict:
    """Judge an address by the rules for us, or else by those for everybody."""
    rules = Protego.parse(text.removeprefix("\ufeff"))
    delay = min(rules.crawl_delay(TOKEN) or 0.0, LONGEST_GAP.total_seconds())
    return Verdict(rules.can_fetch(url, TOKEN), timedelta(seconds=delay))


def disallowed(host: str) -> FetchError:
    """Make the error for an address that robots.txt asks us not to fetch."""
    return FetchError(Diagnosis.ROBOTS, f"The robots.txt of {host} asks programs not to fetch this address.")


def unknown(host: str, file: RobotsFile, now: datetime) -> FetchError:
    """Make the error for an address of a host whose wishes cannot be learned at present."""
    left = file.asked + _lifetime(file) - now
    return FetchError(
        Diagnosis.ROBOTS_UNAVAILABLE,
        f"The robots.txt of {host} cannot be read at present; until it can, nothing is fetched there.",
        retry_after=left.total_seconds(),
    )
