"""The command as its callers meet it: in this process for speed, as a process of its own where that is the point."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, cast

from click.testing import CliRunner

from monitor.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import click
    from click.testing import Result

# No setting of whoever runs the tests may reach them.
PLAIN = {name: None for name in os.environ if name.startswith("SERIES_MONITOR_")}


class _Command:
    """What CliRunner calls: the whole of main, with its messages and exit codes, not click's part of it alone."""

    name = "series-monitor"

    def main(self, args: tuple[str, ...], prog_name: str) -> None:
        main(list(args))


def call(*arguments: object, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Result:
    """Call a verb in this process."""
    runner = CliRunner(env={**PLAIN, **(env or {})})
    return runner.invoke(cast("click.Command", _Command()), tuple(map(str, arguments)), input=stdin)


def rows(result: Result) -> list[Any]:
    """Read JSON lines as strictly as the standard is: no NaN, valid UTF-8."""
    return [json.loads(line, parse_constant=_refuse) for line in result.stdout_bytes.decode("utf-8").splitlines()]


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def start(*arguments: object, cwd: Path | None = None, **env: str) -> subprocess.Popen[bytes]:
    """Start the command as a process with pipes."""
    environment = {name: value for name, value in os.environ.items() if name not in PLAIN}
    return subprocess.Popen(
        [sys.executable, "-m", "monitor", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**environment, **env},
    )
