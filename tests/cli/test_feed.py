from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.cli.calling import call

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Watch

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(form: str, data: bytes) -> int:
    if form == "json":
        return len(json.loads(data)["items"])
    root = ET.fromstring(data)
    return len(root.findall("channel/item" if form == "rss" else f"{ATOM}entry"))


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_every_format_goes_to_standard_output_or_a_file(checked: Watch, tmp_path: Path, form: str) -> None:
    shown = call("feed", *checked.places, "--format", form)
    assert shown.exit_code == 0
    assert entries(form, shown.stdout_bytes) == 2
    written = call("feed", *checked.places, "--format", form, "--out", tmp_path / "new" / "feed")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == f"{tmp_path / 'new' / 'feed'}: {len(shown.stdout_bytes):,} bytes\n"
    assert (tmp_path / "new" / "feed").read_bytes() == shown.stdout_bytes


def test_it_is_the_feed_that_the_check_wrote(checked: Watch) -> None:
    assert call("feed", *checked.places).stdout_bytes == (checked.state / "feeds" / "feed.xml").read_bytes()


def test_an_empty_feed_does_not_take_the_place_of_a_good_one_for_a_mistyped_directory(watch: Watch) -> None:
    good = watch.configuration.parent / "feed.xml"
    good.write_text("good")
    result = call("feed", *watch.places, "--out", good)
    assert result.exit_code == 2
    assert f"there is no store in {watch.state}" in result.stderr
    assert good.read_text() == "good"
    assert not watch.state.exists()


def test_a_file_that_cannot_be_written_is_told(checked: Watch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = call("feed", *checked.places, "--out", tmp_path / "file" / "feed.xml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"series-monitor: {tmp_path / 'file'}")
    assert "Traceback" not in result.stderr
