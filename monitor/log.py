"""Structured logging to standard error: readable on a terminal, JSON lines elsewhere."""

from __future__ import annotations

import logging
import sys
from typing import Any, cast

import structlog


def configure(*, least: int = logging.INFO, json: bool | None = None) -> None:
    """Set up logging for the process, of `least` level or above.

    `json` left out means JSON lines unless standard error is a terminal.
    """
    if json is None:
        json = not sys.stderr.isatty()
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False) if json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    # Libraries speak through the standard library; let through what an operator could act on.
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)


def get(name: str) -> structlog.typing.FilteringBoundLogger:
    """Return the logger of one part of the program."""
    return cast("structlog.typing.FilteringBoundLogger", structlog.get_logger(part=name))
