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
            "192.31.196.0/24",  # AS112: answers to nothing but names
            "192.52.193.0/24",  # AMT: relays of multicast
            "192.88.99.0/24",  # relays of 6to4, no longer in use
            "192.168.0.0/16",
            "192.175.48.0/24",  # AS112
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
            "2620:4f:8000::/48",  # AS112
            "3fff::/20",  # documentation
        ),
    )
)
# Services that hand out a machine's keys to whoever asks from it. Some lie in networks that people do allow (those of
# CGNAT serve overlay networks, fc00::/7 serves homes): these open only to a network that is this address alone.
_METADATA = frozenset(
    {
        IPv4Address("100.100.100.200"),  # Alibaba
        IPv4Address("168.63.129.16"),  # Azure
        IPv4Address("169.254.42.42"),  # Scaleway
        IPv4Address("169.254.169.254"),  # most
        IPv4Address("169.254.170.2"),  # Amazon, for containers
        IPv4Address("169.254.170.23"),
        IPv4Address("192.0.0.192"),  # Oracle
        IPv6Address("fd00:42::42"),  # Scaleway
        IPv6Address("fd00:ec2::23"),  # Amazon
        IPv6Address("fd00:ec2::254"),
        IPv6Address("fd20:ce::254"),  # Google
    }
)

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")  # RFC 8215
_COMPATIBLE = IPv6Network("::/96")  # RFC 4291, section 2.5.5.1
_TRANSLATED = IPv6Network("::ffff:0:0:0/96")  # RFC 2765
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})  # what stands before the address (RFC 5214, section 6.1)
_LOW_32 = 0xFFFF_FFFF


def may_be_asked(address: Address, allowed: Iterable[Network] = ()) -> bool:
    """Tell whether an address, and every address that it carries inside, is public or in an allowed network."""
    networks = tuple(allowed)
    return all(is_public(inner) or _opened(inner, networks) for inner in carried(address))


def carried(address: Address) -> tuple[Address, ...]:
    """Return the addresses where a connection may really end: those inside of a tunnelled or translated one."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.teredo is not None:
        return address.teredo  # the relay's and the client's
    low = IPv4Address(int(address) & _LOW_32)
    inner = address.ipv4_mapped or address.sixtofour or (low if address in _NAT64 else None)
    if inner is not None:
        return (inner,)
    return (address, *_perhaps_carried(address, low))


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet and to one machine (global unicast)."""
    if isinstance(address, IPv4Address):
        return not _within(address, _SPECIAL_V4)
    return address in _UNICAST_V6 and not _within(address, _SPECIAL_V6)


def _perhaps_carried(address: IPv6Address, low: IPv4Address) -> tuple[IPv4Address, ...]:
    """Return what an address holds that some routers unwrap and others do not: both must be allowed."""
    number = int(address)
    if address in _LOCAL_NAT64:
        # Behind a prefix of 48 bits the address stands in two halves, and the end is empty (RFC 6052, section 2.2).
        halves = (number >> 64 & 0xFFFF) << 16 | number >> 40 & 0xFFFF
        return (low if number & _LOW_32 else IPv4Address(halves),)
    if address in _TRANSLATED or (number >> 32) & _LOW_32 in _ISATAP:
        return (low,)
    # Whatever begins with 16 zeros is no host: so :: and ::1 are not taken for compatible ones.
    return (low,) if address in _COMPATIBLE and number > 0xFFFF else ()  # noqa: PLR2004


def _opened(address: Address, networks: tuple[Network, ...]) -> bool:
    if address in _METADATA:
        networks = tuple(network for network in networks if network.num_addresses == 1)
    return _within(address, networks)


def _within(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)
