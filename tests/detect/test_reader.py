"""What the reader makes of a headline, rule by rule; whole languages are measured in tests/golden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Claim, Status

if TYPE_CHECKING:
    from monitor.detect import Detector

Told = tuple[str | None, str, str, tuple[int, ...], str | None]


def told(claims: tuple[Claim, ...]) -> list[Told]:
    return [(one.series, one.status.value, one.certainty.value, one.seasons, one.network) for one in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Netflix Cancels ‘Harbor Lights’ After Two Seasons",
            [("Harbor Lights", "cancelled", "confirmed", (3,), "Netflix")],
            id="after two seasons the third is cancelled",
        ),
        pytest.param(
            "‘Harbor Lights’ to End After Five Seasons on Hulu",
            [("Harbor Lights", "ending", "confirmed", (5,), "Hulu")],
            id="to end after five is to end with the fifth",
        ),
        pytest.param(
            "‘Harbor Lights’ Done After Two Seasons",
            [("Harbor Lights", "cancelled", "confirmed", (3,), None)],
            id="done after two seasons",
        ),
        pytest.param("‘Harbor Lights’ Star Done After Two Seasons", [], id="a star is done, the series is not"),
        pytest.param(
            "‘Harbor Lights’ Season 4: Everything We Know So Far",
            [("Harbor Lights", "pending", "confirmed", (4,), None)],
            id="what is known of a season leaves it open",
        ),
        pytest.param("Harbor Rovers end their season with a win", [], id="a season that is not told may be a club's"),
        pytest.param(
            "Hulu Saves ‘Harbor Lights’, the Drama That NBC Cancelled",
            [("Harbor Lights", "revived", "confirmed", (), "Hulu")],
            id="which series it is, is no news of it",
        ),
        pytest.param(
            "Hulu Saves ‘Harbor Lights,’ Canceled by NBC, for Season 3",
            [("Harbor Lights", "revived", "confirmed", (3,), "Hulu")],
            id="nor what went before, hung on its title",
        ),
        pytest.param(
            "Hulu Saves ‘Harbor Lights,’ Cancels ‘Ash Lane’",
            [("Harbor Lights", "revived", "confirmed", (), "Hulu"), ("Ash Lane", "cancelled", "confirmed", (), "Hulu")],
            id="but what is told of another",
        ),
        pytest.param(
            "CBS Renews ‘Harbor Lights,’ ‘Ash Lane’ Canceled",
            [("Harbor Lights", "renewed", "confirmed", (), "CBS"), ("Ash Lane", "cancelled", "confirmed", (), "CBS")],
            id="a row of titles with something told on either side",
        ),
        pytest.param(
            "CBS Renews ‘Harbor Lights,’ ‘Ash Lane’; Cancels ‘Tall Grass’",
            [
                ("Harbor Lights", "renewed", "confirmed", (), "CBS"),
                ("Ash Lane", "renewed", "confirmed", (), "CBS"),
                ("Tall Grass", "cancelled", "confirmed", (), "CBS"),
            ],
            id="a row of titles, and another behind it",
        ),
        pytest.param(
            "NBC Orders ‘Harbor Lights’ Spinoff Series ‘Ash Lane’",
            [("Ash Lane", "ordered", "confirmed", (), "NBC")],
            id="a title before a word for a work and its title says whose it is",
        ),
        pytest.param(
            "‘Harbor Lights’ Petition After NBC Cancels Drama",
            [("Harbor Lights", "cancelled", "confirmed", (), "NBC")],
            id="what a petition is against is sure",
        ),
        pytest.param(
            "NBC Orders ‘Harbor Lights’ Successor ‘Ash Lane’",
            [("Ash Lane", "ordered", "confirmed", (), "NBC")],
            id="a credit belongs to the title before it",
        ),
        pytest.param(
            "‘Harbor Lights’ Not Renewed for Season 2 by NBC",
            [("Harbor Lights", "cancelled", "confirmed", (2,), "NBC")],
            id="not renewed is a decision",
        ),
        pytest.param(
            "‘Harbor Lights’ Is Not Cancelled, NBC Says",
            [("Harbor Lights", "cancelled", "denied", (), "NBC")],
            id="not cancelled is a denial",
        ),
        pytest.param(
            "No Season 3 for ‘Harbor Lights’",
            [("Harbor Lights", "cancelled", "confirmed", (3,), None)],
            id="no season cancels without a verb",
        ),
        pytest.param(
            "‘Harbor Lights’ May Be Renewed for Season 2",
            [("Harbor Lights", "renewed", "rumoured", (2,), None)],
            id="a hedge makes a rumour",
        ),
        pytest.param(
            "‘Harbor Lights’: renewed or cancelled?",
            [("Harbor Lights", "pending", "confirmed", (), None)],
            id="renewed or cancelled leaves it open",
        ),
        pytest.param(
            "‘Harbor Lights’ Renewed for Third and Final Season at Starz",
            [("Harbor Lights", "ending", "confirmed", (3,), "Starz")],
            id="a renewal for the last season is an end",
        ),
        pytest.param(
            "Peacock Axes ‘Harbor Lights’ and ‘Ash Lane,’ Renews ‘Deep Six’ for Season 2",
            [
                ("Harbor Lights", "cancelled", "confirmed", (), "Peacock"),
                ("Ash Lane", "cancelled", "confirmed", (), "Peacock"),
                ("Deep Six", "renewed", "confirmed", (2,), "Peacock"),
            ],
            id="several series, each with its own fate",
        ),
        pytest.param(
            "NBC Renews ‘Harbor Lights’ for Season 2 and Orders ‘Ash Lane’",
            [
                ("Harbor Lights", "renewed", "confirmed", (2,), "NBC"),
                ("Ash Lane", "ordered", "confirmed", (), "NBC"),
            ],
            id="a season of one series says nothing of the order of another",
        ),
        pytest.param(
            "Netflix orders ‘Ash Lane’ to series, renews ‘Harbor Lights’ for season 3",
            [
                ("Ash Lane", "ordered", "confirmed", (), "Netflix"),
                ("Harbor Lights", "renewed", "confirmed", (3,), "Netflix"),
            ],
            id="an order takes no season across the verb of another clause",
        ),
        pytest.param(
            "‘Harbor Lights’ was supposed to have 5 seasons, creator says after cancellation",
            [("Harbor Lights", "cancelled", "confirmed", (), None)],
            id="seasons that were planned are not those that were made",
        ),
        pytest.param(
            "Ash Lane spin-off ‘Harbor Lights’ commissioned by BBC Three",
            [("Harbor Lights", "ordered", "confirmed", (), "BBC Three")],
            id="behind the offshoot of another series stands its own title",
        ),
        pytest.param(
            "BBC orders spin-off of ‘Harbor Lights’",
            [(None, "ordered", "confirmed", (), "BBC")],
            id="behind the offshoot of a series stands whose it is",
        ),
        pytest.param(
            "‘Harbor Lights’ Creator’s New Drama Gets Series Order at ABC",
            [(None, "ordered", "confirmed", (), "ABC")],
            id="a credit does not name the new series",
        ),
        pytest.param(
            "Hulu Saves ‘Harbor Lights’ After Cancellation at NBC",
            [("Harbor Lights", "revived", "confirmed", (), "Hulu")],
            id="a rescue makes the cancellation background",
        ),
        pytest.param(
            "Will Trent Cancelled at ABC",
            [("Will Trent", "cancelled", "confirmed", (), "ABC")],
            id="a known title that begins like a question",
        ),
        pytest.param(
            "At 20:00 on BBC One: ‘Harbor Lights’ Season 2 Sets March Premiere",
            [("Harbor Lights", "dated", "confirmed", (2,), "BBC One")],
            id="the colon of a time of day ends no sentence",
        ),
        pytest.param(
            "NBC to Renew or Cancel ‘Harbor Lights’ This Week",
            [("Harbor Lights", "pending", "confirmed", (), "NBC")],
            id="to renew or cancel leaves it open too",
        ),
        pytest.param(
            "‘Harbor Lights’ Creator Denies It Will Not Return",
            [("Harbor Lights", "cancelled", "denied", (), None)],
            id="a denied end",
        ),
        pytest.param(
            "After Rumors of Its End, ‘Harbor Lights’ Is Renewed for Season 3",
            [("Harbor Lights", "renewed", "confirmed", (3,), None)],
            id="rumours that are looked back on doubt nothing",
        ),
        pytest.param(
            "Apple’s hit comedy is cancelled Tuesday",
            [(None, "cancelled", "confirmed", (), "Apple")],
            id="behind a series that is told, though not by its name, stands no title",
        ),
        pytest.param(
            "‘Harbor & Co.’ Renewed for Season 2",
            [("Harbor & Co.", "renewed", "confirmed", (2,), None)],
            id="a full stop within a title",
        ),
        pytest.param(
            "NBC Cancels ‘Harbor Lights.’",
            [("Harbor Lights", "cancelled", "confirmed", (), "NBC")],
            id="the full stop of a sentence within the marks of a title",
        ),
        pytest.param(
            "NBC Cancels ‘Harbor Lights’ After One Season – Review: What Went Wrong",
            [("Harbor Lights", "cancelled", "confirmed", (2,), "NBC")],
            id="a trap behind a decision that is told",
        ),
        pytest.param("Concert Tour of ‘Harbor Lights’ Cancelled – NBC Drama", [], id="a trap in its own sentence"),
        pytest.param("‘Harbor Lights’ Renewed for Season 2: Concert Tour", [], id="a trap that a colon explains it by"),
        pytest.param("‘Harbor Lights’: Sonny Saves Carla", [], id="what happens to somebody in a series"),
        pytest.param(
            "‘Harbor Lights’: Netflix Saves It",
            [("Harbor Lights", "revived", "confirmed", (), "Netflix")],
            id="what a network does with it",
        ),
        pytest.param("Harbor Lights Actor Fired From Hit Drama", [], id="an actor is no series"),
        pytest.param("Band Cancels Arena Tour Dates After Illness", [], id="a tour is no series"),
        pytest.param("‘Harbor Lights’ Season 2 Finale Recap: Who Survived?", [], id="a recap decides nothing"),
    ],
)
def test_the_reader_tells(detector: Detector, text: str, expected: list[Told]) -> None:
    assert told(detector.detect(text, "en")) == expected


def test_every_claim_shows_where_it_stands(detector: Detector) -> None:
    text = "Netflix Cancels ‘Harbor Lights’ After Two Seasons"
    (claim,) = detector.detect(text, "en")
    shown = {span.role: text[span.start : span.end] for span in claim.spans}
    assert shown == {"network": "Netflix", "cue": "Cancels", "title": "Harbor Lights", "season": "After Two Seasons"}


def test_silence_is_explained_by_the_trap_that_caused_it(detector: Detector) -> None:
    text = "Arena Tour Cancelled: ‘Harbor Lights’ Star Unwell"
    reading = detector.explain(text, "en")
    assert reading.claims == ()
    assert "Tour" in {text[span.start : span.end] for span in reading.vetoes}


def test_a_dropped_cue_says_why(detector: Detector) -> None:
    reading = detector.explain("Council Cancels Bin Collections", "en")
    assert reading.claims == ()
    assert {reason for _, reason in reading.dropped} == {"nothing shows that a series is meant"}


def test_an_english_headline_on_a_french_page_is_read(detector: Detector) -> None:
    (claim,) = detector.detect("Netflix Cancels ‘Harbor Lights’ After One Season", "fr")
    assert (claim.series, claim.status, claim.certainty) == ("Harbor Lights", Status.CANCELLED, Certainty.CONFIRMED)


def test_the_language_is_found_where_none_is_stated(detector: Detector) -> None:
    (claim,) = detector.detect("Netflix cancels the drama ‘Harbor Lights’ after one season")
    assert claim.status is Status.CANCELLED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \t", id="white space"),
        pytest.param("\x00\x1b[31m cancelled \ud800 season 2", id="control characters and a lone surrogate"),
        pytest.param("‘" * 10_000 + " cancelled season 2", id="quotation marks without end"),
        pytest.param("([" * 10_000, id="brackets without end"),
        pytest.param("season 2 cancelled, " * 20_000, id="clauses without end"),
        pytest.param("\u202eseason 2 cancelled\u202c", id="direction marks"),
        pytest.param("İ" * 700, id="letters whose lower case is longer"),
        pytest.param("9" * 5_000 + " seasons cancelled", id="a number without end"),
    ],
)
def test_no_headline_breaks_the_reader(detector: Detector, text: str) -> None:
    for language in (None, "en", "tr", "no-such-language"):
        assert isinstance(detector.detect(text, language), tuple)


@pytest.mark.parametrize("stated", [None, "en", "fr", "ja", "xx"])
def test_reasons_change_no_claim(detector: Detector, stated: str | None) -> None:
    headlines = [
        "Netflix Cancels ‘Harbor Lights’ After Two Seasons",
        "Council Cancels Bin Collections",
        "Arena Tour Cancelled: ‘Harbor Lights’ Star Unwell",
        "Will Trent Cancelled",
        "La série Harbor Lights renouvelée pour une saison 2",
        "『ハーバー』シーズン2制作決定",
    ]
    for text in headlines:
        assert detector.detect(text, stated) == detector.explain(text, stated).claims


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cs", "Netflix ruší „Útes“ a prodlužuje „Přístav“ o třetí řadu"),
        ("pl", "Netflix kasuje „Klif” i przedłuża „Przystań” na trzeci sezon"),
        ("de", "Netflix setzt „Klippe“ ab und verlängert „Hafen“ um eine dritte Staffel"),
        ("fr", "Canal+ annule « Falaise » et renouvelle « Rivage » pour une saison 3"),
        ("ru", "Netflix закрыл «Утёс» и продлил «Пристань» на третий сезон"),
        ("tr", "Netflix 'Yar'ı iptal etti, 'Liman'a üçüncü sezon onayı verdi"),
    ],
)
def test_one_is_cancelled_and_the_other_renewed(detector: Detector, language: str, text: str) -> None:
    fates = [(claim.status, claim.seasons) for claim in detector.detect(text, language)]
    assert fates == [(Status.CANCELLED, ()), (Status.RENEWED, (3,))]
