from __future__ import annotations

import asyncio
import socket
import threading
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest

from monitor.fetch.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Callable


def answer_with(monkeypatch: pytest.MonkeyPatch, look_up: Callable[[], list[str]]) -> None:
    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_UNSPEC, socket.SOCK_STREAM, 6, "", (address, port)) for address in look_up()]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


async def test_a_name_has_its_addresses_in_the_systems_order(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, lambda: ["2a00::1", "192.0.2.1"])
    assert await resolve("news.example", 80) == (ip_address("2a00::1"), ip_address("192.0.2.1"))


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
async def test_what_the_system_says_is_raised(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail() -> list[str]:
        raise error

    answer_with(monkeypatch, fail)
    with pytest.raises(type(error)):
        await resolve("news.example", 80)


async def test_a_resolver_that_hangs_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, release = threading.Event(), threading.Event()

    def hang() -> list[str]:
        begun.set()
        release.wait()
        return ["192.0.2.1"]

    answer_with(monkeypatch, hang)
    hanging = asyncio.create_task(resolve("slow.example", 80))
    await asyncio.to_thread(begun.wait)
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "resolve slow.example")
    assert thread.daemon
    answer_with(monkeypatch, lambda: ["192.0.2.2"])
    assert await resolve("quick.example", 80) == (ip_address("192.0.2.2"),)
    hanging.cancel()
    release.set()
    await asyncio.to_thread(thread.join)
    with pytest.raises(asyncio.CancelledError):
        await hanging


def test_an_answer_after_the_end_of_the_loop_is_nobodys() -> None:
    async def leave() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    release = threading.Event()
    with pytest.MonkeyPatch.context() as monkeypatch:
        answer_with(monkeypatch, lambda: [address for address in ("192.0.2.1",) if release.wait()])
        loop = asyncio.new_event_loop()
        task = loop.create_task(resolve("slow.example", 80))
        loop.call_soon(loop.stop)
        loop.run_forever()
        (thread,) = (thread for thread in threading.enumerate() if thread.name == "resolve slow.example")
        task.cancel()
        loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
        loop.close()
        release.set()
        thread.join()
