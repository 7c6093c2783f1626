"""Two typical pages, saved, through whole checks: a wish list that decides nothing, an article among its teasers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from monitor.check.checking import check
from monitor.check.desk import Desk
from monitor.decide import Rules
from monitor.model import Claim, Document, Status
from monitor.read.reading import Manner, Reading, read
from monitor.read.resolving import Question, resolve
from tests.check.fakes import CATALOGUE, NOW, Plan, Server, opened, source

if TYPE_CHECKING:
    from monitor.model import Event

PAGES = Path(__file__).parents[1] / "golden" / "pages"


class Here:
    """Reads in this process, with the detector that ships."""

    async def read(self, document: Document, manner: Manner) -> Reading:
        return read(document, manner)

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        return resolve(document, question)


async def checked(tmp_path: Path, page: str, url: str, language: str) -> tuple[list[Event], list[Event], list[str]]:
    """Return what a first check publishes, all events that it makes, and the headlines whose series is not named."""
    which = source("outlet", url=url, language=language)
    with opened(tmp_path) as room:
        room.configure(which)
        server = Server({url: Document(url, (PAGES / page).read_bytes(), "text/html; charset=utf-8")})
        desk = Desk(
            store=room.store,
            fetcher=server,
            reader=Here(),
            plan=Plan(),
            rules=Rules(),
            catalogue=CATALOGUE,
            version="1",
            clock=lambda: NOW,
        )
        outcome = await check(which, desk)
        assert outcome.diagnosis is None
        unnamed = room.store.read_sync(lambda reader: reader.unresolved())
        events = room.store.read_sync(lambda reader: reader.events())
        return room.feed(), events, [item.headline.text for item in unnamed]


async def test_a_wish_list_publishes_nothing(tmp_path: Path) -> None:
    url = "https://sofacritic.example/2026/11/harbour-lights-season-2-wish-list/"
    published, events, unnamed = await checked(tmp_path, "blog_if_renewed_en.html", url, "en")
    assert (published, events, unnamed) == ([], [], [])


async def test_an_article_and_its_teasers_are_each_read_for_what_they_say(tmp_path: Path) -> None:
    url = "https://www.ecrantotal.example/series/les-veilleurs-pas-de-saison-2-createur-tacle-netflix-a41872.html"
    published, events, unnamed = await checked(tmp_path, "french_cancellation.html", url, "fr")

    told = {(event.series.title, event.status, event.seasons, event.network) for event in published}
    assert told == {
        ("Les Veilleurs", Status.CANCELLED, (2,), "Netflix"),
        ("Le Phare", Status.CANCELLED, (3,), None),
        ("Brigade Nord", Status.ENDING, (), None),
    }
    rumours = [(event.series.title, event.certainty.value) for event in events if event.published is None]
    assert rumours == [("Méridien", "rumoured")]
    assert unnamed == ["Netflix vient de commander une suite à sa série la plus puissante"]
