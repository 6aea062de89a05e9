"""Profiles (报告体例): the layout of one kind of report, as data. One TOML file each; an office may have its own.

See `assessment.toml` for every key with its meaning. Fixed phrases may hold `{department}` and the other names
of `PLACEHOLDERS`; a stretch in [square brackets] is left out where one of its names is empty or zero.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lawgov_xl.errors import FileError, Message, UsageError

HERE = Path(__file__).parent
DEFAULT = "assessment"

PLACEHOLDERS = frozenset(
    "department short me addressee basis period table_title date year next_year total completed not_applicable "
    "issue unfilled noun problems generic departments read contact phone special_note causes plan suggestions".split()
)
OFFICE = "office"
KINDS = ("answers", "problems", "measures", "cover")
"""What feeds a section: what was done; what is wrong; what comes next; a free text of the cover."""
KINDS_OF_MANY = ("totals", "practice", "common", "followup")
"""The same for a report on many departments: counts; good practice; common problems; what they will do."""

_UNKNOWN = Message(
    "没有名为“{id}”的报告体例；现有：{known}。也可以用 --profile 给出自己的体例文件（.toml）。",
    "There is no report profile “{id}”; known: {known}. A file of your own (.toml) may be given too.",
)
_UNREADABLE = Message(
    "报告体例文件 {path} 无法读取（{why}）。", "The report profile {path} can not be read ({why})."
)
_WRONG = Message(
    "报告体例文件 {path} 有误：{why}。请对照随附的 assessment.toml 修改。",
    "The report profile {path} is wrong: {why}. Compare it with the assessment.toml that is shipped.",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand under one heading; the first group that takes a row has it.

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

    def takes(self, chapter: str, section: str, text: str) -> bool:
        """Whether what a row of this chapter and section tells belongs here."""
        return (
            any(re.search(p, chapter) for p in self.chapters)
            or any(re.search(p, section) for p in self.sections)
            or any(re.search(p, text) for p in self.texts)
        )

    def rank(self, chapter: str, section: str) -> int:
        """Which of its patterns takes the row: rows stand in the order of the patterns."""
        titles = [chapter] * len(self.chapters) + [section] * len(self.sections)
        patterns = (*self.chapters, *self.sections)
        return next((i for i, p in enumerate(patterns) if re.search(p, titles[i])), len(patterns))


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
    me: str = ""
    length: tuple[int, int] = (3600, 5000)

    @property
    def of_many(self) -> bool:
        """Whether it is the layout of a report on many departments."""
        return any(s.kind in KINDS_OF_MANY for s in self.sections)


def ids() -> tuple[str, ...]:
    """Ids of the shipped profiles."""
    return tuple(sorted(p.stem for p in HERE.glob("*.toml")))


def load(name: str | Path = DEFAULT) -> Profile:
    """A profile by id, or by the path of a TOML file.

    Raises UsageError for an unknown id, FileError for a file that can not be read or is no profile.
    """
    path = HERE / f"{name}.toml"
    if str(name) not in ids():
        path = Path(name)
        if path.suffix.lower() != ".toml":
            raise UsageError(_UNKNOWN.of(id=name, known="、".join(ids())))
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "UTF-8"
        raise FileError(_UNREADABLE.of(path=str(path), why=why)) from fault
    return _parsed(str(path), text)


@lru_cache(maxsize=64)
def _parsed(path: str, text: str) -> Profile:
    try:
        data = tomllib.loads(text)
        return _profile(data, Path(path).stem)
    except (KeyError, TypeError, ValueError, re.error) as fault:
        why = f"缺少 {fault}" if isinstance(fault, KeyError) else str(fault)
        raise FileError(_WRONG.of(path=path, why=why)) from fault


def _profile(data: Mapping[str, Any], stem: str) -> Profile:
    known = set(Profile.__dataclass_fields__) - {"sections"} | {"section"}
    _check_keys(data, known, "")
    shortest, longest = data.get("length", (3600, 5000))
    kinds = {s.get("kind") in KINDS_OF_MANY for s in data["section"]}
    if len(kinds) > 1:
        raise ValueError(f"section.kind: {'、'.join(KINDS)} / {'、'.join(KINDS_OF_MANY)}")
    if not 0 < shortest <= longest:
        raise ValueError(f"length = [{shortest}, {longest}]")
    profile = Profile(
        id=data.get("id", stem),
        name=data.get("name", stem),
        title=_lines(data["title"]),
        sections=tuple(_section(s) for s in data["section"]),
        tables=_lines(data.get("tables", ())),
        opening=_lines(data.get("opening", ())),
        length=(int(shortest), int(longest)),
        **_given(data, _TEXTS, str),
        **_given(data, _SWITCHES, bool),
    )
    for phrase in (*profile.title, *profile.opening, profile.closing):
        _check_phrase(phrase)
    return profile


_TEXTS = ("closing", "numbers", "me")
_SWITCHES = ("addressee", "signature", "attachment", "contact", "document_numbers")


def _given(data: Mapping[str, Any], keys: Iterable[str], kind: type) -> dict[str, Any]:
    """The keys that are given, each of its kind; else ValueError."""
    found = {k: data[k] for k in keys if k in data}
    for key, value in found.items():
        if type(value) is not kind:
            raise ValueError(f"{key} = {value!r}")
    return found


def _section(data: Mapping[str, Any]) -> Section:
    known = set(Section.__dataclass_fields__) - {"groups"} | {"group"}
    _check_keys(data, known, "section")
    if data["kind"] not in (*KINDS, *KINDS_OF_MANY):
        raise ValueError(f"section.kind = {data['kind']!r}（{'、'.join((*KINDS, *KINDS_OF_MANY))}）")
    section = Section(
        kind=data["kind"],
        opening=_lines(data.get("opening", ())),
        closing=_lines(data.get("closing", ())),
        fields=_lines(data.get("fields", ())),
        groups=tuple(_group(g) for g in data.get("group", ())),
        headings=tuple(dict(data.get("headings", {})).items()),
        **_given(data, ("heading", "by", "items", "lead", "part_numbers", "generic"), str),
        **_given(data, ("inline", "required", "measures"), bool),
        **_given(data, ("part_level", "most"), int),
    )
    if section.by not in ("chapter", "section", "groups") or section.lead not in (
        "unclear",
        "always",
        "never",
    ):
        raise ValueError(f"section.by = {section.by!r}, section.lead = {section.lead!r}")
    if not 0 <= section.part_level <= 4:
        raise ValueError(f"section.part_level = {section.part_level}")
    for phrase in (section.heading, section.generic, *section.opening, *section.closing):
        _check_phrase(phrase)
    return section


def _group(data: Mapping[str, Any]) -> Group:
    _check_keys(data, {"heading", "chapters", "sections", "texts", "items", "by", "lead", "group"}, "group")
    group = Group(
        heading=data.get("heading", ""),
        chapters=_lines(data.get("chapters", ())),
        sections=_lines(data.get("sections", ())),
        texts=_lines(data.get("texts", ())),
        items=data.get("items", ""),
        by=data.get("by", "section"),
        lead=data.get("lead", ""),
        groups=tuple(_group(g) for g in data.get("group", ())),
    )
    for pattern in (*group.chapters, *group.sections, *group.texts):
        re.compile(pattern)
    _check_phrase(group.heading)
    return group


def _lines(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise ValueError(f"{value!r}")


def _check_keys(data: Mapping[str, Any], known: set[str], where: str) -> None:
    if unknown := sorted(set(data) - known):
        raise ValueError(f"{where or '顶层'}: {'、'.join(unknown)}")


def _check_phrase(phrase: str) -> None:
    if unknown := set(re.findall(r"\{(\w*)\}", phrase)) - PLACEHOLDERS:
        raise ValueError("{" + "}、{".join(sorted(unknown)) + "}")


_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def fill(phrase: str, values: Mapping[str, str]) -> str:
    """A fixed phrase with its names filled in; [stretches] with an empty or zero name are left out."""

    def stretch(match: re.Match[str]) -> str:
        names = re.findall(r"\{(\w+)\}", match.group(1))
        return match.group(1) if all(values.get(n, "") not in ("", "0") for n in names) else ""

    phrase = _OPTIONAL.sub(stretch, phrase)
    return re.sub(r"\{(\w+)\}", lambda m: values.get(m.group(1), ""), phrase)
