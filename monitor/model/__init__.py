"""The words of the product as frozen values. No clock, no input or output, no library but the standard one."""

from monitor.model.claim import Claim, Span
from monitor.model.document import Document, NotModified, Validators
from monitor.model.event import Event, Evidence, Standing
from monitor.model.headline import Headline
from monitor.model.series import Series
from monitor.model.source import Source, SourceHealth, SourceKind
from monitor.model.status import Certainty, Status

__all__ = [
    "Certainty",
    "Claim",
    "Document",
    "Event",
    "Evidence",
    "Headline",
    "NotModified",
    "Series",
    "Source",
    "SourceHealth",
    "SourceKind",
    "Span",
    "Standing",
    "Status",
    "Validators",
]
