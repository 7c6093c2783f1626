"""Whether it is our own line that is down: then nothing can be reached, and no source is to blame. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.model import SourceHealth

# While the line is down every source waits as after so many failures, which is a quarter of an hour: nobody is
# bothered, and the first to answer tells that the line is back.
RUNG = 4

_NO_ANSWER = frozenset({Diagnosis.DNS, Diagnosis.REFUSED, Diagnosis.TIMEOUT, Diagnosis.UNREACHABLE})
_SEVERAL = 3  # registrable domains; one or two may well be down by themselves


def unreached(health: SourceHealth) -> bool:
    """Tell whether the last check of a source failed as it does where nobody answers."""
    return health.fails and health.diagnosis in _NO_ANSWER


def is_down(newest: SourceHealth, others: Iterable[SourceHealth]) -> bool:
    """Tell by the check that has just failed, and how the others fare, whether it is no fault of its source.

    Only hosts that have begun to fail since any source was last read bear witness: those that are down for good, among
    others that are read, are taken for our line once at most.
    """
    if not unreached(newest):
        return False
    healths = {health.id: health for health in (*others, newest)}.values()
    read = max((health.last_success for health in healths if health.last_success), default=None)
    since = [(health.failing_since, site(health.url)) for health in healths if unreached(health)]
    return len({place for began, place in since if began and (read is None or began > read)}) >= _SEVERAL
