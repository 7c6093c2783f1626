"""What a headline consists of for the reader: words, marks, and the chunks that stand for several of them."""

from __future__ import annotations

from dataclasses import dataclass, field

WORD, NUMBER, MARK, QUOTE, SEASON, NETWORK = "word", "number", "mark", "quote", "season", "network"
CHUNKS = frozenset({QUOTE, SEASON, NETWORK})  # that stand for several words


@dataclass(slots=True)
class Seasons:
    """A mention of seasons: "season 3", "two more seasons", "after one season", "the final season"."""

    numbers: tuple[int, ...] = ()
    count: int | None = None  # how many, where they are counted and not numbered
    last: bool = False
    more: bool = False  # a further one, not numbered
    after: bool = False  # "after two seasons": how many there have been

    @property
    def tells_which(self) -> bool:
        """Tell whether it is said which seasons, or how many: a bare "season" may be that of sport or of storms."""
        return bool(self.numbers or self.count or self.last or self.more)


@dataclass(slots=True)
class Item:
    """One word, mark or chunk, in its clause."""

    kind: str
    text: str  # folded; of a chunk the folded words in it
    start: int
    end: int
    capital: bool = False
    spaced: bool = True
    clause: int = 0  # commas and contrasting words begin a new one
    sentence: int = 0  # colons, dashes, full stops begin a new one
    seasons: Seasons | None = None
    roles: set[str] = field(default_factory=set)  # what the lexicon knows of it
    parts: tuple[Item, ...] = ()  # the characters of a word of a script without spaces

    @property
    def in_cue(self) -> bool:
        """Tell whether it belongs to the pattern of any cue, be it dropped."""
        return any(role.startswith("cue:") for role in self.roles)

    @property
    def joins(self) -> bool:
        """Tell whether it joins to a name what hangs on it: a hyphen, an apostrophe, an ending behind one."""
        return self.text[0] in "-'"
