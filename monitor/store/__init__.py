"""What the monitor knows, in SQLite: the only place that knows SQL."""

from monitor.store.articles import Inquiry, Waiting
from monitor.store.headlines import StoredHeadline
from monitor.store.identities import Cut
from monitor.store.journal import Deed
from monitor.store.journal import Entry as JournalEntry
from monitor.store.lookups import Asked
from monitor.store.mention import Mention
from monitor.store.misses import Miss
from monitor.store.reader import Reader
from monitor.store.retention import Forgotten, Retention
from monitor.store.store import Store
from monitor.store.transaction import Transaction

__all__ = [
    "Asked",
    "Cut",
    "Deed",
    "Forgotten",
    "Inquiry",
    "JournalEntry",
    "Mention",
    "Miss",
    "Reader",
    "Retention",
    "Store",
    "StoredHeadline",
    "Transaction",
    "Waiting",
]
