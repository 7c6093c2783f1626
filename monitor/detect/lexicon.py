"""The parts of a language pack: what its file must hold, checked before a word of it is used.

`docs/lexicons.md` tells how to write one; every text here is in the language of the pack.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from monitor.model import Status

Patterns = list[str]
Words = list[str]


class Part(BaseModel):
    """A part of a pack: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Clitics(Part):
    """Words that lean on a neighbour with an apostrophe, written with it: "l'", "'s"."""

    before: Words = []
    after: Words = []


class SeasonWords(Part):
    """How seasons are named, numbered and counted."""

    words: Words  # a season, in all its forms; stars allowed; one that is a numeral too counts itself (a dual)
    counted: Words = []  # a season only with a number or ordinal beside it (British "series")
    short: Words = []  # letters glued to a number: "s" for S2
    last: Words  # the final one, before or after the season word
    more: Words  # another, a new one
    after: Words  # "after two seasons"; several words are told apart by spaces; numerals whose case says it, too
    behind: Words = []  # what says so behind the season: "két évad után"
    between: Words = []  # words that may stand among all these: "full", "just", "only"
    join: Words  # and
    through: Words = []  # to, as in seasons 3 to 5
    ordinal_marks: Words = []  # behind digits: "rd", "." ; each a single token
    number_signs: Words = []  # before digits: "nº"
    units: Words = []  # behind digits they count something else: "月" of a date, "Juni", "de junio", "years"
    glued: bool = False  # a number right behind a title is a season: "Blanca 4"
    digits_number: bool = False  # "3 season" without a mark is the third one, not three of them


class CueForms(Part):
    """The patterns that tell one status."""

    strong: Patterns = []  # enough where anything shows that a series is meant
    weak: Patterns = []  # everyday verbs: need a season, a word for series or a known title beside them
    rumoured: Patterns = []  # tell the status and that it is not sure: "on the chopping block"
    denied: Patterns = []  # tell that it is not so: "shuts down comeback talk"
    rescue: Patterns = []  # revived only: saved from a cancellation, which is then mere background


class Negators(Part):
    """Words that turn a cue round."""

    before: Patterns  # stand before what they negate
    after: Patterns = []  # stand behind it, as German "nicht"
    season: Patterns = []  # right before a season they cancel it without a verb: "no season 2"


class Traps(Part):
    """What looks like news of a series and is not."""

    always: Patterns  # silence the headline: concerts, sport, films, recaps
    unless_season: Patterns = []  # silence it unless a season is named


class Cues(Part):
    """The cues by status."""

    cancelled: CueForms
    ending: CueForms
    revived: CueForms
    renewed: CueForms
    ordered: CueForms
    delayed: CueForms
    dated: CueForms
    production: CueForms
    pending: CueForms

    def of(self, status: Status) -> CueForms:
        """Return the forms of one status."""
        forms: CueForms = getattr(self, status.value)
        return forms


class Lexicon(Part):
    """One language, as its file describes it."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    name: str  # of the language, in that language
    script: Annotated[str, Field(pattern=r"^[A-Z][a-z]{3}$")]  # ISO 15924
    # title: Headlines Of This Press Capitalise Every Word, so capitals tell nothing; none: the script has no case
    # nouns: every noun has a capital (German)
    casing: Literal["title", "sentence", "nouns", "none"]
    alike: dict[str, str] = {}  # characters written in several ways, one character each
    clitics: Clitics = Clitics()
    quotes: list[Annotated[str, Field(min_length=2, max_length=2)]]  # opening and closing mark
    question_marks: list[Annotated[str, Field(min_length=1, max_length=1)]] = ["?"]
    numerals: dict[str, int]
    ordinals: dict[str, int]  # stars allowed: inflected endings; also season words that say which: "avauskausi"
    sets: dict[str, str] = {}  # named word sets for {name} in patterns
    seasons: SeasonWords
    networks: Words = []  # that are networks in this language only: "Nova" is a word elsewhere; exact spellings
    series: Words  # words for a series and its kinds: show, drama, sitcom
    generic: Words  # descriptions of series that name none: hit, popular, crime
    # nouns, with adjectives, for who decides, who watches, what it is: no title alone, though one may begin with them
    generic_nouns: Words = []
    begins_titles: Words = []  # words of `generic` that often open a title: "American Gods", "Dark Winds"
    people: Words  # words for people who are no series: actor, host, coach
    credits: Words  # behind or before a title they make it a credit: creator, star
    determiners: Words
    introducing: Words  # prepositions between a cue and its series: "end for X"
    stops: Words  # words that end an unquoted title
    # those of them that may stand within one, between capitals, "Emily in Paris", or as the end of a Korean word
    inside: Words = []
    verbs: Words = []  # that people and series alike are the subject of: says, returns; no title reaches across one
    fillers: Words  # auxiliaries and adverbs that stand between a title and its cue
    contrasts: Words  # words that begin a new clause: but, while
    alternatives: Words  # or
    background: Words  # before a cue they make it an earlier story: after, since
    # adjectives and participles that say which series is meant, "the axed drama"; told of it anew, it is saved
    once_cancelled: Words = []
    long_ago: Patterns = []  # beside a cue they make it no news: years ago
    # words of spoken sentences, rare in titles: I, we, our; stars allowed: "*tunk"; without spaces also words of news
    # quoted for stress
    speech: Words
    negators: Negators
    hedges: Patterns  # make the cues of their sentence a rumour: may, reportedly
    rumours: Patterns  # make the whole headline a rumour: petition, rumour
    denials: Patterns  # say that a report is false: denies
    openers: Patterns  # begin a question (will, is there), or make one as particles behind the verb
    presupposing: Patterns = []  # questions that take the fact as given: why, how
    asks: Patterns  # an open question told without its mark: what we know
    cues: Cues
    traps: Traps
    common: Words  # frequent little words that vote for this language
    labels: dict[Status, str]  # of the statuses, for pages and feeds in this language
