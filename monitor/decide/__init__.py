"""What a further headline does to the events of its series. Pure: given `now`, no clock, no store, no settings."""

from monitor.decide.attribution import Attributions, attributed
from monitor.decide.batch import Batch, Before, sorted_out
from monitor.decide.contradictions import contradictions
from monitor.decide.deciding import Joins, Opens, Outcome, decide, grown, timely
from monitor.decide.earlier import referring
from monitor.decide.facts import decided_at, resting_on
from monitor.decide.rules import Circumstances, Rules, circumstances
from monitor.decide.standing import standing
from monitor.decide.telling import order, same_decision
from monitor.decide.times import moment, told_at

__all__ = [
    "Attributions",
    "Batch",
    "Before",
    "Circumstances",
    "Joins",
    "Opens",
    "Outcome",
    "Rules",
    "attributed",
    "circumstances",
    "contradictions",
    "decide",
    "decided_at",
    "grown",
    "moment",
    "order",
    "referring",
    "resting_on",
    "same_decision",
    "sorted_out",
    "standing",
    "timely",
    "told_at",
]
