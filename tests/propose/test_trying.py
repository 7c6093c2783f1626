"""Trying a source: the steps of a check, each with its time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.propose.looking import Means
from monitor.propose.trying import Trial, try_source
from monitor.read.reading import Manner
from tests.check.fakes import source
from tests.propose.sites import HOME, NOW, SERIES, Here, Site, feed, page, sitemap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.model import Document
    from monitor.settle.telling import Told


WALL = Path(__file__).parents[1] / "golden" / "walls" / "bot-wall_akamai_en.html"


class Asked:
    """Remembers what was to be rehearsed."""

    def __init__(self) -> None:
        self.told: list[Sequence[Told]] = []

    def __call__(self, told: Sequence[Told]) -> None:
        self.told.append(told)


async def tried(answer: str | bytes | FetchError, language: str = "en", **others: str) -> tuple[Trial, Asked]:
    site = Site({"/tv/": answer, **{f"/{name}.xml": body for name, body in others.items()}})
    asked = Asked()
    means = Means(site, Here())
    which = source("fog", url=f"{HOME}/tv/", language=language)
    return await try_source(which, Manner.of(which, ()), means, NOW, asked), asked


async def test_every_step_is_there_with_its_time() -> None:
    trial, asked = await tried(page(SERIES))
    (step,) = trial.steps
    assert step.probe
    assert (step.url, trial.failed, trial.refusal) == (f"{HOME}/tv/", False, None)
    assert (step.probe.codec, step.probe.codec_told_by, step.probe.language) == ("utf-8", "bytes", "en")
    assert min(step.fetching, step.probe.decoding, step.probe.extracting, step.probe.detecting) >= 0
    assert len(step.probe.reading.headlines) == len(SERIES)
    assert asked.told == [step.probe.reading.headlines]


async def test_our_own_pause_is_not_told_as_the_servers_time() -> None:
    class Quick(Site):
        async def fetch(self, url: str, *, obey_robots: bool = False, **_: object) -> Document:
            return replace(await super().fetch(url, obey_robots=obey_robots), took=0.0)

    which = source("fog", url=f"{HOME}/tv/", language="en")
    trial = await try_source(which, Manner.of(which, ()), Means(Quick({"/tv/": page(SERIES)}), Here()), NOW, Asked())
    (step,) = trial.steps
    assert step.fetching == 0
    assert step.waiting > 0


@pytest.mark.parametrize(
    ("stated", "texts", "language"),
    [
        ("sv", ["Därför är serien så omtyckt och den blir inte kvar"] * 6, "sv"),
        ("", ["Därför är serien så omtyckt och den blir inte kvar"] * 6, "sv"),
        ("", ["Saltmarsh: Low Tide"] * 6, "und"),
    ],
)
async def test_an_unknown_language_is_told_by_the_document(stated: str, texts: list[str], language: str) -> None:
    trial, _ = await tried(page([f"{text} {number}" for number, text in enumerate(texts)], lang=stated), "und")
    assert trial.steps[0].probe
    assert trial.steps[0].probe.language == language


async def test_the_encoding_and_who_told_it_are_shown() -> None:
    body = '<?xml version="1.0" encoding="windows-1251"?>' + feed(["Сериал «Туман» продлили на второй сезон"] * 9)
    trial, _ = await tried(body.encode("cp1251"))
    assert trial.steps[0].probe
    assert (trial.steps[0].probe.codec, trial.steps[0].probe.codec_told_by) == ("cp1251", "document")


INDEX = "".join(f"<sitemap><loc>{HOME}/news-{number}.xml</loc></sitemap>" for number in range(3))


async def test_of_an_index_each_part_is_a_step_and_what_fails_is_left_out() -> None:
    parts = {"news-0": sitemap(SERIES[:4]), "news-1": sitemap(SERIES[2:])}
    trial, asked = await tried(f"<sitemapindex>{INDEX}</sitemapindex>", **parts)
    failures = {step.url.rpartition("/")[2]: step.failure.diagnosis for step in trial.steps if step.failure}
    assert (len(trial.steps), failures, trial.failed) == (4, {"news-2.xml": "not-found"}, False)
    assert {headline.text for headline, _ in asked.told[0]} == set(SERIES)


async def test_an_index_without_a_part_that_answers_fails() -> None:
    trial, asked = await tried(f"<sitemapindex>{INDEX}</sitemapindex>")
    assert (trial.failed, trial.reading, asked.told) == (True, None, [])


@pytest.mark.parametrize(
    ("answer", "diagnosis"),
    [
        pytest.param(FetchError(Diagnosis.DNS, "No."), "dns", id="not to be asked"),
        pytest.param(
            FetchError(Diagnosis.FORBIDDEN, "No.", status=403, excerpt=WALL.read_bytes()),
            "bot-wall",
            id="turned away by a wall",
        ),
        pytest.param(b"%PDF-1.7", "not-a-document", id="not to be read"),
    ],
)
async def test_where_it_ends_is_told(answer: bytes | FetchError, diagnosis: str) -> None:
    trial, asked = await tried(answer)
    assert trial.failed
    assert trial.steps[-1].failure
    assert trial.steps[-1].failure.diagnosis == diagnosis
    assert asked.told == []


async def test_what_a_check_would_refuse_is_rehearsed_by_nobody() -> None:
    trial, asked = await tried(feed(()))
    assert trial.failed
    assert trial.refusal
    assert trial.refusal.diagnosis == "empty"
    assert asked.told == []


@pytest.mark.parametrize(
    ("named", "ignores", "obeyed"), [(False, False, ["/tv/"]), (True, False, []), (False, True, [])]
)
async def test_robots_txt_is_asked_as_by_a_check(named: bool, ignores: bool, obeyed: list[str]) -> None:  # noqa: FBT001 - a table
    index = f"<sitemapindex><sitemap><loc>{HOME}/news.xml</loc></sitemap></sitemapindex>"
    site = Site({"/tv/": index, "/news.xml": sitemap(SERIES)})
    means = Means(site, Here(), ignores_robots=ignores)
    which = source("fog", url=f"{HOME}/tv/")
    await try_source(which, Manner.of(which, ()), means, NOW, Asked(), named=named)
    assert (site.asked, site.obeyed) == (["/tv/", "/news.xml"], obeyed)
