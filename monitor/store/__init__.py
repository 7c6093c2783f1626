"""What the monitor knows, in SQLite: the only place that knows SQL."""

from monitor.store.articles import Inquiry, Waiting
from monitor.store.identities import Cut
from monitor.store.journal import Deed
from monitor.store.journal import Entry as JournalEntry
from monitor.store.lookups import Asked
from monitor.store.mention import Mention
from monitor.store.reader import Reader
from monitor.store.store import Store
from monitor.store.transaction import Transaction

__all__ = [
    "Asked",
    "Cut",
    "Deed",
    "Inquiry",
    "JournalEntry",
    "Mention",
    "Reader",
    "Store",
    "Transaction",
    "Waiting",
]
