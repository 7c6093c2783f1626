"""Every golden page is believed at its first check, and no wall ever is, whatever links it has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from monitor.check.verdict import doubted_below, refusal
from monitor.extract import diagnose, extract, sketch
from monitor.model import Document, SourceKind
from monitor.read.reading import Reading, doubtful
from tests.check.fakes import A_MINUTE, NOW, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.model import PastReading

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = sorted((GOLDEN / "pages").glob("*.yaml"))
FRONT = GOLDEN / "pages" / "wordpress_cards_en.yaml"
WALLS = sorted(path for path in (GOLDEN / "walls").glob("*.html") if not path.name.startswith("healthy"))
HEALTHY = sorted((GOLDEN / "walls").glob("healthy*.html"))


def page(stated: Path) -> Document:
    url = yaml.safe_load(stated.read_text(encoding="utf-8"))["url"]
    return Document(url, stated.with_suffix(".html").read_bytes(), "text/html")


def read(document: Document, past: Sequence[PastReading] = ()) -> Reading:
    """Read a page as a check does, claims aside."""
    found = extract(document).headlines
    asked = diagnose(document) if doubtful(found, document.url, doubted_below(past)) else None
    headlines = tuple((headline, ()) for headline in found)
    return Reading(headlines, SourceKind.PAGE, "page", None, template=sketch(document.body), diagnosis=asked)


def told(document: Document, past: Sequence[PastReading] = ()) -> str | None:
    reason = refusal(source("a", url=document.url), read(document, past), document.url, past, NOW)
    return reason.diagnosis if reason else None


@pytest.mark.parametrize("stated", PAGES, ids=lambda path: path.stem)
def test_a_golden_page_is_believed(stated: Path) -> None:
    assert told(page(stated)) is None


@pytest.mark.parametrize("path", HEALTHY, ids=lambda path: path.stem)
def test_a_page_with_a_layer_or_a_guard_is_believed(path: Path) -> None:
    assert told(Document("https://outlet.example/tv/", path.read_bytes(), "text/html")) is None


@pytest.mark.parametrize("path", WALLS, ids=lambda path: path.stem)
@pytest.mark.parametrize("known", [False, True], ids=["first check", "with a history"])
def test_a_wall_is_never_believed(path: Path, known: bool) -> None:  # noqa: FBT001 - a column of a table
    front = page(FRONT)
    past = [read(front).taken(front.url, NOW - number * A_MINUTE) for number in (3, 2, 1)] if known else []

    assert told(Document(front.url, path.read_bytes(), "text/html; charset=utf-8"), past) == path.name.partition("_")[0]
