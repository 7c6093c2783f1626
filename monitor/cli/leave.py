"""How an address in a private network is opened: the line for sources.yaml."""

from __future__ import annotations

from ipaddress import IPv4Address, ip_network
from typing import TYPE_CHECKING

from monitor.config.addresses import AddressMistakeError, check_network
from monitor.fetch.addresses import may_be_asked

if TYPE_CHECKING:
    from ipaddress import IPv6Address


def leave(address: IPv4Address | IPv6Address) -> str:
    """Return how the network of an address is opened, or that no setting opens it."""
    prefix = 24 if isinstance(address, IPv4Address) else 64
    network = ip_network(str(address) if address.is_loopback else f"{address}/{prefix}", strict=False)
    try:
        check_network(str(network))
    except AddressMistakeError:
        opens = False
    else:
        opens = may_be_asked(address, [network])  # services of clouds lie in private networks as well
    if not opens:
        return "no setting opens that network: no outlet has its address there"
    return (
        "if that is a machine of your own, open its network in sources.yaml, at the top or under the source: "
        f'allow_private: ["{network}"]'
    )
