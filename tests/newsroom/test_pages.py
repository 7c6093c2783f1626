from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import feedparser
import pytest

from monitor.newsroom import Newsroom
from monitor.newsroom.script import Edit, Outage, Redesign, Remove, Tell, Wall
from tests.newsroom.reading import class_names, links, text_of
from tests.newsroom.visiting import BASE, OPENING, Stopwatch

if TYPE_CHECKING:
    from monitor.newsroom import Script
    from tests.newsroom.visiting import Visitor

LONG_AFTER = 1000.0


def shown(visitor: Visitor, outlet_id: str, at: float) -> set[tuple[str, str]]:
    outlet = visitor.newsroom.script.outlet(outlet_id)
    return links(visitor.watched(outlet_id, at), outlet, BASE)


def outages(script: Script) -> set[str]:
    return {beat.outlet for beat in script.beats if isinstance(beat, Outage)}


def test_every_story_appears_on_the_page_watched_at_its_time(visitor: Visitor, script: Script) -> None:
    for tell in script.tells:
        if tell.at > 0:
            line = (tell.path, " ".join(tell.headline.split()))
            assert line not in shown(visitor, tell.outlet, tell.at - 0.01)
            assert line in shown(visitor, tell.outlet, tell.at)


def test_what_stood_there_before_is_there_at_the_opening(visitor: Visitor, script: Script) -> None:
    # A dossier's page is itself the oldest of its stories; it does not link to itself.
    dossiers = {outlet.id for outlet in script.outlets if outlet.markup == "dossier"}
    for outlet in script.outlets:
        old = {tell.path for tell in script.tells if tell.outlet == outlet.id and tell.at <= 0}
        missing = old - {path for path, _ in shown(visitor, outlet.id, 0)}
        assert len(missing) == (1 if outlet.id in dossiers else 0)


def test_a_reworded_headline_replaces_the_old_one_under_its_address(visitor: Visitor, script: Script) -> None:
    for edit in (beat for beat in script.beats if isinstance(beat, Edit)):
        before = {text for path, text in shown(visitor, edit.outlet, edit.at - 0.01) if path == edit.path}
        after = {text for path, text in shown(visitor, edit.outlet, edit.at) if path == edit.path}
        assert edit.headline in after
        assert not before & after


def test_a_removed_story_is_gone_and_its_address_answers_404(visitor: Visitor, script: Script) -> None:
    for remove in (beat for beat in script.beats if isinstance(beat, Remove)):
        assert visitor.get(remove.outlet, remove.path, remove.at - 0.01).status == 200
        assert visitor.get(remove.outlet, remove.path, remove.at).status == 404
        assert remove.path not in {path for path, _ in shown(visitor, remove.outlet, remove.at)}


def test_a_redesign_keeps_the_stories_and_shares_no_class_name(visitor: Visitor, script: Script) -> None:
    redesigns = [beat for beat in script.beats if isinstance(beat, Redesign)]
    assert redesigns
    for redesign in redesigns:
        outlet = script.outlet(redesign.outlet)
        old, new = (visitor.watched(outlet.id, at) for at in (redesign.at - 0.01, redesign.at))
        stories = {(tell.path, tell.headline) for tell in script.tells if tell.outlet == outlet.id}
        assert links(old, outlet, BASE) & stories == links(new, outlet, BASE) & stories
        assert class_names(old, outlet)
        assert not class_names(old, outlet) & class_names(new, outlet)


def test_every_story_has_a_page_of_its_own_with_teasers(visitor: Visitor, script: Script) -> None:
    removed = {(beat.outlet, beat.path) for beat in script.beats if isinstance(beat, Remove)}
    for tell in script.tells:
        if (tell.outlet, tell.path) not in removed:
            answer = visitor.get(tell.outlet, tell.path, LONG_AFTER)
            others = {other.path for other in script.tells if other.outlet == tell.outlet} - {tell.path}
            assert answer.status == 200
            assert others & {path for path, _ in links(answer, script.outlet(tell.outlet), BASE)}


def test_an_article_says_what_its_headline_leaves_out(visitor: Visitor, script: Script) -> None:
    tell = next(tell for tell in script.tells if tell.text)
    page = text_of(visitor.get(tell.outlet, tell.path, LONG_AFTER), script.outlet(tell.outlet))
    assert "Low Tide Protocol" not in tell.headline
    assert "Low Tide Protocol" in page


def test_every_address_is_used_once_and_every_headline_too(script: Script) -> None:
    tells = [beat for beat in script.beats if isinstance(beat, Tell)]
    assert len({(tell.outlet, tell.path) for tell in tells}) == len(tells)
    assert len({tell.headline for tell in tells}) == len(tells)


def test_a_page_is_the_same_bytes_until_something_happens(visitor: Visitor, script: Script) -> None:
    for outlet in script.outlets:
        times = sorted({beat.at for beat in script.of(outlet.id) if beat.at > 0})
        for start, end in zip(times, [*times[1:], LONG_AFTER], strict=True):
            assert visitor.watched(outlet.id, start).body == visitor.watched(outlet.id, end - 0.01).body


def test_an_outage_hides_everything_until_the_recovery(visitor: Visitor, script: Script) -> None:
    for outage in (beat for beat in script.beats if isinstance(beat, Outage)):
        assert visitor.watched(outage.outlet, outage.at - 0.01).status == 200
        assert visitor.watched(outage.outlet, outage.at).status == 503
        assert visitor.watched(outage.outlet, LONG_AFTER).status == 200


def test_a_wall_stands_in_the_place_of_every_page_and_is_fine_by_its_status(visitor: Visitor, script: Script) -> None:
    (wall,) = [beat for beat in script.beats if isinstance(beat, Wall)]
    outlet = script.outlet(wall.outlet)
    stories = {tell.path for tell in script.tells if tell.outlet == outlet.id}
    for path in (outlet.watch, "/", *stories):
        answer = visitor.get(outlet.id, path, wall.at)
        assert answer.status == 200
        assert wall.headline in text_of(answer, outlet)
        assert not stories & {linked for linked, _ in links(answer, outlet, BASE)}


@pytest.mark.parametrize(
    ("outlet_id", "content_type", "charset"),
    [
        pytest.param("zap-hebdo", "text/html; charset=windows-1252", "windows-1252", id="the header alone says it"),
        pytest.param("gamen-tsushin", "text/html", "shift_jis", id="the page alone says it"),
        pytest.param("ecran-du-soir", "text/html; charset=utf-8", "utf-8", id="both say it"),
    ],
)
def test_charsets_are_declared_variously(visitor: Visitor, outlet_id: str, content_type: str, charset: str) -> None:
    answer = visitor.watched(outlet_id, LONG_AFTER)
    text = answer.body.decode(charset)
    assert answer.headers["Content-Type"] == content_type
    assert (f"charset={charset}" in text or f'charset="{charset}"' in text) is (outlet_id != "zap-hebdo")
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("ascii")


@pytest.mark.parametrize("outlet_id", ["signal-post", "flimmerkiste", "maly-ekran"])
def test_feeds_date_stories_by_the_opening_and_the_offset(visitor: Visitor, script: Script, outlet_id: str) -> None:
    told = {tell.headline: tell.at for tell in script.tells if tell.outlet == outlet_id}
    feed = feedparser.parse(visitor.watched(outlet_id, LONG_AFTER).body)
    dated = {entry.title: entry.published_parsed for entry in feed.entries if entry.title in told}
    assert dated
    for headline, date in dated.items():
        assert date == (OPENING + timedelta(seconds=told[headline])).utctimetuple()


def test_the_json_feed_is_one(visitor: Visitor) -> None:
    feed = json.loads(visitor.watched("tela-aberta", LONG_AFTER).body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["date_published"].endswith("-03:00")
    assert feed["items"][0]["url"].startswith(BASE)


def test_pace_hurries_what_follows_the_opening_and_not_what_was_before(script: Script) -> None:
    clock = Stopwatch()
    newsroom = Newsroom(clock, opening=OPENING, pace=10, script=script)
    post = script.outlet("signal-post")
    clock.seconds = 1.19
    assert newsroom.front(post).story("/tv/harbour-of-glass-season-3/") is None
    clock.seconds = 1.2
    assert newsroom.front(post).story("/tv/harbour-of-glass-season-3/")
    assert newsroom.duration == script.duration / 10
    assert newsroom.moment(12) == OPENING + timedelta(seconds=1.2)
    assert newsroom.moment(-60) == OPENING - timedelta(seconds=60)


@pytest.mark.parametrize(
    ("target", "status"),
    [("/", 200), ("/tv/", 200), ("/feed/", 200), ("/robots.txt", 200), ("/renew-cancel-table", 404), ("/tv/no", 404)],
)
def test_addresses_answer_as_on_a_real_site(visitor: Visitor, target: str, status: int) -> None:
    assert visitor.get("signal-post", target, 0).status == status


def test_tracking_parameters_lead_to_the_story(visitor: Visitor) -> None:
    tracked = "/tv/harbour-of-glass-season-3/?utm_source=rss&utm_medium=feed"
    assert visitor.get("signal-post", tracked, LONG_AFTER).status == 200
    assert visitor.get("zap-hebdo", "/article.php?id=9999", LONG_AFTER).status == 404
