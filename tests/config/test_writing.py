"""What `sources add` writes: the new entry, in the style of its neighbours, and not one character else."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import NewSource, parse, with_sources
from monitor.errors import ConfigurationError

PATH = Path("sources.yaml")
FOG = NewSource("fog", "The Fog", "https://fog.example/feed/", "en", kind="feed")
BRUME = NewSource("brume", "La Brume : séries", "https://brume.example/rss", "fr-CA", "CA", "feed", "3h")
DIMMA = NewSource("dimma", "Dimma", "https://dimma.example/", "sv", selector="h2 > a")


def added(before: str, *new: NewSource) -> str:
    return with_sources(before.encode(), PATH, new, {"sv": "Swedish"}).decode()


def inserted(before: str, after: str) -> str:
    """Give what stands in `after` beyond `before`, which must be there whole."""
    start = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    rest = before[start:]
    assert after.startswith(before[:start])
    assert after.endswith(rest)
    return after[start : len(after) - len(rest)]


ENTRY = "  - id: fog\n    name: The Fog\n    url: https://fog.example/feed/\n    language: en\n    kind: feed\n"

STYLES = [
    pytest.param("", "sources:\n" + ENTRY, id="a file to be made"),
    pytest.param("# mine\n", "# mine\n\nsources:\n" + ENTRY, id="only a comment"),
    pytest.param("title: T", "title: T\n\nsources:\n" + ENTRY, id="no sources, no line break at the end"),
    pytest.param("sources:\n\ntitle: T\n", "sources:\n" + ENTRY + "\ntitle: T\n", id="a list not begun"),
    pytest.param("sources: []\n", "sources:\n" + ENTRY, id="an empty list"),
    pytest.param(
        "sources: [] # none\ntitle: T\n", "sources:  # none\n" + ENTRY + "title: T\n", id="an empty list, a remark"
    ),
    pytest.param(
        "sources:\n- id: a\n  name: A\n  url: https://a.example/\n  language: en\n",
        "sources:\n- id: a\n  name: A\n  url: https://a.example/\n  language: en\n"
        "- id: fog\n  name: The Fog\n  url: https://fog.example/feed/\n  language: en\n  kind: feed\n",
        id="dashes at the margin",
    ),
    pytest.param(
        "sources:\n    -   id: a\n        name: A\n        url: https://a.example/\n        language: en",
        "sources:\n    -   id: a\n        name: A\n        url: https://a.example/\n        language: en\n"
        "    -   id: fog\n        name: The Fog\n        url: https://fog.example/feed/\n        language: en\n"
        "        kind: feed\n",
        id="wide steps, no line break at the end",
    ),
    pytest.param(
        "sources:\n  - {id: a, name: A, url: 'https://a.example/', language: en}  # the first\n# the end\n",
        "sources:\n  - {id: a, name: A, url: 'https://a.example/', language: en}  # the first\n"
        "  - {id: fog, name: The Fog, url: https://fog.example/feed/, language: en, kind: feed}\n# the end\n",
        id="an entry a line",
    ),
    pytest.param(
        "sources: [\n  {id: a, name: A, url: 'https://a.example/', language: en},\n"
        "  {id: b, name: B, url: 'https://b.example/', language: en},\n]\n",
        "sources: [\n  {id: a, name: A, url: 'https://a.example/', language: en},\n"
        "  {id: b, name: B, url: 'https://b.example/', language: en},\n"
        "  {id: fog, name: The Fog, url: https://fog.example/feed/, language: en, kind: feed},\n]\n",
        id="brackets over several lines",
    ),
    pytest.param(
        "sources: [{id: a, name: A, url: 'https://a.example/', language: en}]",
        "sources: [{id: a, name: A, url: 'https://a.example/', language: en}, "
        "{id: fog, name: The Fog, url: https://fog.example/feed/, language: en, kind: feed}]",
        id="brackets in one line",
    ),
]


@pytest.mark.parametrize(("before", "after"), STYLES)
def test_an_entry_is_written_like_its_neighbours(before: str, after: str) -> None:
    assert added(before, FOG) == after


@pytest.mark.parametrize(("before", "after"), STYLES)
def test_line_breaks_and_byte_order_mark_stay(before: str, after: str) -> None:
    content = b"\xef\xbb\xbf" + before.replace("\n", "\r\n").encode()
    expected = after.replace("\n", "\r\n") if "\n" in before else after
    assert with_sources(content, PATH, [FOG], {}) == b"\xef\xbb\xbf" + expected.encode()


GROUPED = dedent(
    """\
    # What we watch.
    defaults:   {interval: "45m"}   # kept as it is

    sources:
      # English
      - id: a
        name:  "A"      # with a remark
        url: 'https://a.example/'
        language: en
        # interval: 5m

      - &b
        id: b
        name: >
          B the
          second
        url: https://b.example/
        language: en-GB

      # French
      - {id: c, name: C, url: https://c.example/, language: fr}

      # Polish
      - id: d
        name: |
          D
        url: https://d.example/
        language: pl
      # interval: 1h

    # Not ours to touch.
    title: T
    """
)


def test_it_stands_behind_the_last_of_its_language() -> None:
    after = added(GROUPED, FOG)
    assert inserted(GROUPED, after).strip() == ENTRY.strip()
    assert after.index("id: b") < after.index("id: fog") < after.index("# French")


def test_a_language_that_is_new_gets_a_heading_at_the_end_of_the_list() -> None:
    after = added(GROUPED, DIMMA)
    entry = "- id: dimma\n    name: Dimma\n    url: https://dimma.example/\n    language: sv\n    selector: h2 > a"
    assert inserted(GROUPED, after).strip() == f"# Swedish\n  {entry}"
    assert "language: pl\n\n  # Swedish\n" in after


def test_several_are_sorted_into_their_groups() -> None:
    after = added(GROUPED, DIMMA, BRUME, FOG)
    places = [after.index(f"id: {name}") for name in ("a", "b", "fog", "c", "brume", "d", "dimma")]
    assert places == sorted(places)
    assert "- {id: brume, name: 'La Brume : séries', url: https://brume.example/rss, language: fr-CA, c" in after


def test_without_groups_it_stands_at_the_end() -> None:
    before = GROUPED.replace("  # French\n", "")
    after = added(before, BRUME)
    assert after.index("id: d") < after.index("id: brume") < after.index("# Not ours")
    assert "interval: 3h\n" in after


def test_a_commented_key_stays_with_its_source() -> None:
    before = "sources:\n  - id: a\n    name: A\n    url: https://a.example/\n    language: en\n    # interval: 5m\n"
    assert added(before, FOG) == before + ENTRY


@pytest.mark.parametrize(
    ("before", "problem"),
    [
        pytest.param("{sources: []}\n", "not written in a way", id="a file in braces"),
        pytest.param("a: &x []\nsources: *x\n", "unknown key", id="an alias for the list"),
        pytest.param("sources: &all []\n", "not written in a way", id="an anchor on the list"),
        pytest.param("sources: {}\n", "expected a list", id="no list"),
        pytest.param("sources: ~\n", "has no value", id="nothing, spelled out"),
        pytest.param("sources: []\n...\n---\n", "another document", id="two documents"),
        pytest.param("sources:\n\t- id: a\n", "not YAML", id="no YAML"),
        pytest.param("sources: []\ntitel: T\n", "did you mean", id="a mistake elsewhere"),
        pytest.param("sources:\n  - id: a\n", "missing", id="a mistake in a source"),
        pytest.param("title: T\n...\n", "not", id="a document that has ended"),
    ],
)
def test_a_file_that_is_wrong_or_out_of_reach_is_told(before: str, problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem):
        added(before, FOG)


def test_what_is_not_utf_8_is_told() -> None:
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        with_sources("title: é\n".encode("latin-1"), PATH, [FOG], {})


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        pytest.param(NewSource("a", "A", "https://other.example/", "en"), "the same id", id="an id twice"),
        pytest.param(NewSource("z", "A", "https://A.example/#top", "en"), "the same url", id="an address twice"),
        pytest.param(NewSource("z", "A", "https://z.example/", "english"), "not a language", id="no language"),
    ],
)
def test_a_source_that_would_make_the_file_wrong_is_refused(new: NewSource, problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem):
        added(GROUPED, new)


AWKWARD = st.text(st.sampled_from("ab é『:#-{}[],&*!|>'\"%@`?~ 0"), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)


@given(name=AWKWARD, before=st.sampled_from([style.values[0] for style in STYLES] + [GROUPED]))
def test_any_name_is_read_back_as_it_was(name: str, before: str) -> None:
    after = added(before, NewSource("fog", name, "https://fog.example/?a=1&b=%20#c", "en", selector=".a, .b"))
    (source,) = (source for source in parse(after.encode(), PATH).sources if source.id == "fog")
    assert (source.name, source.url, source.selector) == (name, "https://fog.example/?a=1&b=%20#c", ".a, .b")
