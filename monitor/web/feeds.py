"""The feeds, made anew when their events change; while the store cannot be read, the last good ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from monitor import log
from monitor.errors import StoreError
from monitor.publish import RSS, earlier_ids
from monitor.web.representation import Representation, respond

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from monitor.model import Event
    from monitor.publish import Channel, Format
    from monitor.web.reader import Reader

_LOG = log.get("web")

_RETRY_AFTER = 60  # seconds
_Given = tuple[tuple["Event", ...], tuple["Event", ...]]  # the events of a feed, and those that they refer to


class Feeds:
    """Serves every format from one reading of the store a request."""

    def __init__(self, reader: Reader, channel: Channel, last_good: Path | None) -> None:
        self._reader = reader
        self._channel = channel
        self._last_good = last_good
        self._made: dict[str, tuple[_Given, Representation]] = {}
        self._failing = False

    def endpoint(self, form: Format) -> Callable[[Request], Awaitable[Response]]:
        """Return the handler of one format's address."""

        async def answer(request: Request) -> Response:
            return respond(request, await self._current(form))

        return answer

    async def _current(self, form: Format) -> Representation:
        try:
            events = tuple(await self._reader.feed_events())
            content = self._render(form, events, tuple(await self._reader.events_with(earlier_ids(events))))
        except Exception as error:  # noqa: BLE001 - whatever broke, subscribers get the last good feed; it is logged
            self._report(error)
            return self._fallback(form)
        self._failing = False
        return content

    def _render(self, form: Format, events: tuple[Event, ...], earlier: tuple[Event, ...]) -> Representation:
        given = events, earlier
        known = self._made.get(form.key)
        if known is not None and known[0] == given:
            return known[1]
        # A merged series or an id that was learned changes the bytes and no date: the file was written anew then.
        changed = max(filter(None, (newest_change(events), self._last_written())), default=None)
        content = self._serve(form, form.render(self._channel, events, earlier), changed)
        self._made[form.key] = given, content
        return content

    def _fallback(self, form: Format) -> Representation:
        if form.key in self._made:
            return self._made[form.key][1]
        if form is RSS and self._last_good is not None:
            # A missing file is told to the reader, not raised: the log has the failure that led here.
            with suppress(OSError):
                return self._serve(form, self._last_good.read_bytes(), self._last_written())
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(_RETRY_AFTER)})

    def _last_written(self) -> datetime | None:
        """Return when the bytes of the file, and so those of every format, changed last."""
        if self._last_good is None:
            return None
        with suppress(OSError):
            return datetime.fromtimestamp(self._last_good.stat().st_mtime, UTC)
        return None

    def _serve(self, form: Format, body: bytes, modified: datetime | None) -> Representation:
        max_age = self._channel.ttl * 60
        return Representation(body, form.content_type, modified=modified, max_age=max_age)

    def _report(self, error: Exception) -> None:
        # Once on entering the state: readers ask every few minutes. A store that fails is told by its daemon, too.
        if not self._failing:
            by_us = None if isinstance(error, StoreError) else error
            _LOG.error("feed cannot be made; the last good one is served", error=str(error), exc_info=by_us)
        self._failing = True


def newest_change(events: Iterable[Event]) -> datetime | None:
    """Return when an event entered the feed, or evidence joined one, for the last time."""
    times = (
        moment
        for event in events
        for moment in (event.published or event.first_seen, *(item.seen for item in event.evidence))
        if moment.tzinfo  # an event with another kind of time is left out of the feed
    )
    return max(times, default=None)
