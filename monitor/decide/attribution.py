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
from typing import TYPE_CHECKING

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
# Where a word ends; in scripts without spaces it may between any two characters.
_EDGE = rf"(?:(?<![^\W_])|(?![^\W_])|(?<=[{UNSPACED}]))"
_GAP = f"[ {_QUOTES}]*"
_FILLERS = 4  # "the US trade magazine Deadline"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or a news agency that others cite."""

    name: str
    site: str  # registrable domain


@dataclass(frozen=True, slots=True)
class _Phrases:
    """How a language says, around a name, that another's report is passed on; for casefolded text."""

    before: re.Pattern[str]  # found where what stands before the name ends so: "according to the magazine"
    behind: re.Pattern[str]  # matches where what stands behind it begins so: "magazine reports"


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
        phrases = {language: _phrases(words) for language, words in data["phrases"].items()}
        return cls(outlets, [entry["site"] for entry in data["agencies"]], phrases)

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
            if self._is_marked(before, behind, outlet):
                return outlet
            before, behind = before.casefold(), behind.casefold()
            if any(phrases.before.search(before) or phrases.behind.match(behind) for phrases in said):
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


def _phrases(words: Mapping[str, Iterable[str]]) -> _Phrases:
    before, after, between = (_any_of(words.get(part, ())) for part in ("before", "after", "between"))
    return _Phrases(
        re.compile(rf"{_EDGE}{before}(?:{_GAP}{_EDGE}{between}){{0,{_FILLERS}}}[ {_QUOTES}{re.escape(_OPENING)}]*\Z"),
        re.compile(rf"[ ,{_QUOTES}{re.escape(_CLOSING)}]*(?:{between}{_EDGE}{_GAP}){{0,{_FILLERS}}}{after}{_EDGE}"),
    )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word.casefold()) for word in words) or '(?!)'})"
