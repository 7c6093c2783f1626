"""When each source is checked: the rules as pure functions, and APScheduler, which only this package knows."""

from monitor.schedule.pace import wait
from monitor.schedule.schedule import Schedule
from monitor.schedule.times import LADDER, after_edit, after_failure, after_success, first_checks, jittered

__all__ = ["LADDER", "Schedule", "after_edit", "after_failure", "after_success", "first_checks", "jittered", "wait"]
