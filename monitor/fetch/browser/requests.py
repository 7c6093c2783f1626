"""What a browser asks of its proxy (RFC 9112, section 3.2; RFC 9110, section 9.3.6), read and judged. Pure."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from monitor.errors import FetchError
from monitor.fetch.gate import admit

if TYPE_CHECKING:
    import httpx2

_LINE = re.compile(r"([A-Z]{3,10}) (\S+) HTTP/1\.[01]")
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\x00]*)")
_AUTHORITY = re.compile(r"[^/?#@\\]+:[0-9]{1,5}")
_PORTS = {"http": 80, "https": 443}
# Between the browser and the proxy alone (RFC 9110, section 7.6.1); the proxy has its own word on each.
_OWN = frozenset(
    {"connection", "host", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer", "upgrade"}
)


class RefusedError(Exception):
    """The proxy does not do what it is asked for."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        self.status = status
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to the proxy."""

    host: str  # a name in ASCII, or an IP address
    port: int
    head: bytes | None = None  # to be sent there; None for a tunnel
    body: int = 0  # bytes of the request that follow, and are to be sent as well


def read_request(head: bytes, credentials: bytes) -> Asked:
    """Read the head of a request, its last empty line included.

    `credentials` are those of the one browser that may ask, as its Proxy-Authorization has them. Raises RefusedError.
    """
    line, *fields = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    request, named = _LINE.fullmatch(line), [_FIELD.fullmatch(field) for field in fields]
    if request is None or not all(named):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "no proper request")
    pairs = [(match[1].lower(), match[2].strip()) for match in named if match]
    _authorize(pairs, credentials)
    method, target = request.groups()
    return _tunnel(target) if method == "CONNECT" else _forwarded(method, target, pairs)


def _authorize(fields: list[tuple[str, str]], credentials: bytes) -> None:
    told = next((value for name, value in fields if name == "proxy-authorization"), "")
    if not hmac.compare_digest(told.encode("latin-1"), credentials):
        raise RefusedError(HTTPStatus.PROXY_AUTHENTICATION_REQUIRED, "only for the page that is looked at")


def _tunnel(target: str) -> Asked:
    if not _AUTHORITY.fullmatch(target):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "no host and port")
    url = _admitted(f"https://{target}/")
    return Asked(_host(url), _port(url))


def _forwarded(method: str, target: str, fields: list[tuple[str, str]]) -> Asked:
    # What is secret goes through a tunnel, end to end.
    if not target.lower().startswith("http://"):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "neither http nor a tunnel")
    url = _admitted(target)
    length = [value for name, value in fields if name == "content-length"] or ["0"]
    if "transfer-encoding" in dict(fields) or len(length) > 1 or not re.fullmatch("[0-9]{1,12}", length[0]):
        raise RefusedError(HTTPStatus.LENGTH_REQUIRED, "a body without an end")
    # One request for each connection: a second one on it could be for another host than was judged.
    kept = [(name, value) for name, value in fields if name not in _OWN]
    sent = [("host", url.netloc.decode("ascii")), *kept, ("connection", "close")]
    head = f"{method} {url.raw_path.decode('ascii')} HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in sent) + "\r\n"
    return Asked(_host(url), _port(url), head.encode("latin-1"), int(length[0]))


def _admitted(url: str) -> httpx2.URL:
    try:
        return admit(url)
    except FetchError as error:
        raise RefusedError(HTTPStatus.FORBIDDEN, str(error)) from error


def _host(url: httpx2.URL) -> str:
    return url.raw_host.decode("ascii").strip("[]")


def _port(url: httpx2.URL) -> int:
    return url.port or _PORTS[url.scheme]
