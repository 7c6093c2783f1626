"""Whose report a headline says that it passes on: "according to Deadline", "laut Variety", "(AFP)".

The outlets and the words are data (`outlets.yaml`); what stands here is where they are looked for.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from monitor.text import UNDETERMINED, primary
from monitor.text.scripts import UNSPACED
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from monitor.model import Evidence

# In scripts without spaces, or with particles written onto a name, it may begin or end between any two characters.
_BEFORE_NAME = rf"(?:(?<![^\W_])|(?<=[{UNSPACED}]))"
# "Deadline'a", "STT:n", "AFP's": an ending set off by a mark belongs to the name.
_BEHIND_NAME = rf"(?:['’:][^\W\d_]{{1,5}})?(?:(?![^\W_])|(?=[{UNSPACED}]))"
_ADDRESS = re.compile(r"(?<![\w.@-])((?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,12})(?![\w-])")
_OPENING, _CLOSING = "([{（［【〔", ")]}）］】〕"
_QUOTES = "\"'«»„“”‘’‚‹›「」『』《》〈〉"
_AT_EDGE = ("-", "–", "—", "|", "/", "·", "・", "｜")
_COLONS = (":", "：")
_ENDS = " .!?…。"
_FILLERS = 3  # "the US trade magazine Deadline"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or a news agency that others cite."""

    name: str
    site: str  # registrable domain


@dataclass(frozen=True, slots=True)
class _Phrases:
    """How a language says that another's report is passed on."""

    before: tuple[str, ...]  # "according to"
    after: tuple[str, ...]  # "reports"
    between: tuple[str, ...]  # "the", "magazine": may stand between these and the name


class Attributions:
    """Finds the outlet whose report a headline passes on."""

    def __init__(self, outlets: Mapping[str, Outlet], agencies: Iterable[str], phrases: Mapping[str, _Phrases]) -> None:
        """Take outlets by their spellings, the sites of those that are agencies, and phrases by language."""
        self._outlets = outlets
        self._agencies = frozenset(agencies)
        self._phrases = phrases
        longest_first = sorted(map(re.escape, outlets), key=len, reverse=True)
        self._name = re.compile(f"{_BEFORE_NAME}({'|'.join(longest_first)}){_BEHIND_NAME}")

    @classmethod
    @cache
    def load(cls) -> Attributions:
        """Read the outlets and words that come with the package."""
        data = yaml.safe_load(files("monitor").joinpath("data", "outlets.yaml").read_text(encoding="utf-8"))
        outlets = {
            spelling: Outlet(entry["name"], entry["site"])
            for entry in (*data["agencies"], *data["outlets"])
            for spelling in (entry["name"], *entry.get("spellings", ()))
        }
        return cls(outlets, [entry["site"] for entry in data["agencies"]], _phrases(data["phrases"]))

    def knowing(self, outlets: Mapping[str, str]) -> Attributions:
        """Return attributions that know further outlets, by name and site: those that are watched."""
        further = {name: Outlet(name, at) for name, at in outlets.items() if name and name not in self._outlets}
        return Attributions({**self._outlets, **further}, self._agencies, self._phrases) if further else self

    def of(self, headline: str, language: str) -> Outlet | None:
        """Return the outlet whose report a headline in this language (BCP 47) says that it passes on."""
        text = unicodedata.normalize("NFC", headline)
        said = self._said(language)
        for start, end, outlet in self._mentions(text):
            before, behind = text[:start], text[end:]
            if self._is_marked(before, behind, outlet) or _is_said(before, behind, said):
                return outlet
        return None

    def _mentions(self, text: str) -> Iterable[tuple[int, int, Outlet]]:
        for found in self._name.finditer(text):
            yield found.start(), found.end(), self._outlets[found[1]]
        for found in _ADDRESS.finditer(text):
            with suppress(ValueError):  # a part of it is too long for an address
                yield found.start(), found.end(), self._at(site(f"https://{found[1].lower()}/"))

    def _at(self, at: str) -> Outlet:
        return next((outlet for outlet in self._outlets.values() if outlet.site == at), Outlet(at, at))

    def _said(self, language: str) -> Sequence[_Phrases]:
        # What is said in every language, and what in the headline's; a language that has no words here has the first.
        own = self._phrases.get(primary(language))
        return [phrases for phrases in (self._phrases[UNDETERMINED], own) if phrases]

    def _is_marked(self, before: str, behind: str, outlet: Outlet) -> bool:
        """Tell whether typography alone says it: "(AFP)", "… – Deadline", "Variety: …"."""
        before, behind = before.strip(), behind.strip()
        if before.endswith(tuple(_OPENING)) and behind.startswith(tuple(_CLOSING)):
            return True
        if not before.strip(_QUOTES):
            return behind.startswith(_COLONS) or (outlet.site in self._agencies and behind.startswith(_AT_EDGE))
        return not behind.strip(_QUOTES + _ENDS) and before.endswith(_AT_EDGE)


def attributed(evidence: Evidence, attributions: Attributions) -> Evidence:
    """Return a piece of evidence with the outlet whose report it passes on, unless that is its own."""
    outlet = attributions.of(evidence.headline, evidence.language)
    if outlet is None or outlet.site == evidence.site or outlet.name == evidence.outlet:
        return evidence
    return replace(evidence, after=outlet.name, after_site=outlet.site, origin=outlet.site)


def _is_said(before: str, behind: str, said: Sequence[_Phrases]) -> bool:
    before = before.casefold().rstrip(f" {_QUOTES}{_OPENING}")
    behind = behind.casefold().lstrip(f" {_QUOTES}{_CLOSING},")
    return any(_ends_so(before, phrases) or _begins_so(behind, phrases) for phrases in said)


def _ends_so(text: str, phrases: _Phrases) -> bool:
    for _ in range(_FILLERS):
        if any(_ends_with(text, phrase) for phrase in phrases.before):
            return True
        filler = next((word for word in phrases.between if _ends_with(text, word)), None)
        if filler is None:
            return False
        text = text[: len(text) - len(filler)].rstrip(f" {_QUOTES}")
    return False


def _begins_so(text: str, phrases: _Phrases) -> bool:
    for _ in range(_FILLERS):
        if any(_begins_with(text, phrase) for phrase in phrases.after):
            return True
        filler = next((word for word in phrases.between if _begins_with(text, word)), None)
        if filler is None:
            return False
        text = text[len(filler) :].lstrip(f" {_QUOTES}")
    return False


def _ends_with(text: str, phrase: str) -> bool:
    return text.endswith(phrase) and _parts(text[: len(text) - len(phrase)][-1:], phrase[:1])


def _begins_with(text: str, phrase: str) -> bool:
    return text.startswith(phrase) and _parts(phrase[-1:], text[len(phrase) :][:1])


def _parts(one: str, other: str) -> bool:
    """Tell whether a word ends between two characters."""
    return not (one.isalnum() and other.isalnum()) or bool(re.match(f"[{UNSPACED}]", one + other))


def _phrases(data: Mapping[str, Mapping[str, Any]]) -> dict[str, _Phrases]:
    return {
        language: _Phrases(*(tuple(map(str.casefold, words.get(part, ()))) for part in ("before", "after", "between")))
        for language, words in data.items()
    }
