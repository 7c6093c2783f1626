"""Text as people read it: cleaned to one line, shortened at a word, measured whatever its script."""

from monitor.text.clean import clean
from monitor.text.measure import weight, words
from monitor.text.shorten import shorten

__all__ = ["clean", "shorten", "weight", "words"]
