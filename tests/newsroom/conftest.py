from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.newsroom import load_expected, load_script
from tests.newsroom.visiting import Visitor

if TYPE_CHECKING:
    from monitor.newsroom import Expected, Script


@pytest.fixture(scope="session")
def script() -> Script:
    return load_script()


@pytest.fixture(scope="session")
def expected(script: Script) -> Expected:
    return load_expected(script)


@pytest.fixture
def visitor(script: Script) -> Visitor:
    return Visitor(script)
