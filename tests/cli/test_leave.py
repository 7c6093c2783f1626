"""What opens an address in a private network fits that address, and the configuration takes it."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest

from monitor import config
from monitor.cli.leave import leave
from monitor.fetch.addresses import may_be_asked
from tests.cli.calling import call


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.168.178.20", "192.168.178.0/24"),
        ("10.0.0.7", "10.0.0.0/24"),
        ("100.64.1.2", "100.64.1.0/24"),
        ("127.0.0.1", "127.0.0.1/32"),
        ("::1", "::1/128"),
        ("fd12:3456::9", "fd12:3456::/64"),
    ],
)
def test_the_line_for_the_file_opens_the_address(address: str, network: str) -> None:
    (line,) = re.findall(r"allow_private: .*$", leave(ip_address(address)))
    allowed = config.parse(f"sources: []\n{line}\n".encode(), Path("sources.yaml")).allow_private
    assert allowed == (ip_network(network),)
    assert may_be_asked(ip_address(address), allowed)


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "fd00:ec2::254", "0.0.0.0", "224.0.0.1", "203.0.113.5", "fe80::1"]
)
def test_what_no_line_opens_is_not_promised(address: str) -> None:
    assert leave(ip_address(address)) == "no setting opens that network: no outlet has its address there"


@pytest.mark.parametrize("verb", [("extract",), ("sources", "add", "--dry-run"), ("sources", "test")])
def test_every_verb_that_asks_for_an_address_says_how_to_open_it(tmp_path: Path, verb: tuple[str, ...]) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text("sources: []\n", encoding="utf-8")
    result = call(*verb, "--config", file, "http://127.0.0.1/tv/")
    assert result.exit_code == 1
    assert 'under the source: allow_private: ["127.0.0.1/32"]' in result.stdout + result.stderr
