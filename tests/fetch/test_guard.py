"""Where connections go: private networks, names that change their minds, connections that are used again."""

from __future__ import annotations

import socket
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.model import Document
from tests.fetch.conftest import LOOPBACK
from tests.fetch.fault_server import answer, redirect

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from monitor.fetch.addresses import Address
    from monitor.fetch.resolve import Resolve
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer


def leading_to(*turns: tuple[str, ...]) -> Resolve:
    """Make a resolver that gives other addresses each time it is asked."""
    left = list(turns)

    async def resolve(host: str, port: int) -> tuple[Address, ...]:
        return tuple(map(ip_address, left.pop(0)))

    return resolve


async def diagnosis(fetcher: Fetcher, url: str, allow_private: tuple[IPv4Network, ...] = ()) -> str:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url, allow_private=allow_private)
    return caught.value.diagnosis


@pytest.mark.parametrize("host", ["127.0.0.1", "news.example", "localhost"])
async def test_private_addresses_are_refused_by_default(
    make_fetcher: MakeFetcher, server: FaultServer, host: str
) -> None:
    fetcher = make_fetcher(allow_private=())
    assert await diagnosis(fetcher, server.url(host=host)) == "blocked-address"
    assert server.connections == 0


async def test_the_message_names_host_and_address(make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(allow_private=(), resolve=leading_to(("10.0.0.7",)))
    with pytest.raises(FetchError, match=r"^news\.example leads to 10\.0\.0\.7, in a network that is not allowed\.$"):
        await fetcher.fetch("https://news.example/")


async def test_an_allowed_network_is_asked_for_all_or_for_one_fetch(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    server.answers["/"] = answer()
    await make_fetcher(allow_private=(LOOPBACK,)).fetch(server.url())
    await make_fetcher(allow_private=()).fetch(server.url(), allow_private=(LOOPBACK,))
    assert len(server.asked) == 2


async def test_an_allowed_network_is_no_other_network(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    fetcher = make_fetcher(allow_private=(IPv4Network("192.168.0.0/16"), IPv6Network("::/0")))
    assert await diagnosis(fetcher, server.url()) == "blocked-address"


async def test_a_private_address_is_refused_after_a_redirect(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.answers |= {"/": redirect("http://inside.example/"), "/secret": answer()}
    resolve = leading_to(("127.0.0.1",), ("192.168.0.1",))
    fetcher = make_fetcher(resolve=resolve)
    assert await diagnosis(fetcher, server.url(host="outside.example")) == "blocked-address"


async def test_a_name_that_also_leads_inside_is_refused(make_fetcher: MakeFetcher) -> None:
    for addresses in (("192.0.2.1", "8.8.8.8"), ("8.8.8.8", "::1"), ("2a00::1", "fe80::1%eth0")):
        fetcher = make_fetcher(allow_private=(), resolve=leading_to(addresses))
        assert await diagnosis(fetcher, "https://news.example/") == "blocked-address"


async def test_a_name_is_resolved_once_for_a_connection_and_dialled_as_judged(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    server.answers["/"] = answer(200, b"", "Connection: close")
    # A second look would lead elsewhere: between judging and dialling there is none.
    fetcher = make_fetcher(resolve=leading_to(("127.0.0.1",), ("10.0.0.1",)))
    await fetcher.fetch(server.url(host="news.example"))
    assert await diagnosis(fetcher, server.url(host="news.example")) == "blocked-address"
    assert server.connections == 1


async def test_the_name_asked_for_is_told_and_not_the_address(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = answer()
    await fetcher.fetch(server.url(host="news.example"))
    assert server.asked[0]["host"] == f"news.example:{server.port}".encode()


async def test_a_kept_connection_serves_no_fetch_with_other_permissions(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    server.answers["/"] = answer()
    fetcher = make_fetcher(allow_private=())
    await fetcher.fetch(server.url(), allow_private=(LOOPBACK,))
    assert await diagnosis(fetcher, server.url()) == "blocked-address"
    other = (IPv4Network("10.0.0.0/8"),)
    assert await diagnosis(fetcher, server.url(), allow_private=other) == "blocked-address"
    await fetcher.fetch(server.url(), allow_private=(LOOPBACK,))
    assert (server.connections, len(server.asked)) == (1, 2)


async def test_the_next_address_is_tried_when_one_does_not_answer(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    server.answers["/"] = answer(200, b"here")
    fetcher = make_fetcher(resolve=leading_to(("127.0.0.2", "127.0.0.2", "127.0.0.1")))
    document = await fetcher.fetch(server.url(host="news.example"))
    assert isinstance(document, Document)
    assert document.body == b"here"


async def test_a_refused_connection_is_told(make_fetcher: MakeFetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert await diagnosis(make_fetcher(), f"http://127.0.0.1:{port}/") == "refused"


async def test_a_name_without_an_address_is_told(make_fetcher: MakeFetcher) -> None:
    async def unknown(host: str, port: int) -> tuple[Address, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchError) as caught:
        await make_fetcher(resolve=unknown).fetch("https://news.example/")
    assert caught.value.diagnosis == "dns"
    assert str(caught.value) == "The name news.example could not be resolved: Name or service not known."
    assert isinstance(caught.value.__cause__, socket.gaierror)
    assert await diagnosis(make_fetcher(resolve=leading_to(())), "https://news.example/") == "dns"


async def test_a_server_without_tls_is_told(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.greeting = b"220 mail.example\r\n"
    assert await diagnosis(make_fetcher(), server.url().replace("http:", "https:")) == "tls"
