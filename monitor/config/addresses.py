"""Web addresses and networks as an operator writes them: what exactly is wrong with this one."""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

Network = IPv4Network | IPv6Network

# What may be opened. Link-local ranges are left out: no source lives there, and cloud metadata services do.
_PRIVATE = (
    IPv4Network("10.0.0.0/8"),  # RFC 1918
    IPv4Network("172.16.0.0/12"),
    IPv4Network("192.168.0.0/16"),
    IPv4Network("127.0.0.0/8"),
    IPv4Network("100.64.0.0/10"),  # RFC 6598, carrier-grade NAT; overlay networks use it
    IPv4Network("198.18.0.0/15"),  # RFC 2544; local proxies answer names with it
    IPv6Network("::1/128"),
    IPv6Network("fc00::/7"),  # RFC 4193
)
_EXAMPLE = "as in https://example.org/feed"
_BARE_HOST = re.compile(r"(?:localhost|(?:[\w-]+\.)+[\w-]+)(?:[:/].*)?")
_AT_HOME = re.compile(r"(?:localhost|[\d.]+)(?:[:/].*)?")  # where few speak https
_USER_INFO = re.compile(r"[\w+.-]*:?[/\\]*[^/?#]*@")
_HOST_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")  # letters of all scripts: names are converted when asked


class AddressMistakeError(ValueError):
    """What is wrong with an address, and what could be done about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.hint = hint
        super().__init__(message)


def check_url(url: str) -> str:
    """Return an absolute http(s) address as it is, or raise AddressMistakeError.

    What may be a secret, a password or a key in the query, is left out of messages.
    """
    if _USER_INFO.match(url):
        raise AddressMistakeError(
            "user name and password do not belong into an address",
            'send a header instead, as in headers: {Authorization: "Basic ${NAME}"}, with NAME in the environment',
        )
    if re.search(r"[\s\\\x00-\x1f\x7f]", url):
        raise AddressMistakeError(f"white space or a backslash in an address: {_quoted(url)}")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressMistakeError(f"not an http(s) address: {_quoted(url)}", _EXAMPLE) from error
    _check_scheme(url, parts)
    if not _is_host(parts.hostname or "") or port == 0:
        raise AddressMistakeError(f"no host that could be asked: {_quoted(url)}", _EXAMPLE)
    return url


def _check_scheme(url: str, parts: SplitResult) -> None:
    if parts.scheme in ("http", "https") and url.lower().startswith(f"{parts.scheme}://"):
        return
    bare = _BARE_HOST.fullmatch(url.partition("?")[0])
    scheme = "http" if _AT_HOME.fullmatch(url) else "https"
    hint = f"did you mean {scheme}://{bare[0]}?" if bare else "it begins with https:// or http://"
    raise AddressMistakeError(f"not an http(s) address: {_quoted(url)}", hint)


def _quoted(url: str) -> str:
    shown = url.partition("?")[0]
    return f'"{shown[:120]}"' if "@" not in shown else '"..."'


def _is_host(host: str) -> bool:
    if ":" not in host:
        return _HOST_NAME.fullmatch(host) is not None
    try:
        return ip_address(host).version == 6  # noqa: PLR2004 - the other version there is
    except ValueError:
        return False


def check_host(name: str) -> str:
    """Return the name of a host, or raise AddressMistakeError."""
    if not _is_host(name):
        raise AddressMistakeError(f'not the name of a host: "{name[:120]}"', "the name alone, as in tv.example.org")
    return name


def check_network(text: str) -> Network:
    """Read a network that may be asked although it is not public; refuse whatever reaches beyond private ranges."""
    try:
        network = ip_network(text, strict=False)
    except ValueError as error:
        raise AddressMistakeError(f'not a network: "{text}"', "as in 192.168.1.0/24, or one address") from error
    if str(network.network_address) != str(ip_address(text.partition("/")[0])):
        raise AddressMistakeError(f'"{text}" names a machine and a network at once', f"did you mean {network}?")
    if not any(_within(network, private) for private in _PRIVATE):
        raise AddressMistakeError(
            f"{network} reaches beyond private networks",
            "public addresses need no permission; name your own network, as in 192.168.1.0/24",
        )
    return network


def _within(network: Network, other: Network) -> bool:
    if isinstance(network, IPv4Network):
        return isinstance(other, IPv4Network) and network.subnet_of(other)
    return isinstance(other, IPv6Network) and network.subnet_of(other)
