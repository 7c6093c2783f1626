"""Pages as people and browsers read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import html

from monitor.model import Conflict, ConflictKind, Ruling, SeriesIds, Standing, Status
from tests.publish.samples import START, a_day_of_news, event, evidence, series
from tests.web.fakes import LOCKED, FakeReader, client
from tests.web.samples import find, health, source, standing


@pytest.fixture
def reader() -> FakeReader:
    events = a_day_of_news()
    return FakeReader(all_events=events, all_standings=[standing(events[1])], all_health=[health()])


async def page(reader: FakeReader, path: str = "/") -> html.HtmlElement:
    async with client(reader, sources=lambda: [source(), source("new")]) as http:
        response = await http.get(path)
    assert response.status_code == 200
    return html.fromstring(response.text)


def cells(tree: html.HtmlElement, table: str) -> list[list[str]]:
    """Return the text of a table's body."""
    rows = tree.iterfind(f".//table[@class='{table}']/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


async def test_the_scorecard_says_where_a_series_stands(reader: FakeReader) -> None:
    tree = await page(reader)

    assert cells(tree, "standings") == [
        [
            *("Kaos", "revived", "seasons 2 and 3", "Apple TV+", "2026-03-12", "1"),
            "Apple TV+ saves 'Kaos' for two more seasons Screen Post",
        ]
    ]
    link = tree.find(".//table[@class='standings']//td/a")
    assert link is not None
    assert link.get("href") == "https://www.screenpost.example/kaos-cancelled"


async def test_the_latest_decisions_come_with_their_evidence(reader: FakeReader) -> None:
    latest = (await page(reader)).findall(".//ol[@class='decisions']/li")

    assert [item.findtext(".//a[@class='series']/bdi") for item in latest] == ["Night & Fog <3", "Kaos", "Kaos"]
    assert "and 2 further reports, 3 outlets in all" in latest[2].text_content()


async def test_sources_say_how_they_fare_why_and_when_next(reader: FakeReader) -> None:
    reader.all_health = [
        health(
            failures=2,
            message="nobody answers at this address",
            failing_since=START,
            next_check=START + timedelta(hours=3, minutes=20),
        )
    ]
    for path in ("/", "/sources"):
        rows = cells(await page(reader, path), "sources")

        assert rows == [
            [
                *("post", "French"),
                "failing Nobody answers at this address. 2 checks failed in a row, for 3 h.",
                *("3 h ago", "in 20 min"),
            ],
            ["new", "French", "not checked yet", "never", "soon"],
        ]


async def test_tables_are_tables_to_those_who_listen(reader: FakeReader) -> None:
    tree = await page(reader)

    for table in tree.iterfind(".//table"):
        assert table.find("caption") is not None
        assert {cell.get("scope") for cell in table.iterfind("./thead/tr/th")} == {"col"}
        assert all(row.find("th[@scope='row']") is not None for row in table.iterfind("./tbody/tr"))
    assert tree.find("[@lang='en']") is not None
    assert tree.find(".//main") is not None


@pytest.mark.parametrize("path", ["/", "/sources", "/series/kaos"])
async def test_every_page_announces_the_feeds(reader: FakeReader, path: str) -> None:
    tree = await page(reader, path)

    found = [(link.get("type"), link.get("href")) for link in tree.iterfind(".//head/link[@rel='alternate']")]
    assert found == [
        ("application/rss+xml", "/feed.xml"),
        ("application/atom+xml", "/feed.atom"),
        ("application/feed+json", "/feed.json"),
    ]


async def test_a_series_page_tells_its_story(reader: FakeReader) -> None:
    tree = await page(reader, "/series/kaos")
    told = [" ".join(item.text_content().split()) for item in tree.iterfind(".//ol[@class='decisions']/li")]

    assert tree.findtext(".//h1") == "Kaos"
    assert "This reverses an earlier entry: Kaos: cancelled (no season 2, Netflix), 2026-03-09." in told[0]
    assert "„Kaos“: Netflix setzt Serie nach einer Staffel ab Serienblatt, German" in told[1]
    assert [item.get("id") for item in tree.iterfind(".//ol[@class='decisions']/li")] == [
        item.id for item in a_day_of_news()[1:]
    ]


async def test_a_series_page_quotes_the_article_where_its_headline_leaves_the_series_out() -> None:
    sentence = "Netflix has cancelled “Kaos” <after> one season."
    told = event(evidence=(evidence("Netflix cancels a comedy", named_by=sentence),))

    tree = await page(FakeReader(all_events=[told]), "/series/kaos")

    assert [quote.text for quote in tree.iterfind(".//ul[@class='reports']//q")] == [sentence]


async def test_a_series_page_shows_what_cannot_both_be_right_side_by_side() -> None:
    renewed = event(2, status=Status.RENEWED, seasons=(2,), network=None)
    cancelled = event(1, conflicts=(Conflict(ConflictKind.OPPOSED, renewed.id), Conflict(ConflictKind.OPPOSED, "?")))
    renewed = replace(renewed, conflicts=(Conflict(ConflictKind.OPPOSED, cancelled.id),))
    tree = await page(FakeReader(all_events=[renewed, cancelled]), "/series/kaos")

    first, second = (item.text_content() for item in tree.findall(".//ol[@class='decisions']/li"))
    assert "At odds, within days, with Kaos: cancelled (no season 2, Netflix), 2026-03-09." in first
    assert "At odds, within days, with Kaos: renewed (season 2), 2026-03-09." in second


async def test_a_report_that_is_not_the_outlets_own_is_shown_after_whom_it_is() -> None:
    cited = evidence(after="Deadline", after_site="deadline.com", origin="deadline.com")
    copied = evidence("Another", url="https://b.example/1", outlet="B", site="b.example", origin="a.example")
    tree = await page(FakeReader(all_events=[event(evidence=(cited, copied))]), "/series/kaos")

    shown = [" ".join(item.text_content().split()) for item in tree.findall(".//ul[@class='reports']/li")]
    assert "Screen Post after Deadline, English" in shown[0]
    assert "B after a.example, English" in shown[1]
    assert "2 outlets" in tree.text_content()


async def test_an_event_that_waits_for_release_is_not_told(reader: FakeReader) -> None:
    reader.all_events = [replace(event(), held=True, published=None)]

    assert (await page(reader, "/series/kaos")).findall(".//ol[@class='decisions']/li") == []


@pytest.mark.parametrize("path", ["/", "/sources"])
async def test_how_many_wait_is_told_with_the_command_and_only_then(reader: FakeReader, path: str) -> None:
    told = "//p[@class='note'][contains(., 'held')]"
    assert find(await page(reader, path), told) == []

    reader.all_events = [event(number, held=True, published=None) for number in (1, 2)]

    (note,) = find(await page(reader, path), told)
    assert note.text_content() == "2 events held for the operator, not in the feed: see series-monitor held."


@pytest.mark.parametrize(
    ("ruling", "said"), [(Ruling.DROPPED, "kept it from the feed"), (Ruling.RETRACTED, "does not count")]
)
async def test_what_the_operator_ruled_on_is_marked(ruling: Ruling, said: str) -> None:
    tree = await page(FakeReader(all_events=[event(ruling=ruling)]), "/series/kaos")

    assert said in find(tree, "string(//ol[@class='decisions']/li/p[@class='note'])")


async def test_what_is_retracted_is_no_latest_decision(reader: FakeReader) -> None:
    reader.all_events = [event(ruling=Ruling.RETRACTED)]

    assert find(await page(reader), "//ol[@class='decisions']/li") == []


async def test_a_slug_of_any_script_is_an_address(reader: FakeReader) -> None:
    reader.all_events = [event(series=series("愛の不時着 100%"))]
    reader.all_standings = [standing(reader.all_events[0])]
    link = find(await page(reader), "//table[@class='standings']//th/a/@href")[0]

    assert link == "/series/%E6%84%9B%E3%81%AE%E4%B8%8D%E6%99%82%E7%9D%80-100%25"
    assert (await page(reader, link)).findtext(".//h1") == "愛の不時着 100%"


async def test_pages_of_an_empty_store_say_so() -> None:
    async with client(FakeReader()) as http:
        text = (await http.get("/")).text

    assert "Nothing has been decided yet." in text
    assert "No series is known yet." in text
    assert "No source is configured yet." in text


async def test_a_standing_without_its_event_is_shown_without_evidence() -> None:
    lone = Standing(series(), Status.RENEWED, (), None, START, "unknown")

    assert cells(await page(FakeReader(all_standings=[lone])), "standings") == [
        ["Kaos", "renewed", "", "", "2026-03-09", "0", ""]
    ]


async def test_pages_load_nothing_but_our_own_style_and_icon(reader: FakeReader) -> None:
    async with client(reader) as http:
        response = await http.get("/")
        tree = html.fromstring(response.text)
        loaded = find(tree, "//link[not(@rel='alternate')]/@href | //@src")
        assets = [await http.get(path) for path in loaded]

    assert response.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert response.headers["referrer-policy"] == "no-referrer"
    assert tree.find(".//script") is None
    assert find(tree, "//@style") == []
    assert {asset.status_code for asset in assets} == {200}
    assert {asset.headers["content-type"] for asset in assets} == {"text/css; charset=utf-8", "image/svg+xml"}


async def test_healthz_answers_while_the_store_does() -> None:
    checked = [health("well"), health("ill", failures=2), health("off", failures=9)]
    configured = [source("well"), source("ill"), source("off", enabled=False)]
    waiting = [event(number, held=True, published=None) for number in (1, 2)]
    async with client(FakeReader(waiting, all_health=checked), sources=lambda: configured) as http:
        good = await http.get("/healthz")
    async with client(FakeReader(failing=LOCKED)) as http:
        bad = await http.get("/healthz")

    assert (good.status_code, good.json()) == (200, {"status": "ok", "sources": 2, "failing": 1, "held": 2})
    assert (bad.status_code, bad.json()) == (503, {"status": "unavailable"})
    assert good.headers["cache-control"] == "no-store"


async def test_healthz_tells_of_a_store_that_refuses_what_checks_find() -> None:
    async with client(FakeReader(all_health=[health("well")]), unwritable=lambda: True) as http:
        told = await http.get("/healthz")
    assert (told.status_code, told.json()) == (503, {"status": "store cannot be written"})


async def test_a_series_page_says_where_catalogues_show_it_and_whether_it_is_ambiguous() -> None:
    known = series(ids=SeriesIds(tvmaze=4711, wikidata="Q99"))
    tree = await page(FakeReader(all_events=[event(series=known)]), "/series/kaos")
    assert {link.text: link.get("href") for link in tree.iterfind(".//p[@class='quiet']/a")} == {
        "TVmaze": "https://www.tvmaze.com/shows/4711",
        "Wikidata": "https://www.wikidata.org/wiki/Q99",
    }
    assert "Several series have this name" not in tree.text_content()

    tree = await page(FakeReader(all_events=[event(series=series(ambiguous=True))]), "/series/kaos")
    assert "Several series have this name" in tree.text_content()
    assert tree.findall(".//p[@class='quiet']/a") == []
