"""Why a document has nothing to read: what stands in its place. Asked only of documents that yield too little.

Every finding says whether it is evident. What is evident is refused even where a few links on it look like headlines;
the others only explain a yield that is bad anyway, so they may guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.diagnosis import Diagnosis
from monitor.extract.encoding import decode
from monitor.extract.kind import Form, form_of, refuse_binary
from monitor.extract.looks import Looks
from monitor.extract.unpack import unpacked
from monitor.extract.walls import walls
from monitor.urls import host

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.model import Document

_MANY = 12  # links with the text of a headline: more, and it is a page, whatever else is on it
_FEW = 4  # as many may a wall have itself, to its terms and its offers
_LITTLE = 1500  # letters to read: a wall's say, and hardly anything else
_HARDLY_ANY = 300  # letters
_INSISTENT = 4  # phrases of consent on a page of little else; a cookie notice has two or three
_HINTED = 2
_ERROR_NUMBER = re.compile(r"\b(?:403|404|410|50[0234])\b")


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """What is wrong with a document."""

    word: Diagnosis  # one of those for what stands in its place, or moved, or empty
    message: str  # the sentence that goes with it
    evident: bool = False


def diagnose(document: Document) -> Diagnosed | None:
    """Tell what a document is in the place of a page with headlines; None for a page like others, and for a feed.

    Raises ExtractError where a document is no text at all. The body of a refusal (a 403 or 503) may be asked as well.
    """
    body = unpacked(document.body)
    refuse_binary(body)
    text = decode(body, document.content_type)
    if form_of(text) is not Form.HTML:
        return None
    looks = Looks.of(text, document.url)
    return next((found for question in _QUESTIONS if (found := question(looks))), None)


def _bot_wall(looks: Looks) -> Diagnosed | None:
    if looks.stories >= _MANY:
        return None
    bare = looks.stories <= _FEW and looks.weight < _LITTLE
    for bot in walls().bots:
        if any(mark in looks.markup for mark in bot.wall):
            return _walled(bot.name)
        # A form for comments has its captcha too, so a guard alone is only a guess where there is text to read.
        if bare and any(mark in looks.markup for mark in bot.guard):
            asked = looks.says(walls().phrases.robot) > 0
            return _walled(bot.name, evident=asked or looks.weight < _HARDLY_ANY)
    if bare and (looks.calls_itself(walls().phrases.robot) or (looks.weight < _HARDLY_ANY and looks.reloads())):
        return _walled()
    return None


def _walled(name: str = "", *, evident: bool = True) -> Diagnosed:
    who = f" ({name})" if name else ""
    return Diagnosed(Diagnosis.BOT_WALL, f"A bot wall{who} stands in its place.", evident)


def _consent(looks: Looks) -> Diagnosed | None:
    if looks.stories >= _MANY:
        return None
    wall = Diagnosed(Diagnosis.CONSENT, "The site asks for consent first, and shows nothing else.", evident=True)
    hits = looks.says(walls().phrases.consent)
    managed = any(name in looks.markup for names in walls().managers for name in names)
    if _led_to(looks, "consent") and hits:
        return wall
    if looks.stories <= _FEW and hits >= _INSISTENT and _mostly_consent(looks, hits):
        return wall
    if hits >= _HINTED and managed and looks.stories <= _FEW:
        return Diagnosed(wall.word, "There is little on it but a request for consent.")
    return None


def _mostly_consent(looks: Looks, hits: int) -> bool:
    """Tell whether the phrases stand close together in all that there is to read; an article only touches on them."""
    return looks.weight < hits * _LITTLE // _INSISTENT


def _login(looks: Looks) -> Diagnosed | None:
    if looks.stories > _FEW:
        return None
    message = "The site asks to log in or to subscribe first."
    if looks.asks_password or _led_to(looks, "login"):
        # A small page may have the form in its header.
        return Diagnosed(Diagnosis.LOGIN, message, evident=looks.stories < _FEW // 2 and looks.weight < _LITTLE)
    asked = looks.says(walls().phrases.login) > 0 and looks.weight < _LITTLE
    return Diagnosed(Diagnosis.LOGIN, message) if asked else None


def _moved(looks: Looks) -> Diagnosed | None:
    if looks.stories > _FEW:
        return None
    parked = looks.says(walls().phrases.parked) > 0 and looks.weight < _LITTLE
    if parked or _led_to(looks, "parked"):
        return Diagnosed(
            Diagnosis.MOVED, "The site has left this address: the domain is parked or for sale.", evident=True
        )
    if looks.weight < _HARDLY_ANY and (target := looks.sends_on()):
        return Diagnosed(Diagnosis.MOVED, f"The page only sends its readers on to {target}", evident=True)
    return None


def _error_page(looks: Looks) -> Diagnosed | None:
    if looks.stories >= _MANY:
        return None
    evident = looks.stories <= _FEW and looks.weight < _LITTLE
    if looks.calls_itself(walls().phrases.broken):
        return Diagnosed(Diagnosis.ERROR_PAGE, "The site says that it is out of order at the moment.", evident)
    if looks.calls_itself(walls().phrases.missing) or (evident and _ERROR_NUMBER.search(looks.names)):
        return Diagnosed(Diagnosis.ERROR_PAGE, "The site says that there is no such page.", evident)
    return None


def _nothing(looks: Looks) -> Diagnosed | None:
    if looks.stories <= _FEW and looks.says(walls().phrases.nothing):
        return Diagnosed(
            Diagnosis.EMPTY, "The page says itself that it has nothing to list; may_be_empty: true lets it."
        )
    return None


def _scripts_only(looks: Looks) -> Diagnosed | None:
    if looks.stories or looks.weight >= _LITTLE or not looks.scripted:
        return None
    shell = any(f'id="{name}"' in looks.markup or f"id='{name}'" in looks.markup for name in walls().shells)
    asked = any(phrase in looks.markup for phrase in walls().phrases.scripts)
    if asked or (shell and looks.weight < _HARDLY_ANY):
        return Diagnosed(
            Diagnosis.SCRIPTS_ONLY, "Scripts fill the page; look for a feed of the site, or set render: browser."
        )
    return None


def _bare(looks: Looks) -> Diagnosed | None:
    if not looks.stories and looks.weight < _HARDLY_ANY:
        return Diagnosed(Diagnosis.EMPTY, "There is next to nothing on it.")
    return None


def _led_to(looks: Looks, kind: str) -> bool:
    """Tell whether the address is one that walls of a kind have."""
    known = walls().addresses[kind]
    labels = host(looks.url).split(".")
    path = urlsplit(looks.url.lower()).path
    return not known.hosts.isdisjoint(labels[:-1]) or any(f"{part}/" in f"{path}/" for part in known.paths)


# The order is that of certainty: a wall's markup, then what it says, then what is missing.
_QUESTIONS: tuple[Callable[[Looks], Diagnosed | None], ...] = (
    _bot_wall,
    _consent,
    _login,
    _moved,
    _error_page,
    _nothing,
    _scripts_only,
    _bare,
)
