"""The bytes of the feeds, held against files: readers notice every change, so none is made by accident.

A change that is meant is written by `python -m tests.publish.test_golden`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.publish import FORMATS, write_atomically
from tests.publish.samples import CHANNEL, a_day_of_news

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds_out"


def feeds() -> dict[str, bytes]:
    full = {form.path: form.render(CHANNEL, a_day_of_news()) for form in FORMATS}
    return full | {form.path.replace("feed", "empty"): form.render(CHANNEL, []) for form in FORMATS}


@pytest.mark.parametrize("name", feeds())
def test_feeds_are_the_bytes_on_file(name: str) -> None:
    assert feeds()[name].decode() == (GOLDEN / name).read_text(encoding="utf-8")


def test_two_runs_give_equal_bytes() -> None:
    assert feeds() == feeds()


if __name__ == "__main__":
    for name, data in feeds().items():
        write_atomically(GOLDEN / name, data)
