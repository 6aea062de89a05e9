"""Tables in a word processor's plain-text export: one cell a paragraph group, each cell led by a tab.

The form: a cell begins with a tab at the start of a line and may run over lines; a row ends with a blank
line, which a cell's own trailing empty paragraph can imitate, so rows are told by the number of columns.
A chapter row that spans all columns is one cell followed by a blank line at the start of a row.
Page breaks start a new row group whose grouping cells repeat their text.
"""

from __future__ import annotations

import re

_CELL = re.compile(r"\n\t")


def cells(text: str) -> list[str]:
    """The cells after the first tab-led line, in reading order; a row end leaves a trailing line break."""
    return _CELL.split("\n" + text.strip("\n") + "\n")[1:]


def rows(text: str, headers: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows below the header row that reads `headers`; edges stripped, inner line breaks kept.

    A row of one text stands for a chapter row. Raises ValueError where the headers are not found or
    the last row is not whole.
    """
    stream = cells(text)
    wanted = [_squeeze(h) for h in headers]
    start = next(
        (i for i in range(len(stream)) if [_squeeze(c) for c in stream[i : i + len(wanted)]] == wanted), None
    )
    if start is None:
        raise ValueError("no table with these headers: " + ", ".join(wanted))
    found: list[tuple[str, ...]] = []
    at = start + len(wanted)
    while at < len(stream):
        first = stream[at]
        if first.strip() and first.endswith("\n"):
            found.append((first.strip(),))
            at += 1
            continue
        row = stream[at : at + len(wanted)]
        if len(row) < len(wanted):
            raise ValueError(f"the last row has {len(row)} of {len(wanted)} cells")
        found.append(tuple(cell.strip() for cell in row))
        at += len(wanted)
    return found


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)
