"""Through whole checks: whose reports an entry rests on, and what cannot both be right."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Claim, ConflictKind, Headline, Status
from monitor.settle.releasing import release
from tests.check.fakes import Room, document, opened, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POST = source("post", name="Screen Post", may_be_empty=True)
LATER = source("later", name="Serienblatt", language="de", may_be_empty=True)
AGAIN = source("again", name="Petit Écran", language="fr", may_be_empty=True)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as room:
        room.configure(POST, LATER, AGAIN)
        yield room


async def tell(room: Room, outlet: str, words: str, status: Status = Status.CANCELLED, *seasons: int) -> None:
    """Let an outlet show one headline about Glass Tide, an hour after the last one."""
    which = {"post": POST, "later": LATER, "again": AGAIN}[outlet]
    headline = Headline(words, f"https://{outlet}.example/{words}".replace(" ", "-"))
    told = (headline, (Claim("Glass Tide", status, Certainty.CONFIRMED, seasons),))
    room.now += timedelta(hours=1)
    room.server.answers[which.url] = document(words.encode(), which.url)
    room.reader.findings[words.encode()] = (told,)
    assert not (await room.check(which)).failed


async def test_outlets_that_pass_on_a_watched_one_count_as_that_one(room: Room) -> None:
    await tell(room, "later", "„Glass Tide“ abgesetzt, laut Screen Post")
    assert [event.outlets for event in room.feed()] == [1]
    await tell(room, "again", "« Glass Tide » s’arrête, selon le site Screen Post")
    assert [event.outlets for event in room.feed()] == [1]
    await tell(room, "post", "Netflix pulls the plug on Glass Tide")

    (entry,) = room.feed()
    assert entry.outlets == 1
    assert [(item.after, item.origin) for item in entry.evidence] == [
        ("Screen Post", "post.example"),
        ("Screen Post", "post.example"),
        (None, None),
    ]


async def test_a_report_of_its_own_beside_them_counts_again(room: Room) -> None:
    await tell(room, "later", "„Glass Tide“ abgesetzt, laut Variety")
    await tell(room, "again", "« Glass Tide » s’arrête après une saison")

    (entry,) = room.feed()
    assert (entry.outlets, entry.evidence[0].origin) == (2, "variety.com")


async def test_decisions_at_odds_are_both_kept_and_know_of_each_other(room: Room) -> None:
    await tell(room, "post", "Glass Tide renewed for season 2", Status.RENEWED, 2)
    await tell(room, "later", "Keine zweite Staffel von „Glass Tide“", Status.CANCELLED, 2)

    cancelled, renewed = room.feed()
    assert [(other.kind, other.event_id) for other in cancelled.conflicts] == [(ConflictKind.OPPOSED, renewed.id)]
    assert [(other.kind, other.event_id) for other in renewed.conflicts] == [(ConflictKind.OPPOSED, cancelled.id)]


async def test_what_is_held_contradicts_nothing_before_it_is_released(room: Room) -> None:
    await tell(room, "post", "Glass Tide renewed for season 2", Status.RENEWED, 2)
    flood = tuple(
        (
            Headline(f"Harbour {number} cancelled", f"https://later.example/{number}"),
            (Claim(title, Status.CANCELLED, Certainty.CONFIRMED, (2,)),),
        )
        for number, title in enumerate(["Glass Tide", *(f"Harbour {number}" for number in range(21))])
    )
    await tell(room, "later", "Guten Morgen", Status.PENDING)
    room.reader.findings[b"flood"] = flood
    room.server.answers[LATER.url] = document(b"flood", LATER.url)
    await room.check(LATER)
    assert [event.conflicts for event in room.feed()] == [()]

    room.store.write_sync(lambda transaction: release(transaction, transaction.held(), room.now))

    assert len([event for event in room.feed() if event.conflicts]) == 2
