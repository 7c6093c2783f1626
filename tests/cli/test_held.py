from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.cli import samples
from tests.cli.calling import call

if TYPE_CHECKING:
    from tests.cli.conftest import Watch


def test_what_is_held_is_listed_and_stays_held(watch: Watch) -> None:
    samples.make(watch.state)
    for _ in range(2):
        result = call("held", *watch.places)
        assert sorted(result.stdout.splitlines()) == [
            "Flood 1 · ordered · confirmed · seasons 2, 3 · HBO · 1 outlet · held",
            "Flood 2 · ordered · confirmed · seasons 2, 3 · HBO · 1 outlet · held",
        ]
        assert (result.exit_code, result.stderr) == (0, "2 held; `series-monitor held --release` publishes them.\n")


def test_what_is_released_is_in_the_feed_and_its_file(watch: Watch) -> None:
    samples.make(watch.state)
    result = call("held", *watch.places, "--release")
    assert (result.exit_code, result.stderr) == (0, "2 released.\n")
    assert all(line.endswith(" · published") for line in result.stdout.splitlines())
    feed = ET.parse(watch.state / "feeds" / "feed.xml")
    assert len(feed.findall("channel/item")) == 3
    assert call("held", *watch.places).stderr == "Nothing is held.\n"


def test_before_any_check_nothing_is_held_and_none_is_made(watch: Watch) -> None:
    result = call("held", *watch.places, "--release")
    assert (result.exit_code, result.output) == (0, "Nothing is held.\n")
    assert not watch.state.exists()
