"""Whether the service can do its work, for whatever watches over it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from monitor import log
from monitor.errors import StoreError
from monitor.web.representation import SAFETY
from monitor.web.sources import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request

    from monitor.model import Source
    from monitor.web.reader import Reader

_LOG = log.get("web")


class Healthz:
    """200 when the store can be read and written, 503 when not.

    Failing sources are no ill health of ours, nor is what waits for the operator.
    """

    def __init__(self, reader: Reader, sources: Callable[[], Sequence[Source]], unwritable: Callable[[], bool]) -> None:
        self._reader = reader
        self._sources = sources
        self._unwritable = unwritable

    async def answer(self, _request: Request) -> Response:
        """Ask the store how the sources fare, and what waits."""
        try:
            health = watched(self._sources(), await self._reader.health())
            held = await self._reader.held()
        except (StoreError, OSError) as error:
            _LOG.warning("store does not answer", error=str(error))
            return _json({"status": "unavailable"}, HTTPStatus.SERVICE_UNAVAILABLE)
        if self._unwritable():
            return _json({"status": "store cannot be written"}, HTTPStatus.SERVICE_UNAVAILABLE)
        failing = sum(item.fails for item in health)
        return _json({"status": "ok", "sources": len(health), "failing": failing, "held": held}, HTTPStatus.OK)


def _json(content: dict[str, str | int], status: HTTPStatus) -> Response:
    return JSONResponse(content, status_code=status, headers={**SAFETY, "Cache-Control": "no-store"})
