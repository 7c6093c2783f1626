"""Language tags as documents state them, in the one spelling of BCP 47."""

from __future__ import annotations

import re

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|[0-9]{3}))?(?:[-_.@].*)?", re.IGNORECASE)
_CHARSET = re.compile(r"(?:utf|iso)[-_ ]?\d", re.IGNORECASE)  # what some pages state in its place
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})


def language_tag(text: str | None) -> str | None:
    """Return language, script and region of a stated tag (RFC 5646, section 2.1.1), None where it states nothing."""
    match = _TAG.fullmatch((text or "").partition(",")[0].strip())
    if not match or _CHARSET.match(match[0]) or match[1].lower() in _NO_LANGUAGE:
        return None
    language, script, region = match.groups(default="")
    return "-".join(part for part in (language.lower(), script.title(), region.upper()) if part)
