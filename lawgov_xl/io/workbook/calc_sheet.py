"""The hidden sheets `_calc` (one row an item: its status by formula) and `_words` (the lists the formulas use)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lawgov_xl.grid import column_letter
from lawgov_xl.io.workbook import mirror, twin
from lawgov_xl.io.workbook.flow import Line
from lawgov_xl.io.workbook.plan import Plan
from lawgov_xl.io.workbook.search import NUMBERS, TIMES
from lawgov_xl.layout import remedies
from lawgov_xl.layout.sheets import WORKING
from lawgov_xl.model import Helper, Item, Role, Status
from lawgov_xl.status import declared_status, infer

CALC, WORDS = WORKING
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ACROSS = 200
"""Words of a list in one row of `_words`. A list held against clauses must fit into one; readers take 256 columns."""


@dataclass(frozen=True, slots=True)
class State:
    """What one item amounts to, as Python tells it: the values that the formulas of `_calc` end in.

    group: id of its chapter (letter of the table, number of the chapter); conflict: the declared status is not the
    inferred one; lacks: a problem stands without a remedy; filled: there is an answer.
    """

    group: str
    status: Status
    inferred: Status
    conflict: bool
    lacks: bool
    filled: bool


def group_id(table: int, chapter: int) -> str:
    """Both from 0: (0, 2) -> a3."""
    return f"{column_letter(table + 1).lower()}{chapter + 1}"


def states(plans: Sequence[Plan]) -> tuple[State, ...]:
    """The state of every item of every table, in the order of the rows of `_calc`."""
    found = []
    for at, plan in enumerate(plans):
        chapters = {c: group_id(at, i) for i, c in enumerate(plan.table.chapters)}
        for _, item in plan.items():
            answer, remedy, said = _texts(plan, item)
            inferred, _ = infer(answer, remedy)
            declared = declared_status(said)
            status = declared or inferred
            lacks = status is Status.ISSUE and _has_remedy(plan) and not _seen(remedy)
            conflict = declared not in (None, inferred)
            found.append(State(chapters[item.chapter], status, inferred, conflict, lacks, _seen(answer)))
    return tuple(found)


class SharedSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter's class may be untyped, by version
    """A sheet whose formulas are written once a column, as Excel saves them: a quarter of the size of a workbook.

    A shared formula (ECMA-376 part 1, 18.3.1.40) stands in its first cell, with the cells it holds for; the others name
    it. XlsxWriter writes each in full.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shared: dict[str, tuple[int, str]] = {}
        self._count = 0

    def share(self, letter: str, first: int, last: int) -> None:
        """The formula of the first of these cells of a column holds for all, each with its own row (1-based)."""
        for row in range(first, last + 1):
            self._shared[f"{letter}{row}"] = (
                self._count,
                f"{letter}{first}:{letter}{last}" if row == first else "",
            )
        self._count += 1

    def _xml_formula_element(self, formula: str, result: Any, attributes: Any = ()) -> None:
        given = dict(attributes)
        if given["r"] not in self._shared:
            super()._xml_formula_element(formula, result, attributes)
            return
        number, reach = self._shared[given["r"]]
        said = "".join(f' {k}="{self._escape_attributes(v)}"' for k, v in attributes)
        text = (
            f' ref="{reach}" si="{number}">{self._escape_data(formula)}</f>' if reach else f' si="{number}"/>'
        )
        self.fh.write(f'<c{said}><f t="shared"{text}<v>{self._escape_data(result)}</v></c>')


def write(book: Workbook, plans: Sequence[Plan], judged: Sequence[State]) -> None:
    """Adds both sheets, hidden, with the defined names. Every formula carries its value."""
    sheet = book.add_worksheet(CALC, worksheet_class=SharedSheet)
    for key, letter in mirror.COLUMNS.items():
        sheet.write_string(f"{letter}1", key)
    row = 2
    known = iter(judged)
    for plan in plans:
        name = plan.table.sheet.replace("'", "''")
        answer, remedy = plan.table.column(Role.ANSWER), plan.table.column(Role.REMEDY)
        first, alike = row, set[str]()
        for line, item in plan.items():
            state = next(known)
            cells = {
                key: f"'{name}'!{plan.cell(line, column)}" if column else ""
                for key, column in (
                    ("answer", answer.key if answer else ""),
                    ("remedy", remedy.key if remedy else ""),
                    ("declared", Helper.STATUS.value),
                )
            }
            cells["remedy"] = _told(plan, line) or cells["remedy"]
            answered, remedied, said = _texts(plan, item)
            values = twin.judged(answered, remedied, said, remedy is not None) | {
                "inferred": state.inferred.zh,
                "status": state.status.zh,
                "conflict": int(state.conflict),
                "filled": int(state.filled),
            }
            if remedy:
                values |= {"lacks": int(state.lacks)}
            sheet.write_string(f"A{row}", state.group)
            sheet.write_number(f"B{row}", item.number)
            made = mirror.formulas(row, cells["answer"] or '""', cells["remedy"], cells["declared"])
            alike = made.keys() - mirror.OF_THE_TABLE
            for key, formula in made.items():
                sheet.write_formula(f"{mirror.COLUMNS[key]}{row}", formula, None, _as_result(values[key]))
            row += 1
        for key in sorted(alike):
            sheet.share(mirror.COLUMNS[key], first, row - 1)
    sheet.hide()
    _words(book)


def _words(book: Workbook) -> None:
    sheet = book.add_worksheet(WORDS)
    for number in range(1, TIMES + 1):
        sheet.write_number(number - 1, 0, number)
    book.define_name(NUMBERS, f"={WORDS}!$A$1:$A${TIMES}")
    row = 0
    for name, words in mirror.LISTS.items():
        sheet.write_string(row, 1, name)
        first, columns = row + 1, min(len(words), _ACROSS)
        for start in range(0, len(words), columns):
            part = words[start : start + columns]
            # The last row is filled up with a word that stands there already: no cell of a list is blank.
            for column, word in enumerate(part + part[-1:] * (columns - len(part)), 2):
                sheet.write_string(row, column, word)
            row += 1
        book.define_name(name, f"={WORDS}!$C${first}:${column_letter(columns + 2)}${row}")
    for name, formula in mirror.FUNCTIONS.items():
        book.define_name(name, "=" + formula)
    sheet.hide()


def _as_result(value: str | int) -> str | int:
    """A value as the result of a formula: XlsxWriter escapes texts of cells (_x000B_), but not those of formulas."""
    return value if isinstance(value, int) else _ESCAPED.sub(lambda c: f"_x{ord(c.group()):04X}_", value)


def _texts(plan: Plan, item: Item) -> tuple[str, str, str]:
    given = plan.answers.get(item.number, {})
    answer, remedy = plan.table.column(Role.ANSWER), plan.table.column(Role.REMEDY)
    return (
        given.get(answer.key, "") if answer else "",
        _remedy(plan, given) if remedy else "",
        given.get(Helper.STATUS.value, ""),
    )


def _remedy(plan: Plan, given: Mapping[str, str]) -> str:
    if remedies.problems_alone(plan.table):
        return remedies.told(plan.table, given)
    return given.get(Role.REMEDY, "")


def _told(plan: Plan, line: Line) -> str:
    """The expression for the remedy as one text, where the table spreads it over columns; else ""."""
    remedy, measures = plan.table.column(Role.REMEDY), plan.table.column(Role.MEASURES)
    if remedy is None or not remedies.problems_alone(plan.table):
        return ""
    sheet = f"'{plan.table.sheet.replace(chr(39), chr(39) * 2)}'!"
    second = f"{sheet}{plan.cell(line, measures.key)}" if measures else ""
    return remedies.formula(f"{sheet}{plan.cell(line, remedy.key)}", second)


def _has_remedy(plan: Plan) -> bool:
    return plan.table.column(Role.REMEDY) is not None


def _seen(text: str) -> bool:
    return infer(text)[0] is not Status.UNFILLED
