"""One clean line out of whatever a page, a feed or a person wrote."""

from __future__ import annotations

import re
import unicodedata

# Controls that part words, as white space does; the other controls are dropped.
_BREAKS = re.compile("[\t-\r\x1c-\x1f\x85]")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_JUNK = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0 and C1
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # format, direction
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\ud800-\udfff"  # lone surrogates
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: icon fonts
    f"{_NONCHARACTERS}"
    "]"
)
# Zero-width joiner and non-joiner are spelling in Arabic and Indic scripts and glue in emoji; anywhere else, junk.
_JOINED = "\u0600-\u109f\u1780-\u17ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_PICTURED = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_INVISIBLE = re.compile(f"{_JUNK.pattern[:-1]}\t-\r\x1c-\x1f\x85\u200c\u200d]")  # any of these, joiners included
_STRAY_JOINER = re.compile(
    f"[\u200c\u200d](?!(?<=[{_JOINED}].)[{_JOINED}])(?!(?<=[{_PICTURED}].)[{_PICTURED}])", re.DOTALL
)


def clean(text: str) -> str:
    """Return the text as one line: NFC, single spaces, nothing invisible.

    Control and format characters, lone surrogates, noncharacters and private-use characters are dropped; white
    space of any kind, the non-breaking included, becomes one space. Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        if "  " not in text:  # as nearly all texts are: nothing to do
            return text.strip()
    else:
        if _INVISIBLE.search(text):
            text = _STRAY_JOINER.sub("", _JUNK.sub("", _BREAKS.sub(" ", text)))
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())
