"""What holds for all tests: no draw is left to chance, and no clock decides."""

from __future__ import annotations

import signal

from hypothesis import settings

# The same examples in every run: a failure that comes and goes helps nobody. No deadline: machines differ.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")

# Processes in the background are started deaf to Ctrl-C, and hand that on to those that tests send it to.
signal.signal(signal.SIGINT, signal.default_int_handler)
