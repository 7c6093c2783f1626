"""Ports where no web server is: a request sent there could be taken for a command by some other service.

The list is the fetch standard's ("port blocking"), so a page that a browser opens is asked here too.
"""

from __future__ import annotations

_BAD = frozenset(
    {
        0,
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95,
        101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179,
        389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587,
        601, 636, 989, 990, 993, 995,
        1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
        6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
    }
)  # fmt: skip
_HIGHEST = 65_535


def exists(port: int) -> bool:
    """Tell whether a connection could be made to a port of this number."""
    return 0 < port <= _HIGHEST


def is_for_the_web(port: int) -> bool:
    """Tell whether a browser would ask this port."""
    return port not in _BAD
