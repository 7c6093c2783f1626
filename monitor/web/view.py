"""From values to a page: the templates with the few words of code that they need."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from monitor.publish import FORMATS, Channel, instants, wording
from monitor.publish.templates import environment
from monitor.web import times
from monitor.web.representation import Representation, respond

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response

    from monitor.web.assets import Assets


class View:
    """Renders pages; every one of them is escaped and announces the feeds."""

    def __init__(self, channel: Channel, assets: Assets, clock: Callable[[], datetime]) -> None:
        self.now = clock
        self._environment = environment()
        root = urlsplit(channel.link).path.rstrip("/")  # where a proxy has put us
        self._environment.globals.update(channel=channel, formats=FORMATS, asset=assets.path, root=root)
        self._environment.filters.update(
            ago=times.ago, until=times.until, minute=instants.minute, day=instants.day, counted=wording.counted
        )

    def page(self, request: Request, template: str, status: HTTPStatus = HTTPStatus.OK, **values: Any) -> Response:
        """Answer with a page; `now` is what "4 min ago" is counted from."""
        html = self._environment.get_template(template).render(now=self.now(), **values)
        return respond(request, Representation(html.encode(), "text/html; charset=utf-8"), status)
