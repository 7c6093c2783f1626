from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from monitor import __version__
from monitor.cli.main import VERBS, command
from tests.cli.calling import call

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands() -> Iterator[tuple[str, click.Command]]:
    """Give every verb, those within `sources` too."""
    context = click.Context(command)
    for verb in VERBS:
        found = command.get_command(context, verb)
        assert found is not None
        yield verb, found
        if isinstance(found, click.Group):
            yield from ((f"{verb} {name}", within) for name, within in found.commands.items())


COMMANDS = dict(commands())
LEAVES = [name for name, found in COMMANDS.items() if not isinstance(found, click.Group)]


def test_the_list_of_verbs_is_the_only_one() -> None:
    told = call("--help").stdout
    assert re.findall(r"^  (\w+) +(.+)$", told.partition("Verbs:")[2], re.MULTILINE) == list(VERBS.items())
    assert not any(found.short_help for found in COMMANDS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_verb_says_what_it_does_and_what_its_options_mean(name: str) -> None:
    told = call(*name.split(), "--help")
    assert told.exit_code == 0
    assert told.stdout.startswith(f"Usage: series-monitor {name} ")
    assert "\\b" not in told.stdout
    found = COMMANDS[name]
    assert found.help
    assert found.help[0].isupper()
    for option in found.params:
        if isinstance(option, click.Option) and not option.hidden and option.name != "key":
            assert option.help, option.name


@pytest.mark.parametrize("name", LEAVES)
def test_every_verb_takes_the_places(name: str) -> None:
    options = {text for option in COMMANDS[name].params for text in option.opts}
    assert {"--config", "--state"} <= options
    told = call(*name.split(), "--help").stdout
    for option, variable in (("--config FILE", "CONFIG"), ("--state DIRECTORY", "STATE")):
        assert (option in told) is (f"SERIES_MONITOR_{variable}" in told)


@pytest.mark.parametrize(("verb", "option"), [("detect", "--state"), ("demo", "--state"), ("demo", "--config")])
def test_a_verb_without_use_for_a_place_can_be_called_with_it(verb: str, option: str) -> None:
    result = call(verb, option, "nosuch", "--help")
    assert (result.exit_code, option in result.stdout) == (0, False)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("evnts",), "Did you mean 'events'?"),
        (("sources", "tset"), "Did you mean 'test'?"),
    ],
)
def test_a_mistyped_verb_is_told_which_was_meant(words: tuple[str, ...], told: str) -> None:
    result = call(*words)
    assert (result.exit_code, told in result.stderr) == (2, True)


@pytest.mark.parametrize("group", ["sources", "series"])
def test_no_sentence_on_a_verb_is_cut(group: str) -> None:
    told = " ".join(call(group, "--help").stdout.split())
    within = COMMANDS[group]
    assert isinstance(within, click.Group)
    for name, verb in within.commands.items():
        assert f" {name} {' '.join((verb.help or '').split('.')[0].split())}" in told


def test_help_on_a_verb_of_series_that_there_is_not_tells_which_there_are() -> None:
    result = call("series", "name", "--help")
    assert result.exit_code == 0
    assert re.search(r"^  alias +Let the series NAME go by TITLE", result.stdout, re.MULTILINE)


def test_the_version_is_that_of_the_package() -> None:
    assert call("--version").stdout == f"series-monitor, version {__version__}\n"


def test_exit_codes_and_environment_are_told() -> None:
    told = " ".join(call("--help").stdout.split())
    for part in ("0 fine", "1 some source failed", "2 the configuration or the call is wrong", "70", "130"):
        assert part in told
    for variable in ("SERIES_MONITOR_CONFIG", "SERIES_MONITOR_STATE", "SERIES_MONITOR_DEBUG"):
        assert variable in told
