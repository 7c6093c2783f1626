"""Whose report each piece of evidence is, whatever the order in which headlines came."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from monitor.decide import resting_on
from monitor.decide.independence import with_origins
from monitor.model import Evidence, Status
from tests.decide.history import FOUNDED, says
from tests.decide.tellings import event

TEXTS = [
    "Netflix cancels Night Couriers",
    "Netflix cancels Night Couriers after a single season of six",
    "Netflix cancels ‘Night Couriers’ after a single season of six",
    "Night Couriers is cancelled, according to Deadline",
    "Night Couriers is cancelled, A reports",
    "Night Couriers is cancelled, B reports",
    "Night Couriers is cancelled (AFP)",
]
headlines = st.lists(
    st.builds(
        lambda outlet, text, day: replace(
            says(outlet, Status.CANCELLED, words=text, url=f"https://{outlet}.example/{day}"),
            published=FOUNDED.replace(day=day),
        ),
        st.sampled_from(["a", "b", "c", "deadline"]),
        st.sampled_from(TEXTS),
        st.integers(1, 9),
    ),
    max_size=8,
    unique_by=lambda item: (item.url, item.headline),
)


@given(headlines, st.data())
def test_origins_do_not_depend_on_the_order(found: list[Evidence], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(found))

    assert set(with_origins(shuffled)) == set(with_origins(found))
    assert resting_on(event(), shuffled) == resting_on(event(), found)


@given(headlines)
def test_there_are_never_more_independent_outlets_than_outlets(found: list[Evidence]) -> None:
    whole = resting_on(event(), found)

    assert min(1, len(found)) <= whole.outlets <= len({item.site for item in found} | {"afp.com", "deadline.com"})


def test_origins_are_reckoned_anew_when_the_origin_itself_comes() -> None:
    first = says("b", Status.CANCELLED, words="Kaos is cancelled, Screen Post reports")
    cites = replace(first, after="Screen Post", after_site="old.example", origin="old.example")
    own = replace(says("a", Status.CANCELLED, words="Kaos is no more"), outlet="Screen Post", site="screenpost.example")

    assert [item.origin for item in with_origins([cites])] == ["old.example"]
    assert [item.origin for item in with_origins([cites, own])] == ["screenpost.example", None]


def test_outlets_that_cite_each_other_are_one() -> None:
    ring = [
        says("a", Status.CANCELLED, words="Kaos is cancelled, B reports"),
        says("b", Status.CANCELLED, words="Kaos is cancelled, A reports"),
    ]

    assert resting_on(event(), ring).outlets == 1
