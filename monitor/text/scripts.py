"""Scripts that set no spaces between words, or not always, as ranges for a character class."""

from __future__ import annotations

HAN_KANA = (
    "\u2e80-\u2fff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
HANGUL = "\uac00-\ud7af"  # spaced, but particles are written onto names, and spaces within these left out
RUN_ON = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
UNSPACED = f"{HAN_KANA}{HANGUL}{RUN_ON}"
