"""The list of sources that ships."""

from __future__ import annotations

from pathlib import Path

from monitor.daemon import load_configuration

SHIPPED = Path(__file__).parents[2] / "sources.yaml"


def test_it_loads_and_is_broad() -> None:
    sources = load_configuration(SHIPPED).sources
    assert len({source.id for source in sources}) == len(sources) >= 40
    assert len({source.language.split("-")[0] for source in sources if source.enabled}) >= 10
    assert sum(source.enabled for source in sources) >= 40


def test_it_asks_nobody_too_often_and_no_private_network() -> None:
    for source in load_configuration(SHIPPED).sources:
        assert source.interval.total_seconds() >= 600, source.id
        assert not source.allow_private, source.id
