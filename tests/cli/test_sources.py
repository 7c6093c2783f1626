from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli.calling import call

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Watch


def test_the_list_before_any_check_needs_and_makes_no_state(watch: Watch) -> None:
    result = call("sources", "list", *watch.places)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[::2] == [
        "outlet  en     The Outlet: not checked yet",
        "dead    en     The Dead: not checked yet",
        "off     en     The Switched Off: switched off",
    ]
    assert result.stderr == "3 sources, 1 switched off\n"
    assert not watch.state.exists()


def test_the_list_tells_how_each_fares_and_when_next(checked: Watch) -> None:
    outlet, _, dead, *_ = call("sources", "list", *checked.places).stdout.splitlines()
    assert re.fullmatch(
        r"outlet  en     The Outlet: well, 3 headlines, checked (now|\d+ min ago); next check (in \d+ min|now)", outlet
    )
    assert re.fullmatch(
        r"dead    en     The Dead: fails \(refused\): .+; next check (in \d+ min|now|\d+ min ago)", dead
    )


def test_a_damaged_store_does_not_hide_what_is_configured(watch: Watch) -> None:
    watch.state.mkdir()
    (watch.state / "monitor.sqlite3").write_bytes(b"no database " * 1000)
    result = call("sources", "list", *watch.places)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 6
    assert "is not a database; see `series-monitor doctor`" in result.stderr


def test_a_trial_shows_every_step_and_stores_nothing(watch: Watch) -> None:
    result = call("sources", "test", *watch.places, "outlet")
    assert result.exit_code == 0
    for part in (
        f"request    GET {watch.outlet}/feed.xml",
        "(+me@example.org)",
        "answer     200, ",
        "type application/rss+xml",
        "reading    feed by ",
        "3 headlines, 2 claims",
        "-> Saltmarsh · cancelled · confirmed · season 2 · Netflix",
    ):
        assert part in result.stdout
    assert not watch.state.exists()


def test_a_trial_tells_what_phrases_set_aside(watch: Watch) -> None:
    text = watch.configuration.read_text(encoding="utf-8")
    watch.configuration.write_text(f"defaults: {{exclude: [recipes, netflix cancel*]}}\n{text}", encoding="utf-8")
    result = call("sources", "test", *watch.places, "outlet")
    assert result.exit_code == 0
    assert "3 headlines, 1 claim " in result.stdout
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
    assert "a check would leave the state untouched" in result.stdout


def test_without_a_configuration_an_address_can_be_tried_but_no_private_one(outlet: str, tmp_path: Path) -> None:
    result = call("sources", "test", f"{outlet}/feed.xml", env={"SERIES_MONITOR_CONFIG": str(tmp_path / "no.yaml")})
    assert result.exit_code == 2
    assert "there is no such file" in result.stderr
