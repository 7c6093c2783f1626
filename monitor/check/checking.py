"""The use case: check one source. It reads as the path of the data does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from monitor import log
from monitor.check.digest import document_digest, rules_digest, same_rules
from monitor.check.outcome import Outcome
from monitor.check.reading import Manner, Reading
from monitor.check.settle import settle
from monitor.errors import ExtractError, FetchError, StoreError
from monitor.model import Document, NotModified, Source, SourceHealth, Validators

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.check.desk import Desk
    from monitor.store import Transaction

_LOG = log.get("check")


async def check(source: Source, desk: Desk) -> Outcome:
    """Fetch a source, read it, and commit what it says in one transaction.

    Raises StoreError; every other mishap is the source's, is stored as such, and stops no other source.
    """
    try:
        return await _check(source, desk)
    except (FetchError, ExtractError) as error:
        return await desk.store.write(partial(_failed, source, desk, error))
    except StoreError:
        raise
    except Exception:  # noqa: BLE001 - the one broad net: one source must not stop the others
        # One source must not stop the others; what this is we do not know, so the traceback goes to the log.
        _LOG.exception("check crashed", source=source.id)
        mishap = ExtractError("crashed", "the monitor itself failed on this source; see its log")
        return await desk.store.write(partial(_failed, source, desk, mishap))


async def _check(source: Source, desk: Desk) -> Outcome:
    health = await desk.store.read(lambda reader: reader.health_of(source.id))
    manner = Manner.of(source, desk.lexicons)
    rules = rules_digest(manner, desk.version)
    # With other rules an unchanged document may say something else: then "not modified" would hide it.
    known = health if health is not None and same_rules(health.digest, rules) else None
    answer = await desk.fetcher.fetch(
        source.url,
        known=known.validators if known else Validators(),
        validators_url=known.validators_url if known else None,
        headers=source.headers,
        allow_private=source.allow_private,
    )
    if isinstance(answer, NotModified):
        return await desk.store.write(partial(_unchanged, source, desk, answer))
    digest = document_digest(rules, answer.body)
    if known and known.digest == digest:
        return await desk.store.write(partial(_unchanged, source, desk, answer))
    reading = await desk.reader.read(answer, manner)
    if not reading.headlines:
        # An empty page is a fault of the page or of our reading, never news: nothing that is stored changes.
        raise ExtractError("empty", "no headlines were found on it")
    return await desk.store.write(partial(_settled, source, desk, (answer, digest), reading))


def _settled(
    source: Source, desk: Desk, brought: tuple[Document, str], reading: Reading, transaction: Transaction
) -> Outcome:
    now = desk.clock()
    document, digest = brought
    health = _health(transaction, source)
    result = settle(transaction, source, health, reading.headlines, now, catalogue=desk.catalogue, rules=desk.rules)
    next_check = desk.plan.after_success(now, source.interval)
    transaction.save_health(
        replace(
            _well(health, now, next_check),
            headlines=len(reading.headlines),
            validators=document.validators,
            validators_url=document.url,
            digest=digest,
        )
    )
    return Outcome(
        source.id,
        next_check,
        headlines=len(reading.headlines),
        headlines_new=result.headlines_new,
        claims=result.claims,
        events=result.opened,
        changed=bool(result.opened or result.joined),
    )


def _unchanged(source: Source, desk: Desk, answer: Document | NotModified, transaction: Transaction) -> Outcome:
    now = desk.clock()
    health = _health(transaction, source)
    next_check = desk.plan.after_success(now, source.interval)
    validators_url = answer.url if isinstance(answer, Document) else health.validators_url
    transaction.save_health(
        replace(_well(health, now, next_check), validators=answer.validators, validators_url=validators_url)
    )
    return Outcome(source.id, next_check, unchanged=True, headlines=health.headlines or 0)


def _well(health: SourceHealth, now: datetime, next_check: datetime) -> SourceHealth:
    if health.diagnosis is not None:
        _LOG.info("source is well again", source=health.id, was=health.diagnosis)
    return replace(
        health,
        last_checked=now,
        last_success=now,
        next_check=next_check,
        failures=0,
        diagnosis=None,
        message=None,
        failing_since=None,
    )


def _failed(source: Source, desk: Desk, error: FetchError | ExtractError, transaction: Transaction) -> Outcome:
    now = desk.clock()
    health = _health(transaction, source)
    failures = health.failures + 1
    retry_after = error.retry_after if isinstance(error, FetchError) else None
    next_check = desk.plan.after_failure(now, failures, retry_after)
    if health.diagnosis != error.diagnosis:
        # Told on entering a state of error, not on every check within it.
        _LOG.warning("source fails", source=source.id, diagnosis=error.diagnosis, message=str(error))
    transaction.save_health(
        replace(
            health,
            last_checked=now,
            next_check=next_check,
            failures=failures,
            diagnosis=error.diagnosis,
            message=str(error),
            failing_since=health.failing_since or now,
        )
    )
    return Outcome(source.id, next_check, error.diagnosis, str(error), headlines=health.headlines or 0)


def _health(transaction: Transaction, source: Source) -> SourceHealth:
    health = transaction.health_of(source.id)
    if health is None:
        raise StoreError(f"the source {source.id!r} is not in the store", "configured sources are put there first")
    return health
