"""Subscription lists, well made and hostile."""

from __future__ import annotations

import pytest

from monitor.errors import ExtractError
from monitor.extract import Outline, read_opml


def opml(body: str, version: str = "2.0") -> bytes:
    return f'<?xml version="1.0"?><opml version="{version}"><head/><body>{body}</body></opml>'.encode()


@pytest.mark.parametrize("version", ["1.0", "1.1", "2.0"])
def test_subscriptions_are_found_in_whatever_folder(version: str) -> None:
    body = opml(
        '<outline text="TV"><outline text="Séries"><outline text="x" title="La Brume" type="rss" language="fr-ca" '
        'xmlUrl=" https://brume.example/feed " htmlUrl="https://brume.example/"/></outline></outline>'
        '<outline text="Dimma &amp; Co" XMLURL="https://dimma.example/rss"/>'
        '<outline text="A page" type="link" htmlUrl="https://fog.example/tv/"/><outline text="A note"/>',
        version,
    )
    assert read_opml(body) == (
        Outline("https://brume.example/feed", "https://brume.example/", "La Brume", "fr-CA"),
        Outline("https://dimma.example/rss", None, "Dimma & Co", None),
        Outline(None, "https://fog.example/tv/", "A page", None),
    )


def test_an_encoding_of_old_is_read() -> None:
    text = (
        '<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="Туман" xmlUrl="https://t.example/"/>'
    )
    (outline,) = read_opml(f"{text}</body></opml>".encode("cp1251"))
    assert outline.title == "Туман"


@pytest.mark.parametrize(
    ("body", "diagnosis"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"PK\x03\x04", "not-a-document", id="an archive"),
        pytest.param(b"a,b,c\n", "not-a-document", id="a table"),
        pytest.param(b"<rss><channel/></rss>", "not-opml", id="a feed"),
        pytest.param(b"<html><body>OPML</body></html>", "not-opml", id="a page"),
        pytest.param(b"<opml><body><outline></body></opml>", "not-well-formed", id="broken"),
        pytest.param(b"<opml>" + b"<outline>" * 100_000, "unreadable", id="deep"),
        pytest.param(
            b'<!DOCTYPE opml [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;"/></body></opml>',
            "entities",
            id="entities",
        ),
        pytest.param(
            b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/hostname">]><opml><body>&a;</body></opml>',
            "entities",
            id="files of the machine",
        ),
    ],
)
def test_what_is_no_list_is_told(body: bytes, diagnosis: str) -> None:
    with pytest.raises(ExtractError) as caught:
        read_opml(body)
    assert caught.value.diagnosis == diagnosis
