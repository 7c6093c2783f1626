"""How deep the properties are searched: the same few examples in every run, or as many new ones as are asked for.

`SERIES_MONITOR_PROPERTIES` sets how many, `SERIES_MONITOR_PROPERTIES_SEED` repeats such a run.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import HealthCheck, Phase, seed, settings

if TYPE_CHECKING:
    from collections.abc import Callable

Test = TypeVar("Test", bound="Callable[..., Any]")

EXAMPLES = int(os.environ.get("SERIES_MONITOR_PROPERTIES", "0"))
SEED = int(os.environ.get("SERIES_MONITOR_PROPERTIES_SEED") or "0") or Random().randrange(1, 10**6)

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def depth(examples: int, steps: int = 1) -> settings:
    """Return what a test is run with; `examples` and `steps` are those of an ordinary run."""
    if EXAMPLES:
        return settings(
            max_examples=EXAMPLES, stateful_step_count=steps + 10, derandomize=False, suppress_health_check=_SLOW
        )
    # What fails is made small by the deep run: that takes longer than all the rest.
    phases = (Phase.explicit, Phase.generate)
    return settings(max_examples=examples, stateful_step_count=steps, phases=phases, suppress_health_check=_SLOW)


def drawn(test: Test) -> Test:
    """Let a deep run draw by its own seed."""
    return seed(SEED)(test) if EXAMPLES else test
