"""Bytes ready to be served, plain and compressed, and the one place where responses are made of them."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import Response

from monitor.web.conditional import accepts_gzip, not_modified

if TYPE_CHECKING:
    from starlette.requests import Request

# The one form asks this site for series by their titles.
SAFETY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Coded:
    """A body in one content coding; each has its own strong tag (RFC 9110, section 8.8.3.3)."""

    body: bytes
    etag: str


@dataclass(frozen=True)  # no slots: a cached property needs room
class Representation:
    """What one address answers at the moment; equal bytes get equal tags in every process."""

    body: bytes
    media_type: str
    modified: datetime | None = None  # UTC
    max_age: int = 0  # seconds; 0: may be kept, but is to be asked for again each time

    @cached_property
    def plain(self) -> Coded:
        """Return the body as it is."""
        return _tagged(self.body)

    @cached_property
    def gzip(self) -> Coded:
        """Return the body compressed, which is done when somebody first asks for it."""
        return _tagged(gzip.compress(self.body, compresslevel=6, mtime=0))


def respond(request: Request, content: Representation, status: int = HTTPStatus.OK) -> Response:
    """Answer a GET or HEAD; only a success is ever answered by 304."""
    zipped = accepts_gzip(request.headers.get("accept-encoding"))
    chosen = content.gzip if zipped else content.plain
    headers = _headers(content, chosen)
    if status == HTTPStatus.OK and not_modified(request.headers, chosen.etag, content.modified):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    headers |= {"Content-Type": content.media_type, "Content-Length": str(len(chosen.body))}
    if zipped:
        headers["Content-Encoding"] = "gzip"
    return Response(b"" if request.method == "HEAD" else chosen.body, status_code=status, headers=headers)


def _headers(content: Representation, chosen: Coded) -> dict[str, str]:
    headers = {
        **SAFETY,
        "Cache-Control": f"public, max-age={content.max_age}" if content.max_age else "no-cache",
        "ETag": chosen.etag,
        "Vary": "Accept-Encoding",
    }
    if content.modified is not None:
        headers["Last-Modified"] = format_datetime(content.modified.astimezone(UTC), usegmt=True)
    return headers


def _tagged(body: bytes) -> Coded:
    return Coded(body, f'"{sha256(body).hexdigest()[:32]}"')
