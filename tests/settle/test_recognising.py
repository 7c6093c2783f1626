"""Series come to their ids and foreign names, whatever catalogues answer; nothing that is told depends on it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch import Fetcher, Limits
from monitor.lookup import TVmaze, Wikidata
from monitor.model import Series, SeriesIds, Status
from monitor.settle import identities
from monitor.settle.identities import Doer
from monitor.settle.picking import Finding, Wanted
from monitor.settle.recognising import ByTVmaze, ByWikidata, Recognised, Service, recognise_next
from monitor.store import Store
from tests.fetch.fault_server import Answer, FaultServer, answer, redirect
from tests.lookup.catalogues import (
    LANGUAGES,
    asked,
    body,
    entity,
    search,
    statement,
    tvmaze_answers,
    tvmaze_show,
    wikidata_answers,
)
from tests.settle.outlets import CATALOGUE, NOW, Outlets

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

WEEK = timedelta(weeks=1)


@dataclass
class Desk:
    """Outlets that tell, a catalogue that answers, and whoever asks it."""

    outlets: Outlets
    server: FaultServer
    tvmaze: Service
    wikidata: Service

    async def recognise(self, service: Service | None = None) -> Recognised | None:
        outlets = self.outlets
        return await recognise_next(service or self.tvmaze, outlets.store, CATALOGUE, lambda: outlets.now)

    def series(self, title: str = "Salt Road") -> Series:
        return self.outlets.known_as(title)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    fetcher = Fetcher(
        user_agent="SeriesMonitor/test (+me@example.org)",
        limits=Limits(total=timedelta(seconds=5), answer=timedelta(milliseconds=200)),
        politeness=timedelta(),
        allow_private=(ip_network("127.0.0.0/8"),),
    )
    async with FaultServer() as server, fetcher:
        with Store.open(tmp_path) as store:
            yield Desk(
                Outlets(store),
                server,
                ByTVmaze(TVmaze(fetcher, server.url("").rstrip("/"))),
                ByWikidata(Wikidata(fetcher, LANGUAGES, server.url("/w/api.php"))),
            )


async def test_a_series_gets_its_ids_its_facts_and_its_names(desk: Desk) -> None:
    desk.outlets.tell("Salt Road", Status.RENEWED, 2, network="HBO")
    desk.server.answers = {**tvmaze_answers(), **wikidata_answers(entity())}

    assert await desk.recognise() == Recognised(changed=True)
    assert await desk.recognise(desk.wikidata) == Recognised(changed=True)

    series = desk.series()
    assert series.ids == SeriesIds(4711, 389597, "tt1234567", 5555, "Q99")
    assert (series.title, series.year, series.country, series.network) == ("Salt Road", 2023, "US", "HBO")
    assert set(series.aliases) == {"Salzstraße", "塩の道"}
    assert desk.outlets.tell("塩の道", Status.RENEWED, 2, language="ja") is None


async def test_what_was_learned_from_a_catalogue_is_in_the_journal_and_can_be_undone(desk: Desk) -> None:
    desk.outlets.tell("Salt Road")
    desk.server.answers = {**tvmaze_answers()}
    await desk.recognise()

    (entry,) = desk.outlets.store.read_sync(lambda reader: reader.journal())
    assert (entry.verb, entry.by, entry.why) == ("alias", "lookup", "tvmaze: 4711, Salt Road")
    desk.outlets.store.write_sync(lambda transaction: identities.undo(transaction, None, NOW))
    assert desk.series().aliases == ()

    desk.outlets.now += 9 * WEEK
    assert await desk.recognise() == Recognised()
    assert desk.series().aliases == ()


async def test_one_of_several_that_is_told_apart_is_found_by_its_bare_name(desk: Desk) -> None:
    desk.outlets.tell("Ghosts", network="CBS")
    british = tvmaze_show(
        id=5, name="Ghosts", network={"name": "BBC One", "country": {"code": "GB"}}, premiered="2019-04-15"
    )
    american = tvmaze_show(
        id=6, name="Ghosts", network={"name": "CBS", "country": {"code": "US"}}, premiered="2021-10-07"
    )
    desk.server.answers = {
        "/search/shows?q=Ghosts": answer(200, search(british, american)),
        "/shows/6/akas": answer(200, b"[]"),
    }
    await desk.recognise()

    assert desk.series("Ghosts (US)").ids.tvmaze == 6


async def test_each_is_asked_about_once_until_its_answer_is_old(desk: Desk) -> None:
    desk.outlets.tell("Nobody Knows")
    desk.outlets.tell("Salt Road")
    desk.server.answers = {**tvmaze_answers(), "/search/shows?q=Nobody%20Knows": answer(200, b"[]")}

    told = [await desk.recognise() for _ in range(3)]
    assert told == [Recognised(changed=True), Recognised(), None]
    assert asked(desk.server)[-2:] == [
        "/search/shows?q=Nobody%20Knows",
        "/singlesearch/shows?q=Nobody%20Knows&embed=akas",
    ]

    desk.outlets.now += 3 * WEEK
    assert await desk.recognise() == Recognised()
    assert await desk.recognise() is None
    assert asked(desk.server)[-2] == "/search/shows?q=Nobody%20Knows"


async def test_a_title_in_another_language_is_found_by_the_names_that_come_with_the_best_match(desk: Desk) -> None:
    desk.outlets.tell("Salzstraße", language="de")
    embedded = tvmaze_show(_embedded={"akas": [{"name": "Salzstraße", "country": None}]})
    desk.server.answers = {
        "/search/shows?q=Salzstra%C3%9Fe": answer(200, search(tvmaze_show())),
        "/singlesearch/shows?q=Salzstra%C3%9Fe&embed=akas": answer(200, body(embedded)),
    }
    await desk.recognise()

    assert desk.series("Salzstraße").ids.tvmaze == 4711
    assert desk.series("Salzstraße").aliases == ("Salt Road",)


async def test_one_of_several_of_a_name_that_nothing_tells_apart_is_marked(desk: Desk) -> None:
    desk.outlets.tell("Salt Road")
    other = tvmaze_show(id=5, network={"name": "CBC", "country": {"code": "CA"}}, premiered="2024-01-01", externals={})
    desk.server.answers = {"/search/shows?q=Salt%20Road": answer(200, search(tvmaze_show(), other))}

    assert await desk.recognise() == Recognised(changed=True)
    series = desk.series()
    assert (series.ambiguous, series.ids, series.aliases) == (True, SeriesIds(), ())

    desk.outlets.tell("Salt Road", Status.CANCELLED, network="CBC")
    desk.outlets.now += 3 * WEEK
    desk.server.answers["/shows/5/akas"] = answer(200, b"[]")
    assert await desk.recognise() == Recognised(changed=True)
    assert (desk.series().ambiguous, desk.series().ids) == (False, SeriesIds(tvmaze=5))


async def test_a_series_that_headlines_leave_ambiguous_is_not_asked_about(desk: Desk) -> None:
    desk.outlets.tell("The Traitors")

    assert await desk.recognise() is None
    assert asked(desk.server) == []


async def test_two_series_that_a_catalogue_says_are_one_and_that_are_told_the_same_are_merged(desk: Desk) -> None:
    desk.outlets.tell("Salt Road", Status.CANCELLED, network="HBO")
    desk.outlets.tell("Salzstraße", Status.CANCELLED, language="de")
    before = [guid for guid, _ in desk.outlets.feed()]
    desk.server.answers = {**tvmaze_answers(), **tvmaze_answers("Salzstraße")}
    while await desk.recognise():
        pass

    assert list(desk.outlets.series()) == ["Salt Road"]
    assert [guid for guid, _ in desk.outlets.feed()] == before
    (merger,) = (one for one in desk.outlets.store.read_sync(lambda reader: reader.journal()) if one.verb == "merge")
    assert merger.by == "evidence"


async def test_an_answer_about_a_series_that_was_merged_meanwhile_is_dropped(desk: Desk) -> None:
    desk.outlets.tell("Salt Road")
    desk.outlets.tell("Salzweg", Status.RENEWED, 7, language="de")
    desk.server.answers = {**tvmaze_answers()}

    @dataclass
    class Slow:
        name: str

        async def find(self, wanted: Wanted) -> Finding:
            finding = await desk.tvmaze.find(wanted)
            kept, gone = desk.series("Salzweg"), desk.series()
            desk.outlets.store.write_sync(lambda transaction: identities.merge(transaction, kept, gone, Doer(NOW)))
            return finding

    assert await desk.recognise(Slow("tvmaze")) == Recognised()

    kept = desk.series("Salzweg")
    assert (kept.ids, kept.title, desk.series().id) == (SeriesIds(), "Salzweg", kept.id)


async def test_two_series_that_a_catalogue_says_are_one_but_are_told_otherwise_stay_two(desk: Desk) -> None:
    desk.outlets.tell("Salt Road", Status.RENEWED, 4, network="HBO")
    desk.outlets.tell("Salzstraße", Status.RENEWED, 2, language="de")
    desk.server.answers = {**tvmaze_answers(), **tvmaze_answers("Salzstraße")}
    while await desk.recognise():
        pass

    assert set(desk.outlets.series()) == {"Salt Road", "Salzstraße"}


async def test_a_name_that_another_series_goes_by_stays_with_it(desk: Desk) -> None:
    desk.outlets.tell("Salzstraße", Status.RENEWED, 7, language="de")
    desk.outlets.tell("Salt Road", Status.RENEWED, 2)
    desk.server.answers = {**tvmaze_answers()}
    await desk.recognise()

    assert desk.series("Salt Road").aliases == ("塩の道",)
    assert desk.series("Salzstraße").title == "Salzstraße"


async def _never(_: asyncio.StreamWriter) -> None:
    """Answer nothing."""


@pytest.mark.parametrize(
    ("given", "diagnosis"),
    [
        pytest.param(answer(429, b"", "Retry-After: 90000"), "rate-limited", id="429"),
        pytest.param(answer(503, b""), "server-error", id="503"),
        pytest.param(answer(200, b"<html></html>"), "not-json", id="HTML"),
        pytest.param(answer(200, search(tvmaze_show())[:50]), "not-json", id="truncated"),
        pytest.param(_never, "timeout", id="slow"),
        pytest.param(redirect("/elsewhere/../search/shows?q=Salt%20Road"), "redirect-loop", id="redirects in a ring"),
        pytest.param(b"\x00\x01\x02\r\n\r\n", "protocol", id="no HTTP"),
    ],
)
async def test_a_failure_is_told_stored_and_tried_again_later(desk: Desk, given: Answer, diagnosis: str) -> None:
    desk.outlets.tell("Salt Road")
    desk.server.answers = {"/search/shows?q=Salt%20Road": given}

    failed = await desk.recognise()
    assert failed is not None
    assert failed.error is not None
    stored = desk.outlets.store.read_sync(lambda reader: reader.lookup(desk.series().id, "tvmaze"))
    assert stored is not None
    assert (stored.diagnosis, stored.failures) == (failed.error.diagnosis, 1)
    assert failed.error.diagnosis == diagnosis
    wait = timedelta(hours=25) if diagnosis == "rate-limited" else timedelta(hours=1)
    assert stored.due - stored.asked == wait
    assert await desk.recognise() is None
    assert desk.series().ids == SeriesIds()


class _Unreached:
    """A catalogue on a line that is down."""

    name = "tvmaze"

    async def find(self, _: Wanted) -> Finding:
        raise FetchError(Diagnosis.DNS, "There is no such name.")


async def test_a_series_is_not_put_off_because_a_catalogue_could_not_be_reached(desk: Desk) -> None:
    desk.outlets.tell("Salt Road")
    desk.server.answers = {**tvmaze_answers()}

    failed = await desk.recognise(_Unreached())
    assert failed is not None
    assert failed.error is not None
    assert await desk.recognise() == Recognised(changed=True)


async def test_a_check_and_its_events_are_the_same_with_a_catalogue_that_never_answers(desk: Desk) -> None:
    begun = asyncio.Event()

    async def keep_waiting(_: asyncio.StreamWriter) -> None:
        begun.set()

    desk.outlets.tell("Salt Road", Status.RENEWED, 2)
    desk.server.answers = {"/search/shows?q=Salt%20Road": keep_waiting}
    lookup = asyncio.create_task(desk.recognise())
    await begun.wait()

    assert desk.outlets.tell("Salt Road", Status.CANCELLED) is not None
    assert not lookup.done()
    await lookup
    assert len(desk.outlets.feed()) == 2


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"externals": "none", "network": [], "premiered": 0, "webChannel": "x"}, id="all fields mistyped"),
        pytest.param({"_embedded": None, "new": {"field": [1, 2]}}, id="fields that we do not know"),
    ],
)
async def test_changed_fields_cost_no_more_than_themselves(desk: Desk, changes: dict[str, Any]) -> None:
    desk.outlets.tell("Salt Road")
    desk.server.answers = {**tvmaze_answers(**changes)}

    assert await desk.recognise() == Recognised(changed=True)
    assert desk.series().ids.tvmaze == 4711


async def test_what_is_known_is_not_overwritten(desk: Desk) -> None:
    desk.outlets.tell("Salt Road")
    series = desk.series()
    known = replace(series, ids=SeriesIds(imdb="tt7654321"), year=2022)
    desk.outlets.store.write_sync(lambda transaction: transaction.describe_series(known))
    claims = {**entity()["claims"], "P345": [statement("tt1234567")]}
    desk.server.answers = {**wikidata_answers(entity(claims=claims))}
    await desk.recognise(desk.wikidata)

    assert (desk.series().ids.imdb, desk.series().ids.wikidata, desk.series().year) == ("tt7654321", "Q99", 2022)
