"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest

from monitor.read.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ends. Another begins! A third?", ["One ends.", "Another begins!", "A third?"]),
        ("“It is over.” She left.", ["“It is over.”", "She left."]),
        ("終わった。次も終わった！「続く。」と言う", ["終わった。", "次も終わった！", "「続く。」", "と言う"]),
        ("पहला वाक्य। दूसरा वाक्य।", ["पहला वाक्य।", "दूसरा वाक्य।"]),
        ("هل انتهى؟ نعم.", ["هل انتهى؟", "نعم."]),
        ("J. J. Abrams is back.", ["J. J. Abrams is back."]),
        ("Am 3. Staffeltag war Schluss.", ["Am 3. Staffeltag war Schluss."]),
        ("Es war z. B. die Serie.", ["Es war z. B. die Serie."]),
        ("It grew by 4.5 percent. and so on", ["It grew by 4.5 percent. and so on"]),
        ("Wait... What?", ["Wait...", "What?"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
