"""What went wrong, as a message to the operator and an exit code."""

from __future__ import annotations

import os
import sys
import traceback

import click

from monitor.errors import ConfigurationError, ExtractError, FetchError, LexiconError, SeriesMonitorError

SOURCE_FAILED = 1
WRONG_CALL = 2
OUR_MISTAKE = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells count

DEBUG = "SERIES_MONITOR_DEBUG"


def exit_code(error: BaseException) -> int:
    """Tell the operator on standard error what went wrong, and return the exit code for it."""
    if os.environ.get(DEBUG, "0") not in {"", "0"}:
        traceback.print_exception(error)
    match error:
        case click.ClickException():
            error.show()
            code = error.exit_code
        case click.Abort() | KeyboardInterrupt():
            code = INTERRUPTED
        case BrokenPipeError():
            _let_go_of_output()
            code = 0
        case FetchError() | ExtractError():
            _tell(f"{error.diagnosis}: {error}", _hint(error))
            code = SOURCE_FAILED
        case SeriesMonitorError():
            _tell_wrong_call(error)
            code = WRONG_CALL
        case OSError(filename=str() | os.PathLike() as path):
            _tell(f"{os.fspath(path)}: {error.strerror}")
            code = WRONG_CALL
        case _:
            _tell(
                f"a mistake of ours: {''.join(traceback.format_exception_only(error)).strip()}",
                f"set {DEBUG}=1 in the environment to see where, and report it",
            )
            code = OUR_MISTAKE
    return code


def _hint(error: FetchError | ExtractError) -> str | None:
    if not (isinstance(error, FetchError) and error.address):
        return error.hint
    from monitor.cli.leave import leave  # noqa: PLC0415 - takes long, and most calls end without it

    return leave(error.address)


def _tell_wrong_call(error: SeriesMonitorError) -> None:
    # Lines begin with file and line where they are known, so that editors and terminals find the place.
    if isinstance(error, ConfigurationError):
        click.echo(f"{error}; nothing was started.", err=True)
    elif isinstance(error, LexiconError) and error.problems:
        click.echo(str(error), err=True)
    else:
        _tell(str(error), error.hint)


def _tell(message: str, hint: str | None = None) -> None:
    click.echo(f"series-monitor: {message}" + (f"\n  hint: {hint}" if hint else ""), err=True)


def _let_go_of_output() -> None:
    """Send what is still to be flushed nowhere: who read our output has gone (`| head`), and that is no failure."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
