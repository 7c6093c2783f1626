"""A sketch of a page's markup, by which a redesign is told from a page that only shows other stories.

The sketch holds the smallest hashes of all class names (bottom-k; Broder, "On the resemblance and containment
of documents", 1997): two pages share about as much of their sketches as of their names.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from monitor.extract.unpack import unpacked

_SIZE = 24  # names in a sketch: the likeness it tells is right to about a tenth
_WIDTH = 4  # bytes of a hash
_CLASSES = re.compile(rb"\sclass\s*=\s*(?:\"([^\"<>]{1,400})\"|'([^'<>]{1,400})')", re.IGNORECASE)
_DIGITS = re.compile(rb"\d+")  # "post-4711" is what every post is called, whatever its number
_LOOKED_AT = 1_000_000  # bytes


def sketch(body: bytes) -> str:
    """Return the sketch of a page, as text to be stored; empty for a body without a class name.

    It takes the bytes as they came, for class names are ASCII whatever the encoding.
    """
    written = {double or single for double, single in _CLASSES.findall(unpacked(body)[:_LOOKED_AT])}
    names = {_DIGITS.sub(b"", name) for classes in written for name in classes.split()}
    return "".join(sorted(blake2b(name, digest_size=_WIDTH).hexdigest() for name in names)[:_SIZE])


def likeness(one: str, other: str) -> float:
    """Return which part of their class names two pages share, 0 to 1, by their sketches; 1 where neither has any."""
    ours, theirs = _hashes(one), _hashes(other)
    smallest = sorted(ours | theirs)[:_SIZE]
    if not smallest:
        return 1.0
    return len(ours.intersection(theirs, smallest)) / len(smallest)


def _hashes(drawn: str) -> frozenset[str]:
    width = 2 * _WIDTH
    return frozenset(drawn[place : place + width] for place in range(0, len(drawn), width))
