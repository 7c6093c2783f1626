"""Language tags as sources, pages and headlines carry them (BCP 47)."""

from __future__ import annotations

UNDETERMINED = "und"  # the language is not known


def primary(tag: str) -> str:
    """Return the language of a tag without script and region, in lower case: "pt" for "pt-BR"."""
    return tag.partition("-")[0].lower()
