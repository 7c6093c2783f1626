"""Find in an article the series that its headline leaves out. Runs in a worker process that can be killed.

Read with the same care as headlines are: by the detector, sentence by sentence. A series is taken only when it is the
only one beyond doubt: a claim that stays unresolved is shown as such, a wrong name would be published.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.detect import DOUBTFUL
from monitor.extract import read_article
from monitor.identify import title_key
from monitor.model import Article, Certainty, Claim
from monitor.read.corroboration import Corroboration
from monitor.read.detecting import detector
from monitor.read.sentences import sentences
from monitor.read.sightings import Sighting, series_key, tells
from monitor.text.titles_shown import with_quotes
from monitor.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from monitor.detect import Detector
    from monitor.model import Document, PackFile

_MOST_SENTENCES = 14  # of the text; further down articles turn to other news


@dataclass(frozen=True, slots=True)
class Question:
    """A headline that names no series, for some claims of which its article is read."""

    url: str  # of the headline
    claims: tuple[Claim, ...]  # those without a series
    language: str  # BCP 47, of the headline
    lexicons: tuple[PackFile, ...] = ()  # the operator's own packs


def resolve(document: Document, question: Question) -> tuple[Claim | None, ...]:
    """Return each claim with the series that its article names, None where it names none or several.

    What is confirmed stays so only if the article tells it as sure; seasons and network that the headline leaves out
    are taken from the sentence that names the series. Raises ExtractError where the document is no article.
    """
    article = read_article(document)
    search = _Search(article, detector(question.lexicons), question.language)
    strange = question.url not in {canonical(document.url), article.url}
    found = [search.named(claim) if not strange or search.repeats(claim) else None for claim in question.claims]
    # Two claims of one headline are of two series: which is whose cannot be told when both come to the same.
    titles = [series_key(claim.series) for claim in found if claim and claim.series]
    return tuple(claim if claim and titles.count(series_key(claim.series or "")) == 1 else None for claim in found)


class _Search:
    """One article, read for the series of its headline."""

    def __init__(self, article: Article, reader: Detector, language: str) -> None:
        self._article = article
        self._reader = reader
        self._language = language
        text = [sentence for paragraph in article.paragraphs for sentence in sentences(paragraph)]
        head = [article.title, *sentences(article.description), *text[:_MOST_SENTENCES]]
        self._head = list(dict.fromkeys(filter(None, head)))
        self._corroboration = Corroboration(article, self._head)

    def repeats(self, claim: Claim) -> bool:
        """Tell whether the article's title claims the same: one to which an old address now leads need not."""
        return any(tells(told, claim) for told in self._read(self._article.title))

    def named(self, claim: Claim) -> Claim | None:
        """Look in the surest place first; a place in which several are named ends the search."""
        ways: tuple[Callable[[Claim], list[Sighting]], ...] = (
            self._named_plainly,
            self._named_by_emphasis,
            self._named_next,
            self._named_as_subject,
        )
        for way in ways:
            if sightings := way(claim):
                chosen = self._corroboration.only(sightings, claim)
                return _with(claim, chosen) if chosen else None
        return None

    def _named_plainly(self, claim: Claim) -> list[Sighting]:
        return self._sightings(claim, ((text, text) for text in self._head))

    def _named_by_emphasis(self, claim: Claim) -> list[Sighting]:
        """Read emphasis as quotation marks; names of magazines stand in it as well, so the article must be filed so."""
        texts = ((with_quotes(text, self._article.marked), text) for text in self._head)
        return self._filed(self._sightings(claim, ((quoted, text) for quoted, text in texts if quoted != text)))

    def _named_next(self, claim: Claim) -> list[Sighting]:
        """Read two sentences as one: "... ends its thriller. “Low Tide” was ..."; the second may name just anything."""
        texts = ((f"{one} {with_quotes(other, self._article.marked)}", other) for one, other in pairwise(self._head))
        found = self._filed(self._sightings(claim, texts))
        return [sighting for sighting in found if not self._corroboration.others_shown(sighting.series)]

    def _named_as_subject(self, claim: Claim) -> list[Sighting]:
        """Take the only series that the article is filed under, if its head names it and tells the same unnamed."""
        known = {series_key(title): title for title in self._corroboration.known}
        if len(known) != 1:
            return []
        ((series, title),) = known.items()
        claims = [told for text in self._head for told in self._read(text)]
        if any(_is_doubtful(told) and series_key(told.series or "") == series for told in claims):
            return []
        told = next((told for told in claims if tells(told, claim)), None)
        naming = next((text for text in self._head if series in title_key(text) or title in text), None)
        if told is None or naming is None or self._corroboration.others_shown(series):
            return []
        return [Sighting(replace(told, series=title), naming)]

    def _sightings(self, claim: Claim, texts: Iterable[tuple[str, str]]) -> list[Sighting]:
        """Return what texts tell of named series; each text comes with the sentence to be shown for it."""
        return [
            Sighting(told, shown)
            for text, shown in texts
            for told in self._read(text)
            if told.series and tells(told, claim) and not _is_doubtful(told)
        ]

    def _filed(self, sightings: list[Sighting]) -> list[Sighting]:
        return [sighting for sighting in sightings if self._corroboration.is_filed(sighting.series)]

    def _read(self, text: str) -> tuple[Claim, ...]:
        return self._reader.detect(text, self._language)


def _is_doubtful(told: Claim) -> bool:
    """Tell whether a title may be named only as somebody's earlier work, or as what was decided before."""
    return any(span.role == "title" and span.rule in DOUBTFUL for span in told.spans)


def _with(claim: Claim, sighting: Sighting) -> Claim:
    told = sighting.claim
    unsure = Certainty.RUMOURED in (claim.certainty, told.certainty)
    # Of another status the seasons are counted otherwise.
    seasons = told.seasons if told.status is claim.status else ()
    return replace(
        claim,
        series=told.series,
        certainty=Certainty.RUMOURED if unsure else claim.certainty,
        seasons=claim.seasons or seasons,
        network=claim.network or told.network,
        spans=(),
        named_by=sighting.sentence,
    )
