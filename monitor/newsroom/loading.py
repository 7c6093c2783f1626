"""Read the script from its YAML files: outlets, the words of each language, evergreens and the story."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from monitor.errors import SeriesMonitorError
from monitor.newsroom.expected import Expected
from monitor.newsroom.expected import problems as problems_of_expected
from monitor.newsroom.script import Line, Part, Path, Script
from monitor.newsroom.soundness import problems

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_DAY = 86_400  # seconds
_Model = TypeVar("_Model", bound=Part)


class ScriptError(SeriesMonitorError):
    """A file of the newsroom's script is wrong; the message holds every mistake found, one a line."""

    hint = "the newsroom's script is part of the package: reinstall it, or mend the file named above"


class Evergreen(Part):
    """A headline that stood there before the opening and tells no decision."""

    days_old: float
    path: Path
    headline: Line


class _Evergreens(Part):
    outlets: dict[str, tuple[Evergreen, ...]]


def load_script(directory: Traversable | None = None) -> Script:
    """Read the script in a directory, by default the one that comes with the package; ScriptError if it is wrong."""
    place = directory or _packaged()
    evergreens = _read(_Evergreens, {"outlets": _yaml(place / "evergreens.yaml")}, "evergreens.yaml")
    stories = [
        {"at": -item.days_old * _DAY, "outlet": outlet_id, "path": item.path, "headline": item.headline}
        for outlet_id, items in evergreens.outlets.items()
        for item in items
    ]
    story = _yaml(place / "story.yaml")
    raw = {"outlets": _yaml(place / "outlets.yaml"), "words": _yaml(place / "words.yaml"), "beats": stories + story}
    script = _read(Script, raw, "the script")
    script = script.model_copy(update={"beats": tuple(sorted(script.beats, key=lambda beat: beat.at))})
    _refuse(problems(script), "the script")
    return script


def load_expected(script: Script, directory: Traversable | None = None) -> Expected:
    """Read what a monitor must make of the script; ScriptError if the file is wrong or does not fit the script."""
    expected = _read(Expected, _yaml((directory or _packaged()) / "expected.yaml"), "expected.yaml")
    _refuse(problems_of_expected(expected, script), "expected.yaml")
    return expected


def _packaged() -> Traversable:
    return resources.files("monitor") / "data" / "newsroom"


def _yaml(file: Traversable) -> Any:
    try:
        return YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    except (OSError, YAMLError) as error:
        raise ScriptError(f"{file.name}: {error}") from error


def _read(model: type[_Model], raw: Any, name: str) -> _Model:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        mistakes = (f"{'.'.join(str(step) for step in item['loc'])}: {item['msg']}" for item in error.errors())
        raise ScriptError("\n".join(f"{name}: {mistake}" for mistake in mistakes)) from error


def _refuse(mistakes: tuple[str, ...], name: str) -> None:
    if mistakes:
        raise ScriptError("\n".join(f"{name}: {mistake}" for mistake in mistakes))
