"""The list of sources that ships."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from monitor.config import Configuration
from monitor.daemon import load_configuration
from monitor.detect.loading import shipped
from monitor.urls import canonical

SHIPPED = Path(__file__).parents[2] / "sources.yaml"
# Of these no address by https is known.
ONLY_HTTP = {"serialzone-bleskovky"}


@cache
def configuration() -> Configuration:
    return load_configuration(SHIPPED)


def test_it_is_broad() -> None:
    sources = [source for source in configuration().sources if source.enabled]
    languages = Counter(source.language.partition("-")[0] for source in sources)
    assert len(sources) >= 150
    assert set(languages) == set(shipped())
    assert min(languages.values()) >= 4


def test_each_says_who_and_where_it_is() -> None:
    for source in configuration().sources:
        assert source.name.strip(), source.id
        assert source.country, source.id
        assert source.kind, source.id


def test_no_address_stands_there_twice_whatever_its_spelling() -> None:
    addresses = Counter(
        (canonical(source.url) or "").partition("://")[2].removeprefix("www.").rstrip("/")
        for source in configuration().sources
    )
    assert [address for address, count in addresses.items() if count > 1] == []


def test_addresses_are_asked_for_by_https() -> None:
    plain = {source.id for source in configuration().sources if not source.url.startswith("https://")}
    assert plain == ONLY_HTTP


def test_it_is_grouped_by_language_so_that_new_sources_find_their_place() -> None:
    languages = [source.language.partition("-")[0] for source in configuration().sources]
    turns = [one for one, other in zip(languages, [*languages[1:], ""], strict=True) if one != other]
    assert len(turns) == len(set(turns))


def test_it_asks_nobody_too_often_and_no_private_network() -> None:
    for source in configuration().sources:
        assert source.interval.total_seconds() >= 600, source.id
        assert not source.allow_private, source.id
