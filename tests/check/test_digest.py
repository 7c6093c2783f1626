from __future__ import annotations

import pytest

from monitor.check.digest import document_digest, rules_digest, same_rules
from monitor.model import SourceKind
from monitor.read.reading import Manner

PLAIN = Manner("en")
RULES = rules_digest(PLAIN, "1")


def test_equal_rules_and_bytes_have_one_digest() -> None:
    assert rules_digest(Manner("en"), "1") == RULES
    assert document_digest(RULES, b"one") == document_digest(RULES, b"one")


@pytest.mark.parametrize(
    ("manner", "version"),
    [
        (PLAIN, "2"),
        (Manner("fr"), "1"),
        (Manner("en", SourceKind.PAGE), "1"),
        (Manner("en", None, ".story"), "1"),
        (Manner("en", None, "page"), "1"),
        (Manner("en", include=("page",)), "1"),
        (Manner("en", exclude=("page",)), "1"),
    ],
)
def test_every_part_of_the_rules_counts(manner: Manner, version: str) -> None:
    other = rules_digest(manner, version)

    assert other != RULES
    assert not same_rules(document_digest(RULES, b"one"), other)


def test_a_kind_is_not_taken_for_a_selector() -> None:
    assert rules_digest(Manner("en", SourceKind.PAGE), "1") != rules_digest(Manner("en", None, "page"), "1")


def test_phrases_are_not_taken_for_one_another() -> None:
    manners = [
        Manner("en", include=("a", "b")),
        Manner("en", include=("a b",)),
        Manner("en", include=("a",), exclude=("b",)),
        Manner("en", exclude=("a", "b")),
    ]
    assert len({rules_digest(manner, "1") for manner in manners}) == len(manners)


def test_other_bytes_have_another_digest_by_the_same_rules() -> None:
    assert document_digest(RULES, b"one") != document_digest(RULES, b"two")
    assert same_rules(document_digest(RULES, b"two"), RULES)


def test_a_document_never_read_was_read_by_no_rules() -> None:
    assert not same_rules(None, RULES)
