"""A title as it is written, taken apart: the words that name the series, and what is said beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from monitor.identify import words
from monitor.identify.keys import title_key

# What stands in brackets behind a title: its year, its country, its making, or another name of it.
_BRACKET = re.compile(r"\s*[(\[（［【](?P<inside>[^()\[\]（）［］【】]{1,80})[)\]）］】]\s*$")
_YEAR = re.compile(r"(?:19[3-9]|20[0-4])\d")
# A colon, or a dash with a space: "Spider-Noir" has no subtitle.
_SUBTITLE = re.compile(r"\s*[:：]\s+|\s*：\s*|\s+[-–—~]+\s+|(?<=\w)[–—]\s*|\s*[〜～]\s*")
_HUNG_ON = re.compile(r"(?<=\w)[-‑–:'’ʼ](?P<ending>[^\W\d_]{1,6})$")
_NUMBER = r"\d{1,2}|[IVX]{1,5}|[一二三四五六七八九十]{1,3}"
# A season's word begins no word of a script that writes spaces; Japanese and Korean put it right behind the title.
_APART = r"(?<![A-Za-z\u00c0-\u024f\u0370-\u04ff\u0600-\u097f])"
_CJK_NUMBERS = {char: value for value, char in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Written:
    """The parts of a title; words are folded, numbers are digits, joiners are left out."""

    text: str  # without what is said beside it
    key: str  # of the whole
    words: tuple[str, ...]  # those of the subtitle included, without an article in front or behind
    article: str | None = None
    head: int | None = None  # number of words before the subtitle; None: there is no subtitle
    year: int | None = None  # of the first season, in brackets
    country: str | None = None  # ISO 3166-1
    making: str | None = None  # anime, live, film
    season: int | None = None  # that stood behind the title
    asides: tuple[str, ...] = ()  # other names, in brackets, as written
    joined: tuple[str, ...] = field(default=())  # the words, where something is hung on the last one by a mark

    @property
    def bare(self) -> str:
        """Return the words in one, without spaces: outlets write "Night Fall" and "Nightfall"."""
        return "".join(self.words)


@lru_cache(maxsize=4096)
def read(title: str) -> Written:
    """Take a title apart."""
    rest, written = _brackets(title.strip())
    rest, season = _season(rest)
    rest, country = _capitals(rest)
    rest = _without_format(rest)
    text = rest or title
    parts = _SUBTITLE.split(text, maxsplit=1)
    article, head = _words(parts[0])
    _, tail = _words(parts[1]) if len(parts) > 1 else (None, ())
    hung = _HUNG_ON.search(text)
    return replace(
        written,
        text=text,
        key=title_key(title),
        words=(*head, *tail),
        article=article,
        head=len(head) if tail else None,
        country=written.country or country,
        season=season,
        joined=_words(text[: hung.start()] + hung["ending"])[1] if hung else (),
    )


def loose_key(title: str) -> str:
    """Return what titles are looked up by where their key is unknown: without articles, joiners and spaces."""
    return read(title).bare


def loose_head(title: str) -> str:
    """Return the loose key of a title without its subtitle, if it has one."""
    written = read(title)
    return "".join(written.words[: written.head])


def _brackets(title: str) -> tuple[str, Written]:
    written = Written(title, "", ())
    while (found := _BRACKET.search(title)) and title[: found.start()].strip():
        title = title[: found.start()]
        for part in re.split(r"[,;/]", found["inside"]):
            written = _said_beside(written, part.strip())
    return title, written


def _said_beside(written: Written, part: str) -> Written:
    key = title_key(part)
    if _YEAR.fullmatch(key):
        return replace(written, year=int(key))
    if key in words.countries():
        return replace(written, country=words.countries()[key])
    if key in words.makings():
        return replace(written, making=words.makings()[key])
    return replace(written, asides=(*written.asides, part)) if key else written


def _season(text: str) -> tuple[str, int | None]:
    """Take a season off the end of a title: "Season 3", "2. Staffel", "第三季"."""
    for pattern in (_counted(), _named(), _ordinal()):
        found = pattern.search(text)
        if found and text[: found.start()].strip():
            return text[: found.start()].rstrip(" ,:-–—."), _value(found["number"])
    return text, None


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    counters = "|".join(words.season_counters())
    return re.compile(rf"\s*第?\s*(?P<number>{_NUMBER})\s*(?:{counters})$")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(rf"{_APART}[\s,:–—-]*(?:{_season_words()})\s*(?P<number>{_NUMBER})$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _ordinal() -> re.Pattern[str]:
    ordinal = r"(?:[.ªº°]|-?[^\W\d]{1,2})?"
    return re.compile(rf"[\s,:–—-]+(?P<number>{_NUMBER}){ordinal}\s*(?:{_season_words()})$", re.IGNORECASE)


def _season_words() -> str:
    return "|".join(sorted(map(re.escape, words.season_words()), key=len, reverse=True))


def _value(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if written[0] in _CJK_NUMBERS:
        return _chinese(written)
    return int(words.roman(written.lower()) or 1)


def _chinese(written: str) -> int:
    tens, ten, units = written.rpartition("十")
    return (_CJK_NUMBERS.get(tens, 1) * 10 if ten else 0) + (_CJK_NUMBERS.get(units[:1], 0) if units else 0)


def _capitals(text: str) -> tuple[str, str | None]:
    """Take a country off the end: "Ghosts UK"; in capitals only, for titles may end in "us"."""
    first, _, last = text.rpartition(" ")
    if last in words.country_capitals() and not first.isupper():
        return first, words.countries()[title_key(last)]
    return text, None


def _without_format(text: str) -> str:
    parts = _SUBTITLE.split(text)
    if len(parts) > 1 and title_key(parts[-1]) in words.formats():
        return text[: text.rindex(parts[-1])].rstrip(" :-–—：")
    return text


def _words(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the article of a stretch, if it has one, and its other words."""
    raw = text.split()
    front, comma, behind = text.rpartition(",")
    if comma and title_key(behind) in words.articles() and front.strip():
        article, rest = title_key(behind), front.split()
    elif len(raw) > 1 and title_key(raw[0]) in words.articles():
        article, rest = title_key(raw[0]), raw[1:]
    else:
        article, rest = None, raw
    found = [word for number, part in enumerate(rest) for word in _canonical(part, first=number == 0)]
    inner = [word for place, word in enumerate(found) if not _joins(word, place, len(found))]
    return article, tuple(inner)


def _canonical(part: str, *, first: bool) -> list[str]:
    if part.isupper() and not first and (digits := words.roman(part.strip(".,:!?").lower())):
        return [digits]
    return [_unglued(words.number(word)) for word in _key_of_part(part)]


def _key_of_part(part: str) -> list[str]:
    # A word alone could be taken for an article or a joiner, which `title_key` changes.
    return title_key(f"x {part}").split()[1:] if part else []


def _unglued(word: str) -> str:
    for article in words.glued_articles():
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[len(article) :]
    return word


def _joins(word: str, place: int, length: int) -> bool:
    return word in words.joiners() and 0 < place < length - 1
