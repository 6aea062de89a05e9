"""From the tables of a notice to a proposed edition, with everything that was in doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawgov_xl.errors import EditionError, Message
from lawgov_xl.importing import shape
from lawgov_xl.importing.items import Items, items
from lawgov_xl.importing.raw import Note, RawDocument, RawTable
from lawgov_xl.importing.roles import Proposed, propose
from lawgov_xl.importing.shape import Shaped
from lawgov_xl.importing.titles import title_of, year_of
from lawgov_xl.model import Column, Edition, Role, Table
from lawgov_xl.text import shorten, squeeze

_NO_TABLE = Message(
    "{path} 中没有可以作为指标表或任务表的表格（共有 {n} 个表格）{why}。请确认文件；表格应有表头，如“序号、三级指标、完成情况”。",
    "{path} holds no table that can be an official one ({n} tables){why}. It should have headers such as 序号, 三级指标.",
)
_NO_HEADER = Message("没有认出表头", "no header row was recognised")
_TOO_SMALL = Message("只有 {n} 行内容", "only {n} rows")
_NO_REQUIREMENT = Message("没有指标或任务内容一栏", "no column says what is asked")
_NOT_OFFICIAL = Message("没有分组、序号或填报栏", "no groups, numbers or columns to fill in")
_LEFT_OUT = Message("{place}没有导入：{why}（{text}）。", "{place} was not imported: {why} ({text}).")
_ANSWER_ADDED = Message(
    "表“{sheet}”没有供单位填写的栏，已在右侧增加“完成情况”一栏。",
    "Table “{sheet}” has no column to fill in; a column 完成情况 was added on the right.",
)
_FILLED = Message(
    "表“{sheet}”中已有 {n} 项填报内容，版本只取下发内容，填报内容没有纳入；如需导入请用 lawgov import。",
    "Table “{sheet}” already holds answers to {n} items; an edition holds official text only. Use `lawgov import`.",
)
_NOTES = Message(
    "表“{sheet}”第{number}项有批注：{text}", "Table “{sheet}”, item {number} has a comment: {text}"
)
_SAME_HEADERS = Message(
    "表“{sheet}”有两栏表头都是“{header}”，已把上一层表头写入栏名以便区分。",
    "Table “{sheet}” has two columns “{header}”; the header above was put before it.",
)
_NO_TITLE = Message("表“{sheet}”上方没有找到标题。", "No title was found above table “{sheet}”.")
_RESERVED = {
    "封面",
    "填报进度",
    "汇总",
    "校验结果",
    "豁免",
    "规则说明",
    "导入说明",
    "上年问题",
    "上年对照",
    "_meta",
}
_NOUNS = (("指标", "indicators", "评估指标"), ("任务", "tasks", "任务清单"), ("事项", "matters", "事项清单"),
          ("项目", "projects", "项目清单"), ("措施", "measures", "措施清单"))  # fmt: skip
_SHEET_WORDS = re.compile(
    r"(?:评估|考核|考评|测评|评价|创建|督察|自查|自评|责任|任务|重点任务|工作任务|整改|事项)(?:指标体系|指标|清单|任务|台账|事项|分解表|一览表|评分表|表)"
)
_WIDTH = 166.0
"""Characters across a page in landscape."""
_FEW = 4
_WIDTHS = {Role.CHAPTER: 11.0, Role.SECTION: 12.0, Role.NUMBER: 6.0, Role.REQUIREMENT: 40.0, Role.MATERIALS: 26.0,
           Role.SOURCE: 16.0, Role.LEADS: 20.0, Role.PARTICIPANTS: 20.0, Role.ANSWER: 42.0, Role.REMEDY: 28.0,
           Role.MEASURES: 28.0}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableProposal:
    """One table as it would be distributed. text_in: for each joint, the rows its list of materials stands in."""

    table: Table
    columns: tuple[Proposed, ...]
    place: str
    text_in: tuple[tuple[int, ...], ...]
    filled: Mapping[int, Mapping[str, str]]
    notes: Mapping[int, Mapping[str, tuple[Note, ...]]]
    doubts: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class EditionProposal:
    """What a notice says: its tables, and all that was in doubt."""

    tables: tuple[TableProposal, ...]
    doubts: tuple[Message, ...]
    year: int | None

    def edition(
        self, id: str, name: str = "", year: int = 0, issuer: str = "", version: str = "1"
    ) -> Edition:
        """The edition under this id; its cover is completed when it is loaded from its files."""
        first = self.tables[0].table
        title = "".join(first.title.split())
        return Edition(
            id=id,
            version=version,
            name=name or (title + (f"等{len(self.tables)}张表" if len(self.tables) > 1 else "")),
            issuer=issuer,
            year=year or self.year or 0,
            tables=tuple(t.table for t in self.tables),
            cover=(),
        )


def propose_edition(document: RawDocument, only: Sequence[int] = ()) -> EditionProposal:
    """The edition that a document proposes. only: numbers of its tables (1-based) to take, () for all that fit.

    Raises EditionError where none does.
    """
    wanted = [t for i, t in enumerate(document.tables, 1) if not only or i in only]
    shaped, headless = shape.tables(RawDocument(document.path, tuple(wanted)))
    doubts = list(document.doubts)
    left: list[tuple[str, Message, str]] = [
        (t.place, _NO_HEADER, _first_words(t)) for t in headless if _matters(t)
    ]
    found: list[TableProposal] = []
    years: list[int] = []
    for table in shaped:
        columns = propose(table)
        why = None if only else _unfit(table, columns)
        if why is not None:
            left.append((table.place, why, shorten("、".join(h.text for h in table.headings), 40)))
            continue
        proposal = _table(table, columns, [f.table for f in found])
        found.append(proposal)
        if (year := year_of(table.above)) is not None:
            years.append(year)
    if not found:
        why_not = "".join(f"；{place}：{why}" for place, why, _ in left[:3])
        raise EditionError(_NO_TABLE.of(path=document.path, n=len(document.tables), why=why_not))
    doubts += [_LEFT_OUT.of(place=p, why=w, text=t) for p, w, t in left]
    return EditionProposal(tuple(found), tuple(doubts), max(years, default=None))


def _unfit(table: Shaped, columns: Sequence[Proposed]) -> Message | None:
    """Why a table with a header is no official table all the same; None where it is one."""
    roles = {c.role for c in columns}
    if len(table.data) < 2:
        return _TOO_SMALL.of(n=len(table.data))
    if Role.REQUIREMENT not in roles:
        return _NO_REQUIREMENT
    marks = sum(
        r in roles for r in (Role.CHAPTER, Role.SECTION, Role.NUMBER, Role.ANSWER, Role.LEADS, Role.MATERIALS)
    )
    return None if marks >= 2 and len(columns) >= 3 else _NOT_OFFICIAL


def _matters(table: RawTable) -> bool:
    return not table.nested and sum(len(r.cells) for r in table.rows) > 3


def _first_words(table: RawTable) -> str:
    return shorten("、".join(c.text for r in table.rows[:2] for c in r.cells if c.text), 30)


def _table(table: Shaped, proposed: Sequence[Proposed], before: Sequence[Table]) -> TableProposal:
    made = items(table, proposed)
    title, date_line = title_of(table.above)
    noun, key, sheet = _names(table, title, before)
    doubts = [*(c.doubt for c in made.columns if c.doubt), *made.doubts]
    if not title:
        doubts.append(_NO_TITLE.of(sheet=sheet))
    columns, same = _columns(table, made)
    doubts += [_SAME_HEADERS.of(sheet=sheet, header=h) for h in same]
    if not any(c.role is Role.ANSWER for c in columns):
        columns = (*columns, Column("answer", "完成情况", Role.ANSWER, 42.0))
        doubts.append(_ANSWER_ADDED.of(sheet=sheet))
    if made.filled:
        doubts.append(_FILLED.of(sheet=sheet, n=len(made.filled)))
    for number, by_key in made.notes.items():
        doubts += [
            _NOTES.of(sheet=sheet, number=number, text=str(n)) for notes in by_key.values() for n in notes
        ]
    return TableProposal(
        Table(
            key=key,
            sheet=sheet,
            title=title or sheet,
            columns=columns,
            items=made.items,
            noun=noun,
            date_line=date_line,
            chapter_rows=made.chapter_rows,
            section_rows=made.section_rows,
            joints=made.joints,
        ),
        made.columns,
        table.place,
        made.text_in,
        made.filled,
        made.notes,
        tuple(doubts),
    )


def _columns(table: Shaped, made: Items) -> tuple[tuple[Column, ...], list[str]]:
    """Columns with widths; a header that occurs twice carries the one above it in its own text."""
    headers = [squeeze(c.heading.text) for c in made.columns]
    same = sorted({h for h in headers if headers.count(h) > 1})
    widths = _widths(table, made)
    found: list[Column] = []
    for at, proposed in enumerate(made.columns):
        text, over = proposed.heading.text, proposed.heading.over
        if headers[at] in same:
            text = "\n".join(t for t in (over, text) if t)
            if [squeeze(c.header) for c in found].count(squeeze(text)):
                text = f"{text}（{at + 1}）"
            over = ""
        found.append(
            Column(
                proposed.key,
                text,
                proposed.role,
                widths[at],
                over,
                proposed.groups and proposed.role is Role.OTHER,
            )
        )
    return tuple(found), [h for h in same if h]


def _widths(table: Shaped, made: Items) -> list[float]:
    """As wide as in the document, or by role and content, so that together they fill a page.

    Columns that are all of one width were never set by anybody.
    """
    wide: list[float] = list(table.widths)
    if not wide or (len(wide) > _FEW and max(wide) < 1.05 * min(wide)):
        wide = []
        for at, proposed in enumerate(made.columns):
            texts = [len(r.texts[at]) for r in table.data if r.texts[at]]
            mean = sum(texts) / len(texts) if texts else 0
            fitting = min(30.0, max(7.0, 1.2 * mean, 2.0 * min(4, len(squeeze(proposed.heading.text))) + 1))
            wide.append(_WIDTHS.get(proposed.role, fitting))
    total = sum(wide) or 1.0
    return [round(min(60.0, max(5.0, w * _WIDTH / total)), 1) for w in wide]


def _names(table: Shaped, title: str, before: Sequence[Table]) -> tuple[str, str, str]:
    """(what a row is called, key, sheet name); keys and sheets are unlike those of the tables before."""
    headers = "".join(h.over + h.text for h in table.headings)
    plain = squeeze(title)
    noun, key, sheet = next(
        (n for n in _NOUNS[:2] if n[0] in plain),
        next((n for n in _NOUNS if n[0] in headers + plain), _NOUNS[1]),
    )
    match = _SHEET_WORDS.search(plain)
    if match and noun in match.group():
        sheet = match.group()
    keys, sheets = {t.key for t in before}, {t.sheet for t in before} | _RESERVED
    sheet = re.sub(r"[\[\]:*?/\\']", "", sheet)[:28]
    number = next(
        i for i in range(1, 1000) if _numbered(key, i) not in keys and _numbered(sheet, i) not in sheets
    )
    return noun, _numbered(key, number), _numbered(sheet, number)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}{number}"
