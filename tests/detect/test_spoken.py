"""The language of a page, told by its headlines."""

from __future__ import annotations

from collections import Counter

import pytest

from monitor.detect import spoken


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["Why the marsh is the new desert", "The end of ‘Low Tide’ and what comes after it"]),
        ("sv", ["Netflix lägger ner ”Dimman” efter en säsong", "Därför är serien så omtyckt i Sverige"]),
        ("pt", ["Netflix cancela ‘A Névoa’ após uma temporada", "O que se sabe sobre a nova série"]),
        ("uk", ["Серіал «Туман» продовжили на другий сезон", "Що відомо про нові серії та їхню дату"]),
        ("ja", ["『霧の灯台』シーズン2の制作が決定", "今夜の放送は休止"]),
        ("el", ["Το Netflix ακύρωσε την «Ομίχλη»"]),
    ],
)
def test_most_headlines_tell_their_language(language: str, texts: list[str]) -> None:
    assert Counter(spoken(texts)).most_common(1)[0][0] == language


def test_what_tells_nothing_votes_for_nothing() -> None:
    assert spoken(["Netflix: Saltmarsh", "", "2026"]) == []
