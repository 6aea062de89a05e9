"""Rows that are streamed into the summary: any text arrives as it was, and stays a text."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.io import records
from lawgov_xl.io.summary.stream import ROW, TEXT_LIMIT, Cell, escape, escape_all, numbered
from lawgov_xl.io.summary.texts import Text
from lawgov_xl.picture import Bulk

PLAIN = Cell(b"A", b' s="1"', b'<c r="A' + ROW + b'" s="1"/>')
QUOTED = Cell(b"A", b' s="2"', b'<c r="A' + ROW + b'" s="2"/>')
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("&<>;=+-@\n\tampltg"))


def arrived(xml: bytes) -> tuple[str, str, str]:
    """Place, format and text of a cell."""
    cell = ElementTree.fromstring(xml.decode())
    return cell.get("r", ""), cell.get("s", ""), "".join(cell.itertext())


@given(TEXTS.filter(bool), st.integers(1, 1_048_576))
def test_a_text_arrives_as_it_was(text: str, row: int) -> None:
    text = records.clean(text)
    if text:
        xml = numbered([Text(PLAIN, QUOTED)(escape_all(text.encode()))], row)
        assert arrived(xml) == (f"A{row}", "2" if text[0] in "=+-@" else "1", text)


def test_nothing_is_what_was_agreed() -> None:
    assert Text(PLAIN, QUOTED)(b"") == b""
    assert Text(PLAIN, QUOTED, nothing=PLAIN.blank)(b"") == PLAIN.whole


def test_a_text_is_cut_only_where_no_cell_can_hold_it() -> None:
    write = Text(PLAIN, QUOTED)
    for text in ("&" * TEXT_LIMIT, "字" * TEXT_LIMIT, "=<" * 16_000):
        assert arrived(numbered([write(escape_all(text.encode()))], 5))[2] == text
    for text in ("&" * (TEXT_LIMIT + 1), "字" * 40_000):
        kept = arrived(numbered([write(escape_all(text.encode()))], 5))[2]
        assert len(kept) == TEXT_LIMIT
        assert kept.endswith("已截断）")
        assert escape(text) == escape_all(kept.encode())


@given(st.lists(st.lists(TEXTS, min_size=10, max_size=10)))
def test_raw_rows_are_the_rows(rows: list[list[str]]) -> None:
    part = records.parts(Bulk(rows, [])).detail
    raw = [[f.decode() for f in fields] for fields in records.raw_rows(part, lambda b: b)]
    assert raw == list(records.rows(part)) == [list(map(records.clean, row)) for row in rows]
