"""Long lists of values for one query, cut so that no database's limit on parameters is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

_SIZE = 500


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield a list in parts, in order."""
    for start in range(0, len(items), _SIZE):
        yield items[start : start + _SIZE]
