"""Faults of HTTP/2, each a script of what a server does when it is asked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from h2.errors import ErrorCodes

from tests.faults.fault import SOON, Fault, tiny
from tests.faults.h2_server import frame

if TYPE_CHECKING:
    from tests.faults.h2_server import Talk

_DATA, _HEADERS, _SETTINGS, _PUSH, _PING, _WINDOW_UPDATE, _CONTINUATION = 0, 1, 4, 5, 6, 8, 9
_END_STREAM, _END_HEADERS = 1, 4


async def well(talk: Talk) -> None:
    await talk.head()
    await talk.data(b"here", end=True)


async def reset_at_once(talk: Talk) -> None:
    talk.connection.reset_stream(talk.stream, ErrorCodes.REFUSED_STREAM)
    await talk.flush()


async def reset_in_the_body(talk: Talk) -> None:
    await talk.head()
    await talk.data(b"he")
    talk.connection.reset_stream(talk.stream, ErrorCodes.INTERNAL_ERROR)
    await talk.flush()


async def go_away(talk: Talk) -> None:
    talk.connection.close_connection(ErrorCodes.ENHANCE_YOUR_CALM)
    await talk.flush()


async def go_away_in_the_body(talk: Talk) -> None:
    await talk.head()
    await talk.data(b"he")
    await go_away(talk)


async def hang_up(talk: Talk) -> None:
    talk.writer.close()


async def hang_up_in_the_body(talk: Talk) -> None:
    await talk.head()
    await talk.data(b"he")
    talk.writer.close()


async def silence(talk: Talk) -> None:
    await asyncio.Event().wait()


async def endless_body(talk: Talk) -> None:
    await talk.head()
    while True:
        await talk.data(bytes(4_096))


async def empty_frames(talk: Talk) -> None:
    await talk.head()
    while True:
        await talk.send(frame(_DATA, 0, talk.stream, b"") * 1_000)


async def endless_headers(talk: Talk) -> None:
    await talk.head(*[("x", "x" * 1_000)] * 200)


async def continuations(talk: Talk) -> None:
    await talk.send(frame(_HEADERS, 0, talk.stream, b"\x88"))
    while True:
        await talk.send(frame(_CONTINUATION, 0, talk.stream, b"\x00\x01x\x01y") * 100)


async def pings(talk: Talk) -> None:
    while True:
        await talk.send(frame(_PING, 0, 0, bytes(8)) * 100)


async def settings(talk: Talk) -> None:
    while True:
        await talk.send(frame(_SETTINGS, 0, 0, b"") * 100)


async def broken_frame(talk: Talk) -> None:
    await talk.send(frame(_WINDOW_UPDATE, 0, 0, b"abc"))


async def body_before_head(talk: Talk) -> None:
    await talk.send(frame(_DATA, _END_STREAM, talk.stream, b"here"))


async def no_status(talk: Talk) -> None:
    await talk.send(frame(_HEADERS, _END_HEADERS | _END_STREAM, talk.stream, b"\x00\x01x\x01y"))


async def pushed(talk: Talk) -> None:
    await talk.send(frame(_PUSH, _END_HEADERS, talk.stream, b"\x00\x00\x00\x02\x82"))


async def shorter_than_declared(talk: Talk) -> None:
    await talk.head(("content-length", "9"))
    await talk.data(b"here", end=True)


async def status_that_is_no_number(talk: Talk) -> None:
    talk.connection.send_headers(talk.stream, [(":status", "abc")], end_stream=True)
    await talk.flush()


def _fault(name: str, diagnosis: str | None, script: object, says: str = "", **more: object) -> Fault:
    return Fault(f"h2: {name}", diagnosis, script=script, says=says, **more)  # type: ignore[arg-type]


FAULTS = (
    _fault("all well", None, well),
    _fault("reset at once", "reset", reset_at_once, "RST_STREAM, REFUSED_STREAM"),
    _fault("reset in the body", "reset", reset_in_the_body, "RST_STREAM, INTERNAL_ERROR"),
    _fault("go away", "reset", go_away, "GOAWAY, ENHANCE_YOUR_CALM"),
    _fault("go away in the body", "reset", go_away_in_the_body, "GOAWAY, ENHANCE_YOUR_CALM"),
    _fault("closed without an answer", "disconnected", hang_up),
    _fault("closed in the body", "truncated", hang_up_in_the_body),
    _fault("no answer", "timeout", silence, "head of its answer", limits=tiny(answer=SOON)),
    _fault("endless body", "too-large", endless_body),
    _fault("frames without contents", "too-large", empty_frames, "on the wire"),
    _fault("endless headers", "too-large", endless_headers),
    _fault("continuations without end", "protocol", continuations),
    _fault("a flood of pings", "too-large", pings),
    _fault("a flood of settings", "too-large", settings),
    _fault("a broken frame", "protocol", broken_frame),
    _fault("a body before the head", "protocol", body_before_head),
    _fault("no status, which the client takes for 200", None, no_status),
    _fault("a push that was forbidden", "protocol", pushed),
    _fault("shorter than declared", "truncated", shorter_than_declared),
    _fault("a status that is no number", "protocol", status_that_is_no_number),
)
