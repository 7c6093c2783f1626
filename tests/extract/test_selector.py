from __future__ import annotations

import pytest

from monitor.errors import ExtractError
from monitor.extract import extract
from monitor.model import Document

PAGE = """
<html lang="it"><body>
<nav><a class="voce" href="/serie">Serie</a></nav>
<div class="box"><h3><a href="/uno#top">Uno</a></h3><time datetime="2026-11-12T09:00:00Z">ieri</time>
<a href="/altro">altro</a></div>
<div class="box"><a href="/due"><img alt="foto"><h3>Due</h3><p>spiegazione</p></a></div>
<div class="box"><a class="sopra" href="/tre" title="Tre"></a></div>
<div class="box"><p>niente</p></div>
<a href="/quattro"><span class="t">Quattro</span></a>
</body></html>
"""


def found(selector: str) -> list[tuple[str, str]]:
    extraction = extract(Document("https://a.example/x", PAGE.encode(), None), selector=selector)
    assert extraction.method == "selector"
    return [(headline.text, headline.url.removeprefix("https://a.example")) for headline in extraction.headlines]


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        pytest.param("h3 a", [("Uno", "/uno")], id="links"),
        pytest.param("nav a", [("Serie", "/serie")], id="the operator is taken at their word"),
        pytest.param(".box", [("Uno", "/uno"), ("Due", "/due"), ("Tre", "/tre")], id="elements with links in them"),
        pytest.param("h3", [("Uno", "/uno"), ("Due", "/due")], id="headings with a link in or round them"),
        pytest.param(".t", [("Quattro", "/quattro")], id="elements within a link"),
        pytest.param(".nothing", [], id="nothing"),
    ],
)
def test_a_selector_finds_links_and_what_is_round_or_in_them(selector: str, expected: list[tuple[str, str]]) -> None:
    assert found(selector) == expected


def test_a_date_beside_the_link_is_read() -> None:
    extraction = extract(Document("https://a.example/x", PAGE.encode(), None), selector=".box")
    assert [bool(headline.published) for headline in extraction.headlines] == [True, False, False]


def test_a_wrong_selector_is_named() -> None:
    with pytest.raises(ExtractError, match=r"a\[\[") as caught:
        found("a[[")
    assert caught.value.diagnosis == "selector"
