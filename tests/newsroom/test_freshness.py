from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.newsroom.freshness import is_known, validators
from monitor.newsroom.script import Outlet

CHANGED = datetime(2026, 3, 9, 20, 0, 12, 400_000, tzinfo=UTC)
LATER = CHANGED + timedelta(seconds=5)
DATE = "Mon, 09 Mar 2026 20:00:12 GMT"


def outlet(*habits: str) -> Outlet:
    return Outlet.model_validate(
        {
            "id": "post",
            "name": "Post",
            "language": "en",
            "locale": "en",
            "utc_offset": 0,
            "markup": "cards",
            "front": "/",
            "watch": "/",
            "validators": frozenset(habits),
        }
    )


def test_outlets_send_the_validators_that_their_software_knows() -> None:
    sent = validators(outlet("etag", "last-modified"), b"body", CHANGED, LATER)
    assert sent["Last-Modified"] == DATE
    assert sent["ETag"].startswith('"')
    assert validators(outlet("weak-etag"), b"body", CHANGED, LATER) == {"ETag": f"W/{sent['ETag']}"}
    assert validators(outlet(), b"body", CHANGED, LATER) == {}


def test_other_bytes_have_another_tag() -> None:
    one, other = (validators(outlet("etag"), body, CHANGED, LATER)["ETag"] for body in (b"one", b"other"))
    assert one != other


def test_a_date_is_sent_only_once_its_second_is_over() -> None:
    within = CHANGED + timedelta(milliseconds=500)
    assert validators(outlet("last-modified"), b"body", CHANGED, within) == {}
    over = CHANGED + timedelta(milliseconds=600)
    assert validators(outlet("last-modified"), b"body", CHANGED, over) == {"Last-Modified": DATE}


@pytest.mark.parametrize(
    ("asked", "own", "known"),
    [
        pytest.param({}, {"ETag": '"a"'}, False, id="nothing was asked"),
        pytest.param({"If-None-Match": '"a"'}, {"ETag": '"a"'}, True, id="the same tag"),
        pytest.param({"If-None-Match": 'W/"a"'}, {"ETag": '"a"'}, True, id="compared weakly"),
        pytest.param({"If-None-Match": '"b", "a"'}, {"ETag": '"a"'}, True, id="one of a list"),
        pytest.param({"If-None-Match": '"b"'}, {"ETag": '"a"'}, False, id="another tag"),
        pytest.param({"If-None-Match": '""'}, {}, False, id="a tag where none is given out"),
        pytest.param({"If-Modified-Since": DATE}, {"Last-Modified": DATE}, True, id="the same date"),
        pytest.param({"If-Modified-Since": DATE}, {}, False, id="a date where none is given out"),
        pytest.param(
            {"If-None-Match": '"b"', "If-Modified-Since": DATE},
            {"ETag": '"a"', "Last-Modified": DATE},
            False,
            id="the tag outranks the date",
        ),
    ],
)
def test_what_the_client_has_already(asked: dict[str, str], own: dict[str, str], known: bool) -> None:  # noqa: FBT001 - a column of a table
    assert is_known(asked, own) is known
