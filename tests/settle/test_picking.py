"""Which show of a catalogue's answer is the series that headlines mean."""

from __future__ import annotations

import pytest

from monitor.diagnosis import Diagnosis
from monitor.identify import Decision, Facts
from monitor.lookup import Show
from monitor.model import SeriesIds, Status
from monitor.settle.picking import Finding, Wanted, pick

HBO = Show(SeriesIds(1, imdb="tt0000001"), "Salt Road", ("Salzstraße",), 2023, country="US", networks=("HBO",))
BBC = Show(SeriesIds(2), "Salt Road", year=1998, ended=2001, country="GB", networks=("BBC One",))
SPIN_OFF = Show(SeriesIds(3), "Salt Road: Origins", year=2025, networks=("HBO",))
DARK = Show(SeriesIds(4), "Darkness", year=2020)


def wanted(*titles: str, status: Status = Status.RENEWED, language: str = "en", **facts: object) -> Wanted:
    return Wanted("s1", titles, language, Facts(**facts), SeriesIds(), Decision(status, 2026))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "shows", "picked"),
    [
        pytest.param(wanted("Salt Road"), [HBO, SPIN_OFF, DARK], HBO, id="by name"),
        pytest.param(wanted("SALT ROAD"), [SPIN_OFF, HBO], HBO, id="whatever its place in the answer"),
        pytest.param(wanted("Salzstraße"), [HBO], HBO, id="by another name"),
        pytest.param(wanted("Nobody", "Salt Road"), [HBO], HBO, id="by another title of ours"),
        pytest.param(wanted("Salt Roadin", language="fi"), [HBO, DARK], HBO, id="by a declined form"),
        pytest.param(wanted("Salt Road"), [HBO, BBC], HBO, id="the one that still runs"),
        pytest.param(
            wanted("Salt Road", status=Status.REVIVED), [HBO, BBC], Diagnosis.AMBIGUOUS, id="either could be revived"
        ),
        pytest.param(
            wanted("Salt Road", status=Status.REVIVED, networks=("BBC",)), [HBO, BBC], BBC, id="told apart by network"
        ),
        pytest.param(wanted("Salt Road", year=1998, status=Status.REVIVED), [HBO, BBC], BBC, id="told apart by year"),
        pytest.param(wanted("Salt Road", networks=("CBS",)), [HBO], Diagnosis.NOT_FOUND, id="of another network"),
        pytest.param(wanted("Salt Road"), [BBC], Diagnosis.NOT_FOUND, id="long over"),
        pytest.param(wanted("Dark"), [DARK], Diagnosis.NOT_FOUND, id="a name that only begins so"),
        pytest.param(
            wanted("Salt Road: Revelations"), [HBO, SPIN_OFF], Diagnosis.NOT_FOUND, id="a spin-off it does not know"
        ),
        pytest.param(wanted("Salt Road"), [], Diagnosis.NOT_FOUND, id="nothing"),
    ],
)
def test_picking(asked: Wanted, shows: list[Show], picked: Show | Diagnosis) -> None:
    assert pick(asked, shows) == (Finding(picked) if isinstance(picked, Show) else Finding(diagnosis=picked))


def test_an_id_outweighs_a_name() -> None:
    asked = Wanted("s1", ("Salt Road",), "en", Facts(), SeriesIds(imdb="tt0000001"), Decision(Status.REVIVED, 2026))

    assert pick(asked, [BBC, HBO]) == Finding(HBO)
