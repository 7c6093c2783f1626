"""Documents to headlines: feeds, news sitemaps and pages. Pure: no clock, no network, no state."""

from monitor.extract.article_text import read_article
from monitor.extract.diagnosis import Diagnosed, diagnose
from monitor.extract.discovery import UsualPlaces, Ways, other_purpose, sitemaps_in, usual_places, ways_of
from monitor.extract.encoding import Decoded, decoded
from monitor.extract.extraction import Extraction
from monitor.extract.opml import Outline, read_opml
from monitor.extract.reader import extract, warm_up
from monitor.extract.saved import NOWHERE, extract_saved
from monitor.extract.selectors import selector_problem
from monitor.extract.stated import stated_address
from monitor.extract.template import likeness, sketch
from monitor.extract.unpack import unpacked

__all__ = [
    "NOWHERE",
    "Decoded",
    "Diagnosed",
    "Extraction",
    "Outline",
    "UsualPlaces",
    "Ways",
    "decoded",
    "diagnose",
    "extract",
    "extract_saved",
    "likeness",
    "other_purpose",
    "read_article",
    "read_opml",
    "selector_problem",
    "sitemaps_in",
    "sketch",
    "stated_address",
    "unpacked",
    "usual_places",
    "warm_up",
    "ways_of",
]
