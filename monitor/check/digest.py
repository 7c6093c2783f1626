"""Tell whether a document has to be read again: its bytes, or the rules that it was read by, have changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.read.reading import Manner


def rules_digest(manner: Manner, version: str) -> str:
    """Return what stands for the way of reading; `version` is the detector's."""
    told = (version, manner.language, manner.kind or "", manner.selector or "", manner.include, manner.exclude)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def document_digest(rules: str, body: bytes) -> str:
    """Return what stands for a document read by certain rules."""
    return f"{rules}:{hashlib.sha256(body).hexdigest()}"


def same_rules(digest: str | None, rules: str) -> bool:
    """Tell whether a stored document digest was made by these rules; only then may "not modified" be believed."""
    return digest is not None and digest.startswith(f"{rules}:")


def rules_of(digest: str) -> str:
    """Return what stands for the way of reading in a document digest."""
    return digest.partition(":")[0]
