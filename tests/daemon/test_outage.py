"""Our own line is told once when it goes down and once when it is back; then nobody waits for long."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from monitor.check.checking import check
from monitor.check.outcome import Outcome
from monitor.daemon.outage import Outage
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError, StoreError
from tests.cli import samples
from tests.daemon.living import closed_port, living, write_configuration
from tests.daemon.services import Answering
from tests.fetch.fault_server import FaultServer

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.check.desk import Desk
    from monitor.model import Source, SourceHealth

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
WELL = Outcome("a", NOW)
TURNED_AWAY = Outcome("b", NOW, Diagnosis.FORBIDDEN, "It says no.")
UNREACHED = Outcome("c", NOW, Diagnosis.DNS, "There is no such name.")
OFFLINE = replace(UNREACHED, line_is_down=True)
FEED = b"<rss version='2.0'><channel><item><title>What to Watch Tonight</title><link>/1</link></item></channel></rss>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: %d\r\n\r\n" % len(FEED) + FEED


def test_it_is_told_when_it_begins_and_when_it_is_over() -> None:
    outage = Outage()
    with capture_logs() as logs:
        ends = [outage.ends(item) for item in (WELL, UNREACHED, OFFLINE, OFFLINE, UNREACHED, TURNED_AWAY, WELL, WELL)]

    assert ends == [False, False, False, False, False, False, True, False]
    assert [(line["log_level"], line["event"].split(":")[0].split(";")[0]) for line in logs] == [
        ("warning", "no site can be reached"),
        ("info", "sites can be reached again"),
    ]


@pytest.fixture
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one source that cannot be reached be enough to tell that the line is down."""

    async def checked(source: Source, desk: Desk) -> Outcome:
        outcome = await check(source, desk)
        return replace(outcome, line_is_down=outcome.failed)

    monkeypatch.setattr("monitor.daemon.daemon.check", checked)


@pytest.mark.usefixtures("_offline")
async def test_when_a_site_answers_what_could_not_be_reached_is_asked_at_once(tmp_path: Path) -> None:
    line = asyncio.Event()

    async def answer_when_it_is_back(writer: asyncio.StreamWriter) -> None:
        await line.wait()
        writer.write(ANSWER)

    service = Answering(FetchError(Diagnosis.DNS, "There is no such name."))
    samples.make(tmp_path / "state")
    place: dict[str, Any] = {"services": lambda _: (service,), "lookups_after": timedelta()}
    async with FaultServer({"/feed": answer_when_it_is_back}) as server:
        sources = {"away": f"http://127.0.0.1:{closed_port()}/", "back": server.url("/feed")}
        write_configuration(tmp_path / "sources.yaml", sources)
        async with living(tmp_path / "sources.yaml", tmp_path / "state", **place) as daemon:
            away = (await daemon.checked_all("away"))["away"]
            await service.begun.wait()
            line.set()
            back = (await daemon.checked_all("back"))["back"]
            await daemon.checked_all("away")
            await daemon.until(lambda: len(service.asked) > 1)

    assert (away.diagnosis, back.diagnosis) == ("refused", None)
    assert service.asked[0] == service.asked[1]


@pytest.mark.usefixtures("_offline")
async def test_a_store_that_fails_meanwhile_keeps_back_nothing_of_the_check_that_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: SourceHealth) -> bool:
        raise StoreError("the disk is broken")

    monkeypatch.setattr("monitor.daemon.daemon.unreached", fail)
    async with FaultServer({"/feed": ANSWER}) as server:
        path, sources = tmp_path / "sources.yaml", {"away": f"http://127.0.0.1:{closed_port()}/"}
        write_configuration(path, sources)
        async with living(path, tmp_path / "state") as daemon:
            await daemon.checked_all("away")
            write_configuration(path, sources | {"back": server.url("/feed")})
            assert (await daemon.checked_all("back"))["back"].diagnosis is None
            assert (await daemon.get("/healthz")).status_code == 503
