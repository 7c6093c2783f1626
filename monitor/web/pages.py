"""The pages: what each reads and which template shows it."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from monitor.identify import title_key
from monitor.publish.elsewhere import addresses
from monitor.text import clean
from monitor.web.scorecard import StandingRow, badge, decisions, standing_rows
from monitor.web.sources import SourceRow, source_rows, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from monitor.model import Source
    from monitor.web.reader import Reader
    from monitor.web.view import View

_LATEST = 8  # decisions above the scorecard
_NEWEST = 50  # series on the scorecard
_A_PAGE = 100  # series on a page of all of them
_UNDECIDED = 50  # series found of which nothing is decided
_LONGEST_QUERY = 100  # characters


class Pages:
    """The handlers of the pages."""

    def __init__(self, reader: Reader, view: View, sources: Callable[[], Sequence[Source]]) -> None:
        self._reader = reader
        self._view = view
        self._sources = sources

    async def scorecard(self, request: Request) -> Response:
        """Show the latest decisions, where every series stands, and how the sources fare."""
        latest = await self._reader.latest(_LATEST)
        standings, more = await self._standings(_NEWEST)
        rows = await self._source_rows()
        return self._view.page(
            request,
            "scorecard.html",
            latest=decisions([event for event in latest if not event.retracted]),
            standings=standings,
            more=more,
            held=await self._reader.held(),
            sources=rows,
            summary=summary(rows),
        )

    async def sources(self, request: Request) -> Response:
        """Show how every source fares."""
        rows = await self._source_rows()
        held = await self._reader.held()
        return self._view.page(request, "sources.html", sources=rows, summary=summary(rows), held=held)

    async def all_series(self, request: Request) -> Response:
        """Show where every series stands, page by page, or those whose titles hold what is asked for."""
        asked = clean(request.query_params.get("q", ""))[:_LONGEST_QUERY]
        number = _page_number(request.query_params.get("page", "1"))
        key = title_key(asked)
        standings: list[StandingRow] = []
        more = False
        if key or not asked:  # mere punctuation is in no title
            standings, more = await self._standings(_A_PAGE, (number - 1) * _A_PAGE, key)
        if number > 1 and not standings:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        others = await self._reader.not_standing(key, _UNDECIDED) if key and not more else ()
        return self._view.page(
            request,
            "all_series.html",
            standings=standings,
            others=decisions(others),
            asked=asked,
            number=number,
            more=more,
        )

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

    async def _standings(self, most: int, start: int = 0, key: str = "") -> tuple[list[StandingRow], bool]:
        """Return so many rows, and whether there are more."""
        known = await self._reader.standings(most + 1, start, key)
        rest_on = await self._reader.events_with([standing.event_id for standing in known[:most]])
        return standing_rows(known[:most], rest_on), len(known) > most

    async def _source_rows(self) -> list[SourceRow]:
        return source_rows(self._sources(), await self._reader.health(), self._view.now())


def _page_number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return int(text)
