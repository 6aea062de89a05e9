"""Coverage-guided fuzzing of the readers and the rules on texts (needs atheris: `pip install -e '.[fuzz]'`).

    python -m tests.hostile.fuzz text -max_total_time=600 [CORPUS]
    python -m tests.hostile.fuzz workbook -max_total_time=600 [CORPUS]
    python -m tests.hostile.fuzz document -max_total_time=600 [CORPUS]
    python -m tests.hostile.fuzz cells -max_total_time=600 [CORPUS]

A fault is any exception that is no LawgovError, any rule that breaks, any input that takes long. What is found is
mended and kept as a kind of `books`, `entries` or `others`, or as a test beside what was mended.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore] # an extra; ships no types

with atheris.instrument_imports(include=["lawgov_xl"]):
    from lawgov_xl import check, editions, layout
    from lawgov_xl.actions.as_json import validation
    from lawgov_xl.errors import LawgovError
    from lawgov_xl.grid import Cell, Grid, SheetGrid
    from lawgov_xl.io.excel_read import read_grid
    from lawgov_xl.io.tables import read_document
    from lawgov_xl.model import Role, Table
    from lawgov_xl.rollup import roll_up
    from lawgov_xl.rules import all_rules
    from lawgov_xl.rules.base import LooksAt, Text
    from lawgov_xl.status import judge

    RULES = [r for r in all_rules() if r.looks_at is LooksAt.TEXT]

from tests.hostile import books, others
from tests.synthetic import book

EDITION = editions.load()
TODAY = date(2020, 10, 20)
TOKENS = """《 》 “ ” （ ） ( ) [ ] 〔 〕 【 】 ， 。 、 ； ： ！ ？ , . ; : \n \t \u3000 \u200b — － ～ - / % ％ ① ⅲ
渝府发 〔2019〕 72 号 第 年 月 日 2019年 2020年12月31日 2019-12-06 1月 31日 以来 自 至 起 前 底 今年 工作日 不少于 以上 超过 共 其中 分别
不涉及 我局不涉及 无 尚未 未建立 正在制定 情况不明 已完成 印发 制定 出台 关于 的通知 按照 要求 开展 严格落实 进一步 持续 完善
市政府 市公安局 重庆市知识产权局 本单位 牵头 参加 1 2 10 100% 12件 3.5万元 十二 两 零 一是 二是 1. 1、 一、 （一） 征求意见 公示 培训
138-0000-0000 11010119000101009X a@b.cn http://x.cn Comment\u0020by\u0020甲:乙 [bookmark:\u0020_Toc] PAGEREF 错误!未找到引用源。 = + @ \x00 \x1b \ud800 \U0001f600 ﹏ {0} %s <b>""".split()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {n: package.read(n) for n in package.namelist()}


def faults(problems: object) -> None:
    said = str(problems)
    if "无法执行" in said:
        raise AssertionError(said)


def text(data: bytes) -> None:
    """Rules on texts, status, counts."""
    given = atheris.FuzzedDataProvider(data)
    pieces = []
    while given.remaining_bytes() > 1:
        pick = given.ConsumeIntInRange(0, len(TOKENS) + 3)
        pieces.append(
            TOKENS[pick] if pick < len(TOKENS) else given.ConsumeUnicode(given.ConsumeIntInRange(0, 12))
        )
    words = "".join(pieces)
    table = EDITION.tables[len(data) % len(EDITION.tables)]
    item = table.items[sum(data[:2]) % len(table.items)]
    for role in (Role.ANSWER, Role.OTHER):
        for _, problem in check.check_texts(RULES, Text(words, role, item, table), EDITION, TODAY):
            faults(problem.message)
            if problem.span:
                assert 0 <= problem.span[0] <= problem.span[1] <= len(words), problem


def entries(data: bytes) -> None:
    """Whole submissions: a few answers, the cover, waivers, headers, changed anywhere."""
    given = atheris.FuzzedDataProvider(data)
    made = book({})

    def words() -> str:
        return "".join(
            TOKENS[given.ConsumeIntInRange(0, len(TOKENS) - 1)] for _ in range(given.ConsumeIntInRange(0, 8))
        )

    for _ in range(given.ConsumeIntInRange(1, 8)):
        sheet = given.PickValueInList(list(made.sheets.values()))
        row = sheet.rows[given.ConsumeIntInRange(0, len(sheet.rows) - 1)]
        turn = given.ConsumeIntInRange(0, 5)
        if turn == 0:
            row[:] = [words() for _ in row]
        elif turn == 1 and len(sheet.rows) > 2:
            sheet.rows.remove(row)
        elif turn == 2:
            sheet.rows.insert(given.ConsumeIntInRange(0, len(sheet.rows)), list(row))
        elif row:
            value: Cell = given.PickValueInList(
                [words(), given.ConsumeFloat(), given.ConsumeInt(8), True, None, TODAY]
            )
            row[given.ConsumeIntInRange(0, len(row) - 1)] = value
    submission = layout.read(made.grid(), EDITION)
    found = check.check(submission, check.Settings(today=TODAY))
    faults([f.message for f in found])
    for reading in submission.tables.values():
        for entry in reading.entries:
            judge(entry)
    roll_up(submission)
    validation([(submission, found)], "zh")


PARTS = parts_of(books.good())
XML = sorted(n for n in PARTS if n.endswith((".xml", ".rels")))


def mutated(data: bytes, original: bytes) -> bytes:
    """A part with a few pieces cut, doubled, exchanged or overwritten; the bytes say how."""
    given = atheris.FuzzedDataProvider(data)
    part = bytearray(original)
    for _ in range(given.ConsumeIntInRange(1, 6)):
        at = given.ConsumeIntInRange(0, max(len(part) - 1, 0))
        # Mutations at the marks of XML do more than those in the middle of a word.
        for _ in range(given.ConsumeIntInRange(0, 3)):
            at = max(part.find(given.PickValueInList([b"<", b'"', b">", b"="]), at), 0)
        length = given.ConsumeIntInRange(0, 40)
        turn = given.ConsumeIntInRange(0, 4)
        if turn == 0:
            del part[at : at + length]
        elif turn == 1:
            part[at:at] = part[at : at + length] * given.ConsumeIntInRange(1, 50)
        elif turn == 2:
            part[at : at + length] = given.ConsumeBytes(length)
        elif turn == 3:
            number = given.PickValueInList(
                [b"-1", b"0", b"1048577", b"99999999999", b"1e308", b"", b"NaN", b"A0"]
            )
            part[at + 1 : at + 1 + length] = number
        else:
            other = given.ConsumeIntInRange(0, max(len(part) - 1, 0))
            part[at : at + length] = part[other : other + length]
    return bytes(part)


def repacked(parts: dict[str, bytes], name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for n, d in parts.items():
            package.writestr(n, content if n == name else d)
    return out.getvalue()


def workbook(data: bytes) -> None:
    """The reader of workbooks on damaged parts, and what follows on what it read."""
    name = XML[data[0] % len(XML)] if data else XML[0]
    _reading(repacked(PARTS, name, mutated(data[1:], PARTS[name])), ".xlsx", _whole)


def _whole(path: Path) -> None:
    submission = layout.read(read_grid(path), EDITION)
    faults([f.message for f in check.check(submission, check.Settings(today=TODAY))])


WORD = parts_of(others.document())
WORD_XML = [
    "word/document.xml",
    "word/document.xml",
    "word/styles.xml",
    "word/_rels/document.xml.rels",
    "_rels/.rels",
]


def document(data: bytes) -> None:
    """The reader of Word documents on damaged parts."""
    name = WORD_XML[data[0] % len(WORD_XML)] if data else WORD_XML[0]
    _reading(repacked(WORD, name, mutated(data[1:], WORD[name])), ".docx", read_document)


def cells(data: bytes) -> None:
    """The layout on sheets of any cells."""
    given = atheris.FuzzedDataProvider(data)
    table: Table = given.PickValueInList(list(EDITION.tables))
    headers: list[Cell] = [c.header for c in table.columns]
    rows: list[list[Cell]] = []
    while given.remaining_bytes() > 1 and len(rows) < 60:
        turn = given.ConsumeIntInRange(0, 6)
        if turn == 0:
            rows.append(list(headers))
        elif turn <= 3:
            item = given.PickValueInList(list(table.items))
            rows.append([item.chapter, item.section, item.number, *item.texts.values()])
        else:
            rows.append([given.ConsumeUnicode(6), given.ConsumeInt(4), given.ConsumeFloat(), None, True])
        if given.ConsumeBool() and rows[-1]:
            rows[-1].insert(given.ConsumeIntInRange(0, len(rows[-1])), given.ConsumeUnicode(5))
    merges = tuple(
        (
            given.ConsumeIntInRange(-1, 99),
            given.ConsumeIntInRange(-1, 20),
            given.ConsumeIntInRange(-1, 99),
            given.ConsumeIntInRange(-1, 20),
        )
        for _ in range(given.ConsumeIntInRange(0, 5))
    )
    name = given.PickValueInList([table.sheet, "封面", "豁免", "_meta", "甲"])
    try:
        submission = layout.read(
            Grid("x.xlsx", (SheetGrid(name, rows, merges), SheetGrid(table.sheet, rows))), EDITION
        )
    except LawgovError:
        return
    faults([f.message for f in check.check(submission, check.Settings(today=TODAY))])


def _reading(data: bytes, suffix: str, reader: Callable[[Path], object]) -> None:
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(data)
        file.flush()
        try:
            reader(Path(file.name))
        except LawgovError as fault:
            assert "\n" not in str(fault) and len(str(fault)) < 3000, str(fault)


TARGETS = {f.__name__: f for f in (text, entries, workbook, document, cells)}


def main() -> None:
    target = TARGETS[sys.argv.pop(1)]
    random.seed(1)
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
