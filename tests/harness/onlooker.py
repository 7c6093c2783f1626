"""A subscriber who never looks away: what the feed must keep at every moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path


class Onlooker:
    """Looks at a feed's file again and again; fails where it is not whole, repeats an entry, or takes one back."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._bytes = b""
        self.dates: dict[str, str] = {}  # of every entry ever seen, by its GUID
        self.versions = 0  # of the feed

    def look(self) -> None:
        try:
            told = self._path.read_bytes()
        except FileNotFoundError:
            assert not self._bytes, "the feed was taken away"
            return
        if told != self._bytes:
            self._bytes = told
            self.versions += 1
            self.judge(told)

    def judge(self, told: bytes) -> None:
        items = [(item.findtext("guid"), item.findtext("pubDate")) for item in etree.fromstring(told).iter("item")]
        entries = {guid or "": date or "" for guid, date in items}
        assert len(entries) == len(items), "a GUID stands in the feed twice"
        assert entries.keys() >= self.dates.keys(), "an entry was taken back"
        assert all(entries[guid] == date for guid, date in self.dates.items()), "an entry was dated anew"
        self.dates = entries
