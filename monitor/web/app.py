"""The web application: which address leads where."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from monitor.errors import StoreError
from monitor.publish import FORMATS
from monitor.web.assets import Assets
from monitor.web.errors import Errors
from monitor.web.feeds import Feeds
from monitor.web.healthz import Healthz
from monitor.web.hosts import Hosts
from monitor.web.metrics import Metrics
from monitor.web.pages import Pages
from monitor.web.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from monitor.model import Source
    from monitor.publish import Channel
    from monitor.web.reader import Reader


def app(
    reader: Reader,
    channel: Channel,
    *,
    hosts: Iterable[str] = (),
    sources: Callable[[], Sequence[Source]] = tuple,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    last_good: Path | None = None,
    unwritable: Callable[[], bool] = lambda: False,
    versions: Mapping[str, str] = MappingProxyType({}),
) -> Starlette:
    """Make the application, which never writes.

    `channel` is that of the RSS feed: the pages are below the path of its address, and below none, for a proxy may take
    it off. `hosts` are the names that they go by besides that in its address, and besides IP addresses and localhost;
    `sources` gives what is configured now, `clock` the time that pages count from (feeds hold no clock), `last_good`
    the RSS file that is served while the store cannot be read, `unwritable` whether the store refuses what checks find,
    `versions` what metrics tell of the program.
    """
    assets = Assets()
    view = View(channel, assets, clock)
    feeds = Feeds(reader, channel, last_good)
    pages = Pages(reader, view, sources)
    errors = Errors(view)
    answers = {
        "/": pages.scorecard,
        "/sources": pages.sources,
        "/series": pages.all_series,
        "/series/{slug}": pages.series,
        **{f"/{form.path}": feeds.endpoint(form) for form in FORMATS},
        "/healthz": Healthz(reader, sources, unwritable).answer,
        "/metrics": Metrics(reader, sources, versions).answer,
        "/static/{name}": assets.answer,
    }
    public = urlsplit(channel.link)
    # What has the path of the public address comes first: below "/series", "/series/feed.xml" is the feed.
    roots = dict.fromkeys((unquote(public.path).rstrip("/"), ""))
    routes = [Route(root, pages.scorecard) for root in roots if root]
    routes += [Route(f"{root}{path}", answer) for root in roots for path, answer in answers.items()]
    made = Starlette(
        routes=routes,
        middleware=[Middleware(Hosts, names=[public.netloc, *hosts])],
        exception_handlers={
            HTTPException: errors.refused,
            StoreError: errors.unreadable,
            Exception: errors.broken,
        },
    )
    # Starlette would redirect "/sources/" to an address made of the Host header, which anybody may write.
    made.router.redirect_slashes = False
    return made
