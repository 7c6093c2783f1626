"""Wikidata (www.wikidata.org): no key; data under CC0. Asked for several entities at once, as it wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from monitor.lookup.asking import ask
from monitor.lookup.lenient import mapping, matching, number, sequence, text, year
from monitor.lookup.show import Show
from monitor.model import SeriesIds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from monitor.lookup.asking import Fetches

_HITS = 7  # entities looked at for one name; an entity is about 100 kB
_ENTITY = r"Q\d{1,12}"
# "Instance of": what kinds of things count as series.
_KINDS = frozenset(
    {
        "Q5398426",  # television series
        "Q15416",  # television program
        "Q1259759",  # miniseries
        "Q581714",  # animated series
        "Q63952888",  # anime television series
        "Q117467246",  # animated television series
        "Q526877",  # web series
        "Q23739",  # soap opera
        "Q15836186",  # telenovela
        "Q182415",  # reality television
    }
)
# "Country of origin": those of the languages that we read, by ISO 3166-1.
_COUNTRIES = {
    "Q30": "US", "Q145": "GB", "Q16": "CA", "Q408": "AU", "Q664": "NZ", "Q27": "IE", "Q183": "DE", "Q40": "AT",
    "Q39": "CH", "Q142": "FR", "Q31": "BE", "Q29": "ES", "Q96": "MX", "Q414": "AR", "Q298": "CL", "Q739": "CO",
    "Q38": "IT", "Q45": "PT", "Q155": "BR", "Q55": "NL", "Q34": "SE", "Q35": "DK", "Q20": "NO", "Q33": "FI",
    "Q189": "IS", "Q36": "PL", "Q213": "CZ", "Q28": "HU", "Q218": "RO", "Q41": "GR", "Q43": "TR", "Q159": "RU",
    "Q212": "UA", "Q79": "EG", "Q851": "SA", "Q822": "LB", "Q858": "SY", "Q668": "IN", "Q252": "ID", "Q17": "JP",
    "Q884": "KR", "Q148": "CN", "Q865": "TW", "Q801": "IL", "Q258": "ZA",
}  # fmt: skip


class Wikidata:
    """Asks Wikidata for series by name. Every method raises FetchError."""

    name = "wikidata"

    def __init__(
        self, fetcher: Fetches, languages: Iterable[str], address: str = "https://www.wikidata.org/w/api.php"
    ) -> None:
        """`languages` are the BCP 47 tags of the languages that names are wanted in."""
        self._fetcher = fetcher
        self._languages = "|".join(tag.lower() for tag in languages)
        self._address = address

    async def search(self, title: str, language: str) -> tuple[Show, ...]:
        """Return the series with this name in a language, a BCP 47 tag, with their names in all languages."""
        found = await self._ask(
            action="wbsearchentities", search=title, language=language.lower(), type="item", limit=_HITS
        )
        ids = [matching(mapping(hit).get("id"), _ENTITY) for hit in sequence(mapping(found).get("search"))]
        wanted = "|".join(filter(None, ids))
        if not wanted:
            return ()
        entities = await self._ask(
            action="wbgetentities", ids=wanted, props="labels|aliases|claims", languages=self._languages
        )
        # In the order of the search: the best match first.
        told = mapping(mapping(entities).get("entities"))
        return tuple(filter(None, (show(told.get(entity)) for entity in wanted.split("|"))))

    async def _ask(self, **question: object) -> Any:
        return await ask(self._fetcher, f"{self._address}?{urlencode({**question, 'format': 'json'})}")


def show(data: Any) -> Show | None:
    """Return a series as Wikidata describes it, None for what is none."""
    told = mapping(data)
    wikidata, claims = matching(told.get("id"), _ENTITY), mapping(told.get("claims"))
    names = list(dict.fromkeys(_names(told)))
    if wikidata is None or not names or not _KINDS.intersection(_entities(claims, "P31")):
        return None
    countries = (_COUNTRIES[entity] for entity in _entities(claims, "P495") if entity in _COUNTRIES)
    return Show(
        SeriesIds(
            tvmaze=_first(number(value) for value in _values(claims, "P8600")),
            tvdb=_first(number(value) for value in _values(claims, "P4835")),
            imdb=_first(matching(value, r"tt\d{5,10}") for value in _values(claims, "P345")),
            tmdb=_first(number(value) for value in _values(claims, "P4983")),
            wikidata=wikidata,
        ),
        names[0],
        tuple(names[1:]),
        year=min(_years(claims, "P580", "P577"), default=None),
        ended=max(_years(claims, "P582"), default=None),
        country=next(countries, None),
    )


def _names(told: dict[str, Any]) -> Iterator[str]:
    """Yield labels, the English one first, and then aliases."""
    labels = mapping(told.get("labels"))
    for tag in sorted(labels, key=lambda tag: (tag != "en", tag)):
        yield from filter(None, [text(mapping(labels[tag]).get("value"))])
    for _, several in sorted(mapping(told.get("aliases")).items()):
        yield from filter(None, (text(mapping(one).get("value")) for one in sequence(several)))


def _values(claims: dict[str, Any], property_id: str) -> Iterator[Any]:
    """Yield the values that are told of a property; deprecated ones are no more than on record."""
    for claim in sequence(claims.get(property_id)):
        if mapping(claim).get("rank") != "deprecated":
            snak = mapping(mapping(claim).get("mainsnak"))
            yield mapping(snak.get("datavalue")).get("value")


def _entities(claims: dict[str, Any], property_id: str) -> Iterator[str]:
    return filter(None, (matching(mapping(value).get("id"), _ENTITY) for value in _values(claims, property_id)))


def _years(claims: dict[str, Any], *properties: str) -> list[int]:
    times = (mapping(value).get("time") for one in properties for value in _values(claims, one))
    return list(filter(None, map(year, times)))


def _first(values: Iterator[Any]) -> Any:
    return next((value for value in values if value is not None), None)
