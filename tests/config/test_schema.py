"""The schema that editors use is the one that the program goes by."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from monitor.config import load, schema, schema_text

SOURCES = Path(__file__).parents[2] / "sources.yaml"


def test_the_shipped_schema_is_current() -> None:
    shipped = files("monitor").joinpath("data/sources.schema.json").read_text(encoding="utf-8")
    remedy = "write it anew: python -c 'from monitor.config import schema_text; print(schema_text(), end=\"\")'"
    assert shipped == schema_text(), remedy


def test_every_key_is_described_to_editors() -> None:
    described = schema()
    for part in [described, *described["$defs"].values()]:
        for key, value in part.get("properties", {}).items():
            assert "description" in value or "$ref" in value, key


def test_the_shipped_sources_name_the_schema() -> None:
    first_line = SOURCES.read_text(encoding="utf-8").splitlines()[0]
    assert first_line == "# yaml-language-server: $schema=monitor/data/sources.schema.json"


def test_the_shipped_sources_are_right_and_many() -> None:
    sources = load(SOURCES, environment={}).sources
    assert len(sources) >= 60
    languages = {source.language for source in sources}
    assert languages >= {"en", "fr", "es", "de", "it", "pt"}
    assert len(languages) >= 12
    assert all(source.country and source.kind for source in sources)
