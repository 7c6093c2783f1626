"""A redesign is told from other stories on the same page."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from monitor.extract import likeness, sketch

PAGES = Path(__file__).parents[1] / "golden" / "pages"
WORDPRESS = (PAGES / "wordpress_cards_en.html").read_bytes()
DRUPAL = (PAGES / "drupal_es.html").read_bytes()


def card(number: int, *, prefix: str = "card") -> bytes:
    roles = ("list", "item", "title", "kicker", "dek", "image", "date", "author", "tag", "more")
    return b"".join(f'<div class="{prefix}-{role} post-{number}">x</div>'.encode() for role in roles)


def test_other_stories_leave_the_template_as_it_is() -> None:
    first = b"".join(map(card, range(40)))
    later = b"".join(map(card, range(900, 925)))

    assert likeness(sketch(first), sketch(later)) == 1


def test_other_class_names_are_another_template() -> None:
    assert likeness(sketch(card(1)), sketch(card(1, prefix="teaser"))) < 0.2
    assert likeness(sketch(WORDPRESS), sketch(DRUPAL)) < 0.2


def test_a_part_that_comes_or_goes_is_no_redesign() -> None:
    banner = b'<aside class="breaking breaking-bar"><p class="breaking-text">Live</p></aside>'

    assert likeness(sketch(WORDPRESS), sketch(WORDPRESS + banner)) > 0.7


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param(b"<table><tr><td>", b"<p>", 1.0, id="neither names a class"),
        pytest.param(b"<p>", WORDPRESS, 0.0, id="one names none"),
        pytest.param(WORDPRESS, gzip.compress(WORDPRESS), 1.0, id="packed"),
        pytest.param(b"<p class=''><p class='a  b'>", b'<p CLASS="b a">', 1.0, id="spelled otherwise"),
    ],
)
def test_likeness(one: bytes, other: bytes, alike: float) -> None:
    assert likeness(sketch(one), sketch(other)) == alike


def test_a_sketch_is_short_whatever_the_page() -> None:
    assert len(sketch(b"".join(f"<p class='a{'x' * number}'>".encode() for number in range(300)))) <= 200
    assert sketch(b"") == ""
