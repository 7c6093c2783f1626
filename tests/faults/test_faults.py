"""Every fault has its name, and whatever only looks like one is borne."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.model import Document
from tests.faults.catalogue import FAULTS, STATUSES

if TYPE_CHECKING:
    from tests.faults.certificates import Authority
    from tests.faults.fault import Fault


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name) for fault in (*FAULTS, *STATUSES)])
async def test_each_fault_has_its_diagnosis(fault: Fault, authority: Authority) -> None:
    async with fault.served(authority) as url, fault.fetcher(authority) as fetcher:
        if fault.diagnosis is None:
            assert isinstance(await fetcher.fetch(url), Document)
            return
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(url)
    assert (caught.value.diagnosis, str(caught.value)) == (fault.diagnosis, str(caught.value))
    assert fault.says in str(caught.value)


def test_no_name_is_given_twice() -> None:
    names = [fault.name for fault in (*FAULTS, *STATUSES)]
    assert len(set(names)) == len(names)
