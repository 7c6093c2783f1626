"""What public catalogues of series know: asked without keys, politely, and read however their answers may change.

Requests go through a fetcher that is handed in. Every failure is a FetchError.
"""

from monitor.lookup.asking import Fetches
from monitor.lookup.show import Show
from monitor.lookup.tvmaze import TVmaze
from monitor.lookup.wikidata import Wikidata

__all__ = ["Fetches", "Show", "TVmaze", "Wikidata"]
