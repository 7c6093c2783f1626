"""Feeds of all formats and habits, each beside what must be read from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.errors import ExtractError
from monitor.extract import extract
from monitor.model import Document, Headline

FEEDS = Path(__file__).parents[1] / "golden" / "feeds"
EXPECTED = sorted(FEEDS.glob("*.yaml"))
REFUSED = sorted((FEEDS / "refused").iterdir())


def feed_beside(expected: Path) -> Path:
    return next(path for path in FEEDS.glob(f"{expected.stem}.*") if path != expected)


def headline(stated: dict[str, Any], language: str | None) -> Headline:
    return Headline(stated["text"], stated["url"], stated.get("language", language), stated.get("published"))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_a_feed_is_read_exactly(path: Path) -> None:
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = extract(Document(expected["url"], feed_beside(path).read_bytes(), None))
    assert found.headlines == tuple(headline(stated, expected["language"]) for stated in expected["headlines"])
    assert (found.kind, found.method) == (expected["kind"], expected["method"])
    assert (found.language, found.title) == (expected["language"], expected["title"])


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_feed_that_declares_entities_is_refused(path: Path) -> None:
    with pytest.raises(ExtractError, match="declares entities") as caught:
        extract(Document("https://a.example/feed", path.read_bytes(), "application/rss+xml"))
    assert caught.value.diagnosis == "entities"
