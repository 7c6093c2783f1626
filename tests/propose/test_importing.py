"""Which subscriptions of a feed reader become sources."""

from __future__ import annotations

from datetime import timedelta

from monitor.extract import Outline
from monitor.model import Source, SourceKind
from monitor.propose.importing import Skipped, Wanted, look_at, sort_out
from monitor.propose.looking import Means
from tests.propose.sites import HOME, SERIES, SPORT, Here, Site, feed, page, sitemap

FEED, PAGE = SourceKind.FEED, SourceKind.PAGE
KNOWN = Source("known", "Known", "https://known.example/feed", "en", timedelta(minutes=30))


def test_what_is_new_is_told_from_what_is_not() -> None:
    outlines = [
        Outline("https://brume.ca/feed", "https://brume.ca/", "La Brume", "fr-CA"),
        Outline(None, "https://fog.example/tv/", "The Fog", None),
        Outline("https://KNOWN.example/feed#top", None, "Known", "en"),
        Outline("https://brume.ca/feed?utm_source=x", None, "La Brume encore", "fr"),
        Outline("feed:brume", None, None, None),
        Outline("https://me:secret@brume.ca/private", None, "Secret", None),
    ]
    wanted, skipped = sort_out(outlines, [KNOWN])
    assert wanted == [
        Wanted("https://brume.ca/feed", FEED, "La Brume", "fr", "CA"),
        Wanted("https://fog.example/tv/", PAGE, "The Fog", None, None),
    ]
    assert [each.because for each in skipped] == [
        "watched already, as known",
        "it stands in the list more than once",
        'not an http(s) address: "feed:brume"',
        "user name and password do not belong into an address",
    ]


async def test_those_that_answer_are_described_and_the_others_told() -> None:
    site = Site({"/a": feed(SERIES, language="en-GB"), "/b": page(SPORT), "/c": sitemap(SPORT), "/d": feed(())})
    asked = [Wanted(f"{HOME}/{name}", FEED, None, None, None) for name in "abcde"]
    done: list[str] = []
    wanted, skipped = await look_at(asked, Means(site, Here()), done.append)
    assert wanted == [
        Wanted(f"{HOME}/a", FEED, "The Fog", "en", "GB"),
        Wanted(f"{HOME}/b", PAGE, wanted[1].title, "en", None),
        Wanted(f"{HOME}/c", SourceKind.SITEMAP, None, "en", None),
    ]
    assert skipped == [
        Skipped(f"{HOME}/d", None, "empty: it holds no headlines", failed=True),
        Skipped(f"{HOME}/e", None, "not-found: www.fog.example has no such document (status 404).", failed=True),
    ]
    assert sorted(done) == [each.url for each in asked]


async def test_what_the_list_says_stays() -> None:
    site = Site({"/a": feed(SERIES, language="de")})
    asked = [Wanted(f"{HOME}/a", FEED, "Mine", "fr", "BE")]
    wanted, _ = await look_at(asked, Means(site, Here()))
    assert wanted == asked


async def test_robots_txt_is_asked_for_what_the_list_calls_a_page() -> None:
    site = Site({"/a": feed(SERIES), "/b": page(SERIES)}, disallowed=frozenset({"/a", "/b"}))
    asked = [Wanted(f"{HOME}/a", FEED, None, "en", None), Wanted(f"{HOME}/b", PAGE, None, "en", None)]
    wanted, skipped = await look_at(asked, Means(site, Here()))
    assert [each.url for each in wanted] == [f"{HOME}/a"]
    assert [each.because.partition(":")[0] for each in skipped] == ["robots"]
