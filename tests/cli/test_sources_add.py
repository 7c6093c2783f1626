"""`sources add`: from an address to an entry of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.cli.sources.advice import advice
from monitor.cli.sources.changing import settings_before
from monitor.diagnosis import Diagnosis
from tests.cli.calling import call

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.cli.conftest import Watch

LEAVE = "allow_private: [127.0.0.0/8]  # our own\nfetch: {politeness: 1s}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sources.yaml"
    path.write_text(LEAVE, encoding="utf-8")
    return path


def add(file: Path, *arguments: object) -> Result:
    return call("sources", "add", "--config", file, *arguments)


def test_the_feed_of_a_page_is_found_shown_and_written(file: Path, outlet: str) -> None:
    result = add(file, f"{outlet}/tv/", "--yes")
    assert result.exit_code == 0
    for part in (
        f"watch      {outlet}/feed.xml\n           the feed: it holds 3 of the 9 headlines that the page shows\n",
        "language   en: the feed says en\n",
        "interval   as usual: its headlines have too few dates\n",
        "headlines  3, 2 with a claim\n",
        "-> Saltmarsh · cancelled · confirmed · no season 2 · Netflix\n",
    ):
        assert part in result.stdout
    assert f"{outlet}/tv/  (the address given)" in result.stderr
    assert f"{outlet}/feed.xml  (stated by the page)" in result.stderr
    entry = (
        f"  - id: the-outlet\n    name: The Outlet\n    url: {outlet}/feed.xml\n    language: en\n    country: GB\n"
        "    kind: feed\n"
    )
    assert entry in result.stdout
    assert file.read_text(encoding="utf-8") == f"{LEAVE}\nsources:\n{entry}"


def test_what_is_decided_by_options_is_written_so(file: Path, outlet: str) -> None:
    options = ("--id", "coast", "--name", "Coast: TV", "--lang", "da", "--interval", "2h", "--selector", "h2 > a")
    result = add(file, f"{outlet}/tv/", "--yes", *options)
    assert result.exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert f"  - id: coast\n    name: 'Coast: TV'\n    url: {outlet}/tv/\n    language: da\n" in text
    assert text.endswith("    kind: page\n    interval: 2h\n    selector: h2 > a\n")


def test_a_dry_run_writes_nothing(file: Path, outlet: str) -> None:
    result = add(file, f"{outlet}/feed.xml", "--dry-run")
    assert (result.exit_code, "A dry run: nothing was written." in result.stderr) == (0, True)
    assert file.read_text(encoding="utf-8") == LEAVE


def test_a_language_that_nobody_reads_is_told(file: Path, outlet: str) -> None:
    result = add(file, f"{outlet}/feed.xml", "--dry-run", "--lang", "bg")
    assert (result.exit_code, "There is no language pack for bg" in result.stderr) == (0, True)


def test_without_a_terminal_nothing_is_written_unasked(file: Path, outlet: str) -> None:
    result = add(file, f"{outlet}/feed.xml")
    assert (result.exit_code, "--yes adds without asking" in result.stderr) == (2, True)
    assert file.read_text(encoding="utf-8") == LEAVE


@pytest.mark.parametrize(("answer", "written"), [(b"y\n", True), (b"\n", False), (b"n\n", False)])
def test_on_a_terminal_one_is_asked(
    file: Path,
    outlet: str,
    monkeypatch: pytest.MonkeyPatch,
    answer: bytes,
    written: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr("monitor.cli.sources.changing.at_a_terminal", lambda: True)
    result = call("sources", "add", "--config", file, f"{outlet}/feed.xml", stdin=answer)
    assert result.exit_code == 0
    assert f"Add it to {file}? [y/N]" in result.stderr
    assert ("the-outlet" in file.read_text(encoding="utf-8")) is written


def test_a_machine_on_ones_own_network_needs_leave(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    result = add(path, "http://127.0.0.1:8199/tv/", "--yes")
    assert result.exit_code == 1
    assert "blocked-address: " in result.stderr
    assert "hint: if that is a machine of your own, open its network in sources.yaml" in result.stderr
    assert not path.exists()


def test_a_file_that_is_not_there_is_made(
    tmp_path: Path, file: Path, outlet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.cli.sources.changing.settings_before", lambda _: settings_before(file))
    result = add(tmp_path / "new.yaml", f"{outlet}/feed.xml", "--yes")
    assert result.exit_code == 0
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8").startswith("sources:\n  - id: the-outlet\n")


def test_what_is_watched_already_is_refused_before_anything_is_asked(watch: Watch) -> None:
    before = watch.configuration.read_bytes()
    result = add(watch.configuration, f"{watch.outlet}/feed.xml#top", "--yes")
    assert result.exit_code == 2
    assert "is watched already, as outlet; `series-monitor sources test outlet` tries it" in result.stderr
    assert watch.configuration.read_bytes() == before


def test_a_feed_that_is_found_and_watched_already_is_refused(watch: Watch) -> None:
    result = add(watch.configuration, f"{watch.outlet}/tv/", "--yes")
    assert (result.exit_code, "is watched already, as outlet" in result.stderr) == (2, True)


def test_an_id_that_is_taken_is_refused(watch: Watch) -> None:
    result = add(watch.configuration, f"{watch.outlet}/tv/", "--yes", "--id", "dead")
    assert (result.exit_code, "there is a source dead already" in result.stderr) == (2, True)


def test_a_page_with_nothing_to_watch_says_what_to_do(file: Path, outlet: str) -> None:
    result = add(file, f"{outlet}/none.html", "--kind", "page", "--yes")
    assert result.exit_code == 1
    assert "  hint: " in result.stderr
    assert "Traceback" not in result.stderr
    assert file.read_text(encoding="utf-8") == LEAVE


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("htp://fog.example",), 'not an http(s) address: "htp://fog.example"'),
        (("www.fog.example/tv",), "did you mean https://www.fog.example/tv?"),
        (("https://fog.example/", "--lang", "english"), 'not a language: "english"'),
        (("https://fog.example/", "--interval", "30"), 'did you mean "30m"?'),
        (("https://fog.example/", "--id", "The Fog"), 'perhaps "the-fog"'),
        (("https://fog.example/", "--selector", "h2 >"), "not a CSS selector"),
        (("https://fog.example/", "--kind", "book"), "'book' is not one of"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_asked(file: Path, arguments: tuple[str, ...], told: str) -> None:
    result = add(file, *arguments)
    assert (result.exit_code, told in " ".join(result.stderr.split())) == (2, True), result.stderr


@pytest.mark.parametrize("text", ["sources:\n  - id: a\n", "sources: [\n", "titel: x\n"])
def test_a_file_that_is_wrong_is_told_and_left_alone(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    result = add(file, "https://fog.example/", "--yes")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{file}:")
    assert file.read_text(encoding="utf-8") == text


def test_a_page_that_is_closed_to_programs_is_not_asked(file: Path, outlet: str) -> None:
    result = add(file, f"{outlet}/closed/", "--kind", "page", "--yes")
    assert result.exit_code == 1
    assert "robots: The robots.txt of 127.0.0.1 asks programs not to fetch this address." in result.stderr
    assert "with its owner's leave a source can have robots: ignore" in result.stderr
    assert file.read_text(encoding="utf-8") == LEAVE


@pytest.mark.parametrize("diagnosis", [Diagnosis.SERVER_ERROR, Diagnosis.REDIRECT_LOOP])
def test_what_only_the_site_can_mend_is_not_told_as_a_wrong_address(diagnosis: Diagnosis) -> None:
    assert advice(diagnosis) != advice(Diagnosis.EMPTY)
