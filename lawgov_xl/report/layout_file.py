"""A profile read from its TOML file; every key is checked, so that a slip is named and not passed over."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lawgov_xl.errors import FileError, Message
from lawgov_xl.report.layouts import KINDS, KINDS_OF_MANY, PLACEHOLDERS, Group, Profile, Section

_WRONG = Message(
    "报告体例文件 {path} 有误：{why}。请对照随附的 assessment.toml 修改。",
    "The report profile {path} is wrong: {why}. Compare it with the assessment.toml that is shipped.",
)


@lru_cache(maxsize=64)
def parsed(path: str, text: str) -> Profile:
    try:
        data = tomllib.loads(text)
        return _profile(data, Path(path).stem)
    except (KeyError, TypeError, ValueError, RecursionError, re.error) as fault:
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
_SWITCHES = ("addressee", "signature", "attachment", "contact", "document_numbers", "this_year")


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
