"""The use case: check one source. It reads as the path of the data does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from monitor import log
from monitor.check.asking import ask
from monitor.check.digest import document_digest, rules_digest, rules_of, same_rules
from monitor.check.explaining import explained
from monitor.check.following import Followed, follow
from monitor.check.line import RUNG, is_down, unreached
from monitor.check.marking import failing, well
from monitor.check.outcome import Outcome
from monitor.check.pacing import is_made_for_programs, kept, known_validators, note_arrival, paced
from monitor.check.parts import read_parts, remembered_index
from monitor.check.removed import REST, given_up
from monitor.check.silence import silence
from monitor.check.verdict import Refusal, doubted_below, refusal
from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError, StoreError
from monitor.model import Document, NotModified, Part, Source, SourceHealth
from monitor.read.reading import Manner, Reading
from monitor.settle.settling import Settled, settle

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.check.desk import Desk
    from monitor.store import Transaction

_LOG = log.get("check")


@dataclass(frozen=True, slots=True)
class _Brought:
    """What was fetched for a source."""

    answer: Document | NotModified
    digest: str  # of the source's document, whether it came now or is known from before
    reading: Reading | None = None  # None where nothing has changed
    parts: tuple[Part, ...] = ()  # where the document is an index
    followed: Followed = field(default_factory=Followed)


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
        mishap = ExtractError(Diagnosis.CRASHED, "the monitor itself failed on this source; see its log")
        return await desk.store.write(partial(_failed, source, desk, mishap))


async def _check(source: Source, desk: Desk) -> Outcome:
    health = await desk.store.read(lambda reader: reader.health_of(source.id))
    manner = Manner.of(source, desk.lexicons)
    rules = rules_digest(manner, desk.version)
    # With other rules an unchanged document may say something else: then "not modified" would hide it.
    known = health if health is not None and same_rules(health.digest, rules) else None
    answer = await _answer(source, desk, known)
    digest = document_digest(rules, answer.body) if isinstance(answer, Document) else (health and health.digest) or ""
    same = isinstance(answer, NotModified) or (known is not None and known.digest == digest)
    parts = tuple(await desk.store.read(lambda reader: reader.parts(source.id)))
    if same and not parts:
        return await _nothing_new(source, desk, _Brought(answer, digest))
    # What other rules found is no measure for these.
    past = await desk.store.read(lambda reader: reader.past_readings(source.id)) if known else []
    if isinstance(answer, NotModified) or same:
        reading = remembered_index(parts)
    else:
        reading = await desk.reader.read(answer, replace(manner, doubted_below=doubted_below(past)))
    if reading.parts:
        # Whether its parts have changed, an index need not tell.
        whole = await read_parts(reading, source, desk, manner, rules, known=parts)
        reading, parts = whole.reading, whole.parts
        if same and not reading.headlines:
            return await _nothing_new(source, desk, _Brought(answer, digest, parts=parts))
    if reason := refusal(source, reading, answer.url, past, desk.clock()):
        return await desk.store.write(partial(_refused, source, desk, _Brought(answer, digest, reading), reason))
    followed = await follow(source, desk, reading.headlines)
    brought = _Brought(answer, digest, reading, parts if reading.parts else (), followed)
    return await desk.store.write(partial(_settled, source, desk, brought, reading))


async def _answer(source: Source, desk: Desk, known: SourceHealth | None) -> Document | NotModified:
    validators, validators_url = known_validators(known, desk.clock()), known.validators_url if known else None
    named = await desk.store.read(partial(is_made_for_programs, source))
    try:
        return await ask(source.url, source, desk, validators, validators_url, named=named)
    except FetchError as error:
        raise await explained(error, source, desk.reader) from error.__cause__


async def _nothing_new(source: Source, desk: Desk, brought: _Brought) -> Outcome:
    # Articles of headlines that were read before may answer only now.
    brought = replace(brought, followed=await follow(source, desk, ()))
    return await desk.store.write(partial(_unchanged, source, desk, brought))


def _settled(source: Source, desk: Desk, brought: _Brought, reading: Reading, transaction: Transaction) -> Outcome:
    now = desk.clock()
    health = _health(transaction, source)
    reread = not same_rules(health.digest, rules_of(brought.digest))
    if reread:
        transaction.forget_readings(source.id)
    result = _decided(source, desk, health, brought, transaction, reread=reread)
    transaction.record_reading(source.id, reading.taken(brought.answer.url, now, new=result.headlines_new))
    note_arrival(transaction, health, now, new=result.headlines_new, claims=result.claims)
    next_check, health = paced(source, kept(health, brought.answer, reading, now), desk, brought.answer, transaction)
    fares = well(health, now, next_check, _quiet(source, now, transaction))
    transaction.save_health(
        replace(_with_answer(fares, brought, transaction), headlines=reading.found, digest=brought.digest)
    )
    return Outcome(
        source.id,
        next_check,
        headlines=reading.found,
        headlines_new=result.headlines_new,
        claims=result.claims,
        events=result.opened,
        changed=bool(result.opened or result.joined),
    )


def _decided(
    source: Source,
    desk: Desk,
    health: SourceHealth,
    brought: _Brought,
    transaction: Transaction,
    *,
    reread: bool = False,
) -> Settled:
    followed = brought.followed
    result = settle(
        transaction,
        source,
        health,
        followed.applied(brought.reading.headlines) if brought.reading else (),
        desk.clock(),
        catalogue=desk.catalogue,
        rules=desk.rules,
        later=followed.later,
        served=brought.answer.served,
        reread=reread,
        misses=brought.reading.misses if brought.reading else None,
    )
    followed.record(transaction, source.id)
    return result


def _unchanged(source: Source, desk: Desk, brought: _Brought, transaction: Transaction) -> Outcome:
    now = desk.clock()
    health = _health(transaction, source)
    result = _decided(source, desk, health, brought, transaction)
    next_check, health = paced(source, kept(health, brought.answer, None, now), desk, brought.answer, transaction)
    fares = well(health, now, next_check, _quiet(source, now, transaction))
    transaction.save_health(_with_answer(fares, brought, transaction))
    return Outcome(
        source.id,
        next_check,
        unchanged=True,
        headlines=health.headlines or 0,
        events=result.opened,
        changed=bool(result.opened or result.joined),
    )


def _with_answer(health: SourceHealth, brought: _Brought, transaction: Transaction) -> SourceHealth:
    """Store the parts of an index, and return the health with what the next request tells the server."""
    transaction.save_parts(health.id, brought.parts)
    answer = brought.answer
    validators_url = answer.url if isinstance(answer, Document) else health.validators_url
    return replace(health, validators=answer.validators, validators_url=validators_url)


def _quiet(source: Source, now: datetime, transaction: Transaction) -> str | None:
    return None if source.may_be_empty else silence(transaction.arrivals(source.id), now)


def _refused(source: Source, desk: Desk, brought: _Brought, reason: Refusal, transaction: Transaction) -> Outcome:
    # The document's validators are not kept: it is asked for and judged again until what it says can be believed.
    assert brought.reading is not None, "what is unchanged was believed before"
    taken = brought.reading.taken(brought.answer.url, desk.clock(), refused=reason.diagnosis)
    transaction.record_reading(source.id, taken)
    return _failed(source, desk, ExtractError(reason.diagnosis, reason.message), transaction)


def _failed(source: Source, desk: Desk, error: FetchError | ExtractError, transaction: Transaction) -> Outcome:
    now = desk.clock()
    health = _health(transaction, source)
    retry_after = error.retry_after if isinstance(error, FetchError) else None
    next_check = desk.plan.after_failure(now, health.failures + 1, retry_after)
    if removed := given_up(health, error):
        error, next_check = removed, now + REST
    fares = failing(health, error, now, next_check)
    # How all others fare is only read where it can matter.
    if line_is_down := unreached(fares) and is_down(fares, transaction.health()):
        next_check = desk.plan.after_failure(now, RUNG)
        fares = replace(fares, failures=max(1, health.failures), next_check=next_check)
    transaction.save_health(fares)
    return Outcome(
        source.id,
        next_check,
        error.diagnosis,
        str(error),
        headlines=health.headlines or 0,
        line_is_down=line_is_down,
    )


def _health(transaction: Transaction, source: Source) -> SourceHealth:
    health = transaction.health_of(source.id)
    if health is None:
        raise StoreError(f"the source {source.id!r} is not in the store", "configured sources are put there first")
    return health
