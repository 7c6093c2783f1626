from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from monitor.newsroom import ScriptError, load_expected, load_script
from monitor.newsroom.script import Edit, Outage, Recovery, Redesign, Remove, Tell, Wall

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.newsroom import Expected, Script

FIRST_LANGUAGES = {"en", "fr", "es", "de", "it", "pt"}

WORDS = """
en:
  menu: {Home: /}
  footer: {About: /about}
  section: TV
  cookies: Cookies.
  accept: Accept
  newsletter: Letter
  subscribe: Subscribe
  read_more: More
  related: Related
  most_read: Most read
  by: By
  not_found: Gone.
  unavailable: Back soon.
  standfirst: Details follow.
  authors: [A. Person]
  date: "%d %b"
"""
OUTLETS = "- {id: post, name: Post, language: en, locale: en, utc_offset: 0, markup: cards, front: /tv, watch: /tv}\n"
STORY = "- {at: 1, outlet: post, path: /a, headline: A headline}\n"


def written(
    directory: Path, *, outlets: str = OUTLETS, words: str = WORDS, evergreens: str = "{}", story: str = STORY
) -> Path:
    files = {"outlets": outlets, "words": words, "evergreens": evergreens, "story": story}
    for name, text in files.items():
        (directory / f"{name}.yaml").write_text(text, encoding="utf-8")
    return directory


def test_a_small_script_is_read(tmp_path: Path) -> None:
    script = load_script(written(tmp_path, evergreens="post: [{days_old: 2, path: /old, headline: An old one}]"))
    assert [(tell.at, tell.headline) for tell in script.tells] == [(-172_800, "An old one"), (1, "A headline")]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({"story": STORY.replace("path", "patth")}, "patth", id="an unknown key of a beat"),
        pytest.param({"outlets": OUTLETS.replace("front", "frontt")}, "frontt", id="an unknown key of an outlet"),
        pytest.param({"words": WORDS + "  hello: Hello\n"}, "words.en.hello", id="an unknown key of the words"),
        pytest.param(
            {"evergreens": "post: [{days: 2}]"}, "evergreens.yaml: .*days", id="an unknown key of an evergreen"
        ),
        pytest.param({"story": STORY + "- {at: 2, do: dance, outlet: post}\n"}, "dance", id="an unknown deed"),
        pytest.param({"outlets": OUTLETS.replace("cards", "flash")}, "markup", id="an unknown family of markup"),
        pytest.param({"outlets": OUTLETS + OUTLETS}, "post is there 2 times", id="two outlets of one id"),
        pytest.param({"outlets": OUTLETS.replace("watch: /tv", "watch: /x")}, "nothing at /x", id="nothing to watch"),
        pytest.param({"outlets": OUTLETS.replace("language: en", "language: xx")}, "xx, which", id="no words for it"),
        pytest.param({"story": STORY.replace("post", "past")}, "no outlet past", id="a beat of nobody"),
        pytest.param({"story": STORY + STORY}, "post has 2 things at /a", id="two stories at one address"),
        pytest.param({"story": STORY.replace("/a", "/tv")}, "2 things at /tv", id="a story in the place of the front"),
        pytest.param(
            {"story": STORY + "- {at: 0, do: remove, outlet: post, path: /a}\n"},
            "post shows nothing at /a by then",
            id="a story taken down before it is told",
        ),
        pytest.param({"story": STORY + "- {at: 2, do: outage, outlet: post}\n"}, "never recovers", id="no recovery"),
        pytest.param({"story": STORY + "- {at: 2, do: recovery, outlet: post}\n"}, "not down", id="no outage before"),
        pytest.param({"story": STORY + "- ["}, "story.yaml", id="no YAML"),
    ],
)
def test_a_mistake_in_the_script_is_refused(tmp_path: Path, files: dict[str, str], message: str) -> None:
    directory = written(tmp_path, **files)
    with pytest.raises(ScriptError, match=message):
        load_script(directory)


EXPECTED = """
decisions: [{series: A, status: renewed, evidence: {post: /a}}]
further_languages: []
standings_only: []
unresolved: []
silent_wordings: []
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(EXPECTED.replace("status", "state"), "state", id="an unknown key"),
        pytest.param(EXPECTED.replace("/a", "/b"), "post never has a story at /b", id="evidence that is never told"),
        pytest.param(
            EXPECTED.replace("decisions: [", "decisions: [{series: B, status: ending, evidence: {post: /later}}, "),
            "not in the order of their first telling",
            id="decisions out of order",
        ),
        pytest.param(
            EXPECTED.replace("wordings: []", "wordings: [{outlet: post, path: /a, headline: Another}]"),
            "post never writes: Another",
            id="a wording that is never written",
        ),
    ],
)
def test_expectations_that_do_not_fit_the_script_are_refused(tmp_path: Path, text: str, message: str) -> None:
    script = load_script(written(tmp_path, story=STORY + STORY.replace("/a", "/later").replace("at: 1", "at: 2")))
    (tmp_path / "expected.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScriptError, match=message):
        load_expected(script, tmp_path)


def test_the_newsroom_is_as_large_as_the_demo_needs(script: Script) -> None:
    languages = Counter(outlet.language for outlet in script.outlets)
    assert len(script.outlets) >= 12
    assert len(languages) >= 8
    assert languages["en"] == languages["fr"] == languages["de"] == 2
    assert script.duration <= 50


def test_everything_that_can_happen_to_an_outlet_happens(script: Script) -> None:
    happened = {type(beat) for beat in script.beats if beat.at > 0}
    assert happened == {Tell, Edit, Remove, Redesign, Outage, Wall, Recovery}


def test_each_of_the_first_languages_is_the_first_to_tell_a_decision(script: Script, expected: Expected) -> None:
    assert {decision.languages(script)[0] for decision in expected.decisions} == FIRST_LANGUAGES
    assert len(expected.decisions) >= 10
    for decision in expected.decisions:
        assert set(decision.languages(script)) <= FIRST_LANGUAGES


def test_one_decision_is_told_by_three_outlets_in_three_languages(script: Script, expected: Expected) -> None:
    harbour = next(decision for decision in expected.decisions if decision.series == "Harbour of Glass")
    assert harbour.languages(script) == ("en", "fr", "de")
    assert [tell.outlet for tell in harbour.tells(script)] == ["signal-post", "ecran-du-soir", "serienblatt"]


def test_a_reversal_names_an_earlier_decision_on_the_same_series(expected: Expected) -> None:
    reversal = next(decision for decision in expected.decisions if decision.refers_to)
    earlier = expected.decisions[: expected.decisions.index(reversal)]
    assert (reversal.series, reversal.refers_to) in [(decision.series, decision.status) for decision in earlier]


def test_evidence_spells_the_series_alike_in_every_language(script: Script, expected: Expected) -> None:
    edits = {(beat.outlet, beat.path): beat.headline for beat in script.beats if isinstance(beat, Edit)}
    for decision in expected.decisions + expected.further_languages + expected.standings_only:
        for tell in decision.tells(script):
            # The article names what its headline leaves out.
            assert decision.series in " ".join((edits.get((tell.outlet, tell.path), tell.headline), *tell.text))


def test_what_is_evidence_is_not_silent_as_well(script: Script, expected: Expected) -> None:
    silent = expected.silent(script)
    told = {tell.headline for decision in expected.decisions for tell in decision.tells(script)}
    assert told & silent == {version.headline for version in expected.silent_wordings}
    assert len(silent) > 3 * len(told)


# Small words that a few headlines together cannot do without; languages that share some still differ in the sum.
SMALL_WORDS = {
    "en": "the to of for with on in and is after what who",
    "fr": "le la les une des du sur pour et après que dans",
    "es": "el los las una del con por la su y de en",
    "de": "der die das und ein eine für im auf mit nach ist",
    "it": "il lo la gli di del della che per una da dal",
    "pt": "o a os do da no uma em com para até ao",
    "nl": "de het een van voor met tot zijn in op wegens naar",
    "pl": "na do z i w nad od po roku jest odwołany kontrakt",
}


def vote(text: str) -> str:
    words = Counter(re.findall(r"\w+", text.lower()))
    return max(SMALL_WORDS, key=lambda language: sum(words[word] for word in SMALL_WORDS[language].split()))


def test_every_outlet_writes_in_its_own_language(script: Script) -> None:
    for outlet in script.outlets:
        text = " ".join(tell.headline for tell in script.tells if tell.outlet == outlet.id)
        is_japanese = bool(re.search(r"[\u3040-\u30ff]", text))
        assert ("ja" if is_japanese else vote(text)) == outlet.language, outlet.id
