"""Servers that take their time: each is left at the limit for the step that it does not take."""

from __future__ import annotations

from datetime import timedelta

from tests.faults.fault import SOON, Fault, tiny
from tests.faults.manners import dripping, then_silence

_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
FAULTS = (
    Fault("no answer", "timeout", {"/": then_silence()}, "did not begin to answer", tiny(answer=SOON)),
    Fault("half a head", "timeout", {"/": then_silence(b"HTTP/1.1 200")}, "finish the head", tiny(answer=SOON)),
    Fault(
        "a head byte by byte",
        "timeout",
        {"/": dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x")},
        "did not finish the head of its answer",
        tiny(answer=SOON),
    ),
    Fault("half a body", "timeout", {"/": then_silence(_CHUNKED + b"1\r\nx")}, "finish its document", tiny(read=SOON)),
    Fault(
        "a body byte by byte",
        "timeout",
        {"/": dripping(_CHUNKED, b"1\r\nx\r\n")},
        "less than 100000 bytes a second",
        tiny(slow_for=SOON, slowest=100_000),
    ),
    Fault(
        "a body that is never done",
        "timeout",
        {"/": dripping(_CHUNKED, b"1\r\nx\r\n")},
        "longer than a fetch may take: it did not finish its document",
        tiny(total=timedelta(milliseconds=600)),
    ),
    Fault(
        "an unwelcome answer that is never done",
        "forbidden",
        {"/": dripping(b"HTTP/1.1 403 Forbidden\r\n\r\n", b"x")},
        limits=tiny(read=SOON),
    ),
)
