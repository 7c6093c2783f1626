"""Read headlines: which series, what was decided, how sure; the words of every language are data."""

from monitor.detect.detector import Detector, load
from monitor.detect.reader import Reading

__all__ = ["Detector", "Reading", "load"]
