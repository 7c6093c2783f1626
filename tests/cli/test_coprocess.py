"""What only shows in a process of its own: flushing, signals, closed pipes, encodings, what is imported."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

from tests.cli.calling import start

_HEAVY = ["starlette", "uvicorn", "sqlalchemy", "apscheduler", "selectolax", "httpx2", "lxml", "pebble", "rich"]


def test_detect_answers_each_line_before_the_next_one_comes_and_ctrl_c_ends_it_quietly() -> None:
    with start("detect") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": "quiet"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline()) == {"id": number, "claims": []}
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read().strip() == b""


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    with start("detect") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"quiet\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"quiet\n" * 10)
        process.stdin.close()
        assert process.wait(10) == 0
        assert process.stderr.read() == b""


def test_a_terminal_without_unicode_shows_escapes_and_json_stays_utf_8() -> None:
    with start("detect", "Кит", PYTHONIOENCODING="latin-1") as process:
        plain, told = process.communicate(timeout=60)
    assert (plain.splitlines()[0], told) == (rb"\u041a\u0438\u0442", b"")
    with start("detect", "--json", "Кит", PYTHONIOENCODING="latin-1") as process:
        assert json.loads(process.communicate(timeout=60)[0].decode("utf-8"))["text"] == "Кит"


def test_detect_does_not_wait_for_the_imports_of_others() -> None:
    program = (
        "import sys\n"
        "from monitor.cli.main import command\n"
        "command.main(['detect', 'quiet'], standalone_mode=False)\n"
        f"print([name for name in {_HEAVY} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
