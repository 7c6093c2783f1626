"""Whether a reading is believed, and if not, why in plain words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.check.verdict import doubted_below, refusal
from monitor.diagnosis import Diagnosis
from monitor.extract import Diagnosed, sketch
from monitor.model import Headline, PastReading, SourceKind
from monitor.read.reading import Reading
from tests.check.fakes import NOW, source

if TYPE_CHECKING:
    from monitor.model import Source

HOUR = timedelta(hours=1)
A = source("a")
SEARCH = source("a", may_be_empty=True)
NARROW = source("a", selector=".story")
OLD = sketch(b"".join(f'<p class="card-{name}">'.encode() for name in "abcdefghijkl"))
NEW = sketch(b"".join(f'<p class="tile-{name}">'.encode() for name in "abcdefghijkl"))
CONSENT = Diagnosed(Diagnosis.CONSENT, "It asks for consent.", evident=True)
FEED_EMPTY = (
    "The feed is well-formed and has no entries; if that is as it should be, set may_be_empty: true for this source."
)
SCRIPTS = Diagnosed(Diagnosis.SCRIPTS_ONLY, "Scripts fill it.")


def read(
    amount: int, *, template: str = OLD, diagnosis: Diagnosed | None = None, kind: SourceKind = SourceKind.PAGE
) -> Reading:
    headlines = tuple((Headline(f"Story {number}", f"https://a.example/{number}"), ()) for number in range(amount))
    return Reading(headlines, kind, "page", None, template=template, diagnosis=diagnosis)


def past(*counts: int, url: str = A.url) -> list[PastReading]:
    return [
        PastReading(NOW - HOUR * (len(counts) - number), url, SourceKind.PAGE, "page", count, template=OLD)
        for number, count in enumerate(counts)
    ]


def told(reading: Reading, history: list[PastReading], *, which: Source = A, url: str = A.url) -> str | None:
    reason = refusal(which, reading, url, history, NOW)
    return reason.diagnosis if reason else None


WELL = past(40, 40, 40, 40)


@pytest.mark.parametrize(
    ("reading", "history", "diagnosis"),
    [
        pytest.param(read(40), WELL, None, id="as usual"),
        pytest.param(
            read(40, template=NEW), WELL, None, id="a redesign with all its headlines is none of our business"
        ),
        pytest.param(read(12), WELL, None, id="fewer, but not that few"),
        pytest.param(read(1), [], None, id="first check, one headline"),
        pytest.param(read(0), [], "empty", id="first check, nothing"),
        pytest.param(read(0), WELL, "empty", id="nothing on the page that it was"),
        pytest.param(read(0, template=NEW), WELL, "redesign", id="nothing on another page"),
        pytest.param(read(3), WELL, "few", id="a fall on the page that it was"),
        pytest.param(read(3, template=NEW), WELL, "redesign", id="a fall on another page"),
        pytest.param(
            read(0, template="", diagnosis=SCRIPTS), WELL, "scripts-only", id="a guess explains nothing at all"
        ),
        pytest.param(read(3, template=NEW, diagnosis=SCRIPTS), WELL, "scripts-only", id="a guess explains a fall"),
        pytest.param(read(5, diagnosis=SCRIPTS), [], None, id="a guess refuses no headlines by itself"),
        pytest.param(read(3, template=NEW, diagnosis=CONSENT), WELL, "consent", id="a wall with a few links"),
        pytest.param(read(3, diagnosis=CONSENT), [], "consent", id="a wall at the first check"),
        pytest.param(read(5, template=NEW, diagnosis=CONSENT), past(5, 5, 5), "consent", id="a wall of as many links"),
        pytest.param(read(5, diagnosis=CONSENT), past(5, 5, 5), None, id="what always looked so is no wall"),
        pytest.param(read(0, diagnosis=CONSENT), past(5, 5, 5), "consent", id="with nothing on it, it may be one"),
        pytest.param(read(0, kind=SourceKind.FEED, template=""), WELL, "empty", id="a feed without entries"),
    ],
)
def test_what_is_refused_and_why(reading: Reading, history: list[PastReading], diagnosis: str | None) -> None:
    assert told(reading, history) == diagnosis


@pytest.mark.parametrize(
    ("reading", "diagnosis"),
    [
        pytest.param(read(0), None, id="nothing"),
        pytest.param(read(3, template=NEW), None, id="a fall"),
        pytest.param(read(3, template=NEW, diagnosis=CONSENT), "consent", id="a wall"),
        pytest.param(read(0, diagnosis=SCRIPTS), None, id="a guess"),
    ],
)
def test_a_source_that_may_be_empty_is_refused_walls_only(reading: Reading, diagnosis: str | None) -> None:
    assert told(reading, WELL, which=SEARCH) == diagnosis


@pytest.mark.parametrize(
    ("url", "history", "diagnosis"),
    [
        pytest.param("https://elsewhere.example/", WELL, "moved", id="another site"),
        pytest.param("https://a.example/", WELL, "moved", id="the front page in place of the section"),
        pytest.param("https://www.a.example/news/", WELL, "empty", id="another spelling"),
        pytest.param("https://elsewhere.example/", past(9, url="https://elsewhere.example/"), "empty", id="as always"),
    ],
)
def test_an_address_that_leads_elsewhere_explains_an_empty_page(
    url: str, history: list[PastReading], diagnosis: str
) -> None:
    assert told(read(0), history, url=url) == diagnosis
    assert told(read(40), history, url=url) is None


@pytest.mark.parametrize(
    ("which", "reading", "message"),
    [
        (A, read(3), "Only 3 of the usual 40 headlines were found."),
        (NARROW, read(0), "No headlines were found on it by its selector."),
        (A, read(0, kind=SourceKind.FEED), FEED_EMPTY),
        (A, read(0, diagnosis=SCRIPTS), "No headlines were found on it. Scripts fill it."),
        (A, read(3, diagnosis=CONSENT, template=NEW), "It asks for consent."),
        (
            A,
            read(0, template=NEW),
            "No headlines were found on it. The markup is another one: the site was redesigned.",
        ),
    ],
)
def test_the_reason_is_a_plain_sentence(which: Source, reading: Reading, message: str) -> None:
    refused = refusal(which, reading, A.url, WELL, NOW)
    assert refused is not None
    assert (refused.diagnosis, refused.message) == (told(reading, WELL, which=which), message)


def test_a_lower_yield_is_accepted_once_it_has_stayed() -> None:
    history = past(*[40] * 10)
    refused: list[Diagnosis | None] = []
    for number in range(8):
        now = NOW + number * 6 * HOUR
        reading = read(4, template=NEW)
        reason = refusal(A, reading, A.url, history, now)
        refused.append(reason.diagnosis if reason else None)
        history.append(reading.taken(A.url, now, refused=refused[-1]))

    assert refused == ["redesign"] * 4 + [None] * 4


@pytest.mark.parametrize(("history", "below"), [([], 8), (past(5, 5, 5), 8), (WELL, 11), (past(*[400] * 5), 101)])
def test_fewer_headlines_than_that_are_doubted(history: list[PastReading], below: int) -> None:
    assert doubted_below(history) == below
