"""While a document is read, nobody looks for what could be let go."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector from looking again and again through thousands of objects that are all in use.

    What was made of a document goes with it, without the collector's help; what else there is waits for its end.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
