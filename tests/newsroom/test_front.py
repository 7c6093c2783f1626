from __future__ import annotations

import pytest

from monitor.newsroom.front import front
from monitor.newsroom.script import Outlet, Script

POST = Outlet(
    id="post", name="Post", language="en", locale="en", utc_offset=0, markup="cards", front="/tv", watch="/tv"
)
SCRIPT = Script.model_validate(
    {
        "outlets": (POST,),
        "words": {},
        "beats": (
            {"at": -60, "outlet": "post", "path": "/old", "headline": "Old"},
            {"at": 10, "outlet": "post", "path": "/new", "headline": "New"},
            {"at": 20, "do": "edit", "outlet": "post", "path": "/old", "headline": "Old, reworded"},
            {"at": 30, "do": "redesign", "outlet": "post", "markup": "soup"},
            {"at": 40, "do": "outage", "outlet": "post"},
            {"at": 45, "do": "remove", "outlet": "post", "path": "/new"},
            {"at": 50, "do": "recovery", "outlet": "post"},
            {"at": 60, "do": "wall", "outlet": "post", "headline": "First", "text": (), "buttons": (), "links": {}},
            {"at": 70, "do": "recovery", "outlet": "post"},
        ),
    }
)


@pytest.mark.parametrize(
    ("seconds", "headlines"),
    [
        pytest.param(0, ["Old"], id="at the opening"),
        pytest.param(9.99, ["Old"], id="just before a story"),
        pytest.param(10, ["New", "Old"], id="a story appears on top at its time"),
        pytest.param(20, ["New", "Old, reworded"], id="an edit keeps the place"),
        pytest.param(45, ["Old, reworded"], id="a story is taken down, even while the site is"),
    ],
)
def test_stories_stand_newest_first(seconds: float, headlines: list[str]) -> None:
    assert [story.headline for story in front(SCRIPT, POST, seconds).stories] == headlines


def test_an_edit_moves_only_the_date_of_the_change() -> None:
    story = front(SCRIPT, POST, 20).story("/old")
    assert story
    assert (story.told, story.edited) == (-60, 20)


def test_a_redesign_changes_nothing_but_the_markup() -> None:
    before, after = front(SCRIPT, POST, 29), front(SCRIPT, POST, 30)
    assert after.stories == before.stories
    assert (before.family, before.generation, after.family, after.generation) == ("cards", 0, "soup", 1)


@pytest.mark.parametrize(("seconds", "up"), [(39, True), (40, False), (49, False), (50, True)])
def test_an_outage_ends_with_the_recovery(seconds: float, up: bool) -> None:  # noqa: FBT001 - a column of a table
    assert front(SCRIPT, POST, seconds).up is up


@pytest.mark.parametrize(("seconds", "walled"), [(59, False), (60, True), (69, True), (70, False)])
def test_a_wall_ends_with_the_recovery_too(seconds: float, walled: bool) -> None:  # noqa: FBT001 - a column of a table
    now = front(SCRIPT, POST, seconds)
    assert (now.wall is not None, now.up) == (walled, True)


@pytest.mark.parametrize(("seconds", "changed"), [(0, 0), (9, 0), (10, 10), (29, 20), (59, 50), (99, 70)])
def test_the_last_change_is_the_last_beat_since_the_opening(seconds: float, changed: float) -> None:
    assert front(SCRIPT, POST, seconds).changed == changed
