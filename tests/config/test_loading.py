"""A file without mistakes becomes values with all defaults filled in."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest

from monitor.config import (
    Configuration,
    DecideSettings,
    FeedSettings,
    FetchSettings,
    SourceDefaults,
    StoreSettings,
    parse,
)
from monitor.errors import ConfigurationError
from monitor.model import IntervalRange, PackFile, Source, SourceKind

ONE = "sources: [{id: a, name: A, url: https://a.example/, language: en}]\n"


def read(text: str, **environment: str) -> Configuration:
    return parse(text.encode(), Path("sources.yaml"), environment=environment)


def test_the_least_file_has_good_defaults() -> None:
    configuration = read(ONE)
    source = Source(id="a", name="A", url="https://a.example/", language="en", interval=timedelta(minutes=30))
    assert configuration == Configuration(
        sources=(source,),
        title="Series Monitor",
        contact=None,
        base_url=None,
        hosts=(),
        allow_private=(),
        lexicons=(),
        defaults=SourceDefaults(timedelta(minutes=30)),
        fetch=FetchSettings(politeness=timedelta(seconds=2), timeout=timedelta(seconds=30), max_body=5_000_000),
        decide=DecideSettings(
            window=timedelta(days=60),
            fresh=timedelta(hours=48),
            old=timedelta(days=30),
            first_run=50,
            burst=20,
            daily=60,
            recycled=timedelta(days=270),
            reversal=timedelta(days=365),
            skew=timedelta(hours=1),
        ),
        feed=FeedSettings(newest=100, at_least=timedelta(days=30)),
        store=StoreSettings(headlines=timedelta(days=180), misses=timedelta(days=30)),
        lookups=True,
    )


def test_a_larger_burst_is_within_a_day_by_itself() -> None:
    assert parse(b"sources: []\ndecide: {burst: 70}\n", Path("sources.yaml")).decide.daily == 70


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "en.yaml").write_bytes(b"language: en\n")
    configuration = parse(
        b"""
title: My series
contact: https://me.example/monitor
base_url: https://series.example/monitor/
hosts: [tv.example, "*"]
allow_private: [10.0.0.0/8]
lexicons: [mine/en.yaml]
defaults: {interval: 1h, headers: {X-All: all}, allow_private: [192.168.1.0/24], include: [hbo], exclude: [recap]}
fetch: {politeness: 5s, timeout: 1m, max_body: 500kB}
decide: {window: 30d, fresh: 1d, old: 10d, first_run: 0, burst: 5, daily: 6, recycled: 90d, reversal: 100d, skew: 5m}
feed: {newest: 10, at_least: 7d}
store: {headlines: 90d, misses: 7d}
lookups: false
sources:
  - id: a-1
    name: " A "
    url: http://127.0.0.1:8080/feed?x=1
    language: PT-br
    country: BR
    kind: feed
    interval: 5s
    selector: h2 a
    enabled: false
    headers: {x-all: own, Cookie: "a=${TOKEN}"}
    allow_private: [127.0.0.1]
    include: [" net\xc2\xa0flix*", hbo]
    exclude: ["*trailer*"]
    may_be_empty: true
    robots: ignore
""",
        tmp_path / "sources.yaml",
        environment={"TOKEN": "secret"},
    )
    assert configuration.title == "My series"
    assert configuration.contact == "https://me.example/monitor"
    assert configuration.base_url == "https://series.example/monitor"
    assert configuration.hosts == ("tv.example", "*")
    assert configuration.lexicons == (PackFile(tmp_path / "mine" / "en.yaml", b"language: en\n"),)
    assert configuration.fetch == FetchSettings(timedelta(seconds=5), timedelta(minutes=1), 500_000)
    assert configuration.decide == DecideSettings(
        window=timedelta(days=30),
        fresh=timedelta(days=1),
        old=timedelta(days=10),
        first_run=0,
        burst=5,
        daily=6,
        recycled=timedelta(days=90),
        reversal=timedelta(days=100),
        skew=timedelta(minutes=5),
    )
    assert configuration.feed == FeedSettings(10, timedelta(days=7))
    assert configuration.store == StoreSettings(timedelta(days=90), timedelta(days=7))
    assert not configuration.lookups
    assert configuration.sources == (
        Source(
            id="a-1",
            name="A",
            url="http://127.0.0.1:8080/feed?x=1",
            language="pt-BR",
            interval=timedelta(seconds=5),
            kind=SourceKind.FEED,
            selector="h2 a",
            enabled=False,
            headers=(("x-all", "own"), ("Cookie", "a=secret")),
            allow_private=(ip_network("127.0.0.1/32"), ip_network("10.0.0.0/8")),
            country="BR",
            include=("hbo", "net flix*"),
            exclude=("recap", "*trailer*"),
            may_be_empty=True,
            ignores_robots=True,
        ),
    )


def test_defaults_fill_what_a_source_leaves_out() -> None:
    configuration = read(
        "allow_private: [10.0.0.0/8]\n"
        "defaults: {interval: 2h, headers: {X-All: all}, allow_private: [192.168.1.0/24]}\n" + ONE
    )
    (source,) = configuration.sources
    assert source.interval == timedelta(hours=2)
    assert source.headers == (("X-All", "all"),)
    assert source.allow_private == (ip_network("192.168.1.0/24"), ip_network("10.0.0.0/8"))


def test_phrases_for_all_sources_are_those_of_one_without_its_own() -> None:
    (source,) = read("defaults: {include: [hbo, hbo], exclude: [recap]}\n" + ONE).sources
    assert (source.include, source.exclude) == (("hbo",), ("recap",))


def test_the_contact_may_be_an_e_mail_address() -> None:
    assert read("contact: monitor+tv@mail.example\n" + ONE).contact == "monitor+tv@mail.example"


def test_norwegian_is_no_boolean() -> None:
    (source,) = read("sources: [{id: a, name: A, url: https://a.example/, language: no, country: NO}]").sources
    assert (source.language, source.country) == ("nb", "NO")


def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble() -> None:
    text = "sources:\r\n  - id: a\r\n    name: Ä\r\n    url: https://a.example/\r\n    language: de\r\n"
    assert parse(b"\xef\xbb\xbf" + text.encode(), Path("s.yaml"), environment={}).sources[0].name == "Ä"


def test_anchors_share_what_is_written_once() -> None:
    configuration = read(
        "sources:\n"
        "  - {id: a, name: A, url: https://a.example/, language: en, headers: &shared {X-Key: k}}\n"
        "  - {id: b, name: B, url: https://b.example/, language: en, headers: *shared}\n"
    )
    assert [source.headers for source in configuration.sources] == [(("X-Key", "k"),)] * 2


def test_secrets_do_not_show_in_errors_that_concern_something_else() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read(
            "sources: [{id: a, name: A, url: https://a.example/, language: xx, headers: {Cookie: '${T}'}}]", T="geheim"
        )
    assert "geheim" not in str(caught.value)


M, H = timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("defaults", "own", "mean", "bounds"),
    [
        pytest.param("1h", "{min: 10m, max: 6h}", H, (10 * M, 6 * H), id="for the usual interval"),
        pytest.param("1h", "{min: 10m, max: 6h, mean: 20m}", 20 * M, (10 * M, 6 * H), id="for one of its own"),
        pytest.param("8h", "{min: 10m, max: 6h}", 6 * H, (10 * M, 6 * H), id="within its bounds"),
        pytest.param("5m", "{min: 10m, max: 6h}", 10 * M, (10 * M, 6 * H), id="within them at the other end"),
        pytest.param("{min: 5m, max: 2h}", None, 30 * M, (5 * M, 2 * H), id="for half an hour, where nothing is fixed"),
        pytest.param("{min: 5m, max: 2h, mean: 1h}", None, H, (5 * M, 2 * H), id="for that of the defaults"),
        pytest.param(
            "{min: 5m, max: 2h, mean: 1h}",
            "{min: 1m, max: 4h}",
            H,
            (M, 4 * H),
            id="for that of the defaults, bounds aside",
        ),
        pytest.param("{min: 5m, max: 2h}", "15m", 15 * M, None, id="fixed, whatever is usual"),
    ],
)
def test_intervals_are_fixed_or_learned(
    defaults: str, own: str | None, mean: timedelta, bounds: tuple[timedelta, timedelta] | None
) -> None:
    entry = ONE.replace("language: en", f"language: en, interval: {own}") if own else ONE
    source = read(f"defaults: {{interval: {defaults}}}\n{entry}").sources[0]
    assert source.interval == mean
    assert source.interval_range == (bounds and IntervalRange(*bounds))
