"""What is published, and when: the rules of docs/decisions.md, row by row.

Each row is the course of one series. `on(day, ...)` is one check, `says(outlet, ...)` a headline that it finds. What is
expected reads "status seasons by independent outlets", and behind ">" the earlier event that the entry names.
"""

from __future__ import annotations

import pytest

from monitor.decide import Circumstances
from monitor.model import Status
from tests.decide.history import CONFIRMED, DENIED, RUMOURED, Check, History, on, says

CANCELLED, ENDING, REVIVED, RENEWED, ORDERED, DELAYED, DATED, PRODUCTION, PENDING = Status
FIRST, ADDED, REREAD = Circumstances.FOUNDING, Circumstances.BASELINE, Circumstances.REREAD


def case(name: str, checks: list[Check], *expected: str) -> object:
    return pytest.param(checks, list(expected), id=name)


ONE_DECISION = [
    case("one headline is one entry",
         [on(0, says("a", RENEWED, 3))], "renewed 3 by 1"),
    case("the same decision in three outlets is one entry with three outlets",
         [on(0, says("a", RENEWED, 3)), on(0.1, says("b", RENEWED, 3)), on(1, says("c", RENEWED, 3))],
         "renewed 3 by 3"),
    case("two headlines of one outlet count it once",
         [on(0, says("a", RENEWED, 3)), on(1, says("a", RENEWED, 3, words="a says it again"))], "renewed 3 by 1"),
    case("what one outlet reports and others confirm stays the one entry",
         [on(0, says("a", CANCELLED)), on(20, says("b", CANCELLED))], "cancelled by 2"),
    case("a season named later completes the event",
         [on(0, says("a", RENEWED)), on(5, says("b", RENEWED, 3))], "renewed 3 by 2"),
    case("silence about the season does not contradict",
         [on(0, says("a", RENEWED, 3)), on(5, says("b", RENEWED))], "renewed 3 by 2"),
    case("a renewal for two seasons takes in the headline that names the first",
         [on(0, says("a", RENEWED, 3, 4)), on(1, says("b", RENEWED, 3))], "renewed 3 4 by 2"),
    case("another season is another decision",
         [on(0, says("a", RENEWED, 3)), on(1, says("a", RENEWED, 4))], "renewed 3 by 1", "renewed 4 by 1"),
    case("an outlet that puts the season right at its address has told one decision",
         [on(0, says("a", RENEWED, 3, url="https://a.example/1")),
          on(0.1, says("a", RENEWED, 4, url="https://a.example/1")), on(1, says("b", RENEWED, 4))], "renewed 4 by 2"),
    case("what another outlet told too stays, and the correction is beside it",
         [on(0, says("a", RENEWED, 3, url="https://a.example/1")), on(0.1, says("b", RENEWED, 3)),
          on(0.2, says("a", RENEWED, 4, url="https://a.example/1"))], "renewed 3 by 2", "renewed 4 by 1"),
    case("an address that tells another season days later tells the next decision",
         [on(0, says("a", RENEWED, 3, url="https://a.example/1")),
          on(3, says("a", RENEWED, 4, url="https://a.example/1"))], "renewed 3 by 1", "renewed 4 by 1"),
    case("another status is another decision",
         [on(0, says("a", RENEWED, 3)), on(1, says("a", DATED, 3))], "renewed 3 by 1", "dated 3 by 1"),
    case("on the last day of the window it is the same decision",
         [on(0, says("a", DELAYED, 3)), on(60, says("b", DELAYED, 3))], "delayed 3 by 2"),
    case("a day later it is a new one",
         [on(0, says("a", DELAYED, 3)), on(61, says("b", DELAYED, 3))], "delayed 3 by 1", "delayed 3 by 1"),
    case("while outlets go on about a decision it stays the same one",
         [on(0, says("a", DELAYED)), on(50, says("b", DELAYED)), on(100, says("c", DELAYED))], "delayed by 3"),
    case("a renewal a year later with no season named is the next one",
         [on(0, says("a", RENEWED)), on(365, says("b", RENEWED))], "renewed by 1", "renewed by 1"),
    case("the fate of a named season stays decided however late it is told again",
         [on(0, says("a", RENEWED, 3)), on(200, says("b", RENEWED, 3))], "renewed 3 by 2"),
    case("unless it was turned round in between",
         [on(0, says("a", RENEWED, 3)), on(100, says("a", CANCELLED, 3)), on(200, says("a", RENEWED, 3, words="new"))],
         "renewed 3 by 1", "cancelled 3 by 1 > renewed 3", "renewed 3 by 1 > cancelled 3"),
    case("what is openly undecided is no event",
         [on(0, says("a", PENDING))]),
]  # fmt: skip

INDEPENDENCE = [
    case("an outlet that passes on another's report counts as that one",
         [on(0, says("deadline", CANCELLED, words="Netflix cancels Kaos")),
          on(1, says("b", CANCELLED, words="Kaos cancelled, according to Deadline")),
          on(1, says("c", CANCELLED, words="Kaos annulée, selon Deadline", language="fr"))],
         "cancelled by 1"),
    case("three outlets that pass on a report we do not watch count once",
         [on(0, says("a", CANCELLED, words="Kaos abgesetzt, laut Variety", language="de")),
          on(1, says("b", CANCELLED, words="Variety: Kaos cancelled")),
          on(1, says("c", CANCELLED, words="Netflix cancela Kaos, según Variety", language="es"))],
         "cancelled by 1"),
    case("reports of two others count as two",
         [on(0, says("a", CANCELLED, words="Kaos cancelled, per Variety")),
          on(1, says("b", CANCELLED, words="Kaos cancelled, Deadline reports"))],
         "cancelled by 2"),
    case("copies of one agency count once",
         [on(0, says("a", CANCELLED, words="Netflix setzt Kaos ab (dpa)", language="de")),
          on(0, says("b", CANCELLED, words="dpa - Aus für Kaos nach einer Staffel", language="de"))],
         "cancelled by 1"),
    case("the same text in two outlets counts once though nobody is named",
         [on(0, says("a", CANCELLED, words="Netflix ends Kaos after one season")),
          on(1, says("b", CANCELLED, words="Netflix Ends ‘Kaos’ After One Season"))],
         "cancelled by 1"),
    case("nearly the same long text counts once",
         [on(0, says("a", CANCELLED, words="Netflix pulls the plug on mythology drama in surprise move, fans angry")),
          on(1, says("b", CANCELLED, words="Netflix pulls the plug on mythology drama in surprise move: fans anger"))],
         "cancelled by 1"),
    case("the trade's formula in nearly the same words is two reports",
         [on(0, says("a", CANCELLED, words="‘Night Couriers’ Canceled at Netflix After One Season")),
          on(1, says("b", CANCELLED, words="‘Night Couriers’ Canceled by Netflix After One Season"))],
         "cancelled by 2"),
    case("an outlet that once named its source has no report of its own",
         [on(0, says("b", CANCELLED, words="Kaos cancelled, according to Deadline")),
          on(1, says("b", CANCELLED, words="Why Kaos had to go")), on(2, says("c", CANCELLED))],
         "cancelled by 2"),
    case("who passes on one who passes on a third counts as the third",
         [on(0, says("b", CANCELLED, words="Kaos est annulée, selon Variety", language="fr")),
          on(1, says("c", CANCELLED, words="Kaos is over, according to B")),
          on(1, says("variety", CANCELLED, words="Netflix pulls Kaos"))],
         "cancelled by 1"),
    case("a network that announces is no outlet that is passed on",
         [on(0, says("a", CANCELLED, words="Kaos is over, according to Netflix")),
          on(0, says("b", CANCELLED, words="Kaos cancelled, Netflix says"))],
         "cancelled by 2"),
]  # fmt: skip

CERTAINTY = [
    case("a rumour is not published",
         [on(0, says("a", CANCELLED, sure=RUMOURED))]),
    case("a rumour that is confirmed is a new entry that names it",
         [on(0, says("a", CANCELLED, sure=RUMOURED)), on(5, says("b", CANCELLED))],
         "cancelled by 1 > cancelled rumoured"),
    case("a rumour too long ago is not what was confirmed",
         [on(0, says("a", CANCELLED, sure=RUMOURED)), on(90, says("b", CANCELLED))], "cancelled by 1"),
    case("a rumour of what is decided adds nothing",
         [on(0, says("a", CANCELLED)), on(1, says("b", CANCELLED, sure=RUMOURED))], "cancelled by 1"),
    case("a denial of a published event is a new entry that names it",
         [on(0, says("a", CANCELLED)), on(1, says("b", CANCELLED, sure=DENIED))],
         "cancelled by 1", "cancelled denied by 1 > cancelled"),
    case("a second denial joins the first",
         [on(0, says("a", CANCELLED)), on(1, says("b", CANCELLED, sure=DENIED)),
          on(2, says("c", CANCELLED, sure=DENIED))],
         "cancelled by 1", "cancelled denied by 2 > cancelled"),
    case("a denial of nothing is not published",
         [on(0, says("a", CANCELLED, sure=DENIED))]),
    case("a denial of a mere rumour is not published",
         [on(0, says("a", CANCELLED, sure=RUMOURED)), on(1, says("b", CANCELLED, sure=DENIED))]),
    case("a denial of another season's end denies nothing",
         [on(0, says("a", CANCELLED, 5)), on(1, says("b", CANCELLED, 3, sure=DENIED))], "cancelled 5 by 1"),
    case("a denial told before the event denies nothing, and is proved wrong by it",
         [on(5, says("a", CANCELLED, dated=4)), on(5.1, says("b", CANCELLED, sure=DENIED, dated=1))],
         "cancelled by 1 > cancelled denied"),
    case("a denial proved wrong is named by the decision",
         [on(0, says("a", CANCELLED, sure=DENIED)), on(5, says("b", CANCELLED))], "cancelled by 1 > cancelled denied"),
    case("a denial waits until there is something to deny",
         [on(0, says("a", CANCELLED, sure=DENIED)), on(1, says("b", CANCELLED)),
          on(2, says("c", CANCELLED, sure=DENIED))],
         "cancelled denied by 2 > cancelled", "cancelled by 1 > cancelled denied"),
    case("a decision told again after its denial stays the one entry",
         [on(0, says("a", CANCELLED)), on(1, says("b", CANCELLED, sure=DENIED)), on(2, says("c", CANCELLED))],
         "cancelled by 2", "cancelled denied by 1 > cancelled"),
]  # fmt: skip

REVERSALS = [
    case("cancelled, then revived: both are entries",
         [on(0, says("a", CANCELLED)), on(30, says("a", REVIVED))], "cancelled by 1", "revived by 1 > cancelled"),
    case("ended, then revived after years",
         [on(0, says("a", ENDING)), on(1500, says("a", REVIVED))], "ending by 1", "revived by 1 > ending"),
    case("cancelled, then renewed",
         [on(0, says("a", CANCELLED, 3)), on(30, says("a", RENEWED, 3))],
         "cancelled 3 by 1", "renewed 3 by 1 > cancelled 3"),
    case("renewed, then cancelled: the order is taken back",
         [on(0, says("a", RENEWED, 3)), on(90, says("a", CANCELLED, 3))],
         "renewed 3 by 1", "cancelled 3 by 1 > renewed 3"),
    case("cancelled after the season that it was renewed for is its course",
         [on(0, says("a", RENEWED, 3)), on(300, says("a", CANCELLED, 4))], "renewed 3 by 1", "cancelled 4 by 1"),
    case("renewed for a last season is renewed and ending",
         [on(0, says("a", RENEWED, 5), says("b", ENDING, 5))], "ending 5 by 1", "renewed 5 by 1"),
    case("whether a cancellation takes back a renewal all of its headlines tell, whichever comes first",
         [on(0, says("a", RENEWED, 2)), on(70, says("b", CANCELLED)), on(70.1, says("c", CANCELLED, 3))],
         "renewed 2 by 1", "cancelled 3 by 2"),
    case("what was told before is named though it is found later",
         [on(70, says("a", CANCELLED, 2)), on(71, says("b", RENEWED, 2, dated=60))],
         "cancelled 2 by 1 > renewed 2", "renewed 2 by 1"),
    case("revived, cancelled again, revived again: every turn is an entry",
         [on(0, says("a", CANCELLED, 2)), on(70, says("a", REVIVED, 2)), on(400, says("a", CANCELLED, 4)),
          on(500, says("a", REVIVED, 4))],
         "cancelled 2 by 1", "revived 2 by 1 > cancelled 2", "cancelled 4 by 1", "revived 4 by 1 > cancelled 4"),
    case("turned round and back within sixty days, it joins what was told first",
         [on(0, says("a", CANCELLED, 3)), on(12, says("b", REVIVED, 3)), on(22, says("c", CANCELLED, 3))],
         "cancelled 3 by 2", "revived 3 by 1 > cancelled 3"),
    case("a rumour of a revival reverses nothing",
         [on(0, says("a", CANCELLED)), on(5, says("a", REVIVED, sure=RUMOURED))], "cancelled by 1"),
    case("a revival and the rumour of it: the entry names the end that it undoes",
         [on(0, says("a", CANCELLED)), on(5, says("b", REVIVED, sure=RUMOURED)), on(9, says("c", REVIVED))],
         "cancelled by 1", "revived by 1 > cancelled"),
]  # fmt: skip

ONE_END_IN_TWO_WORDS = [
    case("ending for one outlet and cancelled for another, within a week, is one entry",
         [on(0, says("a", ENDING, 4)), on(2, says("b", CANCELLED, 5))], "ending 4 by 1"),
    case("so it is the other way round",
         [on(0, says("a", CANCELLED)), on(2, says("b", ENDING))], "cancelled by 1"),
    case("weeks later it is another decision: what was to end by plan is cut short",
         [on(0, says("a", ENDING, 4)), on(40, says("b", CANCELLED, 4))], "ending 4 by 1", "cancelled 4 by 1"),
    case("another season is not the same end",
         [on(0, says("a", CANCELLED, 2)), on(2, says("b", ENDING, 5))], "cancelled 2 by 1", "ending 5 by 1"),
]  # fmt: skip

OLD_NEWS = [
    case("a headline dated more than thirty days back is not published",
         [on(100, says("a", CANCELLED, dated=69))]),
    case("one dated thirty days back is",
         [on(100, says("a", CANCELLED, dated=70))], "cancelled by 1"),
    case("fresh evidence does not make old news an entry",
         [on(100, says("a", CANCELLED, dated=69)), on(101, says("b", CANCELLED, dated=101))]),
    case("an old report found late joins what is known",
         [on(100, says("a", CANCELLED)), on(101, says("b", CANCELLED, dated=50))], "cancelled by 2"),
    case("a source added later brings nothing undated",
         [on(100, says("a", CANCELLED), kind=ADDED)]),
    case("nor anything older than two days",
         [on(100, says("a", CANCELLED, dated=97.9), kind=ADDED)]),
    case("but what is dated within two days and not known",
         [on(100, says("a", CANCELLED, dated=98.1), kind=ADDED)], "cancelled by 1"),
    case("on the first run the undated is news",
         [on(0, says("a", CANCELLED), kind=FIRST)], "cancelled by 1"),
    case("the same story with a date of today is no news",
         [on(0, says("a", RENEWED, words="Renewed!", url="https://a.example/1", dated=0)),
          on(200, says("a", RENEWED, words="Renewed!", url="https://a.example/2", dated=200))], "renewed by 1"),
    case("nor is a story reworded at its address",
         [on(0, says("a", RENEWED, words="Renewed!", url="https://a.example/1")),
          on(200, says("a", RENEWED, words="Renewed: all we know", url="https://a.example/1", dated=200))],
         "renewed by 1"),
    case("a year later the same words are the next renewal",
         [on(0, says("a", RENEWED, words="Renewed!", url="https://a.example/1", dated=0)),
          on(365, says("a", RENEWED, words="Renewed!", url="https://a.example/2", dated=365))],
         "renewed by 1", "renewed by 1"),
    case("what a better reader finds in an old headline is not published",
         [on(10, says("a", CANCELLED, dated=1), kind=REREAD)]),
    case("what it finds in one of yesterday is",
         [on(10, says("a", CANCELLED, dated=9), kind=REREAD)], "cancelled by 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("checks", "expected"),
    [*ONE_DECISION, *INDEPENDENCE, *CERTAINTY, *REVERSALS, *ONE_END_IN_TWO_WORDS, *OLD_NEWS],
)
def test_what_is_published(checks: list[Check], expected: list[str]) -> None:
    assert History.of(checks).feed() == expected


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        case("two outlets tell renewed and cancelled within days",
             [on(0, says("a", RENEWED, 3)), on(2, says("b", CANCELLED, 3))],
             "renewed 3 | cancelled 3: opposed"),
        case("cancelled and then renewed within days",
             [on(0, says("a", CANCELLED)), on(2, says("b", RENEWED, 3))], "cancelled | renewed 3: opposed"),
        case("months apart it is a reversal and no contradiction",
             [on(0, says("a", RENEWED, 3)), on(90, says("b", CANCELLED, 3))]),
        case("a revival says itself that it turns the end round",
             [on(0, says("a", CANCELLED)), on(2, says("b", REVIVED, 3))]),
        case("renewed for season five after ending with season four",
             [on(0, says("a", ENDING, 4)), on(200, says("b", RENEWED, 5))], "ending 4 | renewed 5: after-end"),
        case("revived in between there is nothing to wonder at",
             [on(0, says("a", ENDING, 4)), on(100, says("a", REVIVED)), on(200, says("b", RENEWED, 6))]),
        case("renewed for the fourth season without a third",
             [on(0, says("a", CANCELLED, 3)), on(100, says("b", RENEWED, 4))], "cancelled 3 | renewed 4: after-end"),
        case("a season going backwards",
             [on(0, says("a", RENEWED, 5)), on(20, says("b", RENEWED, 3))], "renewed 5 | renewed 3: backwards"),
        case("ending with a season before the one it was renewed for",
             [on(0, says("a", RENEWED, 5)), on(20, says("b", ENDING, 4))], "renewed 5 | ending 4: backwards"),
        case("a new series ordered that has been renewed before",
             [on(0, says("a", RENEWED, 3)), on(20, says("b", ORDERED))], "renewed 3 | ordered: backwards"),
        case("an old headline found late does not go backwards",
             [on(100, says("a", RENEWED, 5)), on(120, says("b", RENEWED, 3, dated=50))]),
        case("what is told at one time has no order",
             [on(0, says("a", RENEWED, 5), says("b", RENEWED, 3), kind=FIRST)]),
        case("seasons in their order", [on(0, says("a", RENEWED, 3)), on(300, says("a", RENEWED, 4))]),
        case("renewed for a last season", [on(0, says("a", RENEWED, 5), says("a", ENDING, 5))]),
        case("a rumour contradicts nothing",
             [on(0, says("a", RENEWED, 3)), on(2, says("b", CANCELLED, 3, sure=RUMOURED))]),
        case("a denial is an entry of its own and no contradiction",
             [on(0, says("a", RENEWED, 3)), on(2, says("b", RENEWED, 3, sure=DENIED))]),
    ],
)  # fmt: skip
def test_what_is_flagged_as_a_contradiction(checks: list[Check], expected: list[str]) -> None:
    assert History.of(checks).flags() == expected


@pytest.mark.parametrize(
    ("checks", "stands"),
    [
        pytest.param([on(0, says("a", ENDING)), on(2, says("b", CANCELLED))], ENDING, id="one end, its first word"),
        pytest.param([on(0, says("a", ENDING)), on(30, says("b", CANCELLED))], CANCELLED, id="another end, the later"),
        pytest.param(
            [on(0, says("a", CANCELLED)), on(1, says("b", CANCELLED, sure=DENIED))], CANCELLED, id="a denial: nothing"
        ),
        pytest.param(
            [on(0, says("a", RENEWED, 3)), on(2, says("b", CANCELLED, 3))], CANCELLED, id="of two at odds the newer"
        ),
        pytest.param([on(100, says("a", RENEWED, dated=1))], RENEWED, id="old news fills the standing"),
        pytest.param([on(0, says("a", RENEWED, sure=RUMOURED))], None, id="a rumour fills nothing"),
    ],
)
def test_where_the_series_stands(checks: list[Check], stands: Status | None) -> None:
    assert History.of(checks).stands() is stands


def test_more_than_twenty_entries_of_one_check_are_held() -> None:
    flood = on(0, *(says("a", RENEWED, season) for season in range(1, 22)))

    assert History.of([flood]).feed() == []
    assert len(History.of([flood]).silent()) == 21
    assert CONFIRMED in {event.certainty for event in History.of([flood]).events.values()}
