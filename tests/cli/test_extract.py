from __future__ import annotations

import gzip
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import call, rows
from tests.cli.outlet import HEADLINES, feed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Watch

PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Télé</title></head><body><main>
<article class="card"><h2><a href="/series/1">Netflix annule « Marais noirs » après une saison</a></h2>
<time datetime="2026-11-20T10:00:00+01:00">hier</time></article>
<article class="card"><h2><a href="/series/2">HBO renouvelle « Le Phare » pour une saison 2</a></h2></article>
<article class="card"><h2><a href="/recettes/3">Cinq recettes pour un week-end de pluie</a></h2></article>
</main><aside><a href="/x">Toutes les recettes de la semaine en un clic</a></aside></body></html>"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where no configuration stands."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    return tmp_path / "page.html"


def test_a_page_gives_its_headlines(page: Path) -> None:
    result = call("extract", page, "--base-url", "https://tele.example/a/")
    first = rows(result)[0]
    assert first == {
        "text": "Netflix annule « Marais noirs » après une saison",
        "url": "https://tele.example/series/1",
        "language": "fr",
        "published": "2026-11-20T09:00:00+00:00",
    }
    assert result.stderr.startswith(f"{len(rows(result))} headlines in a page")
    assert result.exit_code == 0


def test_a_wall_in_the_place_of_a_page_is_told(tmp_path: Path) -> None:
    wall = (
        "<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script><p>Checking your browser</p></html>"
    )
    (tmp_path / "wall.html").write_text(wall, encoding="utf-8")
    result = call("extract", tmp_path / "wall.html")
    assert rows(result) == []
    assert result.stderr.startswith("0 headlines in a page\nbot-wall: ")


def test_a_feed_gives_its_headlines(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(feed(), encoding="utf-8")
    told = rows(call("extract", "feed.xml"))
    assert [row["text"] for row in told] == list(HEADLINES)
    assert {row["language"] for row in told} == {"en"}


def test_detect_reads_on_one_answer_a_headline(page: Path) -> None:
    extracted = call("extract", page)
    answers = rows(call("detect", stdin=extracted.stdout_bytes))
    assert [answer["text"] for answer in answers] == [row["text"] for row in rows(extracted)]
    assert [(claim["series"], claim["status"]) for answer in answers for claim in answer["claims"]] == [
        ("Marais noirs", "cancelled"),
        ("Le Phare", "renewed"),
    ]


def test_a_selector_limits_the_headlines(page: Path) -> None:
    assert len(rows(call("extract", page, "--selector", "article:nth-of-type(2)"))) == 1


@pytest.mark.parametrize(
    "options", [("--selector", "article["), ("--base-url", "ftp://a.example/"), ("--base-url", "a")]
)
def test_wrong_options_are_told(page: Path, options: tuple[str, str]) -> None:
    result = call("extract", page, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert options[0] in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.html", b"", "empty: The document is empty."),
        ("pdf.html", b"%PDF-1.7\n\x00\x01", "not-a-document: This is a PDF file"),
        ("noise.html", bytes(range(256)) * 8, "not-a-document: "),
        ("words.txt", b"no markup at all", "not-a-document: "),
        ("entities.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>', "entities: "),
        ("deep.html", b"<div>" * 200_000, "unreadable: The elements of this page are nested more than 10,000 deep."),
        (
            "slow.html",
            b"<p %s>" % b" ".join(b"a%d" % n for n in range(100_000)),
            "too-slow: Reading took longer than 1.75 s",
        ),
        ("bomb.gz", gzip.compress(bytes(60_000_000)), "too-large: This gzip file unpacks to more than 10 MiB."),
        (
            "map.xml",
            b"<urlset><url><loc>/a</loc></url></urlset>",
            "no-titles: This sitemap lists addresses (1) and no titles",
        ),
        ("large.html", b"<p>" + b" " * 5_000_001, "too-large: large.html is larger than 5,000,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    result = call("extract", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"series-monitor: {told}")


def test_of_an_index_of_sitemaps_the_sitemaps_are_told(tmp_path: Path) -> None:
    (tmp_path / "index.xml").write_text("<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>")
    result = call("extract", "index.xml", "--base-url", "https://tele.example/sitemap.xml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("to be read in its place: https://tele.example/news.xml\n")


def test_a_file_is_not_kept_waiting_for_the_store_the_server_and_the_languages() -> None:
    program = (
        "import monitor.cli.extract, sys; print(*sorted({'sqlalchemy', 'uvicorn', 'ahocorasick'} & {*sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"


def test_a_directory_is_told(tmp_path: Path) -> None:
    result = call("extract", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"series-monitor: {tmp_path}: Is a directory\n")


def test_an_address_is_fetched_within_the_permissions_of_the_configuration(watch: Watch) -> None:
    result = call("extract", "--config", watch.configuration, f"{watch.outlet}/feed.xml")
    assert [row["text"] for row in rows(result)] == list(HEADLINES)


def test_an_index_of_sitemaps_gives_the_headlines_of_those_that_it_names(watch: Watch) -> None:
    result = call("extract", "--config", watch.configuration, f"{watch.outlet}/index.xml")
    assert [row["text"] for row in rows(result)] == list(HEADLINES)
    assert "/news-0.xml: " in result.stderr
    assert result.exit_code == 0


def test_without_a_configuration_private_networks_are_refused(outlet: str) -> None:
    result = call("extract", f"{outlet}/feed.xml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("series-monitor: blocked-address: ")


def test_an_address_of_another_kind_is_told(page: Path) -> None:
    result = call("extract", page.as_uri())
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Traceback" not in result.stderr
