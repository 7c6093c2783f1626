"""The words of the product as frozen values. No clock, no input or output, no library but the standard one."""

from monitor.model.arrival import Arrival
from monitor.model.article import Article
from monitor.model.claim import Claim, Span
from monitor.model.course import Course, Wait
from monitor.model.document import Document, NotModified, Validators
from monitor.model.event import Conflict, ConflictKind, Event, Evidence, Hold, Ruling, Standing
from monitor.model.headline import Headline
from monitor.model.host import Host, RobotsFile
from monitor.model.pack_file import PackFile
from monitor.model.part import Part
from monitor.model.reading import PastReading
from monitor.model.series import Series, SeriesIds
from monitor.model.source import IntervalRange, Source, SourceHealth, SourceKind
from monitor.model.status import Certainty, Status

__all__ = [
    "Arrival",
    "Article",
    "Certainty",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Course",
    "Document",
    "Event",
    "Evidence",
    "Headline",
    "Hold",
    "Host",
    "IntervalRange",
    "NotModified",
    "PackFile",
    "Part",
    "PastReading",
    "RobotsFile",
    "Ruling",
    "Series",
    "SeriesIds",
    "Source",
    "SourceHealth",
    "SourceKind",
    "Span",
    "Standing",
    "Status",
    "Validators",
    "Wait",
]
