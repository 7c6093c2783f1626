from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.config import parse
from monitor.newsroom import Newsroom
from tests.newsroom.visiting import OPENING, Stopwatch

if TYPE_CHECKING:
    from monitor.newsroom import Script


@pytest.mark.parametrize(
    ("pace", "interval"),
    [
        pytest.param(1, 5, id="as written"),
        pytest.param(2, 2, id="hurried"),
        pytest.param(50, 1, id="never below what a configuration allows"),
    ],
)
def test_the_monitor_can_read_the_newsroom_as_its_configuration(script: Script, pace: float, interval: int) -> None:
    newsroom = Newsroom(Stopwatch(), opening=OPENING, pace=pace, script=script)
    addresses = {outlet.id: f"http://127.0.0.1:{9000 + place}" for place, outlet in enumerate(script.outlets)}
    configuration = parse(newsroom.sources_yaml(addresses).encode(), Path("sources.yaml"))
    assert [source.id for source in configuration.sources] == list(addresses)
    for source, outlet in zip(configuration.sources, script.outlets, strict=True):
        assert source.url == addresses[outlet.id] + outlet.watch
        assert (source.name, source.language) == (outlet.name, outlet.language)
        assert source.interval == timedelta(seconds=interval)
        assert [str(network) for network in source.allow_private] == ["127.0.0.0/8"]
