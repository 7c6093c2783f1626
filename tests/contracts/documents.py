"""What README.md and docs/ show: commands and YAML."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FILES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_SHELLS = {"console", "sh", "shell", "bash"}


def blocks(text: str, *languages: str) -> Iterator[str]:
    """Give the fenced blocks of these languages."""
    return (body for language, body in _FENCE.findall(text) if language in languages)


def commands(text: str) -> Iterator[list[str]]:
    """Give every simple command in blocks for the shell, in units of systemd and in running text, as words."""
    for unit in blocks(text, "ini"):
        for line in re.findall(r"^ExecStart\w*=(.*)$", unit, re.MULTILINE):
            yield from _simple(line)
    for block in blocks(text, *_SHELLS):
        prompted = "$ " in block
        for line in block.replace("\\\n", " ").splitlines():
            if not prompted or line.lstrip().startswith("$ "):
                yield from _simple(line.lstrip().removeprefix("$ "))
    for code in _INLINE.findall(_FENCE.sub("", text)):
        yield from _simple(code.replace("\\|", "|"))


def _simple(line: str) -> Iterator[list[str]]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;")
    lexer.whitespace_split = True
    words: list[str] = []
    try:
        tokens = list(lexer)
    except ValueError:  # an apostrophe in running text: no command
        return
    for token in [*tokens, ";"]:
        if set(token) <= set("|&;"):
            if words:
                yield words
            words = []
        else:
            words.append(token)
