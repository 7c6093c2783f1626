"""TVmaze (api.tvmaze.com): no key; data under CC BY-SA, with credit. Its limit is 20 calls in 10 seconds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from monitor.lookup.asking import ask
from monitor.lookup.lenient import mapping, matching, number, sequence, text, year
from monitor.lookup.show import Show
from monitor.model import SeriesIds

if TYPE_CHECKING:
    from monitor.lookup.asking import Fetches

_OVER = "Ended"


class TVmaze:
    """Asks TVmaze for series by name or by the ids of others. Every method raises FetchError."""

    name = "tvmaze"

    def __init__(self, fetcher: Fetches, address: str = "https://api.tvmaze.com") -> None:
        self._fetcher = fetcher
        self._address = address

    async def search(self, title: str) -> tuple[Show, ...]:
        """Return the series with a name like this one, the best match first; their other names are not told."""
        answer = await self._ask(f"/search/shows?q={quote(title)}")
        found = (show(mapping(item).get("show")) for item in sequence(answer))
        return tuple(filter(None, found))

    async def best(self, title: str) -> Show | None:
        """Return the one series that TVmaze takes a name for, in whatever language, with its other names."""
        answer = mapping(await self._ask(f"/singlesearch/shows?q={quote(title)}&embed=akas"))
        found = show(answer)
        return found and replace(found, names=names(mapping(answer.get("_embedded")).get("akas"), found.title))

    async def by_ids(self, ids: SeriesIds) -> Show | None:
        """Return the series with one of these ids of IMDb or TheTVDB, with its other names."""
        for key, value in (("imdb", ids.imdb), ("thetvdb", ids.tvdb)):
            found = show(await self._ask(f"/lookup/shows?{key}={value}")) if value else None
            if found:
                return await self.with_names(found)
        return None

    async def with_names(self, found: Show) -> Show:
        """Return a series with its names in other countries."""
        return replace(found, names=names(await self._ask(f"/shows/{found.ids.tvmaze}/akas"), found.title))

    async def _ask(self, path: str) -> Any:
        return await ask(self._fetcher, self._address + path)


def show(data: Any) -> Show | None:
    """Return a series as TVmaze describes it, None for what is none."""
    told = mapping(data)
    title, tvmaze = text(told.get("name")), number(told.get("id"))
    if title is None or tvmaze is None:
        return None
    others = mapping(told.get("externals"))
    # A series of a streaming service has no network.
    homes = [mapping(told.get(kind)) for kind in ("network", "webChannel")]
    countries = (matching(mapping(home.get("country")).get("code"), "[A-Z]{2}") for home in homes)
    return Show(
        SeriesIds(tvmaze, number(others.get("thetvdb")), matching(others.get("imdb"), r"tt\d{5,10}")),
        title,
        year=year(told.get("premiered")),
        ended=year(told.get("ended")) if told.get("status") == _OVER else None,
        country=next(filter(None, countries), None),
        networks=tuple(filter(None, (text(home.get("name")) for home in homes))),
    )


def names(data: Any, title: str) -> tuple[str, ...]:
    """Return the other names in a list of akas, each once."""
    found = dict.fromkeys(text(mapping(item).get("name")) for item in sequence(data))
    return tuple(name for name in found if name and name != title)
