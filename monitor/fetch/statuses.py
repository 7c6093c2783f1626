"""What the status of an answer means to us."""

from __future__ import annotations

from http import HTTPStatus

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError

# RFC 9110, section 15.4. A 300 offers a choice that nobody is there to make.
REDIRECTS = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)
_MEANINGS: dict[int, tuple[Diagnosis, str]] = {
    HTTPStatus.UNAUTHORIZED: (Diagnosis.UNAUTHORIZED, "wants a login"),
    HTTPStatus.FORBIDDEN: (Diagnosis.FORBIDDEN, "does not let us in"),
    HTTPStatus.NOT_FOUND: (Diagnosis.NOT_FOUND, "has no such document"),
    HTTPStatus.GONE: (Diagnosis.GONE, "has removed the document for good"),
    HTTPStatus.TOO_MANY_REQUESTS: (Diagnosis.RATE_LIMITED, "is asked too often"),
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: (Diagnosis.FORBIDDEN, "may not show the document to us"),
}


def brings_document(status: int) -> bool:
    """Tell whether the body is the document; a part of one (206) is never asked for, and would be taken for all."""
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES and status != HTTPStatus.PARTIAL_CONTENT


def unwelcome(status: int, host: str, *, retry_after: float | None, excerpt: bytes) -> FetchError:
    """Make the error for a status that brings no document; `retry_after` in seconds, as the server asked."""
    diagnosis, sentence = _MEANINGS.get(status, _otherwise(status))
    message = f"{host} {sentence} (status {status})."
    return FetchError(diagnosis, message, status=status, retry_after=retry_after, excerpt=excerpt)


def _otherwise(status: int) -> tuple[Diagnosis, str]:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Diagnosis.SERVER_ERROR, "is out of order"
    return Diagnosis.STATUS, "answered without a document"
