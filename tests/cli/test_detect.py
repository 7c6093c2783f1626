from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.calling import call, rows

if TYPE_CHECKING:
    from pathlib import Path

SALTMARSH = "Netflix cancels ‘Saltmarsh’ after one season"
CANCELLED = {
    "series": "Saltmarsh",
    "status": "cancelled",
    "certainty": "confirmed",
    "seasons": [2],
    "network": "Netflix",
}


def row(**members: object) -> str:
    return json.dumps(members, ensure_ascii=False)


def detect(*lines: str | bytes) -> list[dict[str, object]]:
    """Answer these lines after a first one of JSON; one answer each is asserted here for every test."""
    head = row(id="first", text="").encode()
    told = [line.encode() if isinstance(line, str) else line for line in lines]
    result = call("detect", stdin=b"".join(line + b"\n" for line in [head, *told]))
    assert (result.exit_code, result.stderr) == (0, "")
    first, *answers = rows(result)
    assert first == {"id": "first", "claims": []}
    assert len(answers) == len(lines)
    return answers


def test_a_row_is_answered_with_its_id_and_its_claims() -> None:
    assert detect(row(id="x-1", lang="en", text=SALTMARSH)) == [{"id": "x-1", "claims": [CANCELLED]}]


@pytest.mark.parametrize(
    "given_id",
    [
        "null",
        "0",
        "-0",
        "1.10",
        "1e400",
        "9" * 5000,
        '"\\ud800"',
        '""',
        "true",
        '{"a": [1.50, null]}',
        "[]",
        '"\u2028\x85"',
        '"é\\u202e"',
    ],
)
def test_an_id_comes_back_as_it_came(given_id: str) -> None:
    result = call("detect", stdin=f'{{"id": {given_id}, "text": "quiet"}}'.encode())
    escaped = given_id.replace("\\u202e", "\u202e").replace("\u2028\x85", "\\u2028\\u0085")
    assert result.stdout == f'{{"id": {escaped}, "claims": []}}\n'


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b"", id="an empty line"),
        pytest.param(b" \t\r", id="white space"),
        pytest.param(b"{}", id="an object of nothing"),
        pytest.param(b'{"id": null, "text": null}', id="no text"),
        pytest.param(b'{"text": 7, "lang": []}', id="a text that is none"),
        pytest.param(b'{"text": ""}', id="an empty text"),
        pytest.param(b'{"text": "Netflix cancels', id="half a row"),
        pytest.param(b'{"id": NaN, "text": ""}', id="an id that JSON has not"),
        pytest.param(b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", id="a nest of a hundred thousand"),
    ],
)
def test_a_line_that_says_nothing_has_no_claims(line: bytes) -> None:
    assert detect(line) == [{"id": None, "claims": []}]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("[1, 2]", id="a list"),
        pytest.param("null", id="null"),
        pytest.param("5 recipes for a rainy weekend", id="a plain line"),
        pytest.param("\u202e\u200f\u0007 \x1b[31m", id="control characters and marks of direction"),
        pytest.param("x" * 100_000, id="a line of a hundred thousand"),
    ],
)
def test_among_json_a_line_that_is_no_object_is_read_as_a_headline(line: str) -> None:
    assert detect(line) == [{"id": None, "text": line, "claims": []}]


def test_plain_lines_among_json_tell_their_claims() -> None:
    assert detect(SALTMARSH, row(id=2, text="quiet")) == [
        {"id": None, "text": SALTMARSH, "claims": [CANCELLED]},
        {"id": 2, "claims": []},
    ]


def test_a_row_of_extract_is_read_in_its_language_and_answered_with_its_text() -> None:
    text = "Netflix annule « Marais noirs » après une saison"
    answer = detect(row(text=text, url="https://a.example/", language="fr", published=None))[0]
    assert (answer["id"], answer["text"]) == (None, text)
    assert [(claim["series"], claim["status"]) for claim in answer["claims"]] == [("Marais noirs", "cancelled")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "language",
    [
        {"lang": "fr-CA"},
        {"language": "fr"},
        {"lang": "", "language": "fr"},
        {"lang": 5, "language": "FR"},
        {"lang": "fr_FR"},
    ],
)
def test_the_language_stated_is_taken_wherever_it_stands(language: dict[str, object]) -> None:
    told = rows(
        call("detect", "--explain", "--lang", "de", stdin=row(text="Netflix « Marais noirs »", **language).encode())
    )
    assert told[0]["language"] == "fr"


@pytest.mark.parametrize("language", ["xx", "klingon", "-", "\ud800", None, 7, {"a": 1}])
def test_a_language_nobody_knows_is_told_by_the_words(language: object) -> None:
    answer = detect(json.dumps({"id": 1, "lang": language, "text": SALTMARSH}))[0]
    assert answer["claims"] == [CANCELLED]


@pytest.mark.parametrize(
    "disguise",
    [
        pytest.param("\u200fNetflix cancels \u2067‘Saltmarsh’\u2069 after one season\u200e", id="marks of direction"),
        pytest.param(
            "Netflix\u00a0cancels\t‘Saltmarsh’\nafter one season\u0000", id="white space and control characters"
        ),
        pytest.param("Netflix cancels ‘Saltmarsh’ after one season\ud800", id="a lone surrogate"),
        pytest.param("Netflix cancels ‘Saltmarsh’ after one season." + " more" * 20_000, id="a text without end"),
    ],
)
def test_a_headline_reads_as_it_would_within_a_page(disguise: str) -> None:
    claims = detect(json.dumps({"id": 1, "text": disguise}))[0]["claims"]
    assert isinstance(claims, list)
    assert [claim["series"] for claim in claims] == ["Saltmarsh"]


def test_raw_control_characters_within_a_row_are_forgiven() -> None:
    assert detect('{"id": 1, "text": "Netflix cancels\t‘Saltmarsh’ after one season"}') == [
        {"id": 1, "claims": [CANCELLED]}
    ]


def test_bytes_that_are_no_text_cost_their_letter_only() -> None:
    answer = detect(b'{"id": "a\xff", "text": "Netflix cancels \x91Saltmarsh\x92 \xc3"}')[0]
    assert answer["id"] == "a\ufffd"


def test_a_mark_of_byte_order_does_not_hide_the_first_row() -> None:
    assert rows(call("detect", stdin=b'\xef\xbb\xbf{"id": 1}\n')) == [{"id": 1, "claims": []}]


@pytest.mark.parametrize(
    ("first", "in_json"),
    [
        pytest.param('{"id": 1}', True, id="an object"),
        pytest.param('{"id": 1, ', True, id="half an object"),
        pytest.param("[1, 2]", True, id="a list"),
        pytest.param("null", True, id="null"),
        pytest.param('"Saltmarsh"', False, id="a headline that is a quotation"),
        pytest.param("24", False, id="a headline that is a number"),
        pytest.param("[Exclusive] Netflix cancels ‘Saltmarsh’", False, id="a headline in brackets"),
    ],
)
def test_the_first_line_that_is_not_blank_decides_how_all_are_answered(first: str, in_json: bool) -> None:  # noqa: FBT001
    told = call("detect", stdin=f"\n  \n{first}\n\nquiet\n".encode()).stdout.splitlines()
    assert all(line.startswith("{") for line in told) is in_json
    if in_json:
        assert len(told) == 5


def test_plain_lines_are_answered_for_people() -> None:
    assert call("detect", stdin=f"{SALTMARSH}\n\nquiet\x1b[2J".encode()).stdout.splitlines() == [
        SALTMARSH,
        "  -> Saltmarsh · cancelled · confirmed · no season 2 · Netflix",
        "",
        "quiet[2J",
        "  -> nothing was decided; its language is not known, --lang tells it",
    ]


def test_nothing_in_nothing_out() -> None:
    assert call("detect").stdout == ""


def test_arguments_are_read_like_lines() -> None:
    assert call("detect", "--json", SALTMARSH, "").stdout.splitlines() == [
        json.dumps({"id": None, "text": SALTMARSH, "claims": [CANCELLED]}, ensure_ascii=False),
        '{"id": null, "claims": []}',
    ]


def test_explain_shows_the_words_behind_a_claim() -> None:
    told = call("detect", "--explain", SALTMARSH, "Arsenal cancel pre-season tour of Japan").stdout
    assert "cue      “cancels”" in told
    assert "title    “Saltmarsh”" in told
    assert "nothing was decided" in told


def test_explain_in_json_counts_its_spans_in_what_was_read() -> None:
    (answer,) = rows(call("detect", "--explain", stdin=row(id=1, text=f"  {SALTMARSH} ").encode()))
    (claim,) = answer["claims"]
    assert answer["read"] == SALTMARSH
    assert {span["role"] for span in claim["spans"]} >= {"cue", "title", "season", "network"}
    assert all(SALTMARSH[span["start"] : span["end"]] == span["text"] for span in claim["spans"])


_lines = st.lists(
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists, max_leaves=4).map(
            lambda value: json.dumps({"id": value, "text": value}).encode()
        ),
    ).map(lambda line: line.replace(b"\n", b"")),
    max_size=6,
)


@settings(max_examples=80, deadline=None)
@given(_lines)
def test_whatever_the_lines_each_has_one_answer(lines: list[bytes]) -> None:
    answers = detect(*lines)
    assert all(list(answer) in (["id", "claims"], ["id", "text", "claims"]) for answer in answers)


def test_the_packs_of_a_configuration_are_read_with_where_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("language: en\nsets: {cancel: yeets}\n", encoding="utf-8")
    file = tmp_path / "sources.yaml"
    file.write_text("sources: []\nlexicons: [mine.yaml]\n", encoding="utf-8")
    yeeted = ("--lang", "en", "Netflix yeets ‘Saltmarsh’ after one season")

    assert "nothing was decided" in call("detect", *yeeted).stdout
    assert "Saltmarsh · cancelled" in call("detect", "--config", file, *yeeted).stdout
    assert "Saltmarsh · cancelled" in call("detect", *yeeted, env={"SERIES_MONITOR_CONFIG": str(file)}).stdout


def test_a_mistake_in_a_pack_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("language: en\nsets: {cancel: [yeeted]}\n", encoding="utf-8")
    result = call("detect", "--lexicon", file, "--lang", "en", "Netflix cancels ‘Saltmarsh’")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{file}:2: sets.cancel: expected text, found a list\n  hint: ")


def test_a_language_without_a_pack_is_told_and_no_failure() -> None:
    result = call("detect", "--lang", "xx", SALTMARSH)
    assert result.exit_code == 0
    assert result.stderr == "There is no language pack for xx: only English headlines will be read.\n"
