"""The style sheet and the icon, read once from the package; their addresses change with their bytes."""

from __future__ import annotations

from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from monitor.web.representation import Representation, respond

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_MEDIA_TYPES = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
_MAX_AGE = 86_400  # seconds


class Assets:
    """Every static file that pages may ask for; no other path is ever looked up."""

    def __init__(self) -> None:
        folder = files("monitor").joinpath("data", "static")
        self._files = {
            name: Representation(folder.joinpath(name).read_bytes(), media_type, max_age=_MAX_AGE)
            for name, media_type in _MEDIA_TYPES.items()
        }

    def path(self, name: str) -> str:
        """Return the path of a file with its version, so that a changed one is never taken from a cache."""
        return f"/static/{name}?v={self._files[name].plain.etag[1:9]}"

    async def answer(self, request: Request) -> Response:
        """Serve one file."""
        name = request.path_params["name"]
        if name not in self._files:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return respond(request, self._files[name])
