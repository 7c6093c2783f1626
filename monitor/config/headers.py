"""Request headers of the operator's own, with secrets taken from the environment. No value is ever shown."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from monitor.config.fields import surroundings, wrong

# What frames the message or asks conditionally is the fetcher's alone.
_RESERVED = frozenset(
    {
        "connection",
        "content-length",
        "host",
        "if-modified-since",
        "if-none-match",
        "keep-alive",
        "range",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_VALUE = re.compile(r"[\t\x20-\x7e]*")  # RFC 9110, section 5.5, without the bytes that have no agreed meaning
_VARIABLE = re.compile(r"\$\{([^}]*)\}")
_VARIABLE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def _name(name: str) -> str:
    if not _TOKEN.fullmatch(name):
        raise wrong("not the name of a header", "letters, digits and hyphens")
    if name.lower() in _RESERVED:
        raise wrong("the monitor sets this header itself", "remove it")
    return name


def _value(value: str, info: ValidationInfo) -> str:
    environment = surroundings(info).environment
    missing = [name for name in _VARIABLE.findall(value) if name not in environment]
    if missing:
        raise _missing(missing)
    filled = _VARIABLE.sub(lambda match: environment[match[1]], value)
    if not _VALUE.fullmatch(filled):
        raise wrong("a header's value is one line of ASCII characters", "encode it as the site expects it")
    return filled.strip()


def _missing(names: list[str]) -> Exception:
    # What is no variable's name may be a secret pasted into the braces.
    named = [name for name in names if _VARIABLE_NAME.fullmatch(name)]
    if len(named) < len(names):
        return wrong("${} does not hold the name of an environment variable", "as in ${EXAMPLE_TOKEN}")
    word = "variables are" if len(named) > 1 else "variable is"
    return wrong(f"the environment {word} not set: {', '.join(named)}", "set it where the monitor is started")


def _distinct(headers: dict[str, str]) -> dict[str, str]:
    lowered = [name.lower() for name in headers]
    doubled = sorted({name for name in lowered if lowered.count(name) > 1})
    if doubled:
        raise wrong(f"a header stands here twice: {', '.join(doubled)}", "capitals make no difference in header names")
    return headers


def merged(defaults: dict[str, str], own: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Fill in the default headers; a source's own one of the same name wins."""
    taken = {name.lower() for name in own}
    kept = {name: value for name, value in defaults.items() if name.lower() not in taken}
    return tuple((kept | own).items())


HeaderName = Annotated[str, AfterValidator(_name)]
HeaderValue = Annotated[str, AfterValidator(_value)]
Headers = Annotated[dict[HeaderName, HeaderValue], AfterValidator(_distinct)]
