"""Every mistake is told at once, with its line, its path, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config import load, parse
from monitor.errors import ConfigurationError, Problem

TEN_MISTAKES = """\
title: Ten mistakes
contakt: me@example.org
defaults:
  interval: 30
sources:
  - id: one
    name: One
    url: htp://one.example/feed
    language: en
    intervall: 30m
  - id: two
    name: Two
    name: Zwei
    url: https://two.example/
    language: jp
  - id: one
    name: Three
    url: https://three.example/
    language: de
    kind: fead
    headers:
      Cookie: session=${OUTLET_COOKIE}
  - id: four
    name: Four
    url: https://four.example/
    country: FR
"""


def problems(text: str | bytes, **environment: str) -> tuple[Problem, ...]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(ConfigurationError) as caught:
        parse(
            content,
            Path("sources.yaml"),
            environment=environment,
            check_selector=lambda selector: "a bracket is open" if "[" in selector else None,
        )
    return caught.value.problems


def source(fields: str) -> str:
    """Write a file whose one source has these fields on line 2, besides what is required."""
    required = {"id": "a", "name": "A", "url": "https://a.example/", "language": "en"}
    given = fields.partition(":")[0]
    rest = ", ".join(f"{key}: {value}" for key, value in required.items() if key != given)
    return f"sources:\n  - {{{fields}, {rest}}}\n"


def test_ten_mistakes_are_ten_problems_in_the_order_of_the_file() -> None:
    found = [(problem.line, problem.path, problem.message) for problem in problems(TEN_MISTAKES)]
    assert found == [
        (2, "contakt", "unknown key"),
        (4, "defaults.interval", 'not a duration: "30"'),
        (8, "sources[0].url", 'not an http(s) address: "htp://one.example/feed"'),
        (10, "sources[0].intervall", "unknown key"),
        (13, "sources[1].name", "this key stands here twice, first on line 12"),
        (15, "sources[1].language", 'not a language: "jp"'),
        (16, "sources[2].id", "the same id as on line 6"),
        (20, "sources[2].kind", '"fead" is none of page, feed, sitemap'),
        (22, "sources[2].headers.Cookie", "the environment variable is not set: OUTLET_COOKIE"),
        (23, "sources[3].language", "missing"),
    ]


def test_the_text_reads_as_operators_need_it() -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(source("intervall: 30m").encode(), Path("sources.yaml"), environment={})
    assert str(caught.value) == (
        'sources.yaml:2: sources[0].intervall: unknown key\n  hint: did you mean "interval"?\n1 problem'
    )


@pytest.mark.parametrize(
    ("fields", "path", "message", "hint"),
    [
        ("intervall: 30m", "intervall", "unknown key", 'did you mean "interval"?'),
        ("interval: 30", "interval", 'not a duration: "30"', 'did you mean "30m"?'),
        ("interval: 0m", "interval", 'not a duration: "0m"', 'as in "45s", "30m", "2h", "1d"'),
        ("interval: true", "interval", 'not a duration: "true"', 'as in "45s", "30m", "2h", "1d"'),
        ("interval: [1m]", "interval", "not a duration: a list", 'as in "45s", "30m", "2h", "1d"'),
        ("id: Radio Times", "id", 'not an id: "Radio Times"', 'perhaps "radio-times"'),
        ("id: 映画", "id", 'not an id: "映画"', "lower-case letters"),
        ("id: 24", "id", "expected text, found a number", "quotes"),
        ("name: ''", "name", "is empty", None),
        ("name: null", "name", "has no value", "give it one"),
        ("language: en_GB", "language", 'not a language: "en_GB"', 'did you mean "en-GB"?'),
        ("language: english", "language", 'not a language: "english"', "BCP 47"),
        ("language: cz", "language", 'not a language: "cz"', 'did you mean "cs"?'),
        ("kind: rss", "kind", '"rss" is none of page, feed, sitemap', 'did you mean "feed"?'),
        ("country: UK", "country", 'not a country: "UK"', 'did you mean "GB"?'),
        ("country: fr", "country", 'not a country: "fr"', 'did you mean "FR"?'),
        ("country: France", "country", 'not a country: "France"', "ISO 3166-1"),
        ("kind: RSS", "kind", '"RSS" is none of page, feed, sitemap', None),
        ("enabled: no", "enabled", "expected true or false, found text", "write true or false"),
        ("selector: 'a['", "selector", 'not a CSS selector: "a["', "a bracket is open"),
        ("headers: X-Key", "headers", "expected a mapping, found text", "key: value"),
        ("headers: {X Key: a}", "headers.X Key", "not the name of a header", None),
        ("headers: {Host: a}", "headers.Host", "the monitor sets this header itself", "remove it"),
        ("headers: {X-Key: 1}", "headers.X-Key", "expected text, found a number", "quotes"),
        ("headers: {X-Key: ä}", "headers.X-Key", "a header's value is one line of ASCII characters", None),
        ("headers: {X: a, x: b}", "headers", "a header stands here twice: x", None),
        ("allow_private: true", "allow_private", "expected a list, found true or false", None),
        ("allow_private: [all]", "allow_private[0]", 'not a network: "all"', "192.168.1.0/24"),
        ("allow_private: [1]", "allow_private[0]", 'not a network: "1"', "192.168.1.0/24"),
        ("interval: 30s", "interval", "too short for servers of others", 'at least "1m"'),
        ("interval: {min: 30s, max: 1h}", "interval.min", "too short for servers of others", 'at least "1m"'),
        ("interval: {min: 10m}", "interval.max", "missing", "required"),
        ("interval: {min: 10m, maxx: 1h}", "interval.maxx", "unknown key", 'did you mean "max"?'),
        ("interval: {min: 10, max: 1h}", "interval.min", 'not a duration: "10"', 'did you mean "10m"?'),
        ("interval: {min: 1h, max: 10m}", "interval", "min is not shorter than max", "as in {min"),
        ("interval: {min: 1h, max: 2h, mean: 5m}", "interval", "mean is not between min and max", None),
        ("robots: ignored", "robots", '"ignored" is none of obey, ignore', 'did you mean "ignore"?'),
        ("<<: {name: B}", "<<", "unknown key", "under defaults"),
        ("exclude: ['']", "exclude[0]", "an empty phrase", "remove it"),
        ('exclude: [recap, " \\u200b"]', "exclude[1]", "an empty phrase", "remove it"),
        ("include: ['* **']", "include[0]", 'a phrase of stars only: "* **"', "it would match every headline"),
        ("include: [24]", "include[0]", "expected text, found a number", "quotes"),
        ("exclude: recap", "exclude", "expected a list, found text", "each entry on a line of its own"),
        ("excludes: [recap]", "excludes", "unknown key", 'did you mean "exclude"?'),
        ("trust: high", "trust", "unknown key", "known here: id, name, url"),
    ],
)
def test_a_mistake_in_a_source(fields: str, path: str, message: str, hint: str | None) -> None:
    (problem,) = problems(source(fields))
    assert (problem.line, problem.path, problem.message) == (2, f"sources[0].{path}", message)
    assert hint is None or hint in str(problem.hint)


@pytest.mark.parametrize(
    ("text", "line", "path", "message"),
    [
        ("", None, "", "the file is empty"),
        ("# only a comment\n", None, "", "the file is empty"),
        ("- a\n", 1, "", "expected a mapping, found a list"),
        ("sources:\n", 1, "sources", "has no value"),
        ("title: A\n", 1, "sources", "missing"),
        ("\nsources: [x]\n", 2, "sources[0]", "expected a mapping, found text"),
        ("sources: []\nfetch: {max_body: 10}\n", 2, "fetch.max_body", 'not a size: "10"'),
        ("sources: []\ndecide:\n  burst: 0\n", 3, "decide.burst", "input should be greater than or equal to 1"),
        ("sources: []\ndecide:\n  burst: many\n", 3, "decide.burst", "expected a whole number, found text"),
        ("sources: []\ndecide:\n  burst: 0x1F\n", 3, "decide.burst", "expected a whole number, found text"),
        ("sources: []\ndecide: {window: 1h}\n", 2, "decide.window", "not between 1d and 365d"),
        ("sources: []\ndecide: {skew: 2d}\n", 2, "decide.skew", "not between 1m and 1d"),
        ("sources: []\ndecide: {burst: 70, daily: 60}\n", 2, "decide", "a burst of 70, and 60 a day"),
        ("sources: []\nfeed: {at_least: 999999d}\n", 2, "feed.at_least", "not between 1s and 36500d"),
        ("sources: []\ntitle: 1.5\n", 2, "title", "expected text, found a number"),
        ("sources: []\ncontact: https://\n", 2, "contact", 'no host that could be asked: "https://"'),
        ("sources: []\ncontact: (me)\n", 2, "contact", 'neither e-mail nor web address: "(me)"'),
        ("sources: []\ncontact: me\n", 2, "contact", 'neither e-mail nor web address: "me"'),
        ("sources: []\nbase_url: https://a.example/?x\n", 2, "base_url", None),
        ("sources: []\nhosts: [a.example:80]\n", 2, "hosts[0]", 'not the name of a host: "a.example:80"'),
        ("sources: []\nhosts: ['*.a.example']\n", 2, "hosts[0]", 'not the name of a host: "*.a.example"'),
        ("sources: []\nlexicons: [none.yaml]\n", 2, "lexicons[0]", "there is no file none.yaml"),
        ("sources: []\nlexicons: [.]\n", 2, "lexicons[0]", "not a file: ."),
        ("sources: []\nlexicons: [24]\n", 2, "lexicons[0]", 'not the path of a file: "24"'),
        ("sources: []\ndefaults: {exclude: ['*']}\n", 2, "defaults.exclude[0]", 'a phrase of stars only: "*"'),
        ("sources: []\ndefaults: {interval: 5s}\n", 2, "defaults.interval", "too short for servers of others"),
        ("a:\n\tb: 1\n", 2, "", "not YAML, column 1: found character '\\t' that cannot start any token"),
        ("sources: [\n", 2, "", None),
        ("a: b: c\n", 1, "", "not YAML, column 5: mapping values are not allowed here"),
        ("a: \x01\n", 1, "", "a control character (U+0001) that YAML does not allow"),
        ("sources: []\n---\nsources: []\n", 2, "", None),
        ("sources: []\ntitle: !include x\n", 2, "title", "the tag !include means nothing here"),
        ("sources: &s [*s]\n", 1, "sources[0]", None),
        ("sources: []\n? [a, b]\n: c\n", 2, "", "a key must be a plain word"),
        ("a: " + "[" * 1000, None, "", "nested too deeply"),
        ("a: " + "[" * 800 + "]" * 800, None, "", "nested too deeply"),
        (b"sources: []\ntitle: caf\xe9\n", 2, "", "not UTF-8"),
    ],
)
def test_a_mistake_in_the_file(text: str | bytes, line: int | None, path: str, message: str | None) -> None:
    problem = problems(text)[0]
    assert (problem.line, problem.path) == (line, path)
    assert message is None or problem.message == message


@pytest.mark.parametrize("phrase", ["*trailer*", "* trailer", "*"])
def test_a_star_that_yaml_takes_for_an_alias_is_told_as_such(phrase: str) -> None:
    (problem,) = problems(f"sources: []\ndefaults:\n  exclude: [{phrase}]\n")
    assert problem.line == 3
    assert "quotes" in str(problem.hint)


@pytest.mark.parametrize("begun", ['title: "One', "title: 'One", "hosts: [a.example", "feed: {newest: 10"])
def test_what_is_not_closed_is_told_with_the_line_it_begins_on(begun: str) -> None:
    (problem,) = problems(f"lookups: false\n{begun}\nsources: []\n")
    assert "on line 2" in str(problem.hint)


def test_a_backslash_between_double_quotes_is_told_as_such() -> None:
    (problem,) = problems('title: "C:\\path"\nsources: []\n')
    assert "single quotes" in str(problem.hint)


def test_two_spellings_of_one_address_are_one_address() -> None:
    text = (
        "sources:\n"
        "  - {id: a, name: A, url: https://a.example/feed, language: en}\n"
        "  - {id: b, name: B, url: 'HTTPS://A.example:443/feed#top', language: en}\n"
    )
    assert [(item.line, item.path, item.message) for item in problems(text)] == [
        (3, "sources[1].url", "the same url as on line 2")
    ]


def test_a_misspelled_required_key_is_told_once() -> None:
    text = "sources: [{id: a, nam: A, url: https://a.example/, language: en}]"
    assert [item.path for item in problems(text)] == ["sources[0].nam"]


@pytest.mark.parametrize(
    "text",
    [
        source("url: https://user:geheim@a.example/"),
        source("url: htp://user:geheim@a.example/"),
        source("url: https://user:pa/geheim@a.example/"),
        source("url: htp://a.example/?key=geheim"),
        source("headers: {Authorization: [geheim]}"),
        source("headers: {Authorization: 'geheim ${geheim one}'}"),
        source('headers: {Authorization: "geheim\\n"}'),
        source("headers: 'Authorization: geheim'"),
        "sources: []\nheaders: {geheim: geheim: geheim}\n",
    ],
)
def test_what_may_be_a_secret_is_never_told(text: str) -> None:
    for problem in problems(text):
        assert "geheim" not in problem.message + str(problem.hint)


def test_a_missing_file_says_how_to_name_another(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path / "none.yaml")
    (problem,) = caught.value.problems
    assert problem.message == "there is no such file"
    assert "--config" in str(problem.hint)
    assert "SERIES_MONITOR_CONFIG" in str(problem.hint)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("decide: {window: 60}", 'did you mean "60d"?'),
        ("decide: {fresh: 48}", 'did you mean "48h"?'),
        ("fetch: {timeout: 20}", 'did you mean "20s"?'),
        ("decide: {window: 9000}", 'as in "45s", "30m", "2h", "1d"; between 1d and 365d'),
        ("decide: {window: 0}", 'as in "45s", "30m", "2h", "1d"; between 1d and 365d'),
    ],
)
def test_a_number_without_its_unit_is_taken_for_one_that_fits_the_setting(text: str, hint: str) -> None:
    (problem,) = problems(f"sources: []\n{text}\n")
    assert problem.hint == hint


def test_a_memory_that_would_let_old_stories_look_new_is_too_short() -> None:
    (problem,) = problems("store: {headlines: 59d}\nsources: []\n")
    assert (problem.line, problem.path, problem.message) == (1, "store", "headlines is too short")
    assert problem.hint == 'at least "60d", or old stories look new'
