"""What the monitor knows, in SQLite: the only place that knows SQL."""

from monitor.store.articles import Inquiry, Waiting
from monitor.store.mention import Mention
from monitor.store.reader import Reader
from monitor.store.store import Store
from monitor.store.transaction import Transaction

__all__ = ["Inquiry", "Mention", "Reader", "Store", "Transaction", "Waiting"]
