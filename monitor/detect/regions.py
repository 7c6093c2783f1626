"""The regions of a headline where a title without quotes would stand, the surest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NETWORK, SEASON, WORD
from monitor.detect.known import known_stretches
from monitor.detect.latin import latin_names
from monitor.detect.stretches import Title
from monitor.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from monitor.detect.cues import Cue
    from monitor.detect.known import KnownTitles
    from monitor.detect.lists import Lists
    from monitor.detect.parse import Parsed
    from monitor.detect.stretches import Stretches


class Regions:
    """Looks for titles without quotes in one headline."""

    def __init__(
        self, parsed: Parsed, cue_items: Collection[int], stretches: Stretches, lists: Lists, known: KnownTitles
    ) -> None:
        self._items = parsed.items
        self._casing = parsed.casing
        self._script = parsed.lexicon.script
        self._cue_items = cue_items
        self._cue_clauses = {parsed.items[index].clause for index in cue_items}
        self._stretches = stretches
        self._lists = lists
        self._known_titles = known

    def titles(self, cue: Cue) -> tuple[Title, ...]:
        """Return the titles of the first region that has any."""
        regions: list[Callable[[Cue], tuple[Title, ...]]] = [
            self._known,
            self._before_season,
            self._behind_season,
            self._introduced,
            self._apposed,
            self._described,
            self._own_subject,
            self._topic,
            self._subject,
            self._object,
            self._inside,
            self._elided,
            self._anywhere,
            self._followed,
            self._latin,
        ]
        if cue.status is Status.PRODUCTION:
            # "Les Marées: le tournage a débuté à Annecy": what stands behind may be where it is filmed.
            regions.insert(regions.index(self._introduced), self._topic)
        for region in regions:
            found = region(cue)
            if found:
                return found
        return ()

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
        return not (
            goes_on and (end + 2 in self._cue_items or self._items[min(end + 2, len(self._items) - 1)].kind == SEASON)
        )

    def _before_season(self, cue: Cue) -> tuple[Title, ...]:
        for index in self._seasons_near(cue):
            found = self._stretches.leftwards(index, "before its season")
            if found and not self._is_remark(found, index):
                return (self._stretches.with_colon_part(found),)
        return ()

    def _is_remark(self, found: Title, season: int) -> bool:
        """Tell whether a stretch in the sentence before a season is the rest of a remark: "Great news: season 2 of"."""
        between = self._items[found.end : season]
        ends = any(item.sentence != self._items[season].sentence for item in between)
        return ends and any(item.kind == WORD and not item.roles & {"series", "generic"} for item in between)

    def _behind_season(self, cue: Cue) -> tuple[Title, ...]:
        for index in self._seasons_near(cue):
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
        after = cue.filled[-1] + 1
        while after < len(self._items) and self._items[after].kind in (SEASON, NETWORK):
            after += 1
        if after < len(self._items) and "introducing" in self._items[after].roles:
            found = self._stretches.rightwards(after, "introduced")
            return self._lists.rightwards(found) if found else ()
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

    def _described(self, cue: Cue) -> tuple[Title, ...]:
        """Read "the drama X", right before or behind the cue, or within it."""
        around = (self._subject(cue), self._object(cue), self._inside(cue))
        return next((titles for titles in around if titles and titles[0].described), ())

    def _topic(self, cue: Cue) -> tuple[Title, ...]:
        """Read "Title: what happened"."""
        if cue.sentence == 0 or not self._items:
            return ()
        end = next((index for index, item in enumerate(self._items) if item.sentence > 0), len(self._items))
        while end and (self._items[end - 1].kind == MARK or self._items[end - 1].kind == SEASON):
            end -= 1
        if any(index in self._cue_items for index in range(end)):
            return ()
        found = self._stretches.whole(0, end, "topic")
        behind = self._items[found.end : end] if found else []
        if any(item.kind == NETWORK for item in behind) and behind[0].text != "(":
            return ()  # "Befürödött az RTL:" says what a network did, "Vertige (Max):" whose series it is
        return (self._with_further_topic(found, cue),) if found else ()

    def _with_further_topic(self, found: Title, cue: Cue) -> Title:
        """Take in a second part before the next colon: "Gomorra - Le origini: ..."."""
        behind = found.end
        if behind >= len(self._items) or self._items[behind].text not in {":", "-", "–"}:
            return found
        sentence = self._items[behind].sentence + 1
        single = self._stretches.head(cue.filled[0], found.rule) if cue.sentence == sentence else None
        if single and single.first == behind + 1 == single.end - 1 and self._casing == "sentence":
            return replace(single, first=found.first, start=found.start)  # one word: a person has two
        if cue.sentence == sentence:
            part_end = next(
                (i for i in range(behind + 1, len(self._items)) if self._items[i].text == "," and i < cue.filled[0]),
                None,
            )
            if part_end is None or self._items[behind].text == ":":
                return found
        else:
            part_end = (
                next(
                    (i for i in range(behind + 1, len(self._items)) if self._items[i].sentence > sentence),
                    len(self._items),
                )
                - 1
            )
        if any(index in self._cue_items for index in range(behind, part_end)):
            return found
        part = self._stretches.trimmed(behind + 1, part_end, found.rule)
        if part is None or part.first != behind + 1:
            return found
        return replace(part, first=found.first, start=found.start)

    def _subject(self, cue: Cue) -> tuple[Title, ...]:
        found = self._stretches.head(cue.filled[0], "subject") or self._stretches.leftwards(cue.filled[0], "subject")
        if found is None or (found.first and "stops" in self._items[found.first - 1].roles):
            return ()  # what stands behind a preposition is no subject
        if self._is_of_its_makers(found, cue):
            return ()
        return self._lists.leftwards(self._stretches.with_colon_part(found))

    def _is_of_its_makers(self, found: Title, cue: Cue) -> bool:
        """Tell whether another work of somebody known for a title is told of: "Red House creator's new drama axed"."""
        behind = self._items[found.end : cue.filled[0]]
        credit = next((index for index, item in enumerate(behind) if "credits" in item.roles), None)
        if credit is None:
            return False
        works = (item for item in behind[credit + 1 :] if "series" in item.roles)
        return any(work.sentence == behind[credit].sentence for work in works)

    def _own_subject(self, cue: Cue) -> tuple[Title, ...]:
        """Read "What a surprise: Red House gets ...": a sentence that begins with a name of its own needs no topic.

        A single word may be the second half of the topic's name: "Dune: Prophecy gets ...".
        """
        found = self._stretches.head(cue.filled[0], "subject") if self._casing == "sentence" and cue.sentence else None
        if found is None or found.end - found.first == 1:
            return ()
        opens = self._items[found.first - 1].sentence != self._items[found.first].sentence == cue.sentence
        return (found,) if opens else ()

    def _object(self, cue: Cue) -> tuple[Title, ...]:
        subject = (item for item in self._items[: cue.filled[0]] if item.clause == cue.clause)
        if any("series" in item.roles for item in subject):
            return ()  # "Netflix's cowboy drama is coming back": the series is told, though not by its name
        found = self._stretches.rightwards(cue.filled[-1] + 1, "object")
        return self._lists.rightwards(found) if found else ()

    def _inside(self, cue: Cue) -> tuple[Title, ...]:
        """Look between the parts of a cue that goes round its series: "setzt X ab"."""
        for one, other in zip(cue.filled, cue.filled[1:], strict=False):
            if other - one > 1:
                found = self._stretches.rightwards(one + 1, "inside")
                if found:
                    return (found,)
        return ()

    def _elided(self, cue: Cue) -> tuple[Title, ...]:
        """Read the subject of the clause before: "Doctor Who loses Disney+ but does not stop"."""
        clause = [item for item in self._items[: cue.filled[0]] if item.clause == cue.clause]
        joins = any("contrasts" in item.roles for item in clause[:1])
        found = self._stretches.opening(cue.filled[0], "subject of the clause before") if joins else None
        return (found,) if found else ()

    def _anywhere(self, cue: Cue) -> tuple[Title, ...]:
        """Look at the other sentences: a title before a season, or a short topic."""
        if self._items and cue.sentence != 0:
            end = next((index for index, item in enumerate(self._items) if item.sentence > 0), len(self._items))
            for index in range(end, 0, -1):
                if index < len(self._items) and index in self._cue_items:
                    found = self._stretches.leftwards(index, "subject of another sentence")
                    return (found,) if found else ()
        return ()

    def _followed(self, cue: Cue) -> tuple[Title, ...]:
        """Read whose fans or makers are told of before the cue: "Red House fans petition to save the show"."""
        if cue.status is Status.ORDERED or self._casing != "sentence":
            return ()
        for index, item in enumerate(self._items[: cue.filled[0]]):
            if "credits" in item.roles and item.sentence <= cue.sentence:
                found = self._stretches.leftwards(index, "named for its fans")
                if found and all(between.text == "-" for between in self._items[found.end : index]):
                    return () if self._is_of_its_makers(found, cue) else (found,)
        return ()

    def _latin(self, _cue: Cue) -> tuple[Title, ...]:
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
        return sorted(
            seasons, key=lambda index: (self._items[index].sentence != cue.sentence, abs(index - cue.filled[0]))
        )
