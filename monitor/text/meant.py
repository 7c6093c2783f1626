"""The word that was probably meant by one that is not known."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that was probably meant."""
    matches = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the word that was probably meant, or list those there are."""
    known = list(known)
    meant = nearest(word, known)
    return f'did you mean "{meant}"?' if meant else f"known here: {', '.join(known)}"
