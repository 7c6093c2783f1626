"""The regions of a headline where a title without quotes would stand, the surest first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.detect.items import CHUNKS, MARK, NETWORK, SEASON, WORD
from monitor.detect.known import known_stretches
from monitor.detect.latin import latin_names
from monitor.detect.lists import Lists
from monitor.detect.persons import seems_person
from monitor.detect.stretches import Stretches
from monitor.detect.topics import Topics
from monitor.detect.trimming import Title
from monitor.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from monitor.detect.credits import Credits
    from monitor.detect.cues import Cue
    from monitor.detect.known import KnownTitles
    from monitor.detect.parse import Parsed


class Regions:
    """Looks for titles without quotes in one headline."""

    def __init__(self, parsed: Parsed, cues: Iterable[Cue], makers: Credits, known: KnownTitles) -> None:
        """Take all cues that were found, also those that tell nothing: no title reaches across one."""
        self._items = parsed.items
        self._casing = parsed.casing
        self._script = parsed.lexicon.script
        self._cue_items = {at for cue in cues for at in cue.filled if parsed.items[at].kind not in CHUNKS}
        self._cue_clauses = {parsed.items[index].clause for index in self._cue_items}
        self._stretches = Stretches(parsed, self._cue_items)
        self._lists = Lists(parsed, self._stretches)
        self._topics = Topics(parsed, self._cue_items, self._stretches)
        self._credits = makers
        self._known_titles = known

    def titles(self, cue: Cue) -> tuple[Title, ...]:
        """Return the titles of the first region that has any."""
        return next((titles for titles in self._by_region(cue) if titles), ())

    def _by_region(self, cue: Cue) -> Iterator[tuple[Title, ...]]:
        yield self._known(cue)
        seasons = self._seasons_near(cue)
        yield self._before_season(seasons)
        yield self._behind_season(seasons)
        if cue.status is Status.PRODUCTION:
            # "Les Marées: le tournage a débuté à Annecy": what stands behind may be where it is filmed.
            yield self._topics.before(cue)
        yield self._introduced(cue)
        yield self._apposed(cue)
        around = (self._subject(cue), self._inside(cue), self._object(cue))
        yield from (titles for titles in around if titles and titles[0].described)  # "the drama X"
        yield self._own_subject(cue)
        yield self._topics.before(cue)
        yield from around
        yield self._elided(cue)
        yield self._first_subject(cue)
        yield self._followed(cue)
        yield self._latin()

    def _known(self, cue: Cue) -> tuple[Title, ...]:
        """Read a title of the catalogue, the longest, of equal ones the nearest to the cue."""
        found = [place for place in known_stretches(self._items, self._known_titles) if self._may_be_meant(place, cue)]
        best = min(found, key=lambda place: (place[0] - place[1], abs(place[0] - cue.first)), default=None)
        if best is None:
            return ()
        first, end = best
        return (Title(first, end, self._items[first].start, self._items[end - 1].end, "known title"),)

    def _may_be_meant(self, place: tuple[int, int], cue: Cue) -> bool:
        """Tell whether a known title is whole, and not what another cue speaks of."""
        first, end = place
        clause = self._items[first].clause
        if clause > cue.clause and clause in self._cue_clauses:
            return False  # a later clause with a cue of its own speaks of its own series
        goes_on = end + 1 < len(self._items) and self._items[end].text == ":" and self._items[end + 1].capital
        # "The Rookie: Feds" is another series; "The Rookie: Hulu renews it" is not.
        told = end + 2 in self._cue_items or any(item.kind == SEASON for item in self._items[end + 2 : end + 3])
        return not (goes_on and told)

    def _before_season(self, seasons: Iterable[int]) -> tuple[Title, ...]:
        for index in seasons:
            found = self._stretches.leftwards(index, "before its season")
            if found and not self._is_remark(found, index):
                return (self._stretches.with_colon_part(found),)
        return ()

    def _is_remark(self, found: Title, season: int) -> bool:
        """Tell whether a stretch in the sentence before a season is the rest of a remark: "Great news: season 2 of"."""
        between = self._items[found.end : season]
        ends = any(item.sentence != self._items[season].sentence for item in between)
        return ends and any(item.kind == WORD and not item.roles & {"series", "generic"} for item in between)

    def _behind_season(self, seasons: Iterable[int]) -> tuple[Title, ...]:
        for index in seasons:
            after = index + 1
            if after < len(self._items) and self._leads_on(after):
                found = self._stretches.rightwards(after, "behind its season")
                if found:
                    return (found,)
        return ()

    def _leads_on(self, index: int) -> bool:
        """Tell whether a title may begin behind a season: by a preposition, or by a case, which only capitals show.

        Words that describe the series may stand between: "nové řady krimi seriálu X".
        """
        item = self._items[index]
        while item.roles & {"generic", "series"} and not item.capital and index + 1 < len(self._items):
            index += 1
            item = self._items[index]
        return "introducing" in item.roles or (self._casing == "sentence" and item.kind == WORD and item.capital)

    def _introduced(self, cue: Cue) -> tuple[Title, ...]:
        after = cue.last + 1
        while after < len(self._items) and self._items[after].kind in (SEASON, NETWORK):
            after += 1
        if after < len(self._items) and "introducing" in self._items[after].roles:
            found = self._stretches.rightwards(after, "introduced")
            return self._lists.rightwards(self._stretches.with_second_part(found)) if found else ()
        return ()

    def _apposed(self, cue: Cue) -> tuple[Title, ...]:
        """Read "the channel's drama, the Bastion": an article behind a word for a work and its comma, and the name."""
        for index in range(1, len(self._items) - 2):
            noun, comma, article = self._items[index - 1 : index + 2]
            if comma.text != "," or comma.sentence != cue.sentence:
                continue
            if noun.roles & {"series", "generic_nouns"} and "determiners" in article.roles:
                found = self._stretches.rightwards(index + 1, "apposed")
                if found and (found.end == len(self._items) or self._items[found.end].kind == MARK):
                    return (found,)
        return ()

    def _subject(self, cue: Cue) -> tuple[Title, ...]:
        found = self._stretches.head(cue.first, "subject") or self._stretches.leftwards(cue.first, "subject")
        if found is None or self._is_preposition(found.first - 1):
            return ()  # what stands behind a preposition is no subject
        if topic := self._before_speaker(found, cue):
            return (topic,)
        if self._credits.leads_to_another(found.end - 1, cue.first):
            return ()
        return self._lists.leftwards(self._stretches.with_colon_part(found))

    def _is_preposition(self, index: int) -> bool:
        """Tell whether a word that ends titles says whose something is; "already", "why" and "says that" do not."""
        if index < 0 or "stops" not in self._items[index].roles:
            return False
        return not (
            self._items[index].roles & {"fillers", "opener", "presupposing"}
            or (index and "verbs" in self._items[index - 1].roles)
        )

    def _own_subject(self, cue: Cue) -> tuple[Title, ...]:
        """Read "What a surprise: Red House gets ...": a sentence that begins with a name of its own needs no topic.

        A single word may be the second half of the topic's name: "Dune: Prophecy gets ...".
        """
        found = self._stretches.head(cue.first, "subject") if self._casing == "sentence" and cue.sentence else None
        if found is None or found.end - found.first == 1:
            return ()
        opens = self._items[found.first - 1].sentence != self._items[found.first].sentence == cue.sentence
        return (found,) if opens and not self._speaks(found, cue) else ()

    def _speaks(self, found: Title, cue: Cue) -> bool:
        """Tell a person who says it from a series behind a remark: "Marea: Ana Ruiz confirma", "Great news: ..."."""
        topic = next(iter(self._topics.before(cue)), None) if self._says(found, cue) else None
        if topic is None or self._items[topic.end].kind == WORD:
            return False  # the last word was cut off: "Good news: ..."
        return all(item.capital for item in self._items[topic.first : topic.end])

    def _says(self, found: Title, cue: Cue) -> bool:
        verb = any("verbs" in item.roles for item in self._items[found.end : cue.last + 1])
        return verb and seems_person(self._items, found)

    def _before_speaker(self, found: Title, cue: Cue) -> Title | None:
        """Read what begins the headline before the comma of who says it: "Marea, Ana Ruiz anuncia"."""
        comma = found.first - 1
        if self._casing != "sentence" or comma < 1 or self._items[comma].text != "," or not self._says(found, cue):
            return None
        topic = self._stretches.head(comma, "topic")
        return topic if topic and topic.first == 0 and topic.end == comma else None

    def _object(self, cue: Cue) -> tuple[Title, ...]:
        subject = (item for item in self._items[: cue.first] if item.clause == cue.clause)
        if any("series" in item.roles for item in subject):
            return ()  # "Netflix's cowboy drama is coming back": the series is told, though not by its name
        found = self._stretches.rightwards(cue.last + 1, "object")
        return self._lists.rightwards(self._stretches.with_second_part(found)) if found else ()

    def _inside(self, cue: Cue) -> tuple[Title, ...]:
        """Look between the parts of a cue that goes round its series: "setzt X ab"."""
        for one, other in pairwise(cue.filled):
            if other - one > 1:
                first = self._stretches.first_capital(one + 1, other)
                about = any("series" in item.roles for item in self._items[one + 1 : first])  # "a series about X"
                found = self._stretches.rightwards(one + 1 if about else first, "inside")
                if found:
                    return (found,)
        return ()

    def _elided(self, cue: Cue) -> tuple[Title, ...]:
        """Read the subject of the clause before: "Harbor Lights loses Disney+ but goes on"."""
        opens = next((item for item in self._items[: cue.first] if item.clause == cue.clause), None)
        if opens is None or "contrasts" not in opens.roles:
            return ()
        found = self._stretches.opening(cue.first, "subject of the clause before")
        return (found,) if found else ()

    def _first_subject(self, cue: Cue) -> tuple[Title, ...]:
        """Read the subject of a cue in the first sentence: "Red House is cancelled: no third season"."""
        cues = [index for index in self._cue_items if self._items[index].sentence == 0]
        found = self._stretches.leftwards(max(cues), "subject of another sentence") if cue.sentence and cues else None
        return (found,) if found else ()

    def _followed(self, cue: Cue) -> tuple[Title, ...]:
        """Read whose fans or makers are told of before the cue: "Red House fans petition to save the show"."""
        if cue.status is Status.ORDERED or self._casing != "sentence":
            return ()
        for index, item in enumerate(self._items[: cue.first]):
            if "credits" in item.roles and item.sentence <= cue.sentence:
                found = self._stretches.leftwards(index, "named for its fans")
                if found and all(between.text == "-" for between in self._items[found.end : index]):
                    return () if self._credits.leads_to_another(found.end - 1, cue.first) else (found,)
        return ()

    def _latin(self) -> tuple[Title, ...]:
        """Read the only name of several words in Latin letters, where the language has another script."""
        if self._script == "Latn":
            return ()
        names = [name for name in latin_names(self._items, 0, len(self._items)) if name[1] - name[0] > 1]
        if len(names) != 1:
            return ()
        found = self._stretches.trimmed(*names[0], "in Latin letters")
        return (found,) if found else ()

    def _seasons_near(self, cue: Cue) -> list[int]:
        others = self._cue_clauses - {cue.clause}
        seasons = [index for index, item in enumerate(self._items) if item.kind == SEASON and item.clause not in others]
        return sorted(seasons, key=lambda index: (self._items[index].sentence != cue.sentence, abs(index - cue.first)))
