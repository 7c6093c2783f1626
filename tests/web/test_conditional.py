"""What a request's headers ask for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.web.conditional import accepts_gzip, not_modified

ETAG = '"abc"'
CHANGED = datetime(2026, 3, 9, 14, 5, 30, 250_000, tzinfo=UTC)
SAME_SECOND = "Mon, 09 Mar 2026 14:05:30 GMT"
BEFORE = "Mon, 09 Mar 2026 14:05:29 GMT"
AFTER = "Tue, 10 Mar 2026 00:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "unchanged"),
    [
        pytest.param({}, False, id="nothing asked"),
        pytest.param({"if-none-match": ETAG}, True, id="same tag"),
        pytest.param({"if-none-match": '"abd"'}, False, id="other tag"),
        pytest.param({"if-none-match": "abc"}, False, id="a tag without quotes is none"),
        pytest.param({"if-none-match": 'W/"abc"'}, True, id="compared weakly"),
        pytest.param({"if-none-match": '"x", W/"y" ,"abc"'}, True, id="last of a list"),
        pytest.param({"if-none-match": '"x,abc", "y"'}, False, id="a comma inside a tag"),
        pytest.param({"if-none-match": " * "}, True, id="any tag"),
        pytest.param({"if-none-match": ""}, False, id="empty"),
        pytest.param({"if-modified-since": SAME_SECOND}, True, id="same second"),
        pytest.param({"if-modified-since": AFTER}, True, id="asked later"),
        pytest.param({"if-modified-since": BEFORE}, False, id="changed since"),
        pytest.param({"if-modified-since": "Mon, 09 Mar 2026 14:05:30 -0000"}, True, id="zone unknown counts as UTC"),
        pytest.param({"if-modified-since": "yesterday"}, False, id="no date"),
        pytest.param({"if-modified-since": f"Mon, 01 Jan {'9' * 20} 00:00:00 GMT"}, False, id="endless year"),
        pytest.param({"if-modified-since": "Mon, 99 Mar 2026 14:05:30 GMT"}, False, id="impossible date"),
        pytest.param({"if-none-match": '"x"', "if-modified-since": AFTER}, False, id="the tag wins over the date"),
        pytest.param({"if-none-match": ETAG, "if-modified-since": BEFORE}, True, id="the tag wins again"),
    ],
)
def test_changed_since(headers: dict[str, str], *, unchanged: bool) -> None:
    assert not_modified(headers, ETAG, CHANGED) is unchanged


def test_what_has_no_time_of_change_is_never_unchanged_by_date() -> None:
    assert not_modified({"if-modified-since": AFTER}, ETAG, None) is False


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        (None, False),
        ("", False),
        ("gzip", True),
        ("GZIP", True),
        ("deflate, gzip;q=0.5, br", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000", False),
        ("br", False),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0, *", False),
        ("identity", False),
        ("gzip;q=nonsense", True),
    ],
)
def test_accepted_codings(header: str | None, *, accepted: bool) -> None:
    assert accepts_gzip(header) is accepted
