"""docs/settings.md tells of every setting, with the default and the bounds that it has."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from monitor import config
from monitor.errors import ConfigurationError
from tests.contracts.documents import ROOT

TEXT = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
SCHEMA = config.schema()
TOP = "At the top"
SECTIONS = {
    key: SCHEMA["$defs"][value["$ref"].rpartition("/")[2]]["properties"]
    for key, value in SCHEMA["properties"].items()
    if "$ref" in value
}
SETTINGS = {TOP: {key: value for key, value in SCHEMA["properties"].items() if key not in {*SECTIONS, "sources"}}}
SETTINGS |= SECTIONS


def rows() -> dict[tuple[str, str], tuple[str, str]]:
    """Give the default and the bounds of each setting, as the tables have them."""
    told = {}
    for heading, section in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL):
        for key, default, bounds in re.findall(r"^\| `(\w+)` \|[^|]+\|([^|]*)\|([^|]*)\|$", section, re.MULTILINE):
            told[heading.strip("`"), key] = default.strip().strip("`"), bounds.strip()
    return told


def written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def taken(section: str, key: str, value: str) -> bool:
    line = f"{key}: {value}" if section == TOP else f"{section}: {{{key}: {value}}}"
    try:
        config.parse(f"sources: []\n{line}\n".encode(), Path("sources.yaml"))
    except ConfigurationError:
        return False
    return True


def test_every_setting_has_its_row_and_no_other_thing_has_one() -> None:
    assert set(rows()) == {(section, key) for section, keys in SETTINGS.items() for key in keys}


@pytest.mark.parametrize(("section", "key"), rows())
def test_the_default_is_the_one_there_is(section: str, key: str) -> None:
    default = SETTINGS[section][key].get("default")
    if default is not None:
        assert rows()[section, key][0] == written(default)


@pytest.mark.parametrize(
    ("section", "key", "bounds"),
    [(*place, bounds) for place, (_, bounds) in rows().items() if re.match(r"\d", bounds)],
)
def test_the_bounds_are_met_and_not_passed(section: str, key: str, bounds: str) -> None:
    if bounds.endswith("characters"):
        assert taken(section, key, "x" * 200)
        assert not taken(section, key, "x" * 201)
        return
    values = [(int(number), unit) for number, unit in re.findall(r"(\d+)([smhd]?)\b", bounds)]
    for (number, unit), beyond in zip(values, (-1, 1), strict=False):  # the least, and perhaps the most
        assert taken(section, key, f"{number}{unit}")
        assert not taken(section, key, f"{number + beyond}{unit}")


def test_bounds_in_the_schema_are_told() -> None:
    bounded = {
        (section, key)
        for section, keys in SETTINGS.items()
        for key, value in keys.items()
        if {"minimum", "maximum"} & set(value)
    }
    assert bounded
    assert all(re.match(r"\d", rows()[place][1]) for place in bounded)
