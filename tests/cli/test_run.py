from __future__ import annotations

import re
import signal
import socket
from typing import TYPE_CHECKING

import httpx2

from tests.cli.calling import call, start

if TYPE_CHECKING:
    from tests.cli.conftest import Watch


def test_the_daemon_says_where_it_serves_and_ends_well_on_sigterm(watch: Watch) -> None:
    with start("run", *watch.places, "--port", 0) as daemon:
        assert daemon.stdout
        assert daemon.stderr
        told = ""
        while "Series Monitor serves " not in told:
            told = daemon.stderr.readline().decode()
            assert told, "it ended early"
        feed = re.findall(r"http://\S+feed\.xml", told)[0]
        assert httpx2.get(feed, trust_env=False).status_code == 200
        daemon.send_signal(signal.SIGTERM)
        _, rest = daemon.communicate(timeout=30)
    assert daemon.returncode == 0
    assert b"Traceback" not in rest


def test_a_port_that_is_taken_is_a_wrong_call_and_starts_nothing(watch: Watch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = call("run", *watch.places, "--port", taken.getsockname()[1])
    assert result.exit_code == 2
    assert "hint: choose another one with --host and --port" in result.stderr
    assert not watch.state.exists()
