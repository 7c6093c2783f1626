from __future__ import annotations

import subprocess
import sys

import pytest

# In a process of its own: what tests have left free among small things would serve for the document.
DOCUMENTS = """
import ctypes
from monitor.daemon.memory import return_large_pieces

class Mallinfo(ctypes.Structure):  # as mallinfo2(3) has it
    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")]

library = ctypes.CDLL(None)
if not hasattr(library, "mallinfo2"):
    raise SystemExit("another C library, or an old one")
library.mallinfo2.restype = Mallinfo
return_large_pieces()
del (bytearray(5_000_000))[:]
before = library.mallinfo2().hblkhd
document = bytearray(1_000_000)
print(library.mallinfo2().hblkhd - before)
"""


def test_a_document_lies_apart_also_when_a_larger_one_was_there_before() -> None:
    done = subprocess.run([sys.executable, "-c", DOCUMENTS], capture_output=True, text=True, check=False)
    if "another C library" in done.stderr:
        pytest.skip(done.stderr)
    assert int(done.stdout) >= 1_000_000, done.stderr
