"""Faults of redirects and of names that change their minds."""

from __future__ import annotations

from tests.faults.fault import Fault
from tests.fetch.fault_server import answer, redirect

_CLOSE = "Connection: close"


def _elsewhere(name: str, location: str, diagnosis: str, says: str = "") -> Fault:
    return Fault(f"redirect {name}", diagnosis, {"/": redirect(location)}, says)


def _with_cookie(location: str, cookie: str) -> bytes:
    return answer(302, b"", f"Location: {location}", f"Set-Cookie: {cookie}; Path=/")


TARGETS = (
    _elsewhere("to a file", "file:///etc/passwd", "bad-address", "neither http nor https"),
    _elsewhere("to ftp", "ftp://news.example/", "bad-address"),
    _elsewhere("to data", "data:text/html,hello", "bad-address"),
    _elsewhere("with a user", "http://news.example@127.0.0.1/", "bad-address", "user name"),
    _elsewhere("with backslashes", "http:\\\\127.0.0.1\\", "bad-address", "backslash"),
    _elsewhere("to a disguised address", "http://0x7f.1/", "bad-address"),
    _elsewhere("to a mail server", "http://news.example:25/", "bad-address", "port 25"),
    _elsewhere("to a private address", "http://10.0.0.1/", "blocked-address", "10.0.0.1"),
    _elsewhere("to metadata", "http://169.254.169.254/latest/", "blocked-address"),
    _elsewhere("to the mapped loopback", "http://[::ffff:a00:1]/", "blocked-address"),
    _elsewhere("to another port", "http://127.0.0.1:9/", "bad-address"),
    _elsewhere("to a port where nobody listens", "http://127.0.0.1:8/", "refused"),
    Fault("redirect to nowhere", "status", {"/": answer(302)}),
    Fault("a choice of documents", "status", {"/": answer(300, b"", "Location: /a")}),
)
LOOPS = (
    Fault("redirect to itself", "redirect-loop", {"/": redirect("/")}),
    Fault("redirects in a circle", "redirect-loop", {"/": redirect("/a"), "/a": redirect("/#top")}),
    Fault("redirects in a circle, with a cookie", "redirect-loop", {"/": _with_cookie("/", "a=1")}),
    Fault(
        "redirects in a circle, each time with a new cookie",
        "redirect-loop",
        {"/": tuple(_with_cookie("/", f"a={number}") for number in range(9))},
    ),
    Fault(
        "redirects on and on",
        "too-many-redirects",
        {"/": redirect("/0")} | {f"/{number}": redirect(f"/{number + 1}") for number in range(20)},
    ),
    Fault("a cookie that is asked for once", None, {"/": (_with_cookie("/", "seen=1"), answer(200, b"here"))}),
)
REBINDING = (
    Fault("a private name", "blocked-address", {}, "leads to 10.0.0.7", leads_to=("10.0.0.7",)),
    Fault(
        "rebinding between two requests",
        "blocked-address",
        {"/": answer(302, b"", "Location: /secret", _CLOSE), "/secret": answer(200, b"secret")},
        "leads to 192.168.0.1",
        leads_to=("127.0.0.1", "192.168.0.1"),
    ),
    Fault("a name for metadata", "blocked-address", {}, leads_to=("fd00:ec2::254",)),
)
FAULTS = TARGETS + LOOPS + REBINDING
