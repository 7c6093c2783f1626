"""Text as people read it: cleaned to one line, shortened at a word, measured whatever its script, matched."""

from monitor.text.clean import clean
from monitor.text.measure import weight, words
from monitor.text.phrases import Phrases
from monitor.text.shorten import shorten
from monitor.text.tags import UNDETERMINED, primary

__all__ = ["UNDETERMINED", "Phrases", "clean", "primary", "shorten", "weight", "words"]
