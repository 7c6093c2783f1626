"""`backup`, `restore`, `misses` and `replay` as their callers meet them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from monitor.model import Certainty, Claim, Status
from monitor.store import Store
from monitor.store.store import database_of
from tests.cli import samples
from tests.cli.calling import call, rows

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.store import Transaction
    from tests.cli.conftest import Watch

TEXT = "Netflix series: player’s contract renewed"


def misread(watch: Watch, checked: Watch) -> None:
    """Take a state after a check, and let a headline have been read by a worse lexicon."""
    shutil.copytree(checked.state, watch.state)

    def change(transaction: Transaction) -> None:
        stored = transaction.stored_headlines(after=0, most=1000)
        telling = next(item for item in stored if item.claims)
        silent = next(item for item in stored if not item.claims)
        transaction.record_claims(telling.id, [])
        transaction.record_misses({silent.id: "“renewed”: said of a person"}, samples.NOW.now(samples.NOW.tzinfo))

    with Store.open(watch.state) as store:
        store.write_sync(change)


def test_a_backup_comes_back(watch: Watch, tmp_path: Path) -> None:
    samples.make(watch.state)
    known = call("events", "--json", *watch.places).stdout

    made = call("backup", *watch.places, "--json", tmp_path / "one.sqlite3")
    (manifest,) = rows(made)
    assert (made.exit_code, manifest["file"], manifest["counts"]["event"]) == (0, str(tmp_path / "one.sqlite3"), 4)
    assert call("restore", *watch.places, "--check", tmp_path / "one.sqlite3").stdout.endswith(
        "can be restored: 1 source, 0 headlines, 4 events; its checksum is right\n"
    )
    shutil.rmtree(watch.state)
    restored = call("restore", *watch.places, tmp_path / "one.sqlite3")

    assert (restored.exit_code, restored.stderr) == (0, "")
    assert call("events", "--json", *watch.places).stdout == known


def test_the_former_store_is_told_by_name(watch: Watch) -> None:
    samples.make(watch.state)
    made = call("backup", *watch.places)
    (file,) = (watch.state / "backups").glob("*.sqlite3")
    assert made.stdout.startswith(f"{file}: ")

    restored = call("restore", *watch.places, file)

    (aside,) = watch.state.glob("*.before-restore-*.sqlite3")
    assert restored.stderr == f"The former store is kept as {aside}.\n"


def test_what_is_no_backup_is_refused_with_2(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("These are my notes. " * 500)
    for file, why in (("notes", "it is not an SQLite database"), ("none", "there is no file")):
        result = call("restore", *watch.places, tmp_path / file)
        assert result.exit_code == 2
        assert why in result.stderr
    assert not database_of(watch.state).exists()


def test_while_a_daemon_runs_nothing_is_restored(watch: Watch) -> None:
    samples.make(watch.state)
    call("backup", *watch.places)
    (file,) = (watch.state / "backups").glob("*.sqlite3")
    with Store.open(watch.state, exclusive=True):
        result = call("restore", *watch.places, file)
    assert (result.exit_code, "in use by process" in result.stderr) == (2, True)


def test_without_a_store_there_is_nothing_to_back_up_or_replay(watch: Watch) -> None:
    for verb in ("backup", "replay"):
        result = call(verb, *watch.places)
        assert (result.exit_code, "there is no store in" in result.stderr) == (2, True)
    assert not watch.state.exists()


def test_near_misses_are_listed_and_exported(watch: Watch, checked: Watch) -> None:
    misread(watch, checked)

    listed, exported = call("misses", *watch.places), call("misses", *watch.places, "--export")

    assert "[en]: " in listed.stdout
    assert "\n    “renewed”: said of a person\n    http" in listed.stdout
    (row,) = [row for row in rows(exported) if row["note"] == "“renewed”: said of a person"]
    assert (row["lang"], row["claims"]) == ("en", [])
    again = call("detect", stdin=json.dumps(row).encode())
    assert rows(again)[0]["id"] == row["id"]


def test_a_headline_is_exported_once_with_all_that_it_tells(watch: Watch, checked: Watch) -> None:
    shutil.copytree(checked.state, watch.state)
    unnamed = Claim(None, Status.CANCELLED, Certainty.CONFIRMED), Claim(None, Status.ENDING, Certainty.CONFIRMED)
    named = Claim("The Cellar", Status.RENEWED, Certainty.CONFIRMED, (2,), "HBO")
    by_article = Claim("Night Couriers", Status.ORDERED, Certainty.CONFIRMED, named_by="Night Couriers was ordered.")
    told = [(claim, None) for claim in (named, *unnamed, by_article)]
    with Store.open(watch.state) as store:
        (first, *_) = store.read_sync(lambda reader: reader.stored_headlines(after=0, most=1))
        store.write_sync(lambda transaction: transaction.record_claims(first.id, told))

    row, *others = [row for row in rows(call("misses", *watch.places, "--export")) if row["id"] == f"miss-{first.id}"]

    assert others == []
    assert [(claim["series"], claim["status"]) for claim in row["claims"]] == [
        ("The Cellar", "renewed"),
        (None, "cancelled"),
        (None, "ending"),
        (None, "ordered"),
    ]


def test_near_misses_of_another_language_are_left_out(watch: Watch, checked: Watch) -> None:
    misread(watch, checked)

    french = call("misses", *watch.places, "--lang", "fr")
    assert (french.stdout, "no language pack" in french.stderr) == ("", False)
    klingon = call("misses", *watch.places, "--lang", "klingon")
    assert "There is no language pack for klingon" in klingon.stderr
    assert call("misses", *watch.places, "--lang", "EN").stdout != ""
    assert call("misses", *watch.places, "--since", "2099-01-01").stdout == ""


def test_a_replay_of_a_series_nobody_knows_is_told(checked: Watch) -> None:
    result = call("replay", *checked.places, "--series", "Nowhere")
    assert (result.exit_code, "no series goes by “Nowhere”" in result.stderr) == (2, True)


def test_a_replay_tells_what_would_be_otherwise_and_fills_it_in_once(watch: Watch, checked: Watch) -> None:
    misread(watch, checked)
    feed = (watch.state / "feeds" / "feed.xml").read_bytes()

    looked = call("replay", *watch.places)
    assert looked.exit_code == 0
    assert "1 say something else; " in looked.stderr
    assert "`series-monitor replay --apply` fills it in" in looked.stderr
    filled = call("replay", *watch.places, "--apply", "--json")
    assert filled.stderr.endswith("filled in.\n")
    again = call("replay", *watch.places, "--json")

    assert (again.stdout, "0 say something else" in again.stderr) == ("", True)
    assert (watch.state / "feeds" / "feed.xml").read_bytes() == feed
