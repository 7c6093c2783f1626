"""Documents to headlines: feeds, news sitemaps and pages. Pure: no clock, no network, no state."""

from monitor.extract.extraction import Extraction
from monitor.extract.reader import extract
from monitor.extract.selectors import selector_problem
from monitor.extract.stated import stated_address

__all__ = ["Extraction", "extract", "selector_problem", "stated_address"]
