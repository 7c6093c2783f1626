"""Every language pack has every part that the reader, the feeds and the pages rely on."""

from __future__ import annotations

from functools import cache

import pytest

from monitor import detect
from monitor.detect.lexicon import Lexicon
from monitor.detect.loading import read_lexicon, shipped
from monitor.detect.packs import compiled
from monitor.model import Status

LANGUAGES = sorted(shipped())


@cache
def pack(language: str) -> Lexicon:
    return read_lexicon([shipped()[language]])


def test_every_shipped_pack_is_loaded() -> None:
    assert list(detect.load().languages) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_a_pack_compiles(language: str) -> None:
    assert compiled([shipped()[language]]).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_is_named_by_its_language(language: str) -> None:
    assert pack(language).language == language
    assert pack(language).name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_a_label_of_its_own(language: str) -> None:
    labels = pack(language).labels
    assert set(labels) == set(Status)
    assert all(label.strip() for label in labels.values())
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_cues(language: str, status: Status) -> None:
    forms = pack(language).cues.of(status)
    assert [*forms.strong, *forms.weak]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_can_be_told_by_words_that_no_other_of_its_script_has(language: str) -> None:
    others = [pack(other) for other in LANGUAGES if other != language and pack(other).script == pack(language).script]
    assert set(pack(language).common) - {word for other in others for word in other.common}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_plausible(language: str) -> None:
    assert all(0 < number <= 100 for number in [*pack(language).numerals.values(), *pack(language).ordinals.values()])
