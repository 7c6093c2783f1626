"""Headlines known in the same words that say something else by the rules of now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.decide import Circumstances
from monitor.settle.telling import Later

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from monitor.model import Source
    from monitor.settle.telling import Told
    from monitor.store import Transaction


def said_otherwise(
    transaction: Transaction, source: Source, told: Mapping[str, Told], at_hand: Collection[int]
) -> list[Later]:
    """Return the further headlines known in these words that make other claims by the rules of now, with all claims."""
    known = transaction.remembered(source.id, sorted(told))
    # What an article named is not asked again, and its headline alone would say less.
    settled = [item for item in known if item.id not in at_hand and not any(claim.named_by for claim in item.claims)]
    # How old an undated headline was that the first reading of the source found, nobody knows.
    first_reading = next(iter(transaction.arrivals(source.id)), None)
    kinds = {True: Circumstances.BASELINE, False: Circumstances.REREAD}
    found = [
        Later(item.id, *told[item.url], item.first_seen, kinds[item.first_seen == first_reading]) for item in settled
    ]
    return [
        now
        for now, before in zip(found, settled, strict=True)
        if set(before.claims) != {replace(claim, spans=()) for claim in now.claims}
    ]
