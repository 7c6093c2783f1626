"""What else an article says for a series that one of its sentences names, and for others that could be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from monitor.identify import title_key
from monitor.model import Certainty
from monitor.read.sightings import Sighting, catalogue, series_key
from monitor.text.titles_shown import is_titular, quoted_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.model import Article, Claim

_MENTIONS = 2  # sentences that name it, for an article to come back to a series


class Corroboration:
    """Weighs the series that the head of one article names; the head's texts are told apart as they stand."""

    def __init__(self, article: Article, head: Sequence[str]) -> None:
        self._head = [title_key(text) for text in head]
        self._filed = {series_key(name) for name in (*article.tags, *article.series)}
        self._address = title_key(unquote(urlsplit(article.url).path).replace("/", " ").replace("-", " "))
        shown = {title for text in head for title in quoted_titles(text)}
        shown |= {mark for mark in article.marked if is_titular(mark)}
        self._shown = {series_key(title) for title in shown}
        self.known = _known_series(article)

    def only(self, sightings: Sequence[Sighting], claim: Claim) -> Sighting | None:
        """Return the telling sighting of the one series that is named beyond doubt, None where there is none.

        A series that nothing else in the article contests is. Beside others it must be the first that is named, and
        the only one that the article is filed under or that tells the season of the headline.
        """
        by_sentence: dict[str, set[str]] = {}
        for sighting in sightings:
            by_sentence.setdefault(sighting.sentence, set()).add(sighting.series)
        listed = {series for several in by_sentence.values() if len(several) > 1 for series in several}
        named = list(dict.fromkeys(sighting.series for sighting in sightings))
        if named[0] in listed:
            return None  # told side by side, in one sentence: which of them is meant nobody can say
        in_season = [series for series in named if _tells_season(series, sightings, claim)]
        sure = [series for series in named if series in in_season or self.is_filed(series)]
        if len(named) > 1 and sure != named[:1]:
            return None
        chosen = named[0]
        own = [sighting for sighting in sightings if sighting.series == chosen]
        best = min(own, key=lambda sighting: sighting.claim.certainty is Certainty.RUMOURED)
        hedged = best.claim.certainty is Certainty.RUMOURED and self._mentions(chosen) < _MENTIONS
        if chosen not in in_season and (self._is_contested(chosen) or (hedged and not self.is_filed(chosen))):
            return None
        return best

    def is_filed(self, series: str) -> bool:
        """Tell whether the outlet files the article under a series, or writes it into its address."""
        return series in self._filed or _holds(self._address, series)

    def others_shown(self, series: str) -> bool:
        """Tell whether the head of the article sets off another title as well."""
        return bool(self._shown - {series})

    def _is_contested(self, series: str) -> bool:
        """Tell whether another title that the head sets off could be what the article is about.

        Beside a series that it is filed under, or comes back to, only one that it is filed under as well.
        """
        others = self._shown - {series}
        if self.is_filed(series) or self._mentions(series) >= _MENTIONS:
            others = set(filter(self.is_filed, others))
        return any(self._mentions(other) >= self._mentions(series) for other in others)

    def _mentions(self, series: str) -> int:
        return sum(_holds(text, series) for text in self._head)


def _known_series(article: Article) -> tuple[str, ...]:
    """Return the series that an article is filed under: by structured data, or by tags that the catalogue knows."""
    if article.series:
        return tuple(dict.fromkeys(article.series))
    return tuple(tag for tag in article.tags if catalogue().find(title_key(tag)))


def _tells_season(series: str, sightings: Sequence[Sighting], claim: Claim) -> bool:
    told = ((sighting.claim.status, sighting.claim.seasons) for sighting in sightings if sighting.series == series)
    return bool(claim.seasons) and (claim.status, claim.seasons) in told


def _holds(text: str, series: str) -> bool:
    return f" {series} " in f" {text} " or (len(series) > 1 and not series.isascii() and series in text)
