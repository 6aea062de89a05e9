"""The sections on problems and next steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from rapidfuzz import fuzz

from lawgov_xl.report import free_text, likeness, numbering, prose, substance, titles
from lawgov_xl.report import problems as reading
from lawgov_xl.report.facts import find
from lawgov_xl.report.layouts import Section, fill
from lawgov_xl.report.material import Material, date_text
from lawgov_xl.report.model import HEADINGS, Paragraph, Run, Style, plain
from lawgov_xl.report.problems import Problem, Promise
from lawgov_xl.report.voice import begins_with_verb

Item = tuple[Run, ...]
"""The runs of one numbered item."""


# --- problems ---


def problems(section: Section, material: Material) -> list[Paragraph]:
    """The paragraphs of one section of kind `problems`."""
    found = material.outlook.problems
    intro, more = _free(section, material)
    parts = _gathered(found, section)
    opening = "".join(fill(o, material.values) for o in section.opening)
    if section.part_level:
        out = [*intro, *([plain(Style.BODY, opening)] if opening and parts else [])]
        for number, part in enumerate(parts, 1):
            label = numbering.label(section.part_numbers, number)
            out.append(plain(HEADINGS[section.part_level - 1], label + _theme(part)))
            out.append(Paragraph(Style.BODY, _told(part, section, led=False)))
        return out + _more_parts(more, section, len(parts) + 1)
    items = [_told(p, section, led=True) for p in parts]
    items += [(p.run(),) for p in more]
    if section.inline:
        return intro + _run_on(opening, items, section.items)
    out = [*intro, *([plain(Style.BODY, opening)] if opening and items else [])]
    return out + _listed(items, section.items)


def _gathered(found: Sequence[Problem], section: Section) -> list[list[Problem]]:
    """One item a problem; where there are too many, one item a chapter. Parts with headings are by theme."""
    if section.part_level:
        return [list(g) for _, g in groupby(found, key=lambda p: p.section)]
    themes = [list(g) for _, g in groupby(found, key=lambda p: p.section)]
    if len(themes) <= section.most:
        return themes
    return [list(g) for _, g in groupby(found, key=lambda p: p.chapter)]


def _theme(part: Sequence[Problem]) -> str:
    title = part[0].section or part[0].chapter
    words = titles.words(title)
    return f"{words}方面" if not words.endswith("方面") else words


def _told(part: Sequence[Problem], section: Section, *, led: bool) -> Item:
    """One item: its problems joined, with what will be done where the profile wants both together."""
    runs: list[Run] = []
    several = len(part) > 1
    for at, problem in enumerate(part):
        text = prose.with_short_lists(problem.text)
        if led and at == 0:
            mixed = len({p.section for p in part}) > 1
            title = problem.chapter if mixed else problem.section
            if title and (several or not titles.is_clear(title, text)):
                text = f"在{titles.topic(title)}方面，{text}"
        if section.measures and problem.measures:
            text += "。" + _planned(problem, after=True)
        stop = "；" if at + 1 < len(part) and not section.measures else "。"
        runs.append(Run(text + stop, problem.sources))
    return tuple(runs)


def _planned(problem: Problem, *, after: bool) -> str:
    """The measures of a problem as one sentence without its stop. after: they follow the problem itself."""
    measures = [_plain_plan(m) for m in problem.measures]
    if not measures:
        return f"针对“{prose.with_short_lists(problem.text)}”的问题，完成时限为{date_text(problem.deadline)}"
    text = "；".join(measures)
    if problem.deadline and problem.deadline not in text:
        text += f"（完成时限：{date_text(problem.deadline)}）"
    if after:
        text = _without_what_was_said(text, problem.text)
        return text if re.match(r"我[局委办厅院]|目前|已|正在", text) else "下一步，" + text
    thing = reading.about(problem)
    if not reading.stands_alone(measures[0], problem) and thing:
        return f"针对{thing}问题，{text}"
    return text


def _without_what_was_said(plan: str, problem: str) -> str:
    """A plan without the first clauses that only say the problem again."""
    pieces = list(prose.clauses(plan))
    while len(pieces) > 1 and fuzz.partial_ratio(likeness.key(pieces[0]), likeness.key(problem)) > 80:
        pieces.pop(0)
    return prose.bare("".join(pieces))


def _plain_plan(measure: str) -> str:
    plain = re.sub(r"\A(?:下一步|下步|今后|接下来)(?:工作)?[，,]?(?:我[局委办厅院](?=[将要]))?", "", measure)
    return re.sub(r"\A要(?=按照|[加强进完推落健做抓深优])", "", plain)


# --- next steps ---


def measures(section: Section, material: Material, *, told: bool) -> list[Paragraph]:
    """The paragraphs of one section of kind `measures`. told: the problems' own measures stand elsewhere."""
    steps = _steps(material, told)
    intro, more = _free(section, material)
    opening = "".join(fill(o, material.values) for o in section.opening)
    generic = fill(section.generic, material.values) if material.outlook.generic else ""
    last = Run(generic, material.outlook.generic) if generic else None
    out = [*([plain(Style.BODY, opening)] if opening else []), *intro]
    if section.part_level:
        for number, (chapter, runs) in enumerate(steps, 1):
            label = numbering.label(section.part_numbers, number)
            out.append(plain(HEADINGS[section.part_level - 1], label + _heading(chapter)))
            out.append(Paragraph(Style.BODY, _numbered(runs, section.items)))
        out += _more_parts(more, section, len(steps) + 1)
        return out + ([Paragraph(Style.BODY, (last,))] if last else [])
    items = [_step(chapter, runs) for chapter, runs in steps]
    items += [(p.run(),) for p in more]
    if section.inline:
        return out + _run_on("", [*items, *([(last,)] if last else [])], section.items)
    out += _listed(items, section.items)
    if last:
        out.append(Paragraph(Style.BODY, (last,)))
    return out


def _heading(chapter: str) -> str:
    words = titles.words(chapter)
    return words if begins_with_verb(words) else f"{titles.topic(chapter)}方面"


def _steps(material: Material, told: bool) -> list[tuple[str, list[Run]]]:
    """Chapter by chapter, what will be done: measures for problems first, then what is promised by name."""
    chapters: dict[str, list[Run]] = {c: [] for c in material.reading.table.chapters}
    for problem in material.outlook.problems if not told else ():
        if problem.measures or problem.deadline:
            chapters.setdefault(problem.chapter, []).append(
                Run(_planned(problem, after=False), problem.sources)
            )
    said = [r.text for runs in chapters.values() for r in runs]
    for promise in _weightiest(material.outlook.promises):
        if not any(reading.alike(promise.text, s) for s in said):
            chapters.setdefault(promise.chapter, []).append(_promised(promise))
    return [(c, runs) for c, runs in chapters.items() if runs]


_PROMISES = 3
"""How many promises of one chapter are told; the others say less and are only counted."""


def _weightiest(promises: Sequence[Promise]) -> list[Promise]:
    chosen: list[Promise] = []
    for _, group in groupby(promises, key=lambda p: p.chapter):
        mine = list(group)
        best = sorted(mine, key=lambda p: -substance.specific(p.text) - 10 * len(find(p.text)))[:_PROMISES]
        chosen += [p for p in mine if p in best]
    return chosen


def _promised(promise: Promise) -> Run:
    return Run(_plain_plan(promise.text), promise.sources)


def _step(chapter: str, runs: Sequence[Run]) -> Item:
    lead = f"在{titles.topic(chapter)}方面，"
    out = []
    for at, run in enumerate(runs):
        text = (lead if at == 0 else "") + run.text + ("；" if at + 1 < len(runs) else "。")
        out.append(Run(text, run.sources))
    return tuple(out)


def _numbered(runs: Sequence[Run], style: str) -> Item:
    """Sentences of one paragraph, numbered 一是…二是… where there are several."""
    many = len(runs) > 1
    return tuple(
        Run((numbering.label(style, n) if many else "") + prose.bare(r.text) + "。", r.sources)
        for n, r in enumerate(runs, 1)
    )


# --- shared ---


def _free(section: Section, material: Material) -> tuple[list[Paragraph], list[free_text.Passage]]:
    """The cover's own words: paragraphs that introduce, and passages that stand as further items.

    A labelled paragraph (一是…) is an item, and so is every paragraph of a field about the time to come; unlabelled
    words on causes introduce.
    """
    intro: list[Paragraph] = []
    more: list[free_text.Passage] = []
    for field in section.fields:
        found = free_text.passages(material.cover(field), field)
        some = any(p.labelled for p in found)
        for passage in found:
            if passage.labelled or (not some and section.kind == "measures"):
                more.append(passage)
            else:
                intro.append(Paragraph(Style.BODY, (passage.run(),)))
    return intro, more


def _more_parts(more: Iterable[free_text.Passage], section: Section, start: int) -> list[Paragraph]:
    """Passages of the cover as further parts: a short first sentence becomes the heading."""
    out: list[Paragraph] = []
    for number, passage in enumerate(more, start):
        first, *rest = prose.sentences(passage.text) or (passage.text,)
        label = numbering.label(section.part_numbers, number)
        style = HEADINGS[section.part_level - 1]
        if rest and len(first) <= 32:
            out.append(plain(style, label + prose.bare(first), passage.source))
            out.append(plain(Style.BODY, "".join(rest), passage.source))
        elif len(first) <= 32 and not rest:
            out.append(plain(style, label + prose.bare(first), passage.source))
        else:
            out.append(plain(Style.BODY, label + passage.text, passage.source))
    return out


def _listed(items: Sequence[Item], style: str) -> list[Paragraph]:
    style = style if len(items) > 1 else ""
    return [Paragraph(Style.BODY, _labelled(item, style, n)) for n, item in enumerate(items, 1)]


def _labelled(item: Item, style: str, number: int) -> Item:
    head, *rest = item
    return (Run(numbering.label(style, number) + head.text, head.sources, head.emphasis), *rest)


def _run_on(opening: str, items: Sequence[Item], style: str) -> list[Paragraph]:
    """All items in one paragraph after its opening words."""
    if not items:
        return []
    runs = [Run(opening)] if opening else []
    for number, item in enumerate(items, 1):
        runs += _labelled(item, style if len(items) > 1 else "", number)
    return [Paragraph(Style.BODY, tuple(runs))]
