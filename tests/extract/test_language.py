from __future__ import annotations

import pytest

from monitor.extract.language import language_tag


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("fr", "fr"),
        ("fr_FR", "fr-FR"),
        ("EN-gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("de, en", "de"),
        ("und", None),
        ("utf-8", None),
        ("ISO-8859-1", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_stated_languages_get_one_spelling(stated: str | None, tag: str | None) -> None:
    assert language_tag(stated) == tag
