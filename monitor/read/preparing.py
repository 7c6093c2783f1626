"""Makes everything ready that reading documents takes, whatever their kinds."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from monitor.errors import ExtractError
from monitor.model import Document
from monitor.read.detecting import detector
from monitor.read.reading import Manner, read
from monitor.read.resolving import Question, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

# The environment variable with the languages that the fork server loads; it can be told nothing in another way.
LANGUAGES = "SERIES_MONITOR_PRELOADED_LANGUAGES"
_PAGE = b"""<!doctype html><html lang="en"><title>News</title><body><main><article><h1>Harbor Lights ends</h1>
<p>By A. Writer, March 3, 2026</p><p>The drama will not return, its makers said on Monday.</p></article>
<ul><li><a href="/2026/03/harbor-lights-ends">Harbor Lights ends after two seasons</a> 3 March 2026</li></ul></main>"""
_FEED = b"""<rss version="2.0"><channel><title>News</title><link>https://a.example/</link><item>
<title>Harbor Lights ends after two seasons</title><link>https://a.example/1</link>
<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item></channel></rss>"""


def prepare(languages: Collection[str], between: Callable[[], object]) -> None:
    """Load the packs of some languages, and by reading a little of each kind what else is loaded at its first use.

    `between` is called again and again meanwhile: with all languages it takes a second or two.
    """
    for language in detector().languages:
        if language in languages:
            between()
            detector().prepare(language)
    page, feed = (Document("https://a.example/1", body, None) for body in (_PAGE, _FEED))
    for reading in (
        partial(read, page, Manner("en")),
        partial(read, feed, Manner("en")),
        partial(resolve, page, Question("https://a.example/1", (), "en")),
    ):
        with suppress(ExtractError):  # so little is hardly worth reading; nobody asks what it says
            reading()
