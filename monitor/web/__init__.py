"""Pages and feeds over the store, for reading only."""

from monitor.web.app import app
from monitor.web.reader import Reader
from monitor.web.stored import StoredReader

__all__ = ["Reader", "StoredReader", "app"]
