"""What is shown when there is nothing to show: plain pages that repeat nothing of the request."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from monitor import log

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from monitor.web.view import View

_LOG = log.get("web")

_TEXTS = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address can only be read.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The stored state cannot be read at the moment. Please try again in a minute.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "This page could not be made. The operator finds the reason in the log.",
}


class Errors:
    """The handlers for what goes wrong."""

    def __init__(self, view: View) -> None:
        self._view = view

    async def refused(self, request: Request, error: Exception) -> Response:
        """Answer a request that leads nowhere or asks for what cannot be done."""
        assert isinstance(error, HTTPException)
        response = self._page(request, HTTPStatus(error.status_code))
        response.headers.update(error.headers or {})
        return response

    async def unreadable(self, request: Request, error: Exception) -> Response:
        """Answer while the store cannot be read."""
        _LOG.warning("store does not answer", error=str(error))
        return self._page(request, HTTPStatus.SERVICE_UNAVAILABLE)

    async def broken(self, request: Request, _error: Exception) -> Response:
        """Answer when we are at fault; Starlette hands the error on to the server, which logs it."""
        return self._page(request, HTTPStatus.INTERNAL_SERVER_ERROR)

    def _page(self, request: Request, status: HTTPStatus) -> Response:
        text = _TEXTS.get(status, status.description or status.phrase)
        response = self._view.page(request, "error.html", status, heading=status.phrase, text=text)
        response.headers["Cache-Control"] = "no-store"
        return response
