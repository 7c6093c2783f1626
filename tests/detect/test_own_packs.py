"""Packs of the operator's: a language nobody shipped, additions to one that is shipped, and what is wrong with one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor.detect import load, verify, version
from monitor.detect.lexicon import Lexicon
from monitor.errors import LexiconError
from monitor.model import Status

STATUSES = [status.value for status in Status]
LISTS = [name for name, field in Lexicon.model_fields.items() if field.annotation == list[str] and field.is_required()]


def toy_pack() -> str:
    """A language of a dozen words, in which "zubo" cancels and "niko" is a season."""
    lines = ["language: qtt", "name: Toyish", "script: Latn", "casing: sentence", 'quotes: ["<>"]']
    lines += ["numerals: {un: 1, du: 2}", "ordinals: {duva: 2}"]
    lines += ["seasons: {words: [niko], last: [fino], more: [nuvo], after: [pos], join: [et]}"]
    lines += [f"{name}: []" for name in LISTS if name != "quotes"]
    lines += ["negators: {before: [], season: [nul]}", "traps: {always: [konzerto], unless_season: []}"]
    lines += ["cues:"]
    lines += [f"  {status}: {{strong: [{'zubo' if status == 'cancelled' else status + 'a'}]}}" for status in STATUSES]
    lines += ["labels: {" + ", ".join(f"{status}: {status}" for status in STATUSES) + "}"]
    return "\n".join(lines)


def test_a_new_language_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "qtt.yaml"
    path.write_text(toy_pack(), encoding="utf-8")
    detector = load(lexicons=[path])

    (claim,) = detector.detect("Netflix zubo <Harbor Lights> pos du niko", "qtt")

    assert (claim.series, claim.status, claim.seasons, claim.network) == (
        "Harbor Lights",
        Status.CANCELLED,
        (3,),
        "Netflix",
    )
    assert detector.detect("Netflix zubo <Harbor Lights> konzerto", "qtt") == ()
    assert detector.detect("Nul niko 2: <Harbor Lights>", "qtt")[0].seasons == (2,)


def test_additions_join_the_shipped_pack_and_change_its_version(tmp_path: Path) -> None:
    headline = "Netflix defenestrates ‘Harbor Lights’"
    path = tmp_path / "mine.yaml"
    path.write_text("language: en\ncues: {cancelled: {strong: [defenestrate|defenestrates]}}\n", encoding="utf-8")
    shipped, own = load(), load(lexicons=[path])

    assert shipped.detect(headline, "en") == ()
    assert own.detect(headline, "en")[0].status is Status.CANCELLED
    assert own.detect("Netflix Cancels ‘Harbor Lights’", "en")[0].status is Status.CANCELLED
    assert version([path]) != version()


def test_words_of_a_set_join_those_that_it_has(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("language: en\nsets: {cancel: yeets|yeeted, mine: x}\n", encoding="utf-8")
    own = load(lexicons=[path])

    for headline in ("Netflix yeets ‘Harbor Lights’ after one season", "Netflix axes ‘Harbor Lights’ after one season"):
        (claim,) = own.detect(headline, "en")
        assert claim.status is Status.CANCELLED


def test_packs_beside_loaded_ones_change_what_they_add_to_and_nothing_else(tmp_path: Path) -> None:
    additions, toyish = tmp_path / "mine.yaml", tmp_path / "qtt.yaml"
    additions.write_text("language: en\ncues: {cancelled: {strong: [defenestrates]}}\n", encoding="utf-8")
    toyish.write_text(toy_pack(), encoding="utf-8")
    shipped = load()
    own = shipped.with_own([additions, toyish])

    assert own.languages == tuple(sorted([*shipped.languages, "qtt"]))
    for text, language in [("Netflix defenestrates ‘Harbor Lights’", "en"), ("Netflix zubo <Harbor Lights>", "qtt")]:
        assert (len(own.detect(text, language)), len(shipped.detect(text, language))) == (1, 0)
    german = ("„Nachtfähre“ abgesetzt: Netflix beendet die Serie nach zwei Staffeln", "de")
    assert own.detect(*german) == shipped.detect(*german) != ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("cues: {}\n", "mine.yaml: language: missing\n  hint: begin with", id="no language"),
        pytest.param("- en\n", "mine.yaml: language: missing", id="no mapping"),
        pytest.param(
            "language: en\ncuse: {}\n", 'mine.yaml:2: cuse: unknown key\n  hint: did you mean "cues"?', id="a part"
        ),
        pytest.param(
            "language: en\ncues:\n  ending:\n    strnog: [x]\n",
            'mine.yaml:4: cues.ending.strnog: unknown key\n  hint: did you mean "strong"?',
            id="a part within one",
        ),
        pytest.param(
            "language: en\nsets: {cancel: [yeeted]}\n",
            "mine.yaml:2: sets.cancel: expected text, found a list\n  hint: words that are one place stand in one text",
            id="words of a set as a list",
        ),
        pytest.param(
            "language: en\nhedges: yeeted\n", 'mine.yaml:2: hedges: expected a list, found "yeeted"', id="no list"
        ),
        pytest.param(
            "language: en\nhedges:\n  - [a]\n", "mine.yaml:3: hedges.", id="a list within a list, at its own line"
        ),
        pytest.param("language: en\nhedges: ['...']\n", "mine.yaml:2: hedges.0: ", id="a pattern of nothing"),
        pytest.param("language: en\nhedges: ['{cancle} x']\n", "unknown set 'cancle'", id="an unknown set"),
        pytest.param(
            "language: en\nsets: {cancel: '{cancel}|x'}\n", "mine.yaml: sets: a set names itself", id="a set of itself"
        ),
        pytest.param("language: en\n# \udcff", "mine.yaml:2: not UTF-8\n  hint: save", id="no UTF-8"),
        pytest.param("language: [en\n", "mine.yaml:2: not YAML: ", id="no YAML"),
        pytest.param("language: qtt\n", "mine.yaml:1: name: missing\n  hint: a language that is", id="parts left out"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(LexiconError, match=re.escape(told)):
        load(lexicons=[path]).prepare()
    with pytest.raises(LexiconError, match=re.escape(told)):
        verify([path])
