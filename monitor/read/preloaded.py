"""What the processes that read documents have in common, made ready before the first of them begins.

Imported by the fork server and by nobody else: the processes come from it with all this in their memory, and share it.
"""

from __future__ import annotations

import gc
import os
import sys

_DAEMON = os.getppid()  # asked at once: it may be gone when the imports below are done


def _end_with_the_daemon() -> None:
    if os.getppid() != _DAEMON:
        sys.exit()


# Everything made here stays: to look for what could be let go takes half the time, and finds next to nothing.
gc.disable()

from monitor.read.preparing import LANGUAGES, prepare  # noqa: E402 - it is what takes long

prepare(os.environ.get(LANGUAGES, "").split(), between=_end_with_the_daemon)
# A collection in one of the processes writes to every object that it looks at, and so would make its own copy of all.
gc.collect()
gc.freeze()
gc.enable()
