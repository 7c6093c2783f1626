"""What a configuration that works may still lack is told at the start, and when it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from monitor.daemon import load_configuration
from monitor.daemon.advice import unread_languages, warn
from tests.daemon.living import closed_port, living, write_configuration

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """sources:
  - {id: post, name: Post, url: "https://post.example/", language: pt-BR}
  - {id: ondo, name: Ondo, url: "https://ondo.example/", language: eo}
  - {id: fluo, name: Fluo, url: "https://fluo.example/", language: eo}
  - {id: rest, name: Rest, url: "https://rest.example/", language: ga, enabled: false}
"""
LOCAL = "feeds link to this machine alone"


def events(logs: list[dict[str, str]], begin: str) -> list[dict[str, str]]:
    return [line for line in logs if line["event"].startswith(begin)]


def test_a_language_without_a_pack_is_told_with_its_sources(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(SOURCES, encoding="utf-8")

    assert unread_languages(load_configuration(path)) == {"eo": ["ondo", "fluo"]}


@pytest.mark.parametrize(
    ("settings", "everywhere", "told"),
    [({}, True, True), ({}, False, False), ({"base_url": "https://series.example"}, True, False)],
    ids=["all networks", "this machine", "the public address is known"],
)
def test_links_that_only_this_machine_can_follow_are_told(
    tmp_path: Path, settings: dict[str, str], *, everywhere: bool, told: bool
) -> None:
    write_configuration(tmp_path / "sources.yaml", {"a": "https://a.example/"}, **settings)
    with capture_logs() as logs:
        warn(load_configuration(tmp_path / "sources.yaml"), everywhere=everywhere)
    assert [line["event"].startswith(LOCAL) for line in logs] == [True] * told


async def test_both_are_told_by_a_daemon(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    write_configuration(path, {"a": f"http://127.0.0.1:{closed_port()}/"})
    path.write_text(path.read_text(encoding="utf-8").replace("language: en", "language: eo"), encoding="utf-8")
    with capture_logs() as logs:
        async with living(path, tmp_path / "state", host="0.0.0.0"):
            pass
    warnings = [line["event"] for line in logs if line["log_level"] == "warning" and line["part"] == "daemon"]
    assert [event.split(":")[0].split(";")[0] for event in warnings] == ["no pack for a language", LOCAL]
