"""The body of an entry: what happened in our own words, then the reports that say so. HTML, safe to embed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from monitor.publish import wording
from monitor.publish.templates import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from monitor.model import Event
    from monitor.publish.report import Report

_REPORT_LIMIT = 12  # our own page has them all


def describe(event: Event, earlier: Event | None, reports: Sequence[Report], page: str) -> str:
    """Return the HTML of an entry; `earlier` is the event that this one refers to, `page` our own address for it."""
    return _template().render(
        series=wording.series_title(event),
        sentence=wording.phrase(event.status, event.certainty).sentence,
        detail=wording.detail(event),
        follow_up=wording.follow_up(event, earlier) if earlier else None,
        told=_told(event),
        reports=reports[:_REPORT_LIMIT],
        left_out=max(0, len(reports) - _REPORT_LIMIT),
        page=page,
    )


def _told(event: Event) -> str:
    languages = len({item.language for item in event.evidence})
    outlets = wording.counted(event.outlets, "outlet")
    return f"Reported by {outlets}" + (f" in {wording.counted(languages, 'language')}" if languages > 1 else "")


@cache
def _template() -> Template:
    return environment().get_template("entry.html")
