"""The body of a refusal is asked for the wall that it is, and changes nothing else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.check.explaining import explained
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.read.reading import Reading, read
from tests.check.fakes import A_MINUTE, opened, source

if TYPE_CHECKING:
    from monitor.model import Claim, Document
    from monitor.read.reading import Manner
    from monitor.read.resolving import Question

WALLS = Path(__file__).parents[1] / "golden" / "walls"
A = source("a")


class ReadsHere:
    async def read(self, document: Document, manner: Manner) -> Reading:
        return read(document, manner)

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        raise NotImplementedError


def refused(body: bytes) -> FetchError:
    return FetchError(
        Diagnosis.FORBIDDEN, "a.example turns us away (status 403).", status=403, retry_after=90, excerpt=body
    )


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("bot-wall_akamai_en", "bot-wall"),
        ("bot-wall_qrator_ru", "bot-wall"),
        ("consent_cookie_wall_pl", "consent"),
        ("login_password_en", "login"),
        ("error-page_maintenance_ru", "forbidden"),
        ("healthy_titles_like_walls_en", "forbidden"),
    ],
)
async def test_a_wall_is_named_and_anything_else_is_what_its_status_says(name: str, word: str) -> None:
    error = refused((WALLS / f"{name}.html").read_bytes())

    told = await explained(error, A, ReadsHere())

    assert (told.diagnosis, told.status, told.retry_after) == (word, 403, 90)
    assert str(told).startswith("a.example turns us away (status 403).")


@pytest.mark.parametrize("body", [b"", b"\x89PNG\r\n", b"Forbidden", b"<?xml version='1.0'?><Error/>", b'{"error": 1}'])
async def test_a_body_that_says_nothing_leaves_the_error_as_it_is(body: bytes) -> None:
    error = refused(body)

    assert await explained(error, A, ReadsHere()) is error


async def test_a_check_stores_the_wall_and_waits_as_the_server_asked(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        room.configure(A)
        body = (WALLS / "bot-wall_cloudflare_blocked_en.html").read_bytes()
        room.server.answers[A.url] = refused(body)
        room.reader = ReadsHere()  # type: ignore[assignment]  # this one page is read in earnest

        outcome = await room.check(A)

        health = room.health(A)
    assert (outcome.diagnosis, health.failures) == ("bot-wall", 1)
    assert health.message == "a.example turns us away (status 403). A bot wall (Cloudflare) stands in its place."
    assert health.next_check == room.now + A_MINUTE + timedelta(seconds=90)
