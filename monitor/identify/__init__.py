"""Which series a title means: normalised titles, and a shipped catalogue of names in other languages. Pure."""

from monitor.identify.catalogue import Catalogue, Entry
from monitor.identify.keys import title_key

__all__ = ["Catalogue", "Entry", "title_key"]
