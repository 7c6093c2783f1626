"""The parts of an index are kept in their order, and replaced as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.model import Part, Validators

if TYPE_CHECKING:
    from monitor.store import Store

FIRST = Part("https://a.example/news-2.xml", "https://a.example/n2", Validators('"2"', "Sat"), "rules:2", 40, 3)
SECOND = Part("https://a.example/news-1.xml")


def test_parts_come_back_as_they_were_saved_and_make_room_for_others(store: Store) -> None:
    def save(*parts: Part) -> None:
        store.write_sync(lambda transaction: transaction.save_parts("a", parts))

    def kept() -> list[Part]:
        return store.read_sync(lambda reader: reader.parts("a"))

    save(FIRST, SECOND)
    assert kept() == [FIRST, SECOND]

    save(SECOND)
    assert kept() == [SECOND]

    save()
    assert kept() == []
