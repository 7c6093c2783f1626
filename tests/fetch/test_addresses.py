from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest

from monitor.fetch.addresses import may_be_asked

REFUSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",  # carrier-grade NAT
    "100.100.100.200",  # metadata of Alibaba
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",  # host of Azure
    "169.254.0.1",
    "169.254.169.254",  # metadata of most clouds
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.192",  # metadata of Oracle
    "192.0.2.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.88.99.1",
    "192.175.48.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",  # v4-compatible
    "::8.8.8.8",
    "::ffff:127.0.0.1",  # v4-mapped
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "::ffff:0:127.0.0.1",  # v4-translated
    "::ffff:0:8.8.8.8",
    "64:ff9b::127.0.0.1",  # NAT64
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::8.8.8.8",  # NAT64 for local use
    "100::1",  # discard
    "2001::1",
    "2001:0:808:808:0:0:80ff:fffe",  # Teredo of 127.0.0.1 through 8.8.8.8
    "2001:0:7f00:1:0:0:f7f7:f7f7",  # Teredo of 8.8.8.8 through 127.0.0.1
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2620:4f:8000::1",
    "2002:7f00:1::1",  # 6to4 of 127.0.0.1
    "2002:a00:1::1",
    "3fff::1",
    "4000::1",  # not allocated
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",  # metadata of Amazon
    "2a00::5efe:10.0.0.1",  # ISATAP
    "2a00::200:5efe:127.0.0.1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
ASKED = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "168.63.129.15",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.167.255.255",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::1",
    "2001:4860:4860::8888",
    "2606:4700:4700::1111",
    "2a00::1",
    "3ffe::1",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
    "2001:0:808:808:0:0:f7f7:f7f7",
    "2a00::5efe:8.8.8.8",
]


@pytest.mark.parametrize("text", REFUSED)
def test_private_and_special_addresses_are_refused(text: str) -> None:
    assert not may_be_asked(ip_address(text))


@pytest.mark.parametrize("text", ASKED)
def test_public_addresses_are_asked(text: str) -> None:
    assert may_be_asked(ip_address(text))


@pytest.mark.parametrize(
    ("network", "text", "expected"),
    [
        ("127.0.0.0/8", "127.0.0.1", True),
        ("127.0.0.0/8", "::ffff:127.0.0.1", True),
        ("127.0.0.0/8", "64:ff9b::127.0.0.1", True),
        ("127.0.0.0/8", "2001:0:7f00:1:0:0:f7f7:f7f7", True),
        ("127.0.0.0/8", "::1", False),
        ("127.0.0.0/8", "10.0.0.1", False),
        ("127.0.0.0/8", "8.8.8.8", True),
        ("192.168.1.0/24", "192.168.2.1", False),
        ("::1/128", "::1", True),
        ("::1/128", "127.0.0.1", False),
        ("fe80::/10", "fe80::1%eth0", True),
        ("::/0", "127.0.0.1", False),
        ("::/0", "::ffff:127.0.0.1", False),
        # What some routers unwrap must be open both ways.
        ("64:ff9b:1::/48", "64:ff9b:1::8.8.8.8", True),
        ("64:ff9b:1::/48", "64:ff9b:1::10.0.0.1", False),
        ("64:ff9b:1::/48", "64:ff9b:1:808:8:800::", True),  # 8.8.8.8 in two halves
        ("64:ff9b:1::/48", "64:ff9b:1:a00:0:100::", False),  # 10.0.0.1
        ("::/0", "::127.0.0.1", False),
        ("::/0", "::8.8.8.8", True),
        ("::/0", "::ffff:0:10.0.0.1", False),
        ("10.0.0.0/8", "2a00::5efe:10.0.0.1", True),
        # Metadata opens only to its own address.
        ("100.64.0.0/10", "100.64.0.1", True),
        ("100.64.0.0/10", "100.100.100.200", False),
        ("100.100.100.200/32", "100.100.100.200", True),
        ("169.254.0.0/16", "169.254.169.254", False),
        ("169.254.0.0/16", "::ffff:169.254.169.254", False),
        ("fc00::/7", "fd12::1", True),
        ("fc00::/7", "fd00:ec2::254", False),
        ("fd00:ec2::254/128", "fd00:ec2::254", True),
        ("0.0.0.0/0", "168.63.129.16", False),
    ],
)
def test_a_network_that_is_allowed_opens_itself_and_no_other(
    network: str,
    text: str,
    expected: bool,  # noqa: FBT001 - a table
) -> None:
    assert may_be_asked(ip_address(text), [ip_network(network)]) is expected
