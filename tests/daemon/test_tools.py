from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from monitor import __version__
from monitor.daemon import load_configuration, tools
from monitor.decide import Rules
from monitor.schedule import times
from tests.daemon.living import write_configuration

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.check.desk import Plans
    from monitor.config import Configuration

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    write_configuration(tmp_path / "sources.yaml", {"a": "https://a.example/"})
    return load_configuration(tmp_path / "sources.yaml")


def test_site_owners_are_told_who_asks() -> None:
    assert tools.user_agent("https://a.example/bot") == f"SeriesMonitor/{__version__} (+https://a.example/bot)"
    assert tools.user_agent(None).startswith(f"SeriesMonitor/{__version__} (")


def test_the_defaults_of_the_file_are_those_of_the_rules(configuration: Configuration) -> None:
    assert tools.rules(configuration) == Rules()


def test_decisions_go_by_every_number_of_the_file(tmp_path: Path) -> None:
    chosen = "{window: 2d, recycled: 3d, reversal: 4d, fresh: 5d, old: 6d, first_run: 7, burst: 8, daily: 9, skew: 10m}"
    write_configuration(tmp_path / "sources.yaml", {"a": "https://a.example/"}, decide=chosen)
    settings = load_configuration(tmp_path / "sources.yaml").decide

    rules = tools.rules(load_configuration(tmp_path / "sources.yaml"))

    numbers = {field.name: getattr(settings, field.name) for field in fields(settings)}
    assert {name: getattr(rules, name) for name in numbers} == numbers
    assert not any(getattr(Rules(), name) == value for name, value in numbers.items())


def test_the_plan_is_the_schedules() -> None:
    plan: Plans = times

    assert plan.after_success(NOW, timedelta(minutes=5)) == NOW + timedelta(minutes=5)
    assert plan.after_failure(NOW, 1) == NOW + times.LADDER[0]
    assert plan.after_failure(NOW, 1, retry_after=3600) == NOW + timedelta(hours=1)


def test_a_fetcher_stays_while_nothing_that_it_was_made_of_has_changed(configuration: Configuration) -> None:
    politer = replace(configuration, fetch=replace(configuration.fetch, politeness=timedelta(seconds=9)))

    assert tools.same_fetcher(configuration, replace(configuration, title="Another", sources=()))
    follower = replace(configuration, fetch=replace(configuration.fetch, articles=0))
    assert tools.same_fetcher(configuration, follower)
    assert not tools.same_fetcher(configuration, politer)
    assert not tools.same_fetcher(configuration, replace(configuration, contact="someone@example.org"))
