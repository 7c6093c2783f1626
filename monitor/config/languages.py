"""Language tags (BCP 47): is this one, and how is it spelled canonically. Codes only, no word of any language."""

from __future__ import annotations

import re

# RFC 5646, section 2.1, without grandfathered tags; extensions and private use say nothing about headlines.
_WELL_FORMED = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)",
    re.IGNORECASE,
)

# ISO 639-1 as the IANA registry has it; three-letter codes are taken on trust.
_TWO_LETTERS = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw
    ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my
    na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn
    so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905 - a list of them would fill four screens
)

# Withdrawn codes with their preferred value in the registry; and `no`, which in writing is nearly always Bokmål,
# the name that the lexicon goes by.
_PREFERRED = {"in": "id", "iw": "he", "ji": "yi", "mo": "ro", "no": "nb"}

# Country codes that people write for a language, where they are no language of their own.
_COUNTRIES = {
    "at": "de",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gb": "en",
    "gr": "el",
    "jp": "ja",
    "mx": "es",
    "ua": "uk",
    "us": "en",
}


def canonical_tag(tag: str) -> str | None:
    """Spell a tag as RFC 5646, section 2.1.1, recommends (pt-BR, zh-Hant); None where it is none."""
    match = _WELL_FORMED.fullmatch(tag)
    if match is None:
        return None
    language = match["language"].lower()
    if len(language) == 2 and language not in _TWO_LETTERS:  # noqa: PLR2004 - ISO 639-1 is its two-letter half
        return None
    parts = [_PREFERRED.get(language, language)]
    if match["script"]:
        parts.append(match["script"].title())
    if match["region"]:
        parts.append(match["region"].upper())
    return "-".join(parts) + match["variants"].lower()


def suggested_tag(tag: str) -> str | None:
    """Guess the tag that was meant by a wrong one: a country's code, or an underscore for the hyphen."""
    language, _, rest = tag.lower().replace("_", "-").partition("-")
    language = _COUNTRIES.get(language, language)
    return canonical_tag(f"{language}-{rest}" if rest else language)
