"""Headlines read once more tell what other events there would be; filling that in is no news, and done once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.check.replaying import Change, Kind, Replay, apply, concerning, preview
from monitor.decide import Rules
from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.model import Certainty, Claim, Headline, Status
from monitor.read.rereading import Reread, read_texts, reread
from monitor.settle.settling import settle
from monitor.store import Store
from tests.check.fakes import CATALOGUE, NOW, source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from monitor.model import Event, PackFile, Source, Standing
    from monitor.read.rereading import Anew
    from monitor.settle.telling import Told

SOURCE = source()
OVERLOOKED = "HBO renews ‘Night Couriers’ for season 3"
UNDERSTOOD = "Netflix Cancels ‘Harbor Lights’ After Two Seasons"
MISTAKEN = "Cyclists cancelled their tour of the lakes"


class InProcess:
    """Reads here, and not at all what is built to be slow."""

    async def reread(self, texts: Sequence[tuple[str, str | None]], lexicons: tuple[PackFile, ...]) -> list[Anew]:
        if any("slow" in text for text, _ in texts):
            raise ExtractError(Diagnosis.TOO_SLOW, "Reading took longer than 2 s and was stopped.")
        return read_texts(texts, lexicons)


def headline(number: int, text: str, days: int = 0) -> Headline:
    return Headline(text, f"https://a.example/{number}", "en", NOW - timedelta(days=days))


def claim(title: str | None, status: Status = Status.CANCELLED, *, named_by: str | None = None) -> Claim:
    return Claim(title, status, Certainty.CONFIRMED, (3,), "Netflix", named_by=named_by)


@dataclass
class Desk:
    """A store whose headlines were read by former lexicons."""

    store: Store

    def settle(self, *told: Told) -> None:
        def change(transaction: object) -> None:
            health = transaction.health_of("a")  # type: ignore[attr-defined]
            settle(transaction, SOURCE, health, told, NOW, catalogue=CATALOGUE, rules=Rules())  # type: ignore[arg-type]

        self.store.write_sync(change)

    def reread(self, which: Source = SOURCE, **options: object) -> Reread:
        return asyncio.run(reread(self.store, InProcess(), {"a": which}, (), **options))  # type: ignore[arg-type]

    def replay(self) -> Replay:
        return Replay({"a": SOURCE}, CATALOGUE, Rules(), NOW + timedelta(hours=1))

    def preview(self) -> list[Change]:
        return preview(self.store, self.reread().differences, self.replay())

    def apply(self) -> None:
        apply(self.store, self.reread().differences, self.replay())

    def events(self) -> list[Event]:
        return self.store.read_sync(lambda reader: reader.events())

    def standings(self) -> list[Standing]:
        return self.store.read_sync(lambda reader: reader.standings())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Store.open(tmp_path / "state", exclusive=True) as store:
        store.write_sync(lambda transaction: transaction.sync_sources([SOURCE], NOW))
        desk = Desk(store)
        desk.settle(
            (headline(1, OVERLOOKED), ()),
            (headline(2, UNDERSTOOD), (claim("Harbor Lights"),)),
            (headline(3, MISTAKEN), (claim("Tour of the Lakes"),)),
        )
        yield desk


def told(changes: Sequence[Change]) -> list[tuple[Kind, str]]:
    return sorted((change.kind, change.event.series.title) for change in changes)


def test_what_would_be_added_and_lost_is_told_and_nothing_done(desk: Desk) -> None:
    before = desk.events()

    changes = desk.preview()

    assert told(changes) == [(Kind.ADDED, "Night Couriers"), (Kind.LOST, "Tour of the Lakes")]
    assert [[item.headline for item in change.gained] for change in changes if change.gained] == [[OVERLOOKED]]
    assert [[item.headline for item in change.withdrawn] for change in changes if change.withdrawn] == [[MISTAKEN]]
    assert desk.events() == before


def test_further_evidence_changes_an_event(desk: Desk) -> None:
    desk.settle((headline(4, "‘Harbor Lights’ Canceled at Netflix"), ()))

    assert (Kind.CHANGED, "Harbor Lights") in told(desk.preview())


def test_what_is_filled_in_stands_and_is_no_news(desk: Desk) -> None:
    before = {event.id: event for event in desk.events()}

    desk.apply()

    (added,) = [event for event in desk.events() if event.id not in before]
    assert (added.series.title, added.published, added.held) == ("Night Couriers", None, False)
    assert added.evidence[0].seen == NOW, "we saw it when we did, though we understood it later"
    assert "Night Couriers" in {standing.series.title for standing in desk.standings()}
    assert {event.id: event for event in desk.events() if event.id in before} == before, "no entry is taken back"


def test_what_was_filled_in_is_told_as_it_was_announced(desk: Desk) -> None:
    announced = told(desk.preview())

    assert told(apply(desk.store, desk.reread().differences, desk.replay())) == announced


def test_once_filled_in_there_is_no_difference_any_more(desk: Desk) -> None:
    desk.apply()
    after = desk.events()

    assert desk.reread().differences == []
    assert desk.preview() == []
    desk.apply()
    assert desk.events() == after


def test_near_misses_follow(desk: Desk) -> None:
    text = "Netflix series: player’s contract renewed"
    desk.settle((headline(5, text), (claim("Player"),)))

    desk.apply()

    misses = desk.store.read_sync(lambda reader: reader.misses(since=NOW))
    assert [miss.headline.text for miss in misses if miss.why] == [text]


def test_what_an_article_named_is_left_as_it_is(desk: Desk) -> None:
    desk.settle(
        (headline(6, "Netflix cancels its costliest drama"), (claim("Kaos", named_by="Kaos will not return."),))
    )

    assert 6 not in {item.stored.id for item in desk.reread().differences}


def test_the_phrases_of_a_source_hold_here_too(desk: Desk) -> None:
    differences = desk.reread(source(exclude=("harbor lights",))).differences

    assert [(item.stored.headline.text, item.claims) for item in differences if item.stored.id == 2] == [
        (UNDERSTOOD, ())
    ]


def test_one_that_cannot_be_read_keeps_no_other_from_being_read(desk: Desk) -> None:
    desk.settle((headline(7, "so slow a headline"), (claim("Slow"),)))

    result = desk.reread()

    assert (result.headlines, result.unread, len(result.differences)) == (4, 1, 2)


def test_only_what_is_asked_for_is_told(desk: Desk) -> None:
    assert desk.reread(since=NOW + timedelta(days=1)).headlines == 0
    lakes = desk.store.read_sync(lambda reader: reader.series_known_as("tour of the lakes"))
    assert lakes is not None
    differences = desk.reread().differences

    chosen = desk.store.read_sync(lambda reader: concerning(differences, lakes.id, reader))

    assert [item.stored.headline.text for item in chosen] == [MISTAKEN]


def test_headlines_of_a_source_that_is_watched_no_more_are_read_too(desk: Desk) -> None:
    desk.store.write_sync(lambda transaction: transaction.sync_sources([], NOW))

    changes = preview(desk.store, desk.reread().differences, Replay({}, CATALOGUE, Rules(), NOW))

    assert (Kind.ADDED, "Night Couriers") in told(changes)
