"""Read headlines: which series, what was decided, how sure; the words of every language are data."""

from monitor.detect.detector import Detector, load, verify, version
from monitor.detect.loading import network_name
from monitor.detect.reader import Reading
from monitor.detect.spoken import spoken
from monitor.detect.titles import DOUBTFUL

__all__ = ["DOUBTFUL", "Detector", "Reading", "load", "network_name", "spoken", "verify", "version"]
