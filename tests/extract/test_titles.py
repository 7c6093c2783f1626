"""Titles freed of markup and of the outlet's name."""

from __future__ import annotations

import pytest

from monitor.extract.outlet import without_outlet
from monitor.extract.plain import plain


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("<em>Lupin</em>, renewed", "Lupin, renewed", id="tags vanish"),
        pytest.param("Lupin<br/>renewed", "Lupin renewed", id="a break is a space"),
        pytest.param("Tom &amp; Jerry&nbsp;: fin", "Tom & Jerry : fin", id="entities"),
        pytest.param("Lupin&#8217;s &#x201C;end&#x201D;", "Lupin’s “end”", id="character references"),
        pytest.param("&lt;b&gt;Lupin&lt;/b&gt; &amp;amp; co", "Lupin & co", id="escaped twice"),
        pytest.param("5 < 6 and I <3 you", "5 < 6 and I <3 you", id="a sign is no tag"),
        pytest.param("R&copy and Q&A", "R&copy and Q&A", id="no semicolon, no entity"),
        pytest.param(
            "&#xFFFFFF; &bogus; &#0;", "\N{REPLACEMENT CHARACTER} &bogus; \N{REPLACEMENT CHARACTER}", id="nonsense"
        ),
    ],
)
def test_a_title_becomes_plain_text(title: str, expected: str) -> None:
    assert plain(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Lupin renewed | Screen Ledger", "Lupin renewed", id="behind a bar"),
        pytest.param(
            "Lupin renewed \N{EN DASH} Screen Ledger TV", "Lupin renewed", id="behind a dash, nearly so spelled"
        ),
        pytest.param("Screen Ledger: Lupin renewed", "Screen Ledger: Lupin renewed", id="a colon belongs to the text"),
        pytest.param("Screen Ledger - Lupin renewed", "Lupin renewed", id="in front"),
        pytest.param("Lupin - renewed - TV - Screen Ledger", "Lupin - renewed - TV", id="only the name"),
        pytest.param("Lupin-Screen Ledger", "Lupin-Screen Ledger", id="no space, no separator"),
        pytest.param("Lupin | Netflix", "Lupin | Netflix", id="another name stays"),
        pytest.param("Screen Ledger", "Screen Ledger", id="nothing but the name"),
    ],
)
def test_the_outlet_s_name_is_taken_off(title: str, expected: str) -> None:
    assert without_outlet(title, ["Screen Ledger", ""]) == expected
