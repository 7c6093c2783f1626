"""What is found to watch for an address, and how little is asked for it."""

from __future__ import annotations

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.model import Document, SourceKind
from monitor.propose.looking import MOST_REQUESTS, Means
from monitor.propose.searching import Findings, search
from tests.propose.sites import HOME, NOW, SERIES, SPORT, Here, Site, alternate, feed, page, sitemap

TV = page(SERIES)
ALL = (*SPORT, SERIES[0])


async def found(
    site: Site, path: str = "/tv/", kind: SourceKind | None = None, selector: str | None = None
) -> Findings:
    return await search(f"{HOME}{path}", Means(site, Here()), NOW, kind=kind, selector=selector)


def chosen(findings: Findings) -> str | None:
    return findings.choice.candidate.url.removeprefix(HOME) if findings.choice else None


def robots(*sitemaps: str) -> str:
    return "User-agent: *\n" + "".join(f"Sitemap: {HOME}{path}\n" for path in sitemaps)


def index(*sitemaps: str) -> str:
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{HOME}{path}</loc></sitemap>' for path in sitemaps)}</sitemapindex>"


INDEX = index("/news-1.xml")

CASES = [
    pytest.param(
        {"/tv/": page(SERIES, alternate("/feed/", "/tv/feed/")), "/feed/": feed(ALL), "/tv/feed/": feed(SERIES)},
        "/tv/feed/",
        ["/tv/", "/feed/", "/tv/feed/"],
        id="the feed of the section, not that of the site",
    ),
    pytest.param(
        {"/tv/": page(SERIES, alternate("/feed/")), "/feed/": feed(ALL), "/tv/feed/": feed(SERIES)},
        "/tv/feed/",
        ["/tv/", "/feed/", "/tv/feed/"],
        id="a feed that only the address suggests",
    ),
    pytest.param(
        {"/tv/": TV.replace("</main>", '</main><a href="/rss/tv.xml">RSS</a>'), "/rss/tv.xml": feed(SERIES)},
        "/rss/tv.xml",
        ["/tv/", "/rss/tv.xml"],
        id="a feed that is linked at the foot of the page",
    ),
    pytest.param(
        {"/tv/": page(SERIES, alternate("/comments/feed/")), "/comments/feed/": feed(SERIES)},
        "/tv/",
        None,
        id="a feed of comments is none",
    ),
    pytest.param(
        {"/tv/": page(SERIES, alternate("/old")), "/old": feed(SERIES, newest=NOW.replace(year=2021))},
        "/tv/",
        None,
        id="a feed that nobody writes any more is none",
    ),
    pytest.param(
        {"/tv/": page(SERIES, alternate("/empty")), "/empty": feed(())},
        "/tv/",
        None,
        id="an empty feed is none",
    ),
    pytest.param(
        {"/tv/": page(SERIES, alternate("/feed/")), "/feed/": "<html><p>Sorry</p>" + " " * 99},
        "/tv/",
        None,
        id="a page in the place of the feed is none",
    ),
    pytest.param(
        {"/tv/": page(SERIES, alternate("/feed/")), "/feed/": ("/tv/", TV)},
        "/tv/",
        None,
        id="a feed that leads back to the page is none",
    ),
    pytest.param(
        {"/tv/": TV, "/robots.txt": robots("/sitemap.xml", "/news.xml"), "/news.xml": sitemap(SERIES)},
        "/news.xml",
        None,
        id="the news sitemap that robots.txt names",
    ),
    pytest.param(
        {"/tv/": TV, "/robots.txt": robots("/index.xml"), "/index.xml": INDEX, "/news-1.xml": sitemap(SERIES)},
        "/index.xml",
        None,
        id="an index of news sitemaps",
    ),
    pytest.param(
        {
            "/tv/": TV,
            "/robots.txt": robots("/news-1.xml", "/index.xml"),
            "/index.xml": index("/news-1.xml", "/news-2.xml"),
            "/news-1.xml": sitemap(SPORT),
            "/news-2.xml": sitemap(SERIES),
        },
        "/index.xml",
        None,
        id="an index of which one part was asked for before",
    ),
    pytest.param(
        {"/tv/": TV, "/robots.txt": robots("/news.xml"), "/news.xml": sitemap((*SPORT * 9, *SERIES[:1]))},
        "/tv/",
        None,
        id="a sitemap of other sections does not do",
    ),
    pytest.param({"/tv/": TV, "/sitemap-news.xml": sitemap(SERIES)}, "/sitemap-news.xml", None, id="a usual sitemap"),
    pytest.param({"/tv/": TV}, "/tv/", None, id="the page, if there is nothing else"),
    pytest.param(
        {"/tv/": FetchError(Diagnosis.FORBIDDEN, "No."), "/tv/feed/": feed(SERIES)},
        "/tv/feed/",
        ["/tv/", "/tv/feed/"],
        id="a page that turns programs away may have a feed that does not",
    ),
    pytest.param(
        {"/tv/": page(()), "/feed/": feed(ALL)}, "/feed/", None, id="a page made by scripts, and a feed of the site"
    ),
    pytest.param({"/tv/": feed(SERIES)}, "/tv/", ["/tv/"], id="the address is a feed"),
    pytest.param({"/tv/": sitemap(SERIES)}, "/tv/", ["/tv/"], id="the address is a news sitemap"),
    pytest.param({"/tv/": INDEX, "/news-1.xml": sitemap(SERIES)}, "/tv/", ["/tv/", "/news-1.xml"], id="it is an index"),
    pytest.param({"/tv/": feed(())}, None, ["/tv/"], id="the address is a feed without entries"),
    pytest.param({"/tv/": page(())}, None, None, id="nothing at all"),
]


@pytest.mark.parametrize(("answers", "url", "asked"), CASES)
async def test_what_covers_the_section_is_chosen(
    answers: dict[str, str | bytes | FetchError | tuple[str, str]], url: str | None, asked: list[str] | None
) -> None:
    site = Site(answers)
    findings = await found(site)
    assert chosen(findings) == url
    assert asked is None or site.asked == asked
    assert len(site.asked) == len(set(site.asked)) <= MOST_REQUESTS
    assert bool(findings.documents) is (url is not None)


async def test_a_front_page_goes_with_the_feed_of_the_whole() -> None:
    site = Site({"/": page((*SPORT[:8], *SERIES[:4]), alternate("/tv/feed/", "/feed/"))})
    site.answers |= {"/feed/": feed((*SPORT[:8], *SERIES[:4])), "/tv/feed/": feed(SERIES)}
    assert chosen(await found(site, "/")) == "/feed/"


@pytest.mark.parametrize("diagnosis", ["dns", "refused", "tls", "timeout", "not-found", "rate-limited"])
async def test_a_host_that_cannot_help_is_asked_once(diagnosis: str) -> None:
    site = Site({"/tv/": FetchError(Diagnosis(diagnosis), "No.")})
    with pytest.raises(FetchError):
        await found(site)
    assert site.asked == ["/tv/"]


async def test_a_host_that_has_enough_of_us_is_left_alone() -> None:
    site = Site({"/tv/": page(SERIES, alternate("/a", "/b")), "/a": FetchError(Diagnosis.RATE_LIMITED, "No.")})
    assert chosen(await found(site)) == "/tv/"
    assert site.asked == ["/tv/", "/a"]


async def test_a_host_that_has_enough_of_us_is_asked_for_no_further_part_of_an_index() -> None:
    site = Site({"/tv/": index("/news-1.xml", "/news-2.xml"), "/news-1.xml": FetchError(Diagnosis.RATE_LIMITED, "No.")})
    assert chosen(await found(site)) is None
    assert site.asked == ["/tv/", "/news-1.xml"]


async def test_only_a_bounded_number_is_asked_for() -> None:
    head = alternate(*(f"/feed/{number}" for number in range(50)))
    links = "".join(f'<a href="/rss/{number}.xml">RSS</a>' for number in range(50))
    site = Site({"/tv/": page(SERIES, head).replace("</main>", f"</main>{links}")})
    site.answers["/robots.txt"] = robots(*(f"/news-{number}.xml" for number in range(50)))
    site.answers["/news-0.xml"] = index(*(f"/part-{number}.xml" for number in range(50)))
    await found(site)
    assert len(site.asked) == MOST_REQUESTS
    assert site.asked[-2:] == ["/part-0.xml", "/part-1.xml"]


@pytest.mark.parametrize("kind", [SourceKind.PAGE, None])
async def test_a_selector_or_the_wish_for_a_page_asks_for_nothing_else(kind: SourceKind | None) -> None:
    site = Site({"/tv/": page(SERIES, alternate("/tv/feed/")), "/tv/feed/": feed(SERIES)})
    findings = await found(site, kind=kind, selector=None if kind else "h2 a")
    assert (chosen(findings), site.asked) == ("/tv/", ["/tv/"])


@pytest.mark.parametrize(
    ("kind", "url"), [(SourceKind.FEED, "/tv/feed/"), (SourceKind.SITEMAP, "/news.xml"), (None, "/tv/feed/")]
)
async def test_a_kind_that_is_wished_for_is_the_only_one(kind: SourceKind | None, url: str) -> None:
    site = Site({"/tv/": page(SERIES, alternate("/tv/feed/")), "/tv/feed/": feed(SERIES), "/news.xml": sitemap(SERIES)})
    site.answers["/robots.txt"] = robots("/news.xml")
    assert chosen(await found(site, kind=kind)) == url


async def test_a_wish_that_cannot_be_met_is_not() -> None:
    assert chosen(await found(Site({"/tv/": TV}), kind=SourceKind.FEED)) is None


async def test_each_step_is_told_with_what_came_of_it() -> None:
    site = Site({"/tv/": page(SERIES, alternate("/comments/feed/")), "/comments/feed/": feed(SPORT)})
    told = [(each.url.removeprefix(HOME), each.problem) for each in (await found(site)).tried]
    assert told[:3] == [("/tv/", None), ("/comments/feed/", "comments"), ("/tv/feed/", "not-found")]
    assert ("/robots.txt", "not-found") in told


async def test_headers_of_ones_own_are_told_to_the_origin_alone() -> None:
    told: dict[str, object] = {}

    class Telling(Site):
        async def fetch(self, url: str, **options: object) -> Document:
            told[url] = options["headers"]
            return await Site.fetch(self, url)

    site = Telling({"/tv/": page(SERIES, alternate("https://feeds.other.example/tv", "/a"))})
    secret = (("X-Token", "abc"),)
    await search(f"{HOME}/tv/", Means(site, Here(), secret), NOW)
    assert told[f"{HOME}/tv/"] == told[f"{HOME}/a"] == secret
    assert told["https://feeds.other.example/tv"] == ()


async def test_robots_txt_is_asked_for_pages_and_guesses_not_for_what_the_site_calls_a_feed() -> None:
    site = Site({"/tv/": page(SERIES, alternate("/tv/feed/")).replace("</main>", '</main><a href="/rss.xml">RSS</a>')})
    site.answers |= {"/robots.txt": robots("/index.xml"), "/index.xml": INDEX}
    await found(site)
    assert {"/tv/feed/", "/rss.xml", "/robots.txt", "/index.xml", "/news-1.xml"} == set(site.asked) - set(site.obeyed)
    assert site.obeyed[0] == "/tv/"
    assert len(site.obeyed) > 1


@pytest.mark.parametrize("kind", [SourceKind.FEED, SourceKind.SITEMAP])
async def test_an_address_that_the_operator_calls_a_feed_is_none_for_robots_txt(kind: SourceKind) -> None:
    site = Site({"/tv/": feed(SERIES)}, disallowed=frozenset({"/tv/"}))
    await found(site, kind=kind)
    assert (site.asked, site.obeyed) == (["/tv/"], [])


async def test_of_a_site_whose_page_is_closed_to_programs_a_feed_may_be_had() -> None:
    site = Site({"/tv/": page(SERIES), "/tv/feed/": feed(SERIES)}, disallowed=frozenset({"/tv/"}))
    findings = await found(site)
    assert chosen(findings) == "/tv/feed/"
    assert findings.tried[0].diagnosis is Diagnosis.ROBOTS
