"""Which IP addresses may be asked. Pure, and independent of what the running Python knows of address registries.

The networks are those of IANA's registries of special-purpose addresses (RFC 6890 and its updates).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_SPECIAL_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # carrier-grade NAT
            "127.0.0.0/8",
            "168.63.129.16/32",  # the virtual machine host of Azure, public only by its number
            "169.254.0.0/16",  # link-local, with the metadata services of clouds
            "172.16.0.0/12",
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4, no longer in use
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_UNICAST_V6 = IPv6Network("2000::/3")  # all that is allocated for global unicast (RFC 4291, section 2.4)
_SPECIAL_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4
            "3fff::/20",  # documentation
        ),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052; the local-use 64:ff9b:1::/48 is private like any other


def may_be_asked(address: Address, allowed: Iterable[Network] = ()) -> bool:
    """Tell whether an address, and every address that it carries inside, is public or in an allowed network."""
    networks = tuple(allowed)
    return all(is_public(inner) or _within(inner, networks) for inner in carried(address))


def carried(address: Address) -> tuple[Address, ...]:
    """Return the addresses where a connection would really end: those inside of a tunnelled or translated one."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.teredo is not None:
        return address.teredo  # the relay's and the client's
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFF_FFFF)
    return (address if inner is None else inner,)


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet and to one machine (global unicast)."""
    if isinstance(address, IPv4Address):
        return not _within(address, _SPECIAL_V4)
    return address in _UNICAST_V6 and not _within(address, _SPECIAL_V6)


def _within(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)
