"""Any table at all: proposed, refused with one sentence, or read; no text of a row is lost on the way."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_xl import editions
from lawgov_xl.errors import EditionError, FileError
from lawgov_xl.importing import filled, shape
from lawgov_xl.importing.proposal import propose_edition
from lawgov_xl.importing.raw import Note, RawCell, RawDocument, RawRow, RawTable
from lawgov_xl.model import Role

EDITION = editions.load()
_WORDS = st.sampled_from(
    [
        "序号",
        "一级指标",
        "二级\n指标",
        "三级指标",
        "自查材料",
        "牵头单位",
        "完成情况",
        "存在问题",
        "分值",
        "自评得分",
        "备注",
        "指标体系",
    ]
)
_TEXTS = st.sampled_from(
    ["", "", "1", "2", "3", "（4）加强监管。", "一、依法履职", "（一）简政放权", "合计", "注：说明", "市司法局", "已完成。", "5", "１２",
     EDITION.tables[0].items[0].requirement, EDITION.tables[0].items[1].requirement, "完善制度，", "健全机制。", "无"]
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> RawTable:
    """Rows of a grid whose lines need not agree, with headers, merges and notes anywhere."""
    width = draw(st.integers(1, 7))
    rows: list[RawRow] = []
    for at in range(draw(st.integers(0, 12))):
        cells: list[RawCell] = []
        left = draw(st.integers(0, 1)) if draw(st.booleans()) else 0
        while left < width:
            span = draw(st.integers(1, 3)) if draw(st.integers(0, 3)) == 0 else 1
            text = draw(_WORDS if at < 2 and draw(st.integers(0, 4)) else _TEXTS)
            notes = (Note("审", "请核"),) if draw(st.integers(0, 15)) == 0 else ()
            goes_on = draw(st.integers(0, 5)) == 0 and at > 0
            cells.append(RawCell("" if goes_on else text, left, span, goes_on, notes))
            left += span
        rows.append(RawRow(tuple(cells), at == 0 and draw(st.booleans())))
    before = tuple(
        draw(
            st.lists(
                st.sampled_from(["", "\f标题", "2024年任务清单", "附件1", "（续表）", "填报单位：甲局"]),
                max_size=4,
            )
        )
    )
    return RawTable(tuple(rows), f"第{draw(st.integers(1, 9))}个表格", before)


_BODY = 6
"""From here on no row can belong to a header: its words stand in the first two rows only."""
_DOCUMENTS = st.lists(tables(), max_size=3).map(lambda t: RawDocument("x.docx", tuple(t)))
_SETTINGS = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _squeezed(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@_SETTINGS
@given(_DOCUMENTS)
def test_proposed_or_refused(document: RawDocument) -> None:
    try:
        proposal = propose_edition(document)
    except EditionError as fault:
        assert "x.docx" in str(fault)
        return
    for proposed in proposal.tables:
        table = proposed.table
        numbers = [i.number for i in table.items]
        assert len(numbers) == len(set(numbers))
        keys = [c.key for c in table.columns]
        assert len(keys) == len(set(keys))
        assert [c.role for c in table.columns].count(Role.ANSWER) == 1
        assert [c.role for c in table.columns].count(Role.REQUIREMENT) == 1


@_SETTINGS
@given(_DOCUMENTS)
def test_no_text_of_a_row_is_lost_in_shaping(document: RawDocument) -> None:
    shaped, rejected = shape.tables(document)
    kept = _squeezed(
        [t for s in shaped for r in s.rows for t in r.texts]
        + [c.text for t in rejected for r in t.rows for c in r.cells]
    )
    for table in document.tables:
        for row in table.rows[_BODY:]:
            for cell in row.cells:
                assert "".join(cell.text.split()) in kept


@_SETTINGS
@given(_DOCUMENTS)
def test_every_answer_is_placed_or_listed(document: RawDocument) -> None:
    try:
        found = filled.read(document, EDITION)
    except FileError as fault:
        assert "x.docx" in str(fault)
        return
    for table in found.tables:
        numbers = [p.number for p in table.placed]
        assert len(numbers) == len(set(numbers))
        assert set(table.answers) <= set(numbers)
        assert set(numbers) | set(table.missing) == {i.number for i in table.table.items}
