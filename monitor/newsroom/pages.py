"""Write what an outlet shows as its software would: HTML in six habits of markup, and four kinds of feed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.newsroom.front import Front, Story
    from monitor.newsroom.script import FeedFormat, Outlet, Wall, Words

_RELATED = 4  # teasers under an article
_FEEDS: dict[FeedFormat, tuple[str, str]] = {  # template and content type
    "rss": ("rss.xml", "application/rss+xml; charset=UTF-8"),
    "atom": ("atom.xml", "application/atom+xml; charset=utf-8"),
    "json": ("feed.json", "application/feed+json"),
    "sitemap": ("sitemap.xml", "application/xml"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """An answer before anything was asked of its freshness."""

    status: int
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page of one outlet needs: whose it is, its words, where it stands and how its seconds are dated."""

    outlet: Outlet
    words: Words
    base: str  # scheme and authority, without a slash at the end
    moment: Callable[[float], datetime]  # seconds of newsroom time to UTC

    def local(self, seconds: float) -> datetime:
        """Date a moment by the outlet's own clock, in whole seconds."""
        clock = timezone(timedelta(hours=self.outlet.utc_offset))
        return self.moment(seconds).replace(microsecond=0).astimezone(clock)

    def author(self, story: Story) -> str:
        """Name the author of a story, always the same one."""
        names = self.words.authors
        return names[self.number(story) % len(names)]

    def number(self, story: Story) -> int:
        """Give a story its number in the content system, the same whatever becomes of its headline."""
        return int(_digest(story.path)[:6], 16)


def listing(desk: Desk, front: Front) -> Page:
    """Write the front page."""
    return _html(desk, front, story=None, related=())


def article(desk: Desk, front: Front, story: Story) -> Page:
    """Write the page of one story, with teasers of others."""
    others = tuple(other for other in front.stories if other is not story)
    return _html(desk, front, story=story, related=others[:_RELATED])


def feed(desk: Desk, front: Front, form: FeedFormat) -> Page:
    """Write a feed or news sitemap."""
    template, content_type = _FEEDS[form]
    text = _environment().get_template(template).render(desk=desk, outlet=desk.outlet, stories=front.stories)
    return Page(200, content_type, text.encode())


def notice(desk: Desk, status: int, sentence: str) -> Page:
    """Write a page that says only that there is nothing to read."""
    text = _environment().get_template("notice.html").render(outlet=desk.outlet, words=desk.words, sentence=sentence)
    return Page(status, "text/html; charset=utf-8", text.encode())


def wall(desk: Desk, asked: Wall) -> Page:
    """Write the page that asks for consent in the place of every other."""
    text = _environment().get_template("wall.html").render(outlet=desk.outlet, wall=asked)
    return Page(200, "text/html; charset=utf-8", text.encode())


def robots(desk: Desk) -> Page:
    """Write the robots.txt that such a site has (RFC 9309)."""
    text = f"User-agent: *\nDisallow: /admin/\nDisallow: /search\n\nSitemap: {desk.base}/sitemap.xml\n"
    return Page(200, "text/plain; charset=utf-8", text.encode())


def _html(desk: Desk, front: Front, **stories: Any) -> Page:
    outlet = desk.outlet
    template = _environment().get_template(f"{front.family}.html")
    text = template.render(
        desk=desk,
        outlet=outlet,
        words=desk.words,
        stories=front.stories,
        css=partial(_class_name, f"{outlet.id} {front.generation}"),
        charset=outlet.charset if "meta" in outlet.declares else None,
        **stories,
    )
    content_type = f"text/html; charset={outlet.charset}" if "header" in outlet.declares else "text/html"
    # What an old charset cannot hold is written as a character reference, as old software does.
    return Page(200, content_type, text.encode(outlet.charset, errors="xmlcharrefreplace"))


def _class_name(seed: str, role: str) -> str:
    """Make a class name as bundlers do: another seed shares none with this one."""
    return f"{role}-{_digest(f'{seed} {role}')[:6]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("monitor", "data/newsroom/markup"),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["iso"] = datetime.isoformat
    environment.filters["utc"] = lambda moment: moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    environment.filters["rfc822"] = format_datetime
    return environment
