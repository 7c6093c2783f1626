from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cli import samples
from tests.cli.calling import call, rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("events") / "state"
    samples.make(folder)
    return folder


def titles(state: Path, *options: str) -> list[str]:
    result = call("events", "--state", state, "--json", *options)
    assert result.exit_code == 0
    return sorted(row["series"] for row in rows(result))


def test_json_has_the_shape_that_is_promised(state: Path) -> None:
    (event,) = rows(call("events", "--state", state, "--json", "--series", "The Cellar"))
    assert list(event) == [
        "id",
        "guid",
        "series",
        "status",
        "certainty",
        "seasons",
        "network",
        "first_seen",
        "outlets",
        "evidence",
    ]
    assert event["guid"] == f"tag:series-monitor,2026:event:{event['id']}"
    first, second = event["evidence"]
    assert (event["seasons"], event["outlets"], event["first_seen"]) == ([2, 3], 2, "2026-11-20T09:30:00Z")
    assert {item["outlet"] for item in (first, second)} == {"The Outlet", "L’Écran"}
    assert list(first) == ["outlet", "headline", "language", "url", "published", "seen"]


def test_text_shows_every_event_with_its_evidence(state: Path) -> None:
    result = call("events", "--state", state, "--series", "The Cellar")
    first, *rest = result.stdout.splitlines()
    assert (
        first
        == "2026-11-20 09:30 UTC  The Cellar · renewed · confirmed · seasons 2 and 3 · HBO · 2 outlets · published"
    )
    assert "    The Outlet [en]: HBO renews ‘The Cellar’ for seasons 2 and 3" in rest
    assert "      https://ecran.example/1" in rest
    told = call("events", "--state", state).stdout
    assert "Flood 1 · ordered · confirmed · seasons 2 and 3 · HBO · 1 outlet · held" in told
    assert told.count("not in the feed") == 1


@pytest.mark.parametrize("name", ["The Cellar", "cellar", "« La Cave »", "THE CELLAR", "The Cellar "])
def test_a_series_is_found_by_every_title(state: Path, name: str) -> None:
    assert titles(state, "--series", name) == ["The Cellar"]


def test_a_series_nobody_knows_is_told(state: Path) -> None:
    result = call("events", "--state", state, "--series", "Nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Invalid value for --series: no series goes by “Nowhere”" in result.stderr


RECENT = ["Flood 1", "Flood 2", "The Cellar"]
HOURS = int((datetime.now(UTC) - samples.NOW) / timedelta(hours=1)) + 2


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("2026-11-01", RECENT),
        ("2026-11-20T09:30", RECENT),
        ("2026-11-20T10:30+01:00", RECENT),
        ("2026-11-20T09:31Z", []),
        ("20261101", RECENT),
        ("1999-01-01", [*RECENT[:2], "Old Harbour", RECENT[2]]),
        (f"{HOURS}h", RECENT),
        (f"{HOURS // 24 + 1}d", RECENT),
        (f"{HOURS // 168 + 1}w", RECENT),
    ],
)
def test_since_takes_dates_times_and_spans(state: Path, since: str, found: list[str]) -> None:
    assert titles(state, "--since", since) == found


def test_looking_makes_no_state(tmp_path: Path) -> None:
    result = call("events", "--state", tmp_path / "state", "--json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Nothing is known yet in {tmp_path / 'state'}.\n"
    assert not (tmp_path / "state").exists()
