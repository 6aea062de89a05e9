"""The sections that tell what was done: rows sorted under headings, chosen by substance, woven into paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lawgov_xl.report import choose, issuing, numbering, prose, telling, titles
from lawgov_xl.report.layouts import Group, Section, fill
from lawgov_xl.report.material import Material
from lawgov_xl.report.model import HEADINGS, Emphasis, Paragraph, Run, Style, plain
from lawgov_xl.report.statements import Statement
from lawgov_xl.report.weave import Weaver


@dataclass(frozen=True, slots=True)
class Part:
    """The statements under one heading, with the parts below it."""

    heading: str
    statements: tuple[Statement, ...]
    items: str = ""
    by: str = "section"
    lead: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """All statements of a table: as the rows tell them, and each thing told once."""

    whole: tuple[Statement, ...]
    once: tuple[Statement, ...]

    @classmethod
    def of(cls, material: Material) -> Pool:
        found: Sequence[Statement] = material.statements
        if not material.profile.document_numbers:
            found = [replace(s, text=prose.without_document_numbers(s.text)) for s in found]
        whole = issuing.by_document(found)
        return cls(tuple(whole), tuple(telling.once(whole)))

    def chosen(self, room: int) -> list[Statement]:
        """What is told: the weightiest as far as there is room.

        A sentence that gave way to one which was then not chosen gets back what it had lost.
        """
        picked = {s.id: s for s in choose.choose(self.once, room)}
        if len(picked) == len(self.once):
            return list(picked.values())
        told = {s.id: s for s in self.once}
        out: list[Statement] = []
        for statement in telling.once([s for s in self.whole if s.id in picked]):
            was_cut = picked[statement.id].text != told[statement.id].text
            text = choose.brief(statement) if was_cut else statement.text
            out.append(replace(statement.told_by(told[statement.id]), text=text))
        return out


def fitted(section: Section, material: Material, room: int) -> list[Paragraph]:
    """The section within its room: headings and the words that lead in are only known once it is written."""
    pool = Pool.of(material)
    best: list[Paragraph] = []
    aim = room
    for _ in range(4):
        chosen = pool.chosen(aim)
        tried = write(section, material, chosen)
        length = written(tried)
        held = written(best)
        if not best or (held > room and length < held) or held < length <= room:
            best = tried
        if room * 0.985 <= length <= room or (length < room and len(chosen) == len(pool.once)):
            break
        aim = max(0, aim + int((room - length) * 0.9))
    return best


def written(paragraphs: Iterable[Paragraph]) -> int:
    """Characters of paragraphs."""
    return sum(len(p.text) for p in paragraphs)


def write(section: Section, material: Material, chosen: Sequence[Statement]) -> list[Paragraph]:
    """The paragraphs of one section of kind `answers`."""
    if section.by == "section":
        return _themes(chosen, material, section)
    parts = _parts(section, chosen, material)
    if section.part_level:
        return _headed(parts, section, material, section.part_level, section.part_numbers)
    return _items(parts, section, material)


# --- rows under headings ---


def _parts(section: Section, chosen: Sequence[Statement], material: Material) -> list[Part]:
    if section.by != "groups" or not section.groups:
        return [
            Part(section.heading_of(chapter) or titles.words(chapter), tuple(group))
            for chapter, group in groupby(chosen, key=lambda s: s.chapter)
        ]
    groups = list(_leaves(section.groups))
    mine: dict[int, list[Statement]] = {id(g): [] for g in groups}
    left: list[Statement] = []
    for statement in chosen:
        home = _home(statement, groups)
        (left if home is None else mine[id(home)]).append(statement)
    parts = [p for g in section.groups if (p := _group(g, mine, material)) is not None]
    for chapter, group in groupby(left, key=lambda s: s.chapter):  # what no group of the profile takes
        items = section.groups[0].items
        parts.append(Part(titles.words(chapter), tuple(group), items))
    return parts


def _leaves(groups: Iterable[Group]) -> Iterator[Group]:
    for group in groups:
        yield from _leaves(group.groups) if group.groups else (group,)


def _home(statement: Statement, groups: Sequence[Group]) -> Group | None:
    """The group that a statement belongs to: one that names its section or its words, else its chapter."""
    named = next((g for g in groups if g.names(statement.section, statement.text)), None)
    return named or next((g for g in groups if g.holds(statement.chapter)), None)


def _group(group: Group, mine: Mapping[int, list[Statement]], material: Material) -> Part | None:
    inner = tuple(p for g in group.groups if (p := _group(g, mine, material)) is not None)
    told = sorted(mine.get(id(group), ()), key=lambda s: group.rank(s.chapter, s.text))
    if not told and not inner:
        return None
    heading = fill(group.heading, material.values)
    return Part(heading, tuple(told), group.items, group.by, group.lead, inner)


# --- writing ---


def _headed(
    parts: Iterable[Part], section: Section, material: Material, level: int, numbers: str
) -> list[Paragraph]:
    out: list[Paragraph] = []
    for number, part in enumerate(parts, 1):
        out.append(plain(HEADINGS[level - 1], numbering.label(numbers, number) + part.heading))
        if part.parts:
            out += _headed(part.parts, section, material, level + 1, _BELOW.get(numbers, "1."))
        if part.statements:
            weaver = Weaver(material.voice, part.lead or section.lead, part.heading)
            if part.items and part.by == "chapter":
                out += _by_chapter(part, material)
            elif part.items:
                out.append(Paragraph(Style.BODY, _inline(part, section, weaver)))
            else:
                out += [Paragraph(Style.BODY, p) for p in weaver.paragraphs(part.statements)]
    return out


_BELOW = {"一、": "（一）", "（一）": "1.", "1.": "（1）", "1、": "（1）"}


def _inline(part: Part, section: Section, weaver: Weaver) -> tuple[Run, ...]:
    """One paragraph, its themes numbered 一是…二是…; a single theme needs no number."""
    themes = [(s, list(g)) for s, g in groupby(part.statements, key=lambda s: s.section)]
    runs: list[Run] = []
    for number, (theme, group) in enumerate(themes, 1):
        told = weaver.theme(theme, group, opens=False, lead="never")
        label = numbering.label(part.items, number) if len(themes) > 1 else ""
        led = theme and (section.lead == "always" or not titles.is_clear(theme, told[0].text))
        runs.append(replace(told[0], text=label + (titles.as_lead(theme) if led else "") + told[0].text))
        runs += told[1:]
    return tuple(runs)


def _by_chapter(part: Part, material: Material) -> list[Paragraph]:
    """A part that takes in several chapters: one numbered paragraph each, led in by the chapter's title."""
    out: list[Paragraph] = []
    for number, (chapter, group) in enumerate(groupby(part.statements, key=lambda s: s.chapter), 1):
        weaver = Weaver(material.voice)
        runs = [r for p in weaver.paragraphs(list(group)) for r in p]
        lead = numbering.label(part.items, number) + titles.as_lead(chapter)
        out.append(Paragraph(Style.BODY, (replace(runs[0], text=lead + runs[0].text), *runs[1:])))
    return out


def _items(parts: Sequence[Part], section: Section, material: Material) -> list[Paragraph]:
    """One paragraph a part, labelled, its heading as the first sentence."""
    out: list[Paragraph] = []
    for number, part in enumerate(parts, 1):
        weaver = Weaver(material.voice, section.lead, part.heading)
        runs = [r for p in weaver.paragraphs(part.statements) for r in p]
        head = numbering.label(section.items, number) + part.heading + "。"
        out.append(Paragraph(Style.BODY, (Run(head, (), Emphasis.LEAD), *runs)))
    return out


def _themes(chosen: Sequence[Statement], material: Material, section: Section) -> list[Paragraph]:
    """One paragraph a theme (section of the table), led in by its title."""
    out: list[Paragraph] = []
    for theme, group in groupby(chosen, key=lambda s: s.section):
        weaver = Weaver(material.voice, section.lead)
        runs = weaver.theme(theme, list(group), opens=False, lead="never")
        lead = (Run(titles.as_lead(theme), (), Emphasis.LEAD),) if section.lead != "never" else ()
        out.append(Paragraph(Style.BODY, (*lead, *runs)))
    return out
