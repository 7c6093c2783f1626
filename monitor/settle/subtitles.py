"""Series that a title may be of with its subtitle, or without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.identify import BEGINNING, Verdict, compare, loose_head, loose_key, read
from monitor.model import Certainty

if TYPE_CHECKING:
    from monitor.identify import Catalogue
    from monitor.model import Evidence, Series
    from monitor.store import Transaction


def fuller_or_shorter(told: Evidence, transaction: Transaction, catalogue: Catalogue) -> list[Series]:
    """Return the series of the store with a title that is this one but for a subtitle that only one of them has.

    Spin-offs are called so too: the titles tell nothing. What may tell is a decision told as fact with its season; of
    anything else there are none.
    """
    if not (told.seasons and told.status.is_decision and told.certainty is Certainty.CONFIRMED):
        return []
    title = read(told.title).text
    whole = loose_key(title)
    stored = [(name, series) for series, name, _ in transaction.titles_near(loose_head(title), whole)]
    shipped = [(name, entry) for _, name, entry in catalogue.near(whole[:BEGINNING])]
    ids = {series for name, series in stored if _is_part(title, name)}
    keys = [entry.keys for name, entry in shipped if _is_part(title, name)]
    found = [transaction.series_by_id(series) for series in sorted(ids)]
    found += [transaction.series_known_as(*known) for known in keys]
    return list({series.id: series for series in found if series}.values())


def _is_part(one: str, other: str) -> bool:
    return compare(one, other).verdict is Verdict.PART
