"""The pages: what each reads and which template shows it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from monitor.publish.elsewhere import addresses
from monitor.text import clean
from monitor.web.scorecard import badge, decisions, standing_rows
from monitor.web.sources import SourceRow, source_rows, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from monitor.model import Source
    from monitor.web.reader import Reader
    from monitor.web.view import View

_LATEST = 8  # decisions above the scorecard
_STANDINGS = 1000  # series that a page can still show at once


class Pages:
    """The handlers of the pages."""

    def __init__(self, reader: Reader, view: View, sources: Callable[[], Sequence[Source]]) -> None:
        self._reader = reader
        self._view = view
        self._sources = sources

    async def scorecard(self, request: Request) -> Response:
        """Show the latest decisions, where every series stands, and how the sources fare."""
        latest = await self._reader.latest(_LATEST)
        known = await self._reader.standings(_STANDINGS + 1)
        standings = known[:_STANDINGS]
        rest_on = await self._reader.events_with([standing.event_id for standing in standings])
        rows = await self._source_rows()
        return self._view.page(
            request,
            "scorecard.html",
            latest=decisions(latest),
            standings=standing_rows(standings, rest_on),
            more=len(known) > len(standings),
            sources=rows,
            summary=summary(rows),
        )

    async def sources(self, request: Request) -> Response:
        """Show how every source fares."""
        rows = await self._source_rows()
        return self._view.page(request, "sources.html", sources=rows, summary=summary(rows))

    async def series(self, request: Request) -> Response:
        """Show everything known of one series, the newest first."""
        series = await self._reader.series(request.path_params["slug"])
        if series is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        events = await self._reader.events(series=series.slug)
        standing = await self._reader.standing(series.id)
        return self._view.page(
            request,
            "series.html",
            title=clean(series.title),
            aliases=[clean(alias) for alias in series.aliases],
            ambiguous=series.ambiguous,
            elsewhere=addresses(series.ids),
            standing=badge(standing.status, standing.certainty) if standing else None,
            decisions=decisions(events),
        )

    async def _source_rows(self) -> list[SourceRow]:
        return source_rows(self._sources(), await self._reader.health(), self._view.now())
