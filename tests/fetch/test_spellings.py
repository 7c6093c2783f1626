"""Every way of writing an address: what leads into a special network is dialled by none, what is public by all.

Nothing here reaches a network: what would be dialled is noted instead, but for one public address, which is answered.
"""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import httpcore2
import pytest

from monitor.errors import FetchError
from monitor.model import Document
from tests.fetch.fault_server import answer, redirect

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from monitor.fetch.addresses import Address
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer

ANSWERED = "93.184.215.14"
NAMES = {
    "start.example": ANSWERED,
    "news.example": "151.101.1.81",
    "six.example": "2a04:4e42::81",
    "xn--mnchen-3ya.example": "151.101.1.82",
    "localhost": "127.0.0.1",
    "localhost.": "127.0.0.1",
    "sub.localhost": "127.0.0.1",
    "ip6-localhost": "::1",
    "127.0.0.1.nip.example": "127.0.0.1",
    "7f000001.nip.example": "127.0.0.1",
    "10-0-0-1.nip.example": "10.0.0.1",
    "metadata.cloud.internal": "169.254.169.254",
    "router": "192.168.1.1",
    "mapped.example": "::ffff:10.0.0.1",
    "translated.example": "64:ff9b::a00:1",
}
REFUSED = [
    # as it is
    "http://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://192.168.1.1/",
    "http://172.16.0.1/", "http://100.64.0.1/", "http://100.100.100.200/", "http://168.63.129.16/",
    "http://192.0.0.192/", "http://198.18.0.1/", "http://192.0.2.1/", "http://224.0.0.1/", "http://255.255.255.255/",
    "http://0.0.0.0/", "http://0.0.0.0:8000/",
    # decimal, octal, hexadecimal, short, mixed
    "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0X7F000001/", "http://127.1/",
    "http://127.0.1/", "http://0/", "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://0x7f.1/", "http://0177.1/",
    "http://127.0x1/", "http://127.0.0.0x1/", "http://0000127.0.0.1/", "http://2852039166/", "http://0xa9.0xfe.0xa9.0xfe/",
    "http://425.510.425.510/", "http://127.0.0.1./", "http://127.0.0.1../", "http://127.1./", "http://0x7f000001./",
    # percent signs, full-width digits, the dots of other scripts, circled digits
    "http://127%2e0%2e0%2e1/", "http://%31%32%37.0.0.1/", "http://127.0.0.1%00.news.example/",
    "http://127.0.0.1%2f@news.example/", "http://１２７.０.０.１/", "http://127。0。0。1/", "http://127．0．0．1/",
    "http://127｡0｡0｡1/", "http://①②⑦.⓪.⓪.①/", "http://loc\u00adalhost/", "http://ⓛocalhost/", "http://LOCALHOST/",
    # two hosts in one
    "http://news.example@127.0.0.1/", "http://127.0.0.1@news.example/", "http://news.example:80@127.0.0.1/",
    "http://@127.0.0.1/", "http://news.example#@127.0.0.1:80@10.0.0.1\\/", "http://127.0.0.1\\@news.example/",
    "http://news.example\\@127.0.0.1/", "http:\\\\127.0.0.1/", "http:/\\127.0.0.1/", "http://127.0.0.1:80\\news.example/",
    "http://127.0.0.1\t.news.example/", "http://127.0\n.0.1/", "http://news.example\r\nHost: 127.0.0.1/",
    "\x00http://127.0.0.1/", "http://127.0.0.1 .news.example/", "http:127.0.0.1/", "http:///127.0.0.1/", "//127.0.0.1/",
    # brackets
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[0000::0001]/", "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:7f00:0001]/",
    "http://[::FFFF:127.0.0.1]/", "http://[::ffff:0:127.0.0.1]/", "http://[::ffff:169.254.169.254]/",
    "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[64:ff9b:1::10.0.0.1]/",
    "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2001:0:7f00:1::f7f7:f7f7]/",
    "http://[2001:0:808:808::80ff:fffe]/", "http://[2a04:4e42::5efe:10.0.0.1]/", "http://[fd00:ec2::254]/",
    "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[fc00::1]/", "http://[ff02::1]/",
    "http://[2001:db8::1]/", "http://[127.0.0.1]/", "http://[::1].news.example/", "http://[::1]@news.example/",
    "http://[[::1]]/", "http://::1/", "http://[::1/", "http://[v1.fe80]/",
    # names that lead inside
    "http://localhost/", "http://localhost./", "http://sub.localhost/", "http://ip6-localhost/", "http://router/",
    "http://127.0.0.1.nip.example/", "http://7f000001.nip.example/", "http://10-0-0-1.nip.example/",
    "http://metadata.cloud.internal/computeMetadata/v1/", "http://mapped.example/", "http://translated.example/",
    # no web
    "file:///etc/passwd", "FILE:///etc/passwd", "file://localhost/etc/passwd", "gopher://127.0.0.1:70/_x", "ftp://127.0.0.1/",
    "dict://127.0.0.1:2628/", "unix:/var/run/docker.sock", "jar:http://127.0.0.1!/", "data:text/html,hello",
    "http://news.example:22/", "http://news.example:6667/", "https://news.example:25/", "http://news.example:0/",
    "http://news.example:65616/",
]  # fmt: skip
PUBLIC = {
    "http://151.101.1.81/": "151.101.1.81",
    "https://151.101.1.81:8443/": "151.101.1.81",
    "http://[2a04:4e42::81]/": "2a04:4e42::81",
    "http://[2A04:4E42:0:0:0:0:0:81]:8080/": "2a04:4e42::81",
    "http://[::ffff:151.101.1.81]/": "::ffff:151.101.1.81",
    "http://[64:ff9b::151.101.1.81]/": "64:ff9b::151.101.1.81",
    "http://news.example/": "151.101.1.81",
    "HTTP://NEWS.EXAMPLE:80/a?b=http://127.0.0.1/#c@10.0.0.1": "151.101.1.81",
    "https://news.example/@10.0.0.1/": "151.101.1.81",
    "https://münchen.example/": "151.101.1.82",
    "https://MÜNCHEN。example/": "151.101.1.82",
    "http://six.example:3000/": "2a04:4e42::81",
}


@pytest.fixture
def dialled(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is dialled; only one address has a server, ours."""
    noted: list[str] = []
    really = httpcore2.AnyIOBackend.connect_tcp

    async def connect(backend: Any, host: str, port: int, *options: Any) -> httpcore2.AsyncNetworkStream:
        if host == ANSWERED:
            return await really(backend, "127.0.0.1", server.port, *options)
        noted.append(host)
        raise httpcore2.ConnectError("not in a test")

    monkeypatch.setattr(httpcore2.AnyIOBackend, "connect_tcp", connect)
    return noted


async def as_lenient_as_the_system(host: str, port: int) -> tuple[Address, ...]:
    """Resolve as getaddrinfo does, which takes 127.1 and its like for addresses."""
    if host in NAMES:
        return (ip_address(NAMES[host]),)
    try:
        return (ip_address(socket.inet_aton(host)),)
    except (OSError, UnicodeEncodeError) as error:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from error


@pytest.fixture
async def careful(make_fetcher: MakeFetcher) -> Fetcher:
    return make_fetcher(allow_private=(), resolve=as_lenient_as_the_system)


async def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url)
    return caught.value.diagnosis


@pytest.mark.parametrize("url", REFUSED)
async def test_what_is_private_special_or_misleading_is_not_dialled(
    careful: Fetcher, dialled: list[str], url: str
) -> None:
    assert await refusal(careful, url) in {"bad-address", "blocked-address"}
    assert dialled == []


@pytest.mark.parametrize(("url", "address"), PUBLIC.items())
async def test_what_is_public_is_dialled_where_it_says(
    careful: Fetcher, dialled: list[str], url: str, address: str
) -> None:
    assert await refusal(careful, url) == "unreachable"
    assert [ip_address(host) for host in dialled] == [ip_address(address)]


@pytest.mark.parametrize("url", REFUSED)
async def test_a_redirect_opens_no_door(careful: Fetcher, server: FaultServer, dialled: list[str], url: str) -> None:
    # What no header can hold cannot be redirected to.
    location = url.encode().decode("latin-1").translate({0: "", 10: "", 13: ""})
    server.answers["/"] = redirect(location)
    assert await refusal(careful, "http://start.example/") in {"bad-address", "blocked-address", "not-found"}
    assert dialled == []
    assert len(server.asked) <= 2


@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1", "::1", "fd00:ec2::254", "::ffff:192.168.0.1"])
async def test_a_name_that_changes_its_mind_is_followed_nowhere(
    make_fetcher: MakeFetcher, server: FaultServer, dialled: list[str], address: str
) -> None:
    turns = [ANSWERED, address]

    async def rebinding(host: str, port: int) -> tuple[Address, ...]:
        return (ip_address(turns.pop(0)),)

    server.answers |= {"/": answer(200, b"", "Connection: close"), "/secret": answer(200, b"secret")}
    fetcher = make_fetcher(allow_private=(), resolve=rebinding)
    assert isinstance(await fetcher.fetch("http://start.example/"), Document)
    assert await refusal(fetcher, "http://start.example/secret") == "blocked-address"
    assert (dialled, turns, len(server.asked)) == ([], [], 1)


def test_there_are_enough_of_them() -> None:
    assert len(set(REFUSED)) == len(REFUSED) > 60
