"""What one request for a document brought."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server gave us to ask "changed since?" with (RFC 9110, section 8.8)."""

    etag: str | None = None  # kept with its quotes and W/ prefix
    last_modified: str | None = None  # the server's own text, never re-formatted


@dataclass(frozen=True, slots=True)
class Document:
    """A fetched body with what is needed to read it."""

    url: str  # where the last redirect led: the base of relative links
    body: bytes
    content_type: str | None  # the header as sent, charset included
    validators: Validators = field(default_factory=Validators)
    status: int = 200
    fresh_for: timedelta | None = None  # until when asking again is needless, as the server says (RFC 9111)
    served: datetime | None = None  # when the server says that it answered, by its own clock
    took: float | None = field(default=None, compare=False)  # seconds that servers took; waiting for turns left out


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that the document is the one we already have (a 304)."""

    url: str
    validators: Validators  # a 304 may bring newer ones; where it brought none, the known ones
    fresh_for: timedelta | None = None
    served: datetime | None = None
