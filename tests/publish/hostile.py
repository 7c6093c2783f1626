"""What strangers may write where a title, a name or an address is expected."""

from __future__ import annotations

import pytest

HOSTILE = {
    "control characters": "Ka\x00o\x0bs\x1b[31m\x7f\x85",
    "lone surrogates": "Ka\ud800os \udfff",
    "noncharacters": "Kaos\uffff\ufdd0\U0001ffff",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": "\"><svg onload=alert(1)> ' onmouseover=alert(1)",
    "end of a CDATA section": "]]> <![CDATA[ Kaos",
    "entities": "Kaos &nbsp; &bogus; &#0; &lt;b&gt;",
    "emoji": "Kaos 👨\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧 🌈\N{VARIATION SELECTOR-16}",
    "right to left": "\N{RIGHT-TO-LEFT OVERRIDE}עלילה\N{POP DIRECTIONAL FORMATTING} مسلسل \N{RIGHT-TO-LEFT MARK}",
    "10,000 characters": "Kaos " * 2_000,
    "10,000 letters": "K" * 10_000,
    "nothing": " \t\n ",
}
NASTY = [pytest.param(text, id=name) for name, text in HOSTILE.items()]
