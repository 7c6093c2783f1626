"""What the file only refers to: ${NAME} is a variable of the environment, ${file:PATH} the content of a file.

What is found there is never shown, not in any message.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from monitor import log
from monitor.config.fields import Surroundings, wrong
from monitor.config.files import content_of

_LOG = log.get("config")
_REFERENCE = re.compile(r"\$\{([^}]*)\}")
_FILE = "file:"
_VARIABLE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST = 8192  # bytes, which is also what servers take as a header field


def filled_in(text: str, around: Surroundings) -> str:
    """Return a text with what it refers to in place. Raises the error of a value."""
    references = _REFERENCE.findall(text)
    _require({name for name in references if not name.startswith(_FILE)}, around.environment)
    found = {name: _content(name, around) for name in references if name.startswith(_FILE)}
    return _REFERENCE.sub(lambda match: found.get(match[1]) or around.environment.get(match[1], ""), text)


def _require(names: set[str], environment: Mapping[str, str]) -> None:
    missing = sorted(names - environment.keys())
    # What is no variable's name may be a secret pasted into the braces.
    named = [name for name in missing if _VARIABLE_NAME.fullmatch(name)]
    if len(named) < len(missing):
        raise wrong(
            "${} does not hold the name of an environment variable",
            "as in ${EXAMPLE_TOKEN}, or ${file:/run/secrets/token}",
        )
    if named:
        word = "variables are" if len(named) > 1 else "variable is"
        raise wrong(f"the environment {word} not set: {', '.join(named)}", "set it where the monitor is started")


def _content(reference: str, around: Surroundings) -> str:
    """Return what stands in a file, without the line's end that editors put there."""
    named = reference.removeprefix(_FILE).strip()
    path = around.folder / named
    content = content_of(path, named, around, most=_LONGEST)
    if path not in around.exposed and _is_exposed(path):
        around.exposed.add(path)
        _LOG.warning("a file with a secret can be read by every user of this machine", file=str(path))
    return _text(content, named).rstrip("\r\n")


def _is_exposed(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & stat.S_IROTH)
    except OSError:  # exchanged this very moment; it will be read again
        return False


def _text(content: bytes, named: str) -> str:
    try:
        return content.decode("ascii")
    except UnicodeDecodeError:
        # Its cause would hold the content.
        raise wrong(f"the file {named} holds more than ASCII characters", "encode it as the site expects it") from None
