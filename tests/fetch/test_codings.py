"""Unpacking, whatever pieces a body arrives in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.fetch.codings import BROKEN, DECODERS
from monitor.fetch.unpacking import Swollen, Unpacker
from tests.faults.packing import PACKERS, raw_deflate

if TYPE_CHECKING:
    from collections.abc import Callable

ALL = PACKERS | {"x-gzip": PACKERS["gzip"]}
PLENTY = 10_000_000


def unpacked(packed: bytes, size: int, *codings: str, most: int = PLENTY) -> tuple[bytes, bool]:
    """Return what arrives in pieces of `size`, and whether it is complete."""
    unpacker = Unpacker(codings, most)
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    return b"".join(out for piece in pieces for out in unpacker.decode(piece)), unpacker.complete


def test_every_known_coding_is_tried_here() -> None:
    assert ALL.keys() == DECODERS.keys()


@pytest.mark.parametrize("size", [1, 2, 7, 100_000])
@pytest.mark.parametrize("pack", [*ALL.values(), raw_deflate], ids=[*ALL, "raw"])
def test_pieces_of_any_size_give_the_same(pack: Callable[[bytes], bytes], size: int) -> None:
    coding = next((name for name, known in ALL.items() if known is pack), "deflate")
    body = bytes(range(256)) * 20
    assert unpacked(pack(body), size, coding) == (body, True)


@pytest.mark.parametrize("coding", sorted(DECODERS))
def test_what_is_larger_than_a_piece_comes_whole(coding: str) -> None:
    body = bytes(3_000_001)
    assert unpacked(ALL[coding](body), 65_536, coding) == (body, True)


@pytest.mark.parametrize("coding", sorted(DECODERS))
def test_every_cut_is_noticed(coding: str) -> None:
    packed = ALL[coding](b"renewed for a second season")
    for end in range(1, len(packed)):
        assert unpacked(packed[:end], 5, coding)[1] is False
    assert unpacked(b"", 5, coding) == (b"", True)


@given(st.binary(max_size=300), st.sampled_from(sorted(DECODERS)), st.integers(1, 50))
def test_noise_is_broken_or_short_and_nothing_else(noise: bytes, coding: str, size: int) -> None:
    try:
        unpacked(noise, size, coding, most=1_000_000)
    except (*BROKEN, Swollen):
        pass


@pytest.mark.parametrize(("less", "fits"), [(0, True), (1, False)])
def test_no_coding_may_bring_too_much_on_the_way(less: int, fits: bool) -> None:  # noqa: FBT001 - a table
    # A frame to be skipped (RFC 8878, section 3.1.2): much to the one coding, nothing to the other.
    inner = PACKERS["zstd"](b"") + b"P*M\x18" + (5_000).to_bytes(4, "little") + bytes(5_000)
    try:
        assert unpacked(PACKERS["gzip"](inner), 100, "zstd", "gzip", most=len(inner) - less) == (b"", True)
        came = True
    except Swollen:
        came = False
    assert came is fits
