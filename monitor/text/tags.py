"""Language tags as sources, pages and headlines carry them (BCP 47)."""

from __future__ import annotations

from functools import lru_cache

UNDETERMINED = "und"  # the language is not known


@lru_cache(maxsize=1024)  # every headline asks
def primary(tag: str) -> str:
    """Return the language of a tag without script and region, in lower case: "pt" for "pt-BR", and for "pt_BR"."""
    return tag.replace("_", "-").partition("-")[0].lower()
