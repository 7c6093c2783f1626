"""What sources and visitors write must not become part of a page."""

from __future__ import annotations

import pytest
from lxml import html

from tests.publish.hostile import NASTY
from tests.publish.samples import event, evidence, series
from tests.web.fakes import LOCKED, FakeReader, client
from tests.web.samples import find, health, source, standing

ALLOWED_SCHEMES = ("https://", "http://", "/", "#")


def poisoned(text: str) -> FakeReader:
    item = evidence(text, outlet=text, language=text, url=f"javascript:{text}", title=text)
    bad = event(series=series(text, slug="kaos", aliases=(text,)), network=text, evidence=(item, evidence(text)))
    return FakeReader(
        all_events=[bad],
        all_standings=[standing(bad)],
        all_health=[health("post", failures=1, message=text), health("gone", name=text, url=text)],
    )


@pytest.mark.parametrize("path", ["/", "/sources", "/series/kaos"])
@pytest.mark.parametrize("text", NASTY)
async def test_pages_hold_only_our_own_markup(text: str, path: str) -> None:
    bad = source("post", name=text, url=f"javascript:{text}", language=text)
    async with client(poisoned(text), sources=lambda: [bad]) as http:
        response = await http.get(path)
    tree = html.fromstring(response.text)

    assert response.status_code == 200
    assert find(tree, "//script | //svg | //img[not(starts-with(@src, '/static/'))]") == []
    assert find(tree, "//@*[starts-with(name(), 'on')]") == []
    assert all(link.startswith(ALLOWED_SCHEMES) for link in find(tree, "//@href"))
    outgoing = find(tree, "//a[starts-with(@href, 'http')]")
    assert {link.get("rel") for link in outgoing} <= {"noopener noreferrer"}


@pytest.mark.parametrize(
    ("method", "path", "status", "text"),
    [
        ("GET", "/<script>alert(1)</script>", 404, "There is nothing at this address."),
        ("GET", "/series/<script>alert(1)</script>", 404, "There is nothing at this address."),
        ("GET", "/series/unknown", 404, "There is nothing at this address."),
        ("GET", "/sources/", 404, "There is nothing at this address."),
        ("GET", "/static/app.py", 404, "There is nothing at this address."),
        ("GET", "/static/../app.py", 404, "There is nothing at this address."),
        ("GET", "/static/..%2f..%2fapp.py", 404, "There is nothing at this address."),
        ("POST", "/", 405, "This address can only be read."),
        ("DELETE", "/feed.xml", 405, "This address can only be read."),
    ],
)
async def test_what_leads_nowhere_gets_a_plain_page(method: str, path: str, status: int, text: str) -> None:
    async with client(FakeReader()) as http:
        response = await http.request(method, path)

    assert response.status_code == status
    assert text in response.text
    assert "alert(1)" not in response.text
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    if status == 405:
        assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    ("error", "status"), [(LOCKED, 503), (RuntimeError("<script>alert(1)</script> in /var/lib"), 500)]
)
async def test_a_page_that_cannot_be_made_says_so_without_details(error: Exception, status: int) -> None:
    async with client(FakeReader(failing=error)) as http:
        response = await http.get("/")

    assert response.status_code == status
    assert "alert(1)" not in response.text
    assert str(error) not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_an_error_is_never_answered_as_unchanged() -> None:
    async with client(FakeReader()) as http:
        response = await http.get("/nothing", headers={"If-None-Match": "*"})

    assert response.status_code == 404
