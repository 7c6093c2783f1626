"""What the operator says of events: released, dropped, retracted; and what is told of them afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.errors import StoreError
from monitor.model import Certainty, Event, Hold, Ruling, Status
from monitor.settle import identities
from monitor.settle.identities import Doer
from monitor.settle.releasing import drop, release
from monitor.settle.retracting import retract
from monitor.store import Store
from tests.settle.outlets import NOW, Outlets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


CANCELLED, DENIED, ENDING, RENEWED = Status.CANCELLED, Certainty.DENIED, Status.ENDING, Status.RENEWED


MISREAD = "Does Salt Road end here, and why?"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Outlets]:
    with Store.open(tmp_path) as store:
        yield Outlets(store)


@pytest.fixture
def flooded(room: Outlets) -> Outlets:
    room.tell_all(*((f"Flood {number}", CANCELLED, f"Flood {number} is over") for number in range(21)))
    return room


def held(room: Outlets) -> list[Event]:
    return room.store.read_sync(lambda reader: reader.held())


def of(room: Outlets, title: str, certainty: Certainty = Certainty.CONFIRMED) -> Event:
    events = room.store.read_sync(lambda reader: reader.events_of(room.known_as(title).id))
    return next(event for event in events if event.certainty is certainty)


def stands(room: Outlets, title: str) -> Status | None:
    standing = room.store.read_sync(lambda reader: reader.standing(room.known_as(title).id))
    return standing.status if standing else None


def released(room: Outlets, *events: Event) -> list[Event]:
    return room.store.write_sync(lambda transaction: release(transaction, events, room.now))


def dropped(room: Outlets, *events: Event) -> list[Event]:
    return room.store.write_sync(lambda transaction: drop(transaction, events))


def retracted(room: Outlets, event: Event) -> int:
    return room.store.write_sync(lambda transaction: retract(transaction, event, Doer(room.now)))


def test_some_of_a_flood_are_released_and_the_others_wait_on(flooded: Outlets) -> None:
    assert {event.held_for for event in held(flooded)} == {Hold.PER_CHECK}
    (event,) = released(flooded, of(flooded, "Flood 7"))

    assert event == of(flooded, "Flood 7")
    assert ([title for _, title in flooded.feed()], stands(flooded, "Flood 7")) == (["Flood 7"], CANCELLED)
    assert (len(held(flooded)), stands(flooded, "Flood 8")) == (20, None)


def test_what_is_dropped_fills_standings_and_never_the_feed(flooded: Outlets) -> None:
    (event,) = dropped(flooded, of(flooded, "Flood 7"))
    flooded.tell("Flood 7", CANCELLED, 3, language="fr")

    known = of(flooded, "Flood 7")
    assert (event.ruling, known.ruling, len(known.evidence)) == (Ruling.DROPPED, Ruling.DROPPED, 2)
    assert (flooded.feed(), stands(flooded, "Flood 7"), len(held(flooded))) == ([], CANCELLED, 20)


def test_a_dropped_denial_is_not_published_by_another_outlet_that_denies(flooded: Outlets) -> None:
    flooded.tell("Flood 7", CANCELLED, certainty=DENIED)
    assert of(flooded, "Flood 7", DENIED).held_for is Hold.WITH_DENIED
    dropped(flooded, of(flooded, "Flood 7", DENIED))
    released(flooded, of(flooded, "Flood 7"))

    flooded.tell("Flood 7", CANCELLED, certainty=DENIED, language="fr")

    assert len(of(flooded, "Flood 7", DENIED).evidence) == 2
    assert len(flooded.feed()) == 1


def test_what_was_dropped_can_be_released_and_is_then_an_entry_as_any(flooded: Outlets) -> None:
    dropped(flooded, of(flooded, "Flood 7"))
    released(flooded, of(flooded, "Flood 7"))

    assert (len(flooded.feed()), of(flooded, "Flood 7").ruling) == (1, None)


def test_a_denial_goes_out_with_what_it_denies_and_is_dropped_with_it(flooded: Outlets) -> None:
    for title in ("Flood 7", "Flood 8"):
        flooded.tell(title, CANCELLED, certainty=DENIED)

    assert len(released(flooded, of(flooded, "Flood 7", DENIED))) == 2
    assert len(dropped(flooded, of(flooded, "Flood 8"))) == 2
    assert [title for _, title in flooded.feed()] == ["Flood 7", "Flood 7"]


@pytest.fixture
def misread(room: Outlets) -> Outlets:
    """A renewal, and a cancellation that no headline told."""
    room.tell("Salt Road", RENEWED, 3)
    room.tell("Salt Road", CANCELLED, text=MISREAD)
    return room


def cancellation(room: Outlets) -> Event:
    events = room.store.read_sync(lambda reader: reader.events_of(room.known_as("Salt Road").id))
    return next(event for event in events if event.status is CANCELLED)


def test_what_is_retracted_counts_for_nothing_and_stays_in_the_feed(misread: Outlets) -> None:
    before = misread.feed()
    assert stands(misread, "Salt Road") is CANCELLED
    assert of(misread, "Salt Road").conflicts

    retracted(misread, cancellation(misread))

    assert (misread.feed(), stands(misread, "Salt Road")) == (before, RENEWED)
    assert cancellation(misread).retracted
    assert (of(misread, "Salt Road").conflicts, cancellation(misread).conflicts) == ((), ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(MISREAD, "en", id="the same story at another address"),
        pytest.param("Does Salt Road end here ‒ and why", "fr", id="the same text in another outlet"),
    ],
)
def test_what_repeats_it_is_no_entry_and_moves_nothing(misread: Outlets, text: str, language: str) -> None:
    retracted(misread, cancellation(misread))
    before = misread.feed()

    assert misread.tell("Salt Road", CANCELLED, 3, language=language, text=text) is None

    assert (misread.feed(), stands(misread, "Salt Road"), len(cancellation(misread).evidence)) == (before, RENEWED, 2)


def test_what_tells_it_in_other_words_is_a_decision_of_its_own(misread: Outlets) -> None:
    retracted(misread, cancellation(misread))

    told = misread.tell("Salt Road", CANCELLED, 3, language="fr")
    misread.tell("Salt Road", CANCELLED, language="de")

    assert told is not None
    assert (told.published is not None, told.refers_to) == (True, of(misread, "Salt Road").id)
    known = misread.store.read_sync(lambda reader: reader.event(told.id))
    assert known is not None
    assert (known.outlets, len(cancellation(misread).evidence), len(misread.feed())) == (2, 1, 3)
    assert stands(misread, "Salt Road") is CANCELLED


def test_a_misread_story_shown_again_backs_no_decision_that_is_told_since(misread: Outlets) -> None:
    retracted(misread, cancellation(misread))
    told = misread.tell("Salt Road", CANCELLED, language="fr")

    misread.tell("Salt Road", CANCELLED, text=MISREAD)

    assert told is not None
    known = misread.store.read_sync(lambda reader: reader.event(told.id))
    assert known is not None
    assert known.outlets == 1


def test_other_decisions_are_taken_as_if_it_had_never_been_told(misread: Outlets) -> None:
    retracted(misread, cancellation(misread))

    # The other word for one end would be no news, and a revival would name it.
    ending = misread.tell("Salt Road", ENDING, 3)
    revived = misread.tell("Salt Road", Status.REVIVED)

    assert ending is not None
    assert ending.published
    assert revived is not None
    assert revived.refers_to == ending.id


def test_a_decision_that_named_it_does_so_until_more_is_told(misread: Outlets) -> None:
    revived = misread.tell("Salt Road", Status.REVIVED, 4)
    assert revived is not None
    assert revived.refers_to == cancellation(misread).id
    retracted(misread, cancellation(misread))

    misread.tell("Salt Road", Status.REVIVED, 4, language="fr")

    known = misread.store.read_sync(lambda reader: reader.event(revived.id))
    assert known is not None
    assert (known.refers_to, len(known.evidence)) == (None, 2)


def test_its_denial_is_news_to_those_who_have_read_it(misread: Outlets) -> None:
    retracted(misread, cancellation(misread))

    denial = misread.tell("Salt Road", CANCELLED, certainty=DENIED)

    assert denial is not None
    assert (denial.published is not None, denial.refers_to) == (True, cancellation(misread).id)


def test_a_retraction_can_be_undone_also_when_more_was_told_since(misread: Outlets) -> None:
    number = retracted(misread, cancellation(misread))
    misread.tell("Salt Road", CANCELLED, 3, language="fr")
    entry = misread.store.write_sync(lambda transaction: identities.undo(transaction, number, NOW))

    assert (entry.verb, entry.why) == ("retract", MISREAD)
    assert (cancellation(misread).ruling, stands(misread, "Salt Road")) == (None, CANCELLED)
    assert of(misread, "Salt Road").conflicts


def test_a_retraction_is_undone_for_the_series_that_it_was_merged_into_since(room: Outlets) -> None:
    room.tell("Salt Street", RENEWED, 2)
    room.tell("Salt Road", CANCELLED)
    street, road = room.known_as("Salt Street"), room.known_as("Salt Road")
    number = retracted(room, cancellation(room))
    room.store.write_sync(lambda transaction: identities.merge(transaction, street, road, Doer(room.now)))
    assert stands(room, "Salt Street") is RENEWED

    room.store.write_sync(lambda transaction: identities.undo(transaction, number, NOW))

    assert stands(room, "Salt Street") is CANCELLED


def test_what_is_held_is_held_again_when_its_retraction_is_undone(flooded: Outlets) -> None:
    event = of(flooded, "Flood 7")
    number = retracted(flooded, event)
    assert len(held(flooded)) == 20
    flooded.store.write_sync(lambda transaction: identities.undo(transaction, number, NOW))

    assert of(flooded, "Flood 7") == event


def test_what_is_split_off_a_retracted_event_is_retracted_too(room: Outlets) -> None:
    room.tell("Kestrel", RENEWED, 2, network="BBC")
    kestrel = room.known_as("Kestrel")
    room.store.write_sync(lambda transaction: transaction.name_series(kestrel.id, "turmfalke", "Turmfalke"))
    room.tell("Turmfalke", RENEWED, 2, language="de")
    retracted(room, of(room, "Kestrel"))

    room.store.write_sync(
        lambda transaction: identities.split_titles(transaction, kestrel, ["Turmfalke"], Doer(room.now))
    )

    assert of(room, "Kestrel").id != of(room, "Turmfalke").id
    assert of(room, "Turmfalke").retracted
    assert stands(room, "Turmfalke") is None


def test_to_retract_twice_is_refused(misread: Outlets) -> None:
    retracted(misread, cancellation(misread))

    with pytest.raises(StoreError, match="retracted already"):
        retracted(misread, cancellation(misread))
