"""Follow headlines that name no series to their articles: each once, politely, a few a check.

Only for what could be published: a rumour's series is shown with its headline when it is named, but is not worth a
request, and neither is old news. A failing article never fails the check; its claim waits and is shown as unresolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from monitor import decide, log
from monitor.check.asking import ask_for_document
from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError
from monitor.model import Certainty
from monitor.read.resolving import Question
from monitor.read.sightings import series_key, tells
from monitor.settle.telling import Later, fullest
from monitor.store import Inquiry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from monitor.check.desk import Desk
    from monitor.model import Claim, Headline, Source
    from monitor.settle.telling import Told
    from monitor.store import Reader, Transaction, Waiting

_LOG = log.get("check")
_ATTEMPTS = 2
# What may well be over at the next check.
_PASSING = frozenset(
    {
        Diagnosis.CRASHED,
        Diagnosis.DISCONNECTED,
        Diagnosis.DNS,
        Diagnosis.RATE_LIMITED,
        Diagnosis.REFUSED,
        Diagnosis.ROBOTS_UNAVAILABLE,
        Diagnosis.SERVER_ERROR,
        Diagnosis.STOPPED,
        Diagnosis.TIMEOUT,
        Diagnosis.UNREACHABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Followed:
    """What articles told in one check."""

    # Of headlines of this check, in the place of those read in them.
    claims: dict[Headline, tuple[Claim, ...]] = field(default_factory=dict)
    later: tuple[Later, ...] = ()  # headlines of earlier checks, whose series is known now
    inquiries: tuple[Inquiry, ...] = ()

    def applied(self, told: Sequence[Told]) -> list[Told]:
        """Return what a document tells, with the series that its articles name."""
        return [(headline, self.claims.get(headline, claims)) for headline, claims in told]

    def record(self, transaction: Transaction, source_id: str) -> None:
        """Store what came of asking, so that no article is asked twice."""
        for inquiry in self.inquiries:
            transaction.record_inquiry(source_id, inquiry)


@dataclass(frozen=True, slots=True)
class _Errand:
    """An article to be asked, or one whose answer is known."""

    headline: Headline
    claims: tuple[Claim, ...]  # all that the headline makes
    inquiry: Inquiry
    headline_id: int | None = None  # in the store; None for a headline of this check
    answers: tuple[Claim, ...] | None = None  # what the article told another source


async def follow(source: Source, desk: Desk, told: Sequence[Told]) -> Followed:
    """Ask the articles of new headlines that need it, and those that wait from earlier checks; raises StoreError.

    To be called before the transaction in which `told` is settled: the network first, then the commit.
    """
    if not desk.articles:
        return Followed()
    errands = await desk.store.read(partial(_errands, source, desk, told))
    known = [errand for errand in errands if errand.answers is not None]
    open_ones = [errand for errand in errands if errand.answers is None]
    # One after the other: they mostly live on one host, which is asked politely anyway.
    asked = [await _asked(errand, source, desk) for errand in open_ones[: desk.articles]]
    answered = [*(_settled(errand, errand.answers or ()) for errand in known), *asked]
    # Those beyond the limit wait for the next checks, and are not forgotten.
    waiting = [errand.inquiry for errand in open_ones[desk.articles :] if errand.headline_id is None]
    return Followed(
        claims={errand.headline: errand.claims for errand in answered if errand.headline_id is None},
        later=tuple(
            Later(errand.headline_id, errand.headline, errand.claims)
            for errand in answered
            if errand.headline_id is not None and any(claim.named_by for claim in errand.claims)
        ),
        inquiries=(*(errand.inquiry for errand in asked), *waiting),
    )


def is_worth_following(claim: Claim) -> bool:
    """Tell whether a claim lacks its series and could be published with it."""
    return claim.series is None and claim.status.is_event and claim.certainty is not Certainty.RUMOURED


def _errands(source: Source, desk: Desk, told: Sequence[Told], reader: Reader) -> list[_Errand]:
    """Return what new headlines and those that wait give reason to ask, the newest headlines first."""
    now = desk.clock()
    new = _new(source, desk, told, now, reader)
    inquiries = reader.inquiries([headline.url for headline, _ in new])
    errands = [
        _Errand(headline, claims, Inquiry(headline.url, due=now))
        for headline, claims in new
        if headline.url not in inquiries
    ]
    for headline, claims in new:
        inquiry = inquiries.get(headline.url)
        if inquiry and inquiry.asked and (answers := reader.named_at(headline.url)):
            errands.append(_Errand(headline, claims, inquiry, answers=tuple(answers)))
    shown = {headline.url for headline, _ in new}
    due = reader.articles_due(source.id, now, desk.articles)
    return errands + [_waiting(item) for item in due if item.headline.url not in shown]


def _new(source: Source, desk: Desk, told: Sequence[Told], now: datetime, reader: Reader) -> list[Told]:
    """Return the headlines that this check is the first to tell and that could be news, the newest first."""
    unnamed = [
        (headline, claims) for headline, claims in fullest(told).values() if any(map(is_worth_following, claims))
    ]
    if not unnamed:
        return []
    health = reader.health_of(source.id)
    assert health is not None, "configured sources are put into the store first"
    kind = decide.circumstances(health, reader.founded_at(), now, desk.rules)
    timely = [item for item in unnamed if decide.timely(item[0].published, kind, desk.rules, now)]
    news = reader.news(source.id, [headline for headline, _ in timely])
    fresh = [item for item in timely if item[0].url in news]
    return sorted(fresh, key=lambda item: item[0].published or now, reverse=True)


def _waiting(item: Waiting) -> _Errand:
    return _Errand(item.headline, item.claims, item.inquiry, item.headline_id)


async def _asked(errand: _Errand, source: Source, desk: Desk) -> _Errand:
    """Ask an article, and return the errand with the claims as they are then and what came of it."""
    url, attempts = errand.headline.url, errand.inquiry.attempts + 1
    unnamed = tuple(filter(is_worth_following, errand.claims))
    question = Question(url, unnamed, errand.headline.language or source.language, desk.lexicons)
    try:
        document = await ask_for_document(url, source, desk)
        found = await desk.reader.resolve(document, question)
    except (FetchError, ExtractError) as error:
        _LOG.info("article not read", source=source.id, url=url, diagnosis=error.diagnosis, message=str(error))
        inquiry = Inquiry(url, attempts, desk.clock(), _again(error, attempts, desk.clock), error.diagnosis)
        return replace(errand, inquiry=inquiry)
    named = tuple(filter(None, found))
    diagnosis = None if named else Diagnosis.NOT_FOUND_IN_ARTICLE
    done = _settled(errand, named)
    _LOG.info("article read", source=source.id, url=url, series=[claim.series for claim in named])
    return replace(done, inquiry=Inquiry(url, attempts, desk.clock(), None, diagnosis))


def _again(error: FetchError | ExtractError, attempts: int, clock: Callable[[], datetime]) -> datetime | None:
    if attempts >= _ATTEMPTS or error.diagnosis not in _PASSING:
        return None
    retry_after = error.retry_after if isinstance(error, FetchError) else None
    return clock() + timedelta(seconds=retry_after or 0)


def _settled(errand: _Errand, named: Sequence[Claim]) -> _Errand:
    """Put named claims in the place of those that lacked their series; two of one headline are not of one series."""
    taken = {series_key(claim.series) for claim in errand.claims if claim.series}
    left = [claim for claim in named if series_key(claim.series or "") not in taken]
    claims = []
    for claim in errand.claims:
        fitting = [one for one in left if tells(one, claim)] if is_worth_following(claim) else []
        if len(fitting) == 1:
            left.remove(fitting[0])
            claim = _named_as(claim, fitting[0])  # noqa: PLW2901 - the same claim, with its series
        claims.append(claim)
    return replace(errand, claims=tuple(claims))


def _named_as(claim: Claim, named: Claim) -> Claim:
    # What another source's headline was sure of, this one need not be.
    unsure = Certainty.RUMOURED in (claim.certainty, named.certainty)
    return replace(named, status=claim.status, certainty=Certainty.RUMOURED if unsure else claim.certainty)
