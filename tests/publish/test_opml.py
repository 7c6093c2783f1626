"""The sources as a list for feed readers."""

from __future__ import annotations

from datetime import timedelta

from monitor.extract import Outline, read_opml
from monitor.model import Source, SourceKind
from monitor.publish import opml


def source(name: str, url: str, language: str, kind: SourceKind | None = None) -> Source:
    return Source(name.lower(), name, url, language, timedelta(minutes=30), kind=kind)


def test_what_is_written_is_read_back() -> None:
    content = opml(
        "Mine & yours",
        [
            source("Fog", "https://fog.example/?a=1&b=2", "en", SourceKind.FEED),
            source("Mist", "https://mist.example/tv/", "en", SourceKind.PAGE),
            source("Brume", "https://brume.example/feed", "fr"),
        ],
    )
    assert read_opml(content) == (
        Outline("https://fog.example/?a=1&b=2", None, "Fog", "en"),
        Outline(None, "https://mist.example/tv/", "Mist", "en"),
        Outline("https://brume.example/feed", None, "Brume", "fr"),
    )
    assert b"<title>Mine &amp; yours</title>" in content
    assert content.count(b'<outline text="English">') == content.count(b'<outline text="French">') == 1
