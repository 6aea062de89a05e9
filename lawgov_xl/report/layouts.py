"""What a profile (报告体例) is made of: sections, the rows that feed them, numbering, fixed phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACEHOLDERS = frozenset(
    "department short me addressee basis period table_title date year next_year total completed not_applicable "
    "issue unfilled noun problems generic departments read contact phone special_note causes plan suggestions".split()
)
KINDS = ("answers", "problems", "measures", "cover")
"""What feeds a section: what was done; what is wrong; what comes next; a free text of the cover."""
KINDS_OF_MANY = ("totals", "practice", "common", "followup")
"""The same for a report on many departments: counts; good practice; common problems; what they will do."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand under one heading: the first group that names a row has it, else the first that holds it.

    chapters, sections, texts: regular expressions searched in titles, and in what is told. heading: a fixed phrase; "" takes the titles of
    the rows. items: the label style of the themes within; by: whether a theme is a section, or a chapter (then
    each is a paragraph). lead: as in `Section`, for this group alone. groups: one level further down.
    """

    heading: str = ""
    chapters: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    items: str = ""
    by: str = "section"
    lead: str = ""
    groups: tuple[Group, ...] = ()

    def names(self, section: str, text: str) -> bool:
        """Whether the group asks for a section, or for what is told, by name: that outweighs any chapter."""
        return any(re.search(p, section) for p in self.sections) or any(
            re.search(p, text) for p in self.texts
        )

    def holds(self, chapter: str) -> bool:
        """Whether the chapter stands under this heading."""
        return any(re.search(p, chapter) for p in self.chapters)

    def rank(self, chapter: str, text: str) -> int:
        """Where a row stands among those of the group: by what it tells first, then in the order of the chapters."""
        if any(re.search(p, text) for p in self.texts):
            return -1
        return next((i for i, p in enumerate(self.chapters) if re.search(p, chapter)), len(self.chapters))


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a report.

    kind: what feeds it (`KINDS`). by: chapter, section, or groups. level: of the headings of its parts, 0 for
    none. items: label style of its paragraphs. inline: the items run on within one paragraph. lead: when a theme
    is led in: unclear, always, never. numbers: the label style of its own heading ("" for none at all).
    fields: cover fields that feed it or stand beside its rows. required: the heading stands even where nothing
    was said. measures: problems are told with what will be done. most: how many items at most.
    """

    kind: str
    heading: str = ""
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    by: str = "chapter"
    items: str = ""
    inline: bool = False
    lead: str = "unclear"
    part_level: int = 0
    part_numbers: str = ""
    groups: tuple[Group, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()
    required: bool = True
    measures: bool = False
    most: int = 12
    generic: str = ""

    def heading_of(self, chapter: str) -> str:
        """The heading that the profile gives to an official chapter title, or ""."""
        return next((h for official, h in self.headings if official in chapter), "")


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole layout. length: characters of the body, at least and at most. tables: keys, in order of preference."""

    id: str
    name: str
    title: tuple[str, ...]
    sections: tuple[Section, ...]
    tables: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: str = "特此报告。"
    numbers: str = "一、"
    addressee: bool = True
    signature: bool = True
    attachment: bool = True
    contact: bool = False
    document_numbers: bool = False
    this_year: bool = False
    me: str = ""
    length: tuple[int, int] = (3600, 5000)

    @property
    def of_many(self) -> bool:
        """Whether it is the layout of a report on many departments."""
        return any(s.kind in KINDS_OF_MANY for s in self.sections)


_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def fill(phrase: str, values: Mapping[str, str]) -> str:
    """A fixed phrase with its names filled in; [stretches] with an empty or zero name are left out."""

    def stretch(match: re.Match[str]) -> str:
        names = re.findall(r"\{(\w+)\}", match.group(1))
        return match.group(1) if all(values.get(n, "") not in ("", "0") for n in names) else ""

    phrase = _OPTIONAL.sub(stretch, phrase)
    return re.sub(r"\{(\w+)\}", lambda m: values.get(m.group(1), ""), phrase)
