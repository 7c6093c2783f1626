"""The canonical form of an address: equal for all the ways in which one story is linked."""

from __future__ import annotations

from yarl import URL

from monitor.urls.parse import hostname, parse
from monitor.urls.tracking import is_tracking


def canonical(url: str, base: str | None = None) -> str | None:
    """Return the absolute address that identifies what `url` leads to, or None if it is no http(s) address.

    It is resolved against `base`; host in lower case; default port, fragment, user information and tracking
    parameters are dropped. The path and the order of the query stay: to some servers they mean something.
    """
    try:
        parsed = parse(url, base)
    except ValueError:
        return None
    return str(
        URL.build(
            scheme=parsed.scheme,
            authority=_authority(parsed),
            path=parsed.raw_path,
            query_string=_without_tracking(parsed.raw_query_string),
            encoded=True,
        )
    )


def _authority(url: URL) -> str:
    name = hostname(url)
    shown = f"[{name}]" if ":" in name else name
    return shown if url.is_default_port() else f"{shown}:{url.port}"


def _without_tracking(query: str) -> str:
    parameters = query.split("&")
    return "&".join(parameter for parameter in parameters if not is_tracking(parameter.partition("=")[0]))
