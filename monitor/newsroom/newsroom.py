"""The newsroom: several outlets that tell one story, each in its way, as the clock runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from monitor.newsroom import pages
from monitor.newsroom.freshness import validators
from monitor.newsroom.front import Front, front
from monitor.newsroom.loading import load_script
from monitor.newsroom.pages import Desk, Page
from monitor.newsroom.sources import sources_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from monitor.newsroom.script import Outlet, Script


@dataclass(frozen=True, slots=True)
class Answer:
    """What an outlet sends to a client that knows nothing yet."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Newsroom:
    """A small news world.

    What a page says depends on the script, the outlet and the clock only. `clock` gives the seconds since the opening,
    `opening` is the moment that dates are counted from (aware, UTC), `pace` how many times faster than written
    the script is played: at 1 the story takes under a minute. ScriptError if the packaged script is damaged.
    """

    def __init__(
        self, clock: Callable[[], float], *, opening: datetime, pace: float = 1.0, script: Script | None = None
    ) -> None:
        self.script = script or load_script()
        self._clock = clock
        self._opening = opening
        self._pace = pace

    @property
    def duration(self) -> float:
        """Return the seconds on the clock after which nothing happens any more."""
        return self.script.duration / self._pace

    def moment(self, seconds: float) -> datetime:
        """Date a moment of newsroom time, UTC. Only what happens after the opening is hurried by the pace."""
        return self._opening + timedelta(seconds=seconds / self._pace if seconds > 0 else seconds)

    def front(self, outlet: Outlet) -> Front:
        """Tell what an outlet shows now."""
        return front(self.script, outlet, self._seconds())

    def answer(self, outlet: Outlet, target: str, base: str) -> Answer:
        """Answer a request at an outlet; `target` is path and query, `base` the outlet's own scheme and authority."""
        # One look at the clock: a page must never go out with the validators of the next.
        seconds = self._seconds()
        state = front(self.script, outlet, seconds)
        page = _page(Desk(outlet, self.script.words[outlet.language], base, self.moment), state, target)
        headers = {"Content-Type": page.content_type}
        if page.status == HTTPStatus.OK:
            headers |= validators(outlet, page.body, self.moment(state.changed), self.moment(seconds))
        return Answer(page.status, headers, page.body)

    def sources_yaml(self, addresses: Mapping[str, str]) -> str:
        """Write a configuration that watches every outlet; `addresses` maps outlet ids to scheme and authority."""
        return sources_yaml(self.script.outlets, addresses, self._pace)

    def _seconds(self) -> float:
        return self._clock() * self._pace


def _page(desk: Desk, state: Front, target: str) -> Page:
    if state.wall:
        return pages.wall(desk, state.wall)
    if not state.up:
        return pages.notice(desk, HTTPStatus.SERVICE_UNAVAILABLE, desk.words.unavailable)
    return _shown(desk, state, target)


def _shown(desk: Desk, state: Front, target: str) -> Page:
    outlet = desk.outlet
    path = target.partition("?")[0]
    # Feeds hang tracking parameters on addresses; the story is the same without them.
    story = state.story(target) or state.story(path)
    if story:
        return pages.article(desk, state, story)
    if path in outlet.feeds:
        return pages.feed(desk, state, outlet.feeds[path])
    if path in {outlet.front, "/"}:
        return pages.listing(desk, state)
    if path == "/robots.txt":
        return pages.robots(desk)
    return pages.notice(desk, HTTPStatus.NOT_FOUND, desk.words.not_found)
