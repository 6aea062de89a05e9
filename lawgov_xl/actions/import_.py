"""A department's filled Word or Excel table into a workbook of the edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl import editions, layout
from lawgov_xl.errors import FileError, Message
from lawgov_xl.importing import filled
from lawgov_xl.importing.placing import Filled, Loose, Placed, TableFilled
from lawgov_xl.importing.raw import RawDocument
from lawgov_xl.io import files
from lawgov_xl.io.excel_read import read_grid, read_submission
from lawgov_xl.io.tables import read_document
from lawgov_xl.io.workbook import build
from lawgov_xl.io.workbook.extras import Extras, Head, Page, To, Value
from lawgov_xl.matching import How
from lawgov_xl.model import Edition, Helper, Submission

PAGE = "导入说明"

_NONE = Message(
    "{path} 中没有与现有版本（{known}）相符的表格。请用 --edition 指明版本，或先用 lawgov edition import 导入版本。",
    "No table of {path} fits a known edition ({known}). Name one with --edition, or import the edition first.",
)
_FROM_WORKBOOK = Message(
    "来源是本工具的填报表，已按表头和序号读取。", "The source is a workbook of this kind and was read as one."
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written and how the rows were placed. cut: texts too long to show in full."""

    path: Path
    edition: Edition
    department: str
    filled: Filled

    @property
    def loose(self) -> tuple[Loose, ...]:
        """What a person wrote and no item could be found for."""
        return tuple(x for t in self.filled.tables for x in t.loose if x.matters)

    @property
    def to_check(self) -> int:
        return sum(p.to_check for t in self.filled.tables for p in t.placed)


def import_filled(
    source: str | Path,
    target: str | Path,
    edition: Edition | None = None,
    *,
    department: str = "",
    force: bool = False,
) -> Imported:
    """Reads a filled table and writes a workbook with its answers, verbatim, and a sheet that says how each row was
    placed and what was not.

    edition: default: the one the source names, else the known one that it fits best. department: default: as the
    document says of itself. Raises FileError or EditionError; then nothing was written.
    """
    path, output = Path(source), Path(target)
    files.may_write(output, force=force, inputs=[path], suffix=".xlsx")
    own = _own_workbook(path)
    if own is not None:
        submission = read_submission(path, edition)
        edition = submission.edition
        found = _from_submission(submission)
        cover = {k: v.text for k, v in submission.cover.items() if v.text}
        name = department or submission.department
    else:
        document = read_document(path)
        edition = edition or _fitting(path, document)
        found = filled.read(document, edition)
        cover, name = {}, department or found.department
    extras = Extras(notes=_notes(found), pages=[_page(found, path.name)])
    answers = {t.table.key: t.answers for t in found.tables}
    with files.output(output, force=force, inputs=[path], suffix=".xlsx") as temporary:
        build(edition, temporary, department=name, cover=cover, answers=answers, extras=extras)
    return Imported(output, edition, name, found)


def _own_workbook(path: Path) -> str | None:
    """The edition that a workbook of ours says it was made from; None for any other file."""
    if path.suffix.lower() not in files.WORKBOOKS:
        return None
    try:
        return layout.edition_of(read_grid(path)) or None
    except FileError:
        return None  # the reader of foreign files says what is wrong with it


def _fitting(path: Path, document: RawDocument) -> Edition:
    known = [editions.load(i) for i in editions.ids()]
    scored = [(filled.fits(document, e), e) for e in known]
    best, edition = max(scored, key=lambda s: s[0])
    if best <= 0:
        raise FileError(_NONE.of(path=str(path), known="、".join(e.id for e in known)))
    return edition


def _from_submission(submission: Submission) -> Filled:
    """A workbook of ours, as if it had been a foreign table: rows it could not place are listed the same way."""
    tables: list[TableFilled] = []
    for reading in submission.tables.values():
        answers: dict[int, dict[str, str]] = {}
        placed: list[Placed] = []
        for entry in reading.entries:
            own = {c.key: entry.cells.get(c.key, "") for c in reading.table.columns if not c.role.official}
            own |= {Helper.STATUS.value: entry.declared, Helper.DEADLINE.value: entry.deadline}
            own |= {Helper.OWNER.value: entry.owner, Helper.EVIDENCE.value: entry.evidence}
            answers[entry.number] = {k: t for k, t in own.items() if t}
            placed.append(Placed(entry.number, 100.0, How.EXACT, (f"{reading.sheet}第{entry.row}行",)))
        headers = list(reading.headers.values())
        loose = [
            Loose(
                f"{reading.sheet}第{r.row}行",
                filled.NOT_PLACED,
                {headers[i] if i < len(headers) else str(i + 1): t for i, t in enumerate(r.texts) if t},
                r.number,
            )
            for r in (*reading.unknown, *reading.duplicates)
        ]
        answers = {n: a for n, a in answers.items() if a}
        tables.append(TableFilled(reading.table, answers, {}, tuple(placed), tuple(loose), reading.missing))
    return Filled(tuple(tables), (_FROM_WORKBOOK,), submission.department)


def _notes(found: Filled) -> Mapping[str, Mapping[int, Mapping[str, str]]]:
    return {
        t.table.key: {
            n: {k: "\n".join(map(str, notes)) for k, notes in by_key.items()} for n, by_key in t.notes.items()
        }
        for t in found.tables
    }


# --- the sheet that says how it went ---

_HEADS = (
    Head("类别", 14, centred=True),
    Head("表", 12, centred=True),
    Head("本版序号", 10, centred=True),
    Head("来源位置", 24),
    Head("相似度", 9, centred=True),
    Head("说明", 34),
    Head("来源文字", 90),
)


def _page(found: Filled, source: str) -> Page:
    exact = sum(p.how is How.EXACT for t in found.tables for p in t.placed)
    rows = list(_rows(found))
    note = (
        f"来源：{source}。文字一致、直接对应的 {exact} 项未列；以下 {len(rows)} 条请核对："
        "没有对应上的内容、按相近文字对应的行、合并的行、批注和读取时的判断。核对完可以删除本表。"
    )
    return Page(PAGE, "导入说明", note, _HEADS, rows, purpose="从原文件导入时，哪些内容需要核对")


def _rows(found: Filled) -> Iterator[list[Value]]:
    for table in found.tables:
        for loose in table.loose:
            yield _loose(table, loose)
    for table in found.tables:
        sheet, key = table.table.sheet, table.table.key
        for placed in sorted(table.placed, key=lambda p: p.score):
            if placed.how is not How.EXACT:
                kind = "请核对" if placed.to_check else "已对应"
                text = placed.found or "（来源文字与下发内容一致）"
                yield [kind, sheet, To(str(placed.number), key, placed.number), "、".join(placed.places),
                       placed.score, placed.how.zh, text]  # fmt: skip
        for number in table.missing:
            yield [
                "来源中没有",
                sheet,
                To(str(number), key, number),
                "",
                "",
                "来源中没有找到这一项，未导入内容",
                "",
            ]
        for number, by_key in table.notes.items():
            for column, notes in by_key.items():
                header = next((c.header for c in table.table.columns if c.key == column), column)
                for note in notes:
                    yield ["批注", sheet, To(str(number), key, number), "".join(header.split()), "",
                           "已转为单元格批注", str(note)]  # fmt: skip
    for doubt in [*found.doubts, *(d for t in found.tables for d in t.doubts)]:
        yield ["说明", "", "", "", "", "", doubt.to("zh")]


def _loose(table: TableFilled, loose: Loose) -> list[Value]:
    candidate: Value = ""
    if loose.candidate is not None:
        candidate = To(f"可能是 {loose.candidate}", table.table.key, loose.candidate)
    text = "\n".join(f"{''.join(k.split())}：{t}" for k, t in loose.texts.items())
    kind = "没有对应" if loose.matters else "未导入"
    return [
        kind,
        table.table.sheet,
        candidate,
        loose.place,
        loose.score or "",
        loose.why.to("zh"),
        text[:32_000],
    ]
