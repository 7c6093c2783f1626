"""Unpacking a body, however many codings it wears, and no further than it may grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.fetch.codings import DECODERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from monitor.fetch.codings import Decoder


class Swollen(Exception):  # noqa: N818 - no error of the codings: it says that there is too much
    """Unpacking has brought more than it may."""


class Unpacker:
    """Takes off several codings, the last one first."""

    def __init__(self, codings: Sequence[str], most: int) -> None:
        """`codings` are of those in DECODERS, in the order in which they were put on.

        None may bring more than `most` bytes: what is nothing in the end may have been much on the way.
        """
        self._decoders = tuple(DECODERS[coding]() for coding in reversed(codings))
        self._room = [most] * (len(self._decoders) + 1)

    @property
    def complete(self) -> bool:
        """Tell whether every coding has come to its end."""
        return all(decoder.complete for decoder in self._decoders)

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Give what `data` unpacks to, in pieces. Raises Swollen, or one of BROKEN."""
        pieces = self._counted(0, (data,))
        for number, decoder in enumerate(self._decoders, start=1):
            pieces = self._counted(number, _through(decoder, pieces))
        yield from pieces

    def _counted(self, number: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._room[number] -= len(piece)
            if self._room[number] < 0:
                raise Swollen
            yield piece


def _through(decoder: Decoder, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from decoder.decode(piece)
