"""Cut running text into sentences, in scripts with spaces and in those without."""

from __future__ import annotations

import re

# A mark, with the quotes and brackets that close behind it; then space, unless the script sets none.
_END = re.compile(
    r"""
    (?:
        (?P<spaced> [.!?…؟।]+ ["'”’»“)\]]* ) (?=\s)
      | (?P<unspaced> [。！？]+ [」』）”]* )
    )
    """,
    re.VERBOSE,
)
_SHORTEST_WORD = 2  # letters before a full stop: shorter ones are initials and abbreviations ("J. J.", "z. B.")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z|\d+\Z")


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph. In doubt two stay one: "Dr. Haus" and "S. 3" end none."""
    found = []
    start = 0
    for end in _END.finditer(text):
        if end["spaced"] and not _ends(text, start, end):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    behind = text[end.end() :].lstrip()
    if behind[:1].islower():
        return False
    if not end["spaced"].startswith(".") or end["spaced"].startswith(".."):
        return True
    word = _LAST_WORD.search(text, start, end.start())
    # "In der 3. Staffel": where nouns are written large an ordinal's stop cannot be told from a sentence's.
    return word is None or (len(word[0]) > _SHORTEST_WORD and not word[0].isdigit())
