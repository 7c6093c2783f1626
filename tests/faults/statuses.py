"""A hundred and more statuses, known and unknown, and what each is called."""

from __future__ import annotations

from tests.faults.fault import Fault
from tests.fetch.fault_server import answer

_NAMED = {
    401: "unauthorized",
    403: "forbidden",
    404: "not-found",
    410: "gone",
    429: "rate-limited",
    451: "forbidden",
}
_BODY = b"<p>We are sorry.</p>"


def _expected(status: int) -> str | None:
    if 200 <= status < 300 and status != 206:
        return None
    return _NAMED.get(status, "server-error" if status >= 500 else "status")


STATUSES = (*range(200, 212), *range(300, 312), *range(400, 455), *range(500, 520), 218, 499, 530, 599, 600, 999)
RETRY_AFTER = {
    "seconds": "120",
    "a date": "Sat, 21 Nov 2099 12:00:00 GMT",
    "nonsense": "soon",
    "a negative number": "-1",
    "many digits": "9" * 400,
    "a date that there is not": "Sat, 99 Nov 2026 99:00:00 GMT",
    "half a surrogate": "\udce9",
}
FAULTS = (
    *(Fault(f"status {status}", _expected(status), {"/": answer(status, _BODY)}) for status in STATUSES),
    *(
        Fault(f"Retry-After: {name}", "rate-limited", {"/": answer(429, _BODY, f"Retry-After: {value!a}"[:500])})
        for name, value in RETRY_AFTER.items()
    ),
    Fault("304 unasked", "status", {"/": answer(304)}),
    Fault("304 with a body", "status", {"/": b"HTTP/1.1 304 Same\r\nContent-Length: 5\r\n\r\nshort"}),
)
