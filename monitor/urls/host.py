"""Who is asked: the host of an address, by which politeness is kept."""

from __future__ import annotations

from monitor.urls.hostname import is_numeric
from monitor.urls.parse import hostname, parse


def host(url: str) -> str:
    """Return the lower-case host name without the port; for IP addresses and localhost `host:port`.

    Many servers share one machine only where there are no names: there the port tells them apart.
    Raises ValueError where `url` is no http(s) address.
    """
    parsed = parse(url)
    name = hostname(parsed)
    if not is_nameless(name):
        return name
    return f"[{name}]:{parsed.port}" if ":" in name else f"{name}:{parsed.port}"


def is_nameless(name: str) -> bool:
    """Tell whether a host belongs to no domain: an IP address or this machine (RFC 6761, section 6.3)."""
    return is_numeric(name) or name == "localhost" or name.endswith(".localhost")
