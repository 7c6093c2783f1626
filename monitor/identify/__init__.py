"""Which series a title means: normalised, compared, told apart; and a shipped catalogue of names. Pure."""

from monitor.identify.catalogue import BEGINNING, Catalogue, Entry, Namesake
from monitor.identify.choosing import Choice, Known, choose, nearest
from monitor.identify.keys import title_key
from monitor.identify.likeness import Likeness, Verdict, compare
from monitor.identify.namesakes import Decision, Facts, same_network, tell_apart
from monitor.identify.words import declining
from monitor.identify.written import Written, loose_head, loose_key, read

__all__ = [
    "BEGINNING",
    "Catalogue",
    "Choice",
    "Decision",
    "Entry",
    "Facts",
    "Known",
    "Likeness",
    "Namesake",
    "Verdict",
    "Written",
    "choose",
    "compare",
    "declining",
    "loose_head",
    "loose_key",
    "nearest",
    "read",
    "same_network",
    "tell_apart",
    "title_key",
]
