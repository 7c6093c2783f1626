"""Which known series an unknown title means."""

from __future__ import annotations

from itertools import combinations

import pytest

from monitor.identify import Catalogue, Known, Verdict, choose, compare, loose_key

KNOWN = [
    Known("squid", "Squid Game"),
    Known("squid", "오징어 게임"),
    Known("challenge", "Squid Game: The Challenge"),
    Known("thrones", "Gra o tron"),
    Known("dexter", "Dexter"),
    Known("resurrection", "Dexter: Resurrection"),
    Known("us", "The Office (US)"),
    Known("uk", "The Office (UK)"),
    Known("witcher", "The Witcher"),
    Known("strange", "Stranger Things"),
    Known("1994", "Reply 1994"),
    Known("1997", "Reply 1997"),
    Known("salt", "Salt Roads"),
    Known("halt", "Salt Road: The Return"),
]


@pytest.mark.parametrize(
    ("title", "language", "series"),
    [
        pytest.param("Squid Game-ben", "hu", "squid", id="an ending on a foreign name"),
        pytest.param("Squid Game 3", "en", "squid", id="a season behind the title"),
        pytest.param("오징어게임 시즌3", "ko", "squid", id="by any of its titles"),
        pytest.param("Gry o tron", "pl", "thrones", id="a declined form"),
        pytest.param("Gry o tron", "en", None, id="a declined form in a language that has none"),
        pytest.param("Dextera", "cs", "dexter", id="the main show of a franchise"),
        pytest.param("Dexter: Origins", "en", None, id="a spin-off that nobody knows yet"),
        pytest.param("The Office", "en", None, id="two of that name"),
        pytest.param("The Office US", "en", "us", id="told apart by its country"),
        pytest.param("The Watcher", "en", None, id="another show a letter away"),
        pytest.param("Strager Things", "en", "strange", id="a slip of the pen"),
        pytest.param("Reply 1988", "en", None, id="another year in the title"),
        pytest.param("Reply 1994 season 2", "en", "1994", id="a year in the title and a season behind it"),
        pytest.param("Nobody Knows", "en", None, id="a series of its own"),
    ],
)
def test_choice(title: str, language: str, series: str | None) -> None:
    choice = choose(title, KNOWN, [language])

    assert (choice.series if choice else None) == series


def test_a_title_that_two_series_could_mean_is_given_to_neither() -> None:
    known = [Known("a", "Night Harbour"), Known("b", "Night Harbours")]

    assert choose("Night Harbour 2", known[:1], ["en"]) is not None
    assert choose("Nigth Harbour", known, ["en"]) is None


def test_the_order_of_the_known_ones_does_not_matter() -> None:
    for title in ("Squid Game 3", "Dextera", "The Office US"):
        assert choose(title, KNOWN, ["cs"]) == choose(title, KNOWN[::-1], ["cs"])


def test_no_two_series_of_the_catalogue_are_taken_for_one() -> None:
    languages = ("pl", "cs", "ru", "uk", "hu", "fi", "tr", "el")
    near: dict[str, list[tuple[str, str]]] = {}
    for entry in Catalogue.load().entries:
        for name in (entry.title, *entry.names):
            near.setdefault(loose_key(name)[:2], []).append((entry.title, name))
    pairs = [pair for group in near.values() for pair in combinations(group, 2) if pair[0][0] != pair[1][0]]
    taken = [{one, other} for (_, one), (_, other) in pairs if compare(one, other, languages).verdict is Verdict.SAME]

    assert len(pairs) > 10_000
    assert taken == [{"Merlina", "Merlí"}]  # a Spanish name and a Catalan one, in Finnish
