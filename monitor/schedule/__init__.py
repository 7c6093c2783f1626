"""When each source is checked: the rules as pure functions, and APScheduler, which only this package knows."""

from monitor.schedule.pace import wait
from monitor.schedule.schedule import Schedule
from monitor.schedule.times import after_failure, believed

__all__ = ["Schedule", "after_failure", "believed", "wait"]
