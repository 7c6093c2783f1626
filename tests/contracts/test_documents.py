"""What the documents tell people to type exists, and what they show as configuration loads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml

from monitor import config
from monitor.cli.main import VERBS, command
from monitor.config.entries import keys_at
from tests.contracts.documents import FILES, ROOT, blocks, commands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def called(name: str) -> list[tuple[str, ...]]:
    """Give the calls of one program in all documents, each once, by the words behind its name."""
    found = (words for file in FILES for words in commands(file.read_text(encoding="utf-8")))
    return sorted({tuple(words[1:]) for words in found if words[0].rpartition("/")[2] == name})


def mistakes(words: tuple[str, ...]) -> Iterator[str]:
    """Tell what click would not know."""
    context, rest = click.Context(command), list(words)
    within: click.Command = command
    while isinstance(within, click.Group) and rest and not rest[0].startswith("-"):
        verb = within.get_command(context, rest[0])
        if verb is None:
            yield f"no verb {rest[0]}"
            return
        within, rest = verb, rest[1:]
    known = {text for option in within.get_params(context) for text in [*option.opts, *option.secondary_opts]}
    known |= {"-h", "--help", "--version"}
    yield from (f"no option {word}" for word in rest if word.startswith("-") and word.split("=")[0] not in known)


@pytest.mark.parametrize("words", called("series-monitor"), ids=" ".join)
def test_every_command_told_exists(words: tuple[str, ...]) -> None:
    assert list(mistakes(words)) == []


@pytest.mark.parametrize("words", called("make"), ids=" ".join)
def test_every_make_verb_told_exists(words: tuple[str, ...]) -> None:
    assert words
    assert [word for word in words if "=" not in word and word not in TARGETS] == []


def test_the_readme_names_every_verb() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = set(re.findall(r"`(\w+)[^`]*`", "\n".join(re.findall(r"^\| (`.*?) \|", text, re.MULTILINE))))
    assert set(VERBS) <= table


def documented() -> list[Any]:
    return [
        pytest.param(file, block, id=f"{file.name}-{number}")
        for file in FILES
        for number, block in enumerate(blocks(file.read_text(encoding="utf-8"), "yaml", "yml"))
    ]


@pytest.mark.parametrize(("file", "block"), documented())
def test_every_yaml_block_parses_and_a_configuration_loads(file: Path, block: str, tmp_path: Path) -> None:
    shown = yaml.safe_load(block)
    if isinstance(shown, list) and all(isinstance(entry, dict) and "url" in entry for entry in shown):
        shown = {"sources": shown}
    if isinstance(shown, dict) and set(shown) <= set(keys_at(())):
        whole = yaml.safe_dump({"sources": [], **shown}, allow_unicode=True)
        for named in shown.get("lexicons", ()):
            (tmp_path / named).touch()
        environment = dict.fromkeys(re.findall(r"\$\{(\w+)\}", block), "x")
        config.parse(whole.encode(), tmp_path / "sources.yaml", environment=environment)
    else:
        assert "sources" not in block or file.name != "README.md", "looks like a configuration and is none"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "--json"), []),
        (("sources", "test", "https://a.example/"), []),
        (("chekc",), ["no verb chekc"]),
        (("sources", "tset"), ["no verb tset"]),
        (("check", "--jsn"), ["no option --jsn"]),
    ],
)
def test_this_check_finds_mistakes(words: tuple[str, ...], told: list[str]) -> None:
    assert list(mistakes(words)) == told


def test_commands_are_found_wherever_they_stand() -> None:
    text = "Use `a b \\| c --d`.\n\n```console\n$ e f && g\nits answer\n```\n\n```sh\nh \\\n  i\n```\n"
    assert list(commands(text)) == [["e", "f"], ["g"], ["h", "i"], ["a", "b"], ["c", "--d"]]
