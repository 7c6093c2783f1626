"""The kinds of values that the file knows: how each is written, checked and described to editors."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from monitor.config.addresses import AddressMistakeError, Network, check_host, check_network, check_url
from monitor.config.languages import canonical_tag, suggested_tag
from monitor.text import clean

_Value = TypeVar("_Value")

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}  # seconds
_SIZES = {"kB": 1000, "MB": 1_000_000}  # bytes
_LONGEST = timedelta(days=36_500)  # counted back from now it must still be a date
_DURATION = r"[1-9][0-9]{0,5}[smhd]"
_SIZE = r"[1-9][0-9]{0,5}(kB|MB)"
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file can only be checked against from outside; handed to pydantic as its context."""

    environment: Mapping[str, str]
    check_selector: Callable[[str], str | None] | None = None  # returns what is wrong with a CSS selector
    folder: Path = Path()  # that relative paths start from
    exposed: set[Path] = field(default_factory=set)  # files with a secret that everybody can read, as they are found
    files: dict[Path, str | None] = field(default_factory=dict)  # read on the way, as `Configuration.files` has them


def wrong(message: str, hint: str | None = None) -> PydanticCustomError:
    """Make the error of a value, with a hint to the operator."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "hint": hint})


def surroundings(info: ValidationInfo) -> Surroundings:
    """Return what the file is checked against."""
    assert isinstance(info.context, Surroundings)
    return info.context


def duration(value: Any) -> timedelta:
    """Read "45s", "30m", "2h" or "1d"."""
    return _within(value, "m", "1s", f"{_LONGEST.days}d")


def lasting(unit: str, least: str = "1s", most: str = f"{_LONGEST.days}d") -> BeforeValidator:
    """Read a duration from `least` to `most`; a bare number is probably meant in `unit`."""
    return BeforeValidator(lambda value: _within(value, unit, least, most))


def _within(value: Any, unit: str, least: str, most: str) -> timedelta:
    bounds = f"between {least} and {most}"
    if isinstance(value, str) and re.fullmatch(_DURATION, value):
        if not _span(least) <= (span := _span(value)) <= _span(most):
            raise wrong(f"not {bounds}")
        return span
    meant = f"{value}{unit}"
    fits = re.fullmatch(_DURATION, meant) and _span(least) <= _span(meant) <= _span(most)
    hint = f'did you mean "{meant}"?' if fits else f'as in "45s", "30m", "2h", "1d"; {bounds}'
    raise wrong(f"not a duration: {shown(value)}", hint)


def _span(written: str) -> timedelta:
    return timedelta(seconds=int(written[:-1]) * _UNITS[written[-1]])


def _size(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(_SIZE, value):
        raise wrong(f"not a size: {shown(value)}", 'as in "500kB", "10MB"')
    return int(value[:-2]) * _SIZES[value[-2:]]


def shown(value: Any) -> str:
    """Quote a value in a message, shortened."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f'"{text if len(text) <= 80 else text[:79] + "…"}"'  # noqa: PLR2004 - a line of a terminal


def _slug(value: str) -> str:
    if re.fullmatch(_SLUG, value) and len(value) <= 64:  # noqa: PLR2004 - fits a column and a metrics label
        return value
    proposal = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")[:64].rstrip("-")
    hint = "lower-case letters, digits and single hyphens, 64 at most"
    raise wrong(f"not an id: {shown(value)}", f'{hint}; perhaps "{proposal}"' if proposal else hint)


def _language(value: str) -> str:
    tag = canonical_tag(value)
    if tag is None:
        meant = suggested_tag(value)
        hint = f'did you mean "{meant}"?' if meant else "a language by BCP 47, as in en, pt-BR or zh-Hant"
        raise wrong(f"not a language: {shown(value)}", hint)
    return tag


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value) or value == "UK":
        meant = "GB" if value.upper() == "UK" else value.upper()
        fits = re.fullmatch(r"[A-Z]{2}", meant)
        hint = f'did you mean "{meant}"?' if fits else "two capital letters by ISO 3166-1, as in FR"
        raise wrong(f"not a country: {shown(value)}", hint)
    return value


def _address(check: Callable[[str], _Value]) -> Callable[[str], _Value]:
    def checked(value: str) -> _Value:
        try:
            return check(value)
        except AddressMistakeError as error:
            raise wrong(str(error), error.hint) from error

    return checked


def _contact(value: str) -> str:
    # It becomes a comment of the User-Agent (RFC 9110, section 10.1.5): printable ASCII, no brackets.
    if re.fullmatch(r"[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]+@[A-Za-z0-9.-]+", value):
        return value
    if not re.fullmatch(r"[!-'*-\[\]-~]+", value) or not value.startswith(("http://", "https://")):
        raise wrong(
            f"neither e-mail nor web address: {shown(value)}", "site owners reach you by it, as in you@example.org"
        )
    return _address(check_url)(value)


def _base_url(value: str) -> str:
    if "?" in value or "#" in value:
        raise wrong(f"a query or fragment in the base address: {shown(value)}", "as in https://series.example.org")
    return _address(check_url)(value).rstrip("/")


def _host(value: str) -> str:
    return value if value == "*" else _address(check_host)(value)


def _selector(value: str, info: ValidationInfo) -> str:
    check = surroundings(info).check_selector
    mistake = check(value) if check else None
    if mistake:
        raise wrong(f"not a CSS selector: {shown(value)}", mistake)
    return value


def _phrase(value: str) -> str:
    phrase = clean(value)
    if not phrase:
        raise wrong("an empty phrase", "write words that a headline holds, or remove it")
    if not phrase.strip("* "):
        raise wrong(f"a phrase of stars only: {shown(phrase)}", "it would match every headline; give it a word")
    return phrase


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
DURATION = WithJsonSchema({"type": "string", "pattern": f"^{_DURATION}$"})
Duration = Annotated[timedelta, BeforeValidator(duration), DURATION]
Size = Annotated[int, BeforeValidator(_size), WithJsonSchema({"type": "string", "pattern": f"^{_SIZE}$"})]
Slug = Annotated[str, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{_SLUG}$", "maxLength": 64})]
Language = Annotated[str, AfterValidator(_language)]
Country = Annotated[str, AfterValidator(_country), Field(json_schema_extra={"pattern": "^[A-Z]{2}$"})]
Address = Annotated[
    str, AfterValidator(_address(check_url)), Field(json_schema_extra={"pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"})
]
BaseAddress = Annotated[
    str, AfterValidator(_base_url), Field(json_schema_extra={"pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"})
]
HostName = Annotated[str, AfterValidator(_host)]
Contact = Annotated[str, AfterValidator(_contact)]
Selector = Annotated[Text, AfterValidator(_selector)]
Phrase = Annotated[
    str, StringConstraints(max_length=200), AfterValidator(_phrase), Field(json_schema_extra={"pattern": r"[^*\s]"})
]


def _program(value: Any) -> Path:
    if not isinstance(value, str) or not Path(value).is_absolute():
        raise wrong(f"not the whole path of a program: {shown(value)}", "as in /usr/bin/chromium")
    return Path(value)


Program = Annotated[Path, BeforeValidator(_program), WithJsonSchema({"type": "string"})]


def _network(value: Any) -> Network:
    if not isinstance(value, str):
        raise wrong(f"not a network: {shown(value)}", "as in 192.168.1.0/24")
    return _address(check_network)(value)


PrivateNetwork = Annotated[Network, BeforeValidator(_network), WithJsonSchema({"type": "string"})]
