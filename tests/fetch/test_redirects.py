from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch import Limits
from monitor.fetch.redirects import Way
from monitor.model import Document
from tests.fetch.fault_server import answer, redirect

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer

SECRETS = ((b"Authorization", b"secret"), (b"X-Key", b"secret"), (b"Cookie", b"secret"))
HARMLESS = ((b"Accept-Language", b"fr"),)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed_to_the_document(fetcher: Fetcher, server: FaultServer, status: int) -> None:
    server.answers["/a/b"] = redirect("../c#part", status)
    server.answers |= {"/c": redirect(server.url("/d?q=1"), status), "/d?q=1": answer(200, b"here")}
    document = await fetcher.fetch(server.url("/a/b"))
    assert isinstance(document, Document)
    assert (document.url, document.body) == (server.url("/d?q=1"), b"here")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({"/": redirect("/")}, "redirect-loop", id="to itself"),
        pytest.param({"/": redirect("/a"), "/a": redirect("/#top")}, "redirect-loop", id="a circle of two"),
        pytest.param(
            {"/": redirect("/0")} | {f"/{n}": redirect(f"/{n + 1}") for n in range(20)},
            "too-many-redirects",
            id="on and on",
        ),
        pytest.param({"/": redirect("file:///etc/passwd")}, "bad-address", id="to a file"),
        pytest.param({"/": redirect("http://a@127.0.0.1/")}, "bad-address", id="with a user name"),
        pytest.param({"/": redirect("http:\\\\127.0.0.1\\")}, "bad-address", id="with backslashes"),
        pytest.param({"/": redirect("http://0x7f.1/")}, "bad-address", id="to a disguised address"),
        pytest.param({"/": redirect("http://[::1]/")}, "blocked-address", id="to a private address"),
        pytest.param({"/": answer(302)}, "status", id="to nowhere"),
        pytest.param({"/": answer(302, b"", "Location:")}, "status", id="to an empty address"),
        pytest.param({"/": answer(300, b"", "Location: /a")}, "status", id="a choice"),
    ],
)
async def test_a_redirect_that_leads_nowhere_is_told_as_such(
    fetcher: Fetcher, server: FaultServer, answers: dict[str, bytes], expected: str
) -> None:
    server.answers |= answers
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(server.url())
    assert caught.value.diagnosis == expected


async def test_the_number_of_redirects_is_limited(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.answers |= {"/": redirect("/1"), "/1": redirect("/2"), "/2": answer()}
    await make_fetcher(limits=Limits(redirects=2)).fetch(server.url())
    with pytest.raises(FetchError):
        await make_fetcher(limits=Limits(redirects=1)).fetch(server.url())
    assert [asked.target for asked in server.asked] == ["/", "/1", "/2", "/", "/1"]


def cookie_wanted(location: str, cookie: str) -> bytes:
    return answer(302, b"", f"Location: {location}", f"Set-Cookie: {cookie}")


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({"/": [cookie_wanted("/", "seen=1"), answer(200, b"here")]}, id="to itself"),
        pytest.param(
            {
                "/": [cookie_wanted("/check", "seen=1; Path=/"), answer(200, b"here")],
                "/check": redirect("/"),
            },
            id="by way of a page that looks for it",
        ),
        pytest.param(
            {"/": [redirect("/check"), answer(200, b"here")], "/check": cookie_wanted("/", "seen=1; Path=/")},
            id="by way of a page that sets it",
        ),
    ],
)
async def test_a_cookie_that_a_site_wants_kept_is_told_once(
    fetcher: Fetcher, server: FaultServer, answers: dict[str, bytes | list[bytes]]
) -> None:
    server.answers |= answers  # type: ignore[arg-type]  # a list of bytes is one of answers
    document = await fetcher.fetch(server.url())
    assert isinstance(document, Document)
    assert (document.url, server.asked[0]["cookie"], server.asked[-1]["cookie"]) == (server.url(), None, b"seen=1")


async def test_cookies_are_told_to_those_who_set_them(fetcher: Fetcher, server: FaultServer) -> None:
    away = server.url("/away", host="other.example")
    server.answers |= {"/": cookie_wanted(away, "a=1; Path=/"), "/away": cookie_wanted(server.url("/b"), "c=2; Path=/")}
    server.answers["/b"] = answer()
    await fetcher.fetch(server.url())
    assert [asked["cookie"] for asked in server.asked] == [None, None, b"a=1"]


@pytest.mark.parametrize(
    "cookie",
    [
        pytest.param("a=" + "x" * 9_000, id="too long"),
        pytest.param("a=caf\u00e9", id="beyond ASCII"),
        pytest.param("a=1; Secure", id="for https only"),
        pytest.param("a=1; Path=/elsewhere", id="for other pages"),
        pytest.param("a=1; Domain=other.example", id="for others"),
        pytest.param("a=1; Max-Age=0", id="over already"),
    ],
)
async def test_a_cookie_that_cannot_be_told_is_not(fetcher: Fetcher, server: FaultServer, cookie: str) -> None:
    server.answers |= {"/": cookie_wanted("/b", cookie), "/b": answer()}
    await fetcher.fetch(server.url())
    assert server.asked[1]["cookie"] is None


async def test_a_cookie_of_the_sources_own_stands_for_all(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers |= {"/": cookie_wanted("/b", "theirs=1"), "/b": answer()}
    await fetcher.fetch(server.url(), headers=[("cookie", "ours=1")])
    assert [asked["cookie"] for asked in server.asked] == [b"ours=1", b"ours=1"]


async def test_bytes_beyond_ascii_in_a_redirect_are_asked_as_they_came(fetcher: Fetcher, server: FaultServer) -> None:
    raw = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /\xc3\xa9t\xe9 x\r\n\r\n"
    server.answers |= {"/": raw, "/%C3%A9t%E9%20x": answer(200, b"here")}
    document = await fetcher.fetch(server.url())
    assert isinstance(document, Document)
    assert document.body == b"here"


async def test_secrets_do_not_follow_to_another_host(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers |= {"/": redirect(server.url("/next", host="other.example")), "/next": redirect(server.url("/last"))}
    server.answers["/last"] = answer()
    fields = [(name.decode(), value.decode()) for name, value in (*SECRETS, *HARMLESS)]
    await fetcher.fetch(server.url(), headers=fields)
    told = [[asked[name] for name in ("authorization", "x-key", "cookie", "accept-language")] for asked in server.asked]
    assert told == [
        [b"secret", b"secret", b"secret", b"fr"],
        [None, None, None, b"fr"],
        [None, None, None, b"fr"],  # back at the first host, but a stranger chose the address
    ]


@pytest.mark.parametrize(
    ("start", "target", "kept"),
    [
        ("https://a.example/x", "/y", True),
        ("https://a.example/x", "https://a.example:443/y", True),
        ("http://a.example/x", "https://a.example/x", True),
        ("https://a.example/x", "http://a.example/x", False),
        ("https://a.example/x", "https://www.a.example/x", False),
        ("https://a.example/x", "https://a.example:8443/x", False),
        ("http://a.example:8000/x", "https://a.example/x", False),
        ("http://a.example/x", "https://b.example/x", False),
    ],
)
def test_secrets_stay_with_their_origin(start: str, target: str, kept: bool) -> None:  # noqa: FBT001 - a table
    way = Way(start, (*SECRETS, *HARMLESS), longest=8)
    way.follow(target)
    assert way.fields == ((*SECRETS, *HARMLESS) if kept else HARMLESS)
