"""From an address to a source as it could be configured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.model import SourceKind
from monitor.propose.looking import Means
from monitor.propose.proposing import Around, Proposal, Wishes, propose
from monitor.propose.searching import search
from tests.propose.sites import HOME, NOW, SERIES, Here, Site, alternate, feed, page, sitemap

if TYPE_CHECKING:
    from monitor.errors import FetchError

NAMED = '<meta property="og:site_name" content="The Fog">'
Answers = dict[str, "str | bytes | FetchError | tuple[str, str]"]


async def proposed(answers: Answers, wishes: Wishes = Wishes(), around: Around = Around()) -> Proposal | None:  # noqa: B008 - frozen
    means = Means(Site(answers), Here())
    findings = await search(f"{HOME}/tv/", means, NOW, kind=wishes.kind, selector=wishes.selector)
    return await propose(findings, wishes, around, Here(), NOW)


async def test_everything_is_found_out() -> None:
    proposal = await proposed(
        {"/tv/": page(SERIES, NAMED + alternate("/tv/feed/")), "/tv/feed/": feed(SERIES, "TV – The Fog")},
        around=Around(ids=("the-fog",)),
    )
    assert proposal is not None
    assert (proposal.id, proposal.name, proposal.kind) == ("the-fog-2", "The Fog", SourceKind.FEED)
    assert proposal.url == f"{HOME}/tv/feed/"
    assert (proposal.country, proposal.why) == ("GB", "it holds 10 of the 10 headlines that the page shows")
    assert proposal.language
    assert (proposal.language.value, proposal.language.why) == ("en", "the feed says en-GB")
    assert proposal.interval
    assert (proposal.interval.value, proposal.interval.why) == ("3h", "about 3 headlines a day")
    claims = [claim.series for _, claims in proposal.reading.headlines for claim in claims]
    assert claims == ["Saltmarsh", "The Cellar", "Low Tide", "Fen Country", "Glass Harbour"]


async def test_of_an_index_all_parts_that_a_check_reads_are_told() -> None:
    parts = "".join(f"<sitemap><loc>{HOME}/news-{number}.xml</loc></sitemap>" for number in range(3))
    site: Answers = {"/tv/": f"<sitemapindex>{parts}</sitemapindex>", "/news-0.xml": sitemap(SERIES[:3])}
    proposal = await proposed({**site, "/news-2.xml": sitemap(SERIES[2:])})
    assert proposal is not None
    assert (proposal.url, proposal.kind) == (f"{HOME}/tv/", SourceKind.SITEMAP)
    assert {headline.text for headline, _ in proposal.reading.headlines} == set(SERIES)


async def test_what_the_operator_says_counts() -> None:
    wishes = Wishes("mist", "The Mist", "fr", "2h", kind=SourceKind.PAGE)
    proposal = await proposed({"/tv/": page(SERIES, NAMED)}, wishes)
    assert proposal is not None
    assert (proposal.id, proposal.name, proposal.kind) == ("mist", "The Mist", SourceKind.PAGE)
    assert proposal.language
    assert proposal.interval
    assert (proposal.language.value, proposal.interval.value) == ("fr", "2h")


async def test_without_names_and_dates_the_host_and_the_usual_do() -> None:
    proposal = await proposed({"/tv/": page(SERIES, lang="")})
    assert proposal is not None
    assert (proposal.name, proposal.id, proposal.interval) == ("fog.example", "fog-example", None)
    assert proposal.language
    assert proposal.language.value == "en"


async def test_the_operators_phrases_hold_for_the_preview() -> None:
    proposal = await proposed({"/tv/": page(SERIES)}, around=Around(exclude=("saltmarsh",)))
    assert proposal is not None
    assert len(proposal.reading.set_aside) == 1


async def test_a_language_that_nothing_tells_is_left_to_the_operator() -> None:
    names = [f"Saltmarsh {number}: Low Tide Harbour Cellar {number}" for number in range(9)]
    proposal = await proposed({"/tv/": page(names, lang="")}, Wishes(kind=SourceKind.PAGE))
    assert proposal is not None
    assert proposal.language is None


async def test_nothing_is_proposed_where_nothing_is_found() -> None:
    assert await proposed({"/tv/": page(())}) is None
