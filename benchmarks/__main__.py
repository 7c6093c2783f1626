"""Run the measurements named on the command line, or all of them."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("adaptive", "detect", "extract", "feed", "load", "memory", "store")

for name in sys.argv[1:] or NAMES:
    print(f"== {name}")
    import_module(f"benchmarks.{name}").main()
