"""`sources import` and `sources export`: subscriptions of feed readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import call

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Watch


@pytest.fixture
def listed(tmp_path: Path, outlet: str, dead: str) -> Path:
    path = tmp_path / "subscriptions.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="TV">'
        f'<outline text="The Outlet" xmlUrl="{outlet}/feed.xml"/>'
        '<outline text="La Brume" language="fr" xmlUrl="https://brume.example/feed"/>'
        f'<outline text="The Coast" xmlUrl="{outlet}/tv/"/>'
        f'<outline text="Nobody" xmlUrl="{dead}/rss"/>'
        '</outline><outline text="Encore" xmlUrl="https://brume.example/feed"/></body></opml>',
        encoding="utf-8",
    )
    return path


def test_new_ones_are_added_and_the_others_told(watch: Watch, listed: Path) -> None:
    before = watch.configuration.read_text(encoding="utf-8")
    result = call("sources", "import", "--config", watch.configuration, listed, "--lang", "en", "--yes")
    assert result.exit_code == 0
    assert "left out   The Outlet: watched already, as outlet\n" in result.stderr
    assert "left out   Encore: it stands in the list more than once\n" in result.stderr
    assert "3 new sources, 2 left out\n" in result.stderr
    after = watch.configuration.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "  - {id: la-brume, name: La Brume, url: https://brume.example/feed, language: fr, kind: feed}\n" in after
    listing = call("sources", "list", *watch.places).stdout
    assert "the-coast  en" in listing


def test_a_list_without_languages_says_what_to_do(watch: Watch, listed: Path) -> None:
    before = watch.configuration.read_bytes()
    result = call("sources", "import", "--config", watch.configuration, listed, "--yes")
    assert result.exit_code == 2
    assert "unclear    The Coast: its language is not known\n" in result.stderr
    assert (
        "language of 2 of 3 subscriptions is not known; say it for all of these, as in --lang en, or" in result.stderr
    )
    assert watch.configuration.read_bytes() == before


def test_asking_finds_out_the_language_and_leaves_out_what_is_dead(watch: Watch, listed: Path) -> None:
    listed.write_text(
        listed.read_text(encoding="utf-8").replace("https://brume.example", watch.outlet), encoding="utf-8"
    )
    result = call("sources", "import", "--config", watch.configuration, listed, "--check", "--yes")
    assert result.exit_code == 1
    assert "left out   Nobody: refused: " in result.stderr
    assert "left out   La Brume: not-found: " in result.stderr
    coast = f"  - {{id: the-coast, name: The Coast, url: {watch.outlet}/tv/, language: en, country: GB, kind: page}}\n"
    assert coast in watch.configuration.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(watch: Watch, listed: Path) -> None:
    before = watch.configuration.read_bytes()
    result = call("sources", "import", "--config", watch.configuration, listed, "--lang", "en", "--dry-run")
    assert (result.exit_code, "la-brume  fr  La Brume" in result.stdout) == (0, True)
    assert watch.configuration.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<opml><body><outline", "not well-formed"),
        ("<opml><body/></opml>", "there are no subscriptions in it"),
        ('<!DOCTYPE opml [<!ENTITY a "a">]><opml><body/></opml>', "entities of its own"),
        ("<rss/>", "This is no OPML"),
        ("# Notes", "wrong.opml is no list of subscriptions (OPML): "),
    ],
)
def test_a_list_that_is_none_is_told(watch: Watch, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "wrong.opml"
    path.write_text(text, encoding="utf-8")
    result = call("sources", "import", "--config", watch.configuration, path, "--lang", "en")
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_what_is_exported_is_all_known_when_it_is_imported(watch: Watch, tmp_path: Path) -> None:
    path = tmp_path / "out.opml"
    exported = call("sources", "export", "--config", watch.configuration, "--out", path)
    assert (exported.exit_code, exported.stdout) == (0, "")
    printed = call("sources", "export", "--opml", "--config", watch.configuration)
    assert printed.stdout_bytes == path.read_bytes()
    result = call("sources", "import", "--config", watch.configuration, path)
    assert result.exit_code == 0
    assert "0 new sources, 2 left out" in result.stderr
