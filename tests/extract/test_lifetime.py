"""How long a feed says that it may be kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.extract import extract
from monitor.model import Document

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SYNDICATION = "http://purl.org/rss/1.0/modules/syndication/"
ITEM = "<item><title>Harbor Lights renewed</title><link>https://a.example/1</link></item>"


def stated(body: str) -> timedelta | None:
    return extract(Document("https://a.example/feed", body.encode(), "application/xml")).ttl


def rss(lines: str) -> str:
    return f'<rss version="2.0" xmlns:sy="{SYNDICATION}"><channel><title>A</title>{lines}{ITEM}</channel></rss>'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", None),
        ("<ttl>60</ttl>", HOUR),
        pytest.param("<ttl> 15 </ttl>", HOUR / 4, id="white space"),
        pytest.param("<ttl>0</ttl>", None, id="no time"),
        pytest.param("<ttl>soon</ttl>", None, id="nonsense"),
        pytest.param("<ttl>99999999999</ttl>", None, id="longer than a life"),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", HOUR / 2),
        ("<sy:updatePeriod> Daily </sy:updatePeriod>", DAY),
        pytest.param("<sy:updateFrequency>2</sy:updateFrequency>", None, id="a frequency of nothing"),
        pytest.param("<sy:updatePeriod>often</sy:updatePeriod>", None, id="an unknown period"),
        pytest.param("<ttl>60</ttl><sy:updatePeriod>daily</sy:updatePeriod>", HOUR, id="RSS's own word first"),
    ],
)
def test_rss_states_it_in_minutes_or_periods(lines: str, expected: timedelta | None) -> None:
    assert stated(rss(lines)) == expected


def test_rdf_and_atom_know_the_module_too() -> None:
    period = "<sy:updatePeriod>hourly</sy:updatePeriod>"
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:sy="{SYNDICATION}"><channel><title>A</title>{period}</channel>{ITEM}</rdf:RDF>'
    )
    entry = '<entry><title>Harbor Lights renewed</title><link href="https://a.example/1"/></entry>'
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:sy="{SYNDICATION}"><title>A</title>{period}{entry}</feed>'
    assert (stated(rdf), stated(atom)) == (HOUR, HOUR)


def test_pages_state_none() -> None:
    assert stated("<!doctype html><title>A</title><a href=/1>Harbor Lights is renewed for a third season</a>") is None
