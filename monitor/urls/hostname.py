"""What may stand as a host: a name, or an IP address in the one spelling that cannot be misread."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
# URL standard, section 3.5: a host whose last label is a number is an IPv4 address, whatever it looks like.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LONGEST_NAME = 254  # RFC 1035, section 2.3.4, and the root's dot


def is_host(text: str) -> bool:
    """Tell whether `text` (lower-case ASCII, IPv6 without brackets) is a host name or a plainly written IP address.

    Short, octal, hexadecimal and decimal spellings of IPv4 addresses are none: resolvers and parsers read them
    differently. Nor are IPv6 addresses with a zone.
    """
    if ":" in text:
        return "%" not in text and _reads(IPv6Address, text)
    if len(text) > _LONGEST_NAME or not _NAME.fullmatch(text):
        return False
    return not is_numeric(text) or _reads(IPv4Address, text)


def is_numeric(host: str) -> bool:
    """Tell whether a host is an IP address rather than a name."""
    return ":" in host or _NUMBER.fullmatch(host.removesuffix(".").rpartition(".")[2]) is not None


def _reads(kind: type[IPv4Address | IPv6Address], text: str) -> bool:
    try:
        kind(text)
    except AddressValueError:
        return False
    return True
