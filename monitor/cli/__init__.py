"""The command line: one file a verb, loaded when it is called. Nothing below this package prints or exits."""

from monitor.cli.main import main

__all__ = ["main"]
