from __future__ import annotations

import pytest

from tests.faults.certificates import Authority


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()
