"""What Prometheus is told."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from prometheus_client import parser
from prometheus_client.openmetrics import parser as openmetrics

from monitor.diagnosis import Diagnosis
from monitor.store.figures import Figures
from tests.contracts.documents import ROOT
from tests.publish.samples import START
from tests.web.fakes import LOCKED, FakeReader, client
from tests.web.samples import health, source

if TYPE_CHECKING:
    from collections.abc import Iterable

    import httpx2
    from prometheus_client import Metric
    from prometheus_client.samples import Sample

HOUR = timedelta(hours=1)
READER = FakeReader(
    all_health=[
        health(
            "post",
            failures=3,
            diagnosis=Diagnosis.TIMEOUT,
            message="secret.example was too slow",
            last_success=START - HOUR,
            next_check=START + HOUR,
        ),
        health("quiet", diagnosis=Diagnosis.SILENT, last_success=START, headlines=12),
        health("well", last_success=START, headlines=40),
        health("new", last_checked=None),
        health("off", failures=9, diagnosis=Diagnosis.DNS),
        health("removed"),
    ],
    all_figures=Figures(
        headlines=1_000_000, claims=50_000, unresolved=7, published=321, held=2, claiming={"well": 4, "off": 1}
    ),
)
SOURCES = [*map(source, ("post", "quiet", "well", "new")), source("off", enabled=False)]
VERSIONS = {"version": "0.1", "schema": "0007", "lexicons": "abc"}


async def scraped(reader: FakeReader = READER, **headers: str) -> httpx2.Response:
    async with client(reader, sources=lambda: SOURCES, versions=VERSIONS) as http:
        return await http.get("/metrics", headers=headers)


def samples(families: Iterable[Metric]) -> list[Sample]:
    return [sample for family in families for sample in family.samples]


async def ours() -> list[Sample]:
    told = samples(parser.text_string_to_metric_families((await scraped()).text))
    return [sample for sample in told if sample.name.startswith("series_monitor_")]


async def of_sources(name: str) -> dict[str, float]:
    return {
        sample.labels["source"]: sample.value
        for sample in await ours()
        if sample.name == f"series_monitor_source_{name}"
    }


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("up", {"post": 0, "quiet": 1, "well": 1}),
        ("consecutive_failures", {"post": 3, "quiet": 0, "well": 0}),
        ("last_check_timestamp_seconds", dict.fromkeys(("post", "quiet", "well"), START.timestamp())),
        (
            "last_success_timestamp_seconds",
            {"post": START.timestamp() - 3600, "quiet": START.timestamp(), "well": START.timestamp()},
        ),
        ("next_check_timestamp_seconds", {"post": START.timestamp() + 3600}),
        ("headlines", {"quiet": 12, "well": 40}),
        ("headlines_claiming", {"well": 4}),
    ],
)
async def test_sources_that_are_watched_and_were_checked_are_measured(name: str, values: dict[str, float]) -> None:
    assert await of_sources(name) == values


async def test_what_is_wrong_is_told_by_its_word() -> None:
    told = [sample.labels for sample in await ours() if sample.name == "series_monitor_source_diagnosis"]
    assert told == [{"source": "post", "diagnosis": "timeout"}, {"source": "quiet", "diagnosis": "silent"}]


async def test_the_whole_is_measured() -> None:
    told = {sample.name: sample.value for sample in await ours() if not sample.labels}
    assert told == {
        "series_monitor_events_published_total": 321,
        "series_monitor_feed_entries": 0,
        "series_monitor_events_held": 2,
        "series_monitor_headlines": 1_000_000,
        "series_monitor_claims": 50_000,
        "series_monitor_claims_unresolved": 7,
    }


async def test_what_runs_is_told() -> None:
    assert [sample.labels for sample in await ours() if sample.name == "series_monitor_build_info"] == [VERSIONS]


async def test_no_label_holds_an_address() -> None:
    assert "example" not in (await scraped()).text
    labels = {label for sample in await ours() for label in sample.labels}
    assert labels == {"source", "diagnosis", *VERSIONS}


async def test_openmetrics_is_spoken_to_who_asks_for_it() -> None:
    response = await scraped(Accept="application/openmetrics-text; version=1.0.0")
    assert response.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    families = openmetrics.text_string_to_metric_families(response.text)  # type: ignore[no-untyped-call]  # as it comes
    names = {sample.name for sample in samples(families)}
    assert {sample.name for sample in await ours()} <= names


async def test_the_process_is_measured_with_nothing_else_that_the_library_knows() -> None:
    names = {sample.name for sample in samples(parser.text_string_to_metric_families((await scraped()).text))}
    assert {name.partition("_")[0] for name in names} <= {"series", "process"}


async def test_without_a_store_the_scrape_fails() -> None:
    assert (await scraped(FakeReader(failing=LOCKED))).status_code == 503


async def test_every_metric_stands_in_the_document() -> None:
    text = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == sorted({each.name for each in await ours()})
