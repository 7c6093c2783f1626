"""Headlines that hold a word of deciding and claim nothing all the same: in one line, what stood in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.text import clean, shorten

if TYPE_CHECKING:
    from monitor.detect import Reading
    from monitor.model import Span

_TOLD = 3  # words with their reasons
_LONGEST = 300  # characters


def obstacle(reading: Reading, text: str) -> str | None:
    """Tell why a headline was not accepted; None where it was, or where nothing in it tells a decision."""
    if not reading.is_near_miss:
        return None
    reasons = [
        f"{' and '.join(_quoted(cue, text) for cue in reading.silenced[:_TOLD])} silenced by {_quoted(veto, text)}"
        for veto in reading.vetoes[: 1 if reading.silenced else 0]
    ]
    reasons += [f"{_quoted(cue, text)}: {reason}" for cue, reason in reading.dropped[: _TOLD - len(reasons)]]
    return shorten(clean("; ".join(dict.fromkeys(reasons))), _LONGEST)


def _quoted(span: Span, text: str) -> str:
    return f"“{text[span.start : span.end]}”"
