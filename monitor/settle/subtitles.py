"""Series that a title may be of with its subtitle, or without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.identify import BEGINNING, Verdict, compare, loose_head, loose_key, read, title_key
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
    if entry := catalogue.find(title_key(title)):
        titles = [title, *(name for name in entry.names if read(name).head)]
        stored = [series for one in titles for series in _stored(one, transaction)]
        # Those that the catalogue knows are two.
        found = [series for series in stored if catalogue.find(series.key) is None]
    else:
        found = [*_stored(title, transaction), *_shipped(title, transaction, catalogue)]
    return list({series.id: series for series in found}.values())


def _stored(title: str, transaction: Transaction) -> list[Series]:
    near = transaction.titles_near(loose_head(title), loose_key(title))
    ids = sorted({series for series, name, _ in near if _is_part(title, name)})
    return [series for series in map(transaction.series_by_id, ids) if series]


def _shipped(title: str, transaction: Transaction, catalogue: Catalogue) -> list[Series]:
    """Return the series of the store that the catalogue has by a title like this."""
    near = catalogue.near(loose_key(title)[:BEGINNING])
    known = (transaction.series_known_as(*entry.keys) for _, name, entry in near if _is_part(title, name))
    return [series for series in known if series]


def _is_part(one: str, other: str) -> bool:
    return compare(one, other).verdict is Verdict.PART
