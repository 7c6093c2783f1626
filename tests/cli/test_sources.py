from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli import samples
from tests.cli.calling import call

if TYPE_CHECKING:
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
        r"dead    en     The Dead: fails \(refused\): .+[^.]; next check (in \d+ min|now|\d+ min ago)", dead
    )


def test_a_silent_source_is_read_and_does_not_fail(watch: Watch) -> None:
    samples.make(watch.state)
    samples.hush(watch.state)
    outlet, *_ = call("sources", "list", *watch.places).stdout.splitlines()
    assert outlet == "outlet  en     The Outlet: is read (silent): Nothing new has come."


def test_a_damaged_store_does_not_hide_what_is_configured(watch: Watch) -> None:
    watch.state.mkdir()
    (watch.state / "monitor.sqlite3").write_bytes(b"no database " * 1000)
    result = call("sources", "list", *watch.places)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 6
    assert "is not a database; see `series-monitor doctor`" in result.stderr


def test_the_list_shows_whose_robots_txt_is_ignored(watch: Watch) -> None:
    text = watch.configuration.read_text(encoding="utf-8")
    watch.configuration.write_text(text.replace("enabled: false", "robots: ignore"), encoding="utf-8")
    lines = call("sources", "list", *watch.places).stdout.splitlines()
    assert [line.endswith("  (its robots.txt is ignored)") for line in lines[1::2]] == [False, False, True]


def test_a_mistake_in_a_pack_of_the_configuration_is_told_with_its_place(watch: Watch) -> None:
    pack = watch.configuration.with_name("mine.yaml")
    pack.write_text("language: en\ncuse: {}\n", encoding="utf-8")
    watch.configuration.write_text("lexicons: [mine.yaml]\nsources: []\n", encoding="utf-8")
    result = call("sources", "list", *watch.places)
    assert result.exit_code == 2
    assert result.stderr.startswith(f'{pack}:2: cuse: unknown key\n  hint: did you mean "cues"?\n1 problem')
