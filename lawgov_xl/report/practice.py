"""Good practice: by chapter, what departments did that names the most, each in its own words and by its name."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from lawgov_xl.report import likeness, numbering, prose, titles
from lawgov_xl.report.choose import brief, worth
from lawgov_xl.report.departments import Many
from lawgov_xl.report.digest import Answer
from lawgov_xl.report.layouts import Section
from lawgov_xl.report.model import HEADINGS, Paragraph, Run, Style, plain
from lawgov_xl.report.statements import Statement, of_entry
from lawgov_xl.report.voice import Voice, begins_with_verb

_TOLD = 3
"""How many departments' practice is told of each chapter."""
_READ = 12
"""How many answers of each chapter are read closely to find them."""


def write(section: Section, many: Many, most: int) -> list[Paragraph]:
    """By chapter, what departments did that names the most, each in its own words and by its name."""
    out: list[Paragraph] = []
    room = most // (2 * max(1, len(many.table.chapters)))
    number = 0
    for chapter in many.table.chapters:
        runs: list[Run] = []
        for statement, department in _best(chapter, many):
            text = _by_name(statement, many.voice(department))
            if text and sum(len(r.text) for r in runs) + len(text) <= room:
                runs.append(Run(text, tuple(many.source(department, s.number) for s in statement.sources)))
            if len(runs) == _TOLD:
                break
        if runs:
            number += 1
            heading = section.heading_of(chapter) or titles.words(chapter)
            label = numbering.label(section.part_numbers, number)
            out.append(plain(HEADINGS[(section.part_level or 2) - 1], label + heading))
            out.append(Paragraph(Style.BODY, tuple(runs)))
    return out


def _best(chapter: str, many: Many) -> list[tuple[Statement, str]]:
    """The weightiest statements of a chapter, one a department, each thing told once."""
    close: list[tuple[int, str, Answer]] = []
    for found in many.digests:
        own = found.table(many.table.key)
        for answer in own.best if own else ():
            item = many.table.item(answer.number)
            if item is not None and item.chapter == chapter:
                close.append((answer.score, found.department, answer))
    close.sort(key=lambda c: (-c[0], c[1], c[2].number))
    ranked: list[tuple[float, Statement, str]] = []
    for _, department, answer in close[: _READ * 2]:
        entry = answer.entry(many.table)
        if entry is None:
            continue
        for statement in of_entry(entry, many.table.key, many.voice(department)):
            if not statement.hangs:
                ranked.append((worth(statement), statement, department))
    ranked.sort(key=lambda r: (-r[0], r[2], r[1].id))
    out: list[tuple[Statement, str]] = []
    for _, statement, department in ranked:
        known = any(fuzz.ratio(likeness.key(statement.text), likeness.key(s.text)) >= _ALIKE for s, _ in out)
        if not known and department not in {d for _, d in out} and not _NO_PRACTICE.search(statement.text):
            out.append((statement, department))
    return out


_ALIKE = 60.0
"""From which likeness on two departments' practice is the same practice, told of one of them."""
_NO_PRACTICE = re.compile(r"违纪|违法|违规|处分|问责|处理|败诉|追究|移交|\A(?:未|没有|无|不存在)")
_OWN_BODY = re.compile(r"(?<![一-龥])[局委办厅院](?=党组|党委|办公室|领导班子|机关|属)")


def _by_name(statement: Statement, voice: Voice) -> str:
    """The statement told of the department by name; "" where it can not be made out who acts."""
    text = _OWN_BODY.sub(voice.me, prose.without_document_numbers(brief(statement)))
    name = voice.short
    if voice.me in text:
        text = text.replace(voice.me, name, 1)
        return text.replace(voice.me, "该" + voice.me[1:])
    clauses = list(prose.clauses(text))
    at = next((i for i, c in enumerate(clauses) if not prose.ADVERBIAL.match(c)), 0)
    if begins_with_verb(clauses[at]):
        return "".join(clauses[:at]) + name + "".join(clauses[at:])
    return ""
