"""Bring documents from strangers' servers: safely, politely, and only when they have changed.

Nothing outside this package knows the HTTP client. Every failure is a FetchError.
"""

from monitor.fetch.client import Fetcher
from monitor.fetch.limits import Limits
from monitor.fetch.memory import Memory
from monitor.fetch.politeness import Politeness

__all__ = ["Fetcher", "Limits", "Memory", "Politeness"]
