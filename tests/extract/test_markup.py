from __future__ import annotations

from dataclasses import fields

import pytest

from monitor.extract.markup import called, is_chrome, markup


@pytest.mark.parametrize(
    ("names", "name"),
    [
        pytest.param("card-kicker", "kicker", id="cut at hyphens"),
        pytest.param("Card_headline__k2", "headline", id="cut at underscores"),
        pytest.param("postTitleWrap", "title", id="cut where the case changes"),
        pytest.param("sr-only", "sr-only", id="whole"),
    ],
)
def test_names_are_found_within_class_names(names: str, name: str) -> None:
    assert name in called(names)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("post tag-ads category-comments", id="what a post is tagged with"),
        pytest.param("kAdXyz bNavQt", id="generated names"),
        pytest.param("has-nav no-cookies", id="what a page has"),
        pytest.param("wrap_ad_mp_2 content-ad-free-page", id="syllables within longer names"),
        pytest.param("hide-on-halfpage-ad", id="when it is shown"),
    ],
)
def test_names_that_only_describe_are_no_names_of_parts(names: str) -> None:
    assert not is_chrome(names)


@pytest.mark.parametrize("names", ["menu-2", "nav1", "post ads300"])
def test_a_number_behind_a_name_changes_nothing(names: str) -> None:
    assert is_chrome(names)


def test_every_name_in_the_file_can_be_found() -> None:
    vocabulary = markup()
    for field in fields(vocabulary):
        names = getattr(vocabulary, field.name)
        assert names
        if field.name not in {"descriptive", "listing", "no_story", "service"}:
            assert all(name in called(name) or name.startswith(vocabulary.descriptive) for name in names)
            assert all(name == name.lower().strip("0123456789 ") for name in names)
