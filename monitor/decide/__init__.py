"""What a further headline does to the events of its series. Pure: given `now`, no clock, no store, no settings."""

from monitor.decide.batch import Batch, sorted_out
from monitor.decide.deciding import Joins, Opens, Outcome, decide, grown, timely
from monitor.decide.facts import decided_at, told_at
from monitor.decide.rules import Circumstances, Rules, circumstances
from monitor.decide.standing import standing
from monitor.decide.telling import order

__all__ = [
    "Batch",
    "Circumstances",
    "Joins",
    "Opens",
    "Outcome",
    "Rules",
    "circumstances",
    "decide",
    "decided_at",
    "grown",
    "order",
    "sorted_out",
    "standing",
    "timely",
    "told_at",
]
