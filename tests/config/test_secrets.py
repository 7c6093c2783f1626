"""Secrets come from the environment or from files, are sent as they stand there, and are never told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import structlog

from monitor.config import parse
from monitor.errors import ConfigurationError, Problem
from monitor.model import Source

SECRET = "s3cret-of-the-outlet"


def write(folder: Path, content: str | bytes = SECRET + "\n", name: str = "token", mode: int = 0o600) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
    return path


def source(folder: Path, fields: str, defaults: str = "{}", **environment: str) -> Source:
    text = (
        f"defaults: {defaults}\nsources:\n- id: a\n  name: A\n  url: https://a.example/\n  language: en\n  {fields}\n"
    )
    return parse(text.encode(), folder / "sources.yaml", environment=environment).sources[0]


def problem(folder: Path, fields: str, **environment: str) -> Problem:
    with pytest.raises(ConfigurationError) as caught:
        source(folder, fields, **environment)
    (told,) = caught.value.problems
    return told


@pytest.mark.parametrize(
    ("content", "sent"),
    [
        (SECRET, SECRET),
        (f"{SECRET}\n", SECRET),
        (f"{SECRET}\r\n", SECRET),
        (f"{SECRET}\n\n", SECRET),
        ("two words", "two words"),
    ],
)
def test_a_file_is_sent_without_the_end_of_its_last_line(tmp_path: Path, content: str, sent: str) -> None:
    path = write(tmp_path, content)
    told = source(tmp_path, f'headers: {{Authorization: "Bearer ${{file:{path}}}"}}')
    assert told.headers == (("Authorization", f"Bearer {sent}"),)


def test_a_path_begins_where_the_configuration_is(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    write(tmp_path / "secrets")
    assert source(tmp_path, 'headers: {X-Key: "${file:secrets/token}"}').headers == (("X-Key", SECRET),)


def test_a_value_may_take_from_several_places(tmp_path: Path) -> None:
    write(tmp_path)
    told = source(tmp_path, 'headers: {X-Key: "${USER_OF_IT}:${file:token}:${file:token}"}', USER_OF_IT="me")
    assert told.headers == (("X-Key", f"me:{SECRET}:{SECRET}"),)


def test_what_stands_in_a_file_refers_to_nothing_itself(tmp_path: Path) -> None:
    write(tmp_path, "${HOME} ${file:/etc/hostname}")
    assert source(tmp_path, 'headers: {X-Key: "${file:token}"}').headers == (
        ("X-Key", "${HOME} ${file:/etc/hostname}"),
    )


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("${file:none}", "there is no file none"),
        ("${file:}", "not a file: nothing"),
        ("${file:.}", "not a file: ."),
        ("${file:/dev/zero}", "not a file: /dev/zero"),
        ("${file:long}", "the file long is too long"),
        ("${file:umlaut}", "the file umlaut holds more than ASCII characters"),
        ("${file:lines}", "a header's value is one line of ASCII characters"),
        ("${file:to\\0ken}", "the file to\0ken cannot be read: not a path"),
    ],
)
def test_a_file_that_cannot_be_a_value_is_told_with_its_line(tmp_path: Path, reference: str, message: str) -> None:
    write(tmp_path, SECRET * 1000, "long")
    write(tmp_path, f"{SECRET}ä", "umlaut")
    write(tmp_path, f"{SECRET}\n{SECRET}", "lines")
    told = problem(tmp_path, f'headers: {{X-Key: "{reference}"}}')
    assert (told.line, told.path, told.message) == (7, "sources[0].headers.X-Key", message)
    assert told.hint
    assert SECRET not in str(told)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_is_closed_to_us_is_told(tmp_path: Path) -> None:
    write(tmp_path, mode=0)
    assert problem(tmp_path, 'headers: {X-Key: "${file:token}"}').message == (
        "the file token cannot be read: Permission denied"
    )


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o640, False), (0o644, True)])
def test_a_file_that_everybody_can_read_is_warned_of(tmp_path: Path, mode: int, *, warned: bool) -> None:
    path = write(tmp_path, mode=mode)
    with structlog.testing.capture_logs() as logs:
        source(tmp_path, 'headers: {X-Key: "${file:token}"}')
    assert [(line["log_level"], line["file"]) for line in logs] == ([("warning", str(path))] if warned else [])
    assert SECRET not in str(logs)


def test_cookies_are_sent_as_one_field(tmp_path: Path) -> None:
    write(tmp_path)
    told = source(
        tmp_path, 'cookies: {session: "${file:token}", consent: "a=1&b", "lang": "${LANG_OF_IT}"}', LANG_OF_IT="fr"
    )
    assert told.headers == (("Cookie", f"session={SECRET}; consent=a=1&b; lang=fr"),)


def test_cookies_of_a_source_stand_for_those_of_the_defaults(tmp_path: Path) -> None:
    told = source(tmp_path, "cookies: {a: own}", "{headers: {cookie: b=all, X-All: all}}")
    assert told.headers == (("X-All", "all"), ("Cookie", "a=own"))


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ("cookies: session=1", "sources[0].cookies", "expected a mapping, found text"),
        ("cookies: {session: 1}", "sources[0].cookies.session", "expected text, found a number"),
        ('cookies: {"a b": "1"}', "sources[0].cookies.a b", "not the name of a cookie"),
        (
            'cookies: {session: "1; admin=1"}',
            "sources[0].cookies.session",
            "a cookie's value is one line of ASCII characters without a semicolon",
        ),
        ('cookies: {session: "${NONE}"}', "sources[0].cookies.session", "the environment variable is not set: NONE"),
        ('cookies: {session: "${file:none}"}', "sources[0].cookies.session", "there is no file none"),
        ('cookies: {a: "1"}\n  headers: {COOKIE: "b=1"}', "sources[0]", "cookies stand in headers as well"),
    ],
)
def test_a_mistake_in_cookies_is_told_with_its_place(tmp_path: Path, fields: str, path: str, message: str) -> None:
    told = problem(tmp_path, fields)
    assert (told.path, told.message) == (path, message)
    assert told.line


def test_a_source_does_not_show_them(tmp_path: Path) -> None:
    write(tmp_path)
    told = source(tmp_path, 'cookies: {session: "${file:token}"}\n  headers: {X-Key: "${KEY}"}', KEY=SECRET)
    assert SECRET in str(told.headers)
    assert SECRET not in repr(told)


def test_a_mistake_elsewhere_does_not_show_them(tmp_path: Path) -> None:
    write(tmp_path)
    fields = 'headers: {X-Key: "${KEY}", X-Other: "${file:token}"}\n  cookies: {a: "${KEY}"}\n  intervall: 1h'
    assert SECRET not in str(problem(tmp_path, fields, KEY=SECRET))
