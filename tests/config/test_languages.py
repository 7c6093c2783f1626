"""Language tags by BCP 47."""

from __future__ import annotations

import pytest

from monitor.config.languages import canonical_tag, suggested_tag


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("en", "en"),
        ("EN-gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sr-latn", "sr-Latn"),
        ("ca-Valencia", "ca-valencia"),
        ("yue", "yue"),
        pytest.param("no", "nb", id="Norwegian is written Bokmål unless it says nn"),
        ("nn", "nn"),
        pytest.param("iw", "he", id="withdrawn"),
        ("xx", None),
        ("jp", None),
        ("english", None),
        ("en_GB", None),
        ("en-", None),
        ("e", None),
        ("", None),
        ("en\n", None),
    ],
)
def test_a_tag_is_spelled_canonically_or_refused(written: str, canonical: str | None) -> None:
    assert canonical_tag(written) == canonical


@pytest.mark.parametrize(
    ("written", "meant"),
    [("jp", "ja"), ("GR", "el"), ("en_GB", "en-GB"), ("cz-CZ", "cs-CZ"), ("english", None), ("", None)],
)
def test_a_wrong_tag_may_suggest_a_right_one(written: str, meant: str | None) -> None:
    assert suggested_tag(written) == meant
