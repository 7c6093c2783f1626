"""What stands in the place of a page is told for what it is, and a page is never taken for a wall.

The name of a golden file begins with the word that is right for it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import ExtractError
from monitor.extract import diagnose
from monitor.model import Document

GOLDEN = Path(__file__).parents[1] / "golden"
WALLS = sorted(path for path in (GOLDEN / "walls").glob("*.html") if not path.name.startswith("healthy"))
HEALTHY = sorted((GOLDEN / "walls").glob("healthy*.html"))
PAGES = sorted((GOLDEN / "pages").glob("*.html"))

# These only explain a yield that is bad anyway: a page like them may well have stories.
GUESSES = ("empty_", "scripts-only_", "login_subscribers")


def found(path: Path, url: str = "https://outlet.example/tv/") -> tuple[str, bool] | None:
    diagnosis = diagnose(Document(url, path.read_bytes(), "text/html; charset=utf-8"))
    return None if diagnosis is None else (diagnosis.word, diagnosis.evident)


@pytest.mark.parametrize("path", WALLS, ids=lambda path: path.stem)
def test_walls_are_told_by_what_they_are(path: Path) -> None:
    word = path.name.partition("_")[0]

    assert found(path) == (word, not path.name.startswith(GUESSES))


@pytest.mark.parametrize("path", HEALTHY, ids=lambda path: path.stem)
def test_a_page_with_a_layer_or_a_guard_is_a_page(path: Path) -> None:
    assert found(path) is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_golden_page_is_evidently_anything_else(path: Path) -> None:
    told = found(path)

    assert told is None or not told[1]


@pytest.mark.parametrize(
    ("url", "body", "word"),
    [
        pytest.param(
            "https://consent.outlet.example/m?continue=https://outlet.example/tv",
            "<title>Outlet</title><p>We use cookies. <a href='/'>Continue</a>",
            "consent",
            id="led to a host for consent",
        ),
        pytest.param(
            "https://guce.outlet.example/v2/collectConsent?sessionId=3",
            "<title>Outlet</title><p>Tout accepter</p>",
            "consent",
            id="led to an address for consent",
        ),
        pytest.param("https://outlet.example/login?next=/tv", "<p>Hello", "login", id="led to a login"),
        pytest.param("https://www.sedoparking.example/outlet", "<p>outlet.example", "moved", id="led to a parking lot"),
    ],
)
def test_an_address_tells_a_wall_of_few_words(url: str, body: str, word: str) -> None:
    diagnosis = diagnose(Document(url, body.encode(), "text/html"))

    assert diagnosis is not None
    assert (diagnosis.word, diagnosis.evident) == (word, True)


def test_the_wall_is_named_and_so_is_where_a_stub_leads() -> None:
    told = [diagnose(Document("https://outlet.example/", path.read_bytes(), None)) for path in WALLS]
    messages = " ".join(item.message for item in told if item)

    for name in ("(Cloudflare)", "(DataDome)", "(Akamai)", "https://novy-web.example/serialy/", "m.tvnews.example"):
        assert name in messages


def test_a_refusal_may_be_asked_too() -> None:
    path = GOLDEN / "walls" / "bot-wall_akamai_en.html"

    diagnosis = diagnose(Document("https://outlet.example/", path.read_bytes(), "text/html", status=403))

    assert diagnosis is not None
    assert diagnosis.word == "bot-wall"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<rss version='2.0'><channel><title>Just a moment...</title></channel></rss>", id="feed"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', id="json"),
    ],
)
def test_a_feed_is_what_it_says(body: bytes) -> None:
    assert diagnose(Document("https://outlet.example/feed", body, None)) is None


def test_what_is_no_text_is_no_wall_either() -> None:
    with pytest.raises(ExtractError):
        diagnose(Document("https://outlet.example/", b"\x89PNG\r\n", "text/html"))
