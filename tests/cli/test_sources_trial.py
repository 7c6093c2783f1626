"""`sources test`: a dry run, every step shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli.calling import call, rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Watch


def test_a_trial_shows_every_step_and_stores_nothing(watch: Watch) -> None:
    result = call("sources", "test", *watch.places, "outlet")
    assert result.exit_code == 0
    for part in (
        f"request    GET {watch.outlet}/feed.xml",
        "(+me@example.org)",
        "answer     200, ",
        "type application/rss+xml",
        "ETag none; Last-Modified none",
        "encoding   utf-8, the bytes prove it, ",
        "reading    feed by rss, language en, ",
        "3 headlines, 2 claims, read in en, ",
        "-> Saltmarsh · cancelled · confirmed · no season 2 · Netflix\n                       to be published\n",
        "decision   as a first run",
        "2 to be published",
    ):
        assert part in result.stdout
    assert not watch.state.exists()


def test_a_trial_tells_what_phrases_set_aside(watch: Watch) -> None:
    text = watch.configuration.read_text(encoding="utf-8")
    watch.configuration.write_text(f"defaults: {{exclude: [recipes, netflix cancel*]}}\n{text}", encoding="utf-8")
    result = call("sources", "test", *watch.places, f"{watch.outlet}/feed.xml?an-address-of-its-own")
    assert result.exit_code == 0
    assert "3 headlines, 1 claim, " in result.stdout
    assert "2 headlines set aside by include or exclude" in result.stdout
    assert result.stdout.count("-- set aside\n") == 2
    assert "Saltmarsh · cancelled" not in result.stdout


def test_an_address_that_is_not_configured_can_be_tried(watch: Watch) -> None:
    result = call("sources", "test", "--config", watch.configuration, f"{watch.outlet}/feed.xml", "--lang", "en")
    assert (result.exit_code, "2 claims" in result.stdout) == (0, True)


def test_a_dead_port_is_told(watch: Watch) -> None:
    result = call("sources", "test", *watch.places, "dead")
    assert result.exit_code == 1
    assert "failed     refused: " in result.stdout


def test_a_page_that_is_not_there_is_told(watch: Watch) -> None:
    result = call("sources", "test", *watch.places, f"{watch.outlet}/nosuch")
    assert (result.exit_code, "failed     " in result.stdout) == (1, True)


def test_a_page_without_headlines_is_told(watch: Watch) -> None:
    result = call("sources", "test", *watch.places, "off")
    assert result.exit_code == 1
    assert "0 headlines" in result.stdout
    assert re.search(r"answer     200, [0-9]+ bytes, \d{1,3} ms\n +1\d{3} ms before that: robots", result.stdout)
    assert "a check would leave the state untouched" in result.stdout


def test_without_a_configuration_an_address_can_be_tried_but_no_private_one(outlet: str, tmp_path: Path) -> None:
    result = call("sources", "test", f"{outlet}/feed.xml", env={"SERIES_MONITOR_CONFIG": str(tmp_path / "no.yaml")})
    assert result.exit_code == 2
    assert "there is no such file" in result.stderr


def test_the_state_there_is_says_what_is_known_and_stays_as_it_was(checked: Watch) -> None:
    before = {path.name: path.read_bytes() for path in checked.state.glob("*.sqlite3")}
    result = call("sources", "test", *checked.places, "outlet")
    assert result.exit_code == 0
    assert "decision   as an ordinary check" in result.stdout
    assert "2 evidence already" in result.stdout
    assert {path.name: path.read_bytes() for path in checked.state.glob("*.sqlite3")} == before


def test_a_damaged_state_does_not_hide_what_is_read(watch: Watch) -> None:
    watch.state.mkdir()
    (watch.state / "monitor.sqlite3").write_bytes(b"no database " * 1000)
    result = call("sources", "test", *watch.places, "outlet")
    assert result.exit_code == 0
    assert "3 headlines, 2 claims" in result.stdout
    assert "What would be published is not known" in result.stderr


def test_programs_get_one_object(watch: Watch) -> None:
    result = call("sources", "test", "--json", *watch.places, "outlet")
    (trial,) = rows(result)
    (request,) = trial["requests"]
    assert (trial["source"], trial["failure"], trial["circumstances"], trial["headlines_new"]) == (
        "outlet",
        None,
        "founding",
        3,
    )
    assert (request["status"], request["encoding"], request["method"], request["kind"]) == (200, "utf-8", "rss", "feed")
    assert {"fetch_ms", "wait_ms", "decode_ms", "extract_ms", "detect_ms"} <= set(request)
    claims = [claim for headline in trial["headlines"] for claim in headline["claims"]]
    assert [(claim["series"], claim["fate"]) for claim in claims] == [
        ("Saltmarsh", "published"),
        ("The Cellar", "published"),
    ]


def test_programs_are_told_of_a_failure_in_the_same_object(watch: Watch) -> None:
    result = call("sources", "test", "--json", *watch.places, "dead")
    (trial,) = rows(result)
    assert (result.exit_code, trial["failure"]["diagnosis"], trial["headlines"]) == (1, "refused", [])


def test_an_option_that_no_file_could_hold_is_refused_before_anything_is_asked(watch: Watch) -> None:
    result = call("sources", "test", *watch.places, "outlet", "--lang", "english")
    assert result.exit_code == 2
    assert 'not a language: "english"' in result.stderr


def closed(watch: Watch, more: str = "", name: str = "") -> None:
    """Configure what robots.txt closes to programs."""
    entry = f"  - {{id: closed, name: C, url: '{watch.outlet}/closed/{name}', language: en{more}}}\n"
    watch.configuration.write_text(watch.configuration.read_text(encoding="utf-8") + entry, encoding="utf-8")


def test_a_page_that_robots_txt_closes_is_not_tried(watch: Watch) -> None:
    closed(watch)
    result = call("sources", "test", *watch.places, "closed")
    assert result.exit_code == 1
    assert "failed     robots: The robots.txt of 127.0.0.1 asks programs not to fetch this address." in result.stdout


def test_the_operator_has_the_last_word(watch: Watch) -> None:
    closed(watch, ", robots: ignore")
    assert call("sources", "test", *watch.places, "closed").exit_code == 0


def test_what_was_read_as_a_feed_is_tried_as_one(watch: Watch) -> None:
    closed(watch, ", kind: feed", "feed.xml")
    assert call("check", *watch.places, "closed").exit_code == 0
    text = watch.configuration.read_text(encoding="utf-8")
    watch.configuration.write_text(text.replace(", kind: feed", ""), encoding="utf-8")
    assert call("sources", "test", *watch.places, "closed").exit_code == 0
