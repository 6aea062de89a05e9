"""What a department wrote on the cover itself: paragraphs that a report takes as they are, renumbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawgov_xl.report import mending, numbering
from lawgov_xl.report.model import Run, Source
from lawgov_xl.text import is_blank


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a cover field, without its label. labelled: it had one (一是, 第一，（一）)."""

    text: str
    labelled: bool
    source: Source

    def run(self) -> Run:
        return Run(self.text, (self.source,))


def passages(text: str, field: str, department: str = "") -> list[Passage]:
    """The paragraphs of a field. A line without a label goes on under the labelled one before it."""
    source = Source("cover", None, field, department)
    found: list[Passage] = []
    for line in text.replace("\r", "\n").replace("\v", "\n").split("\n"):
        if is_blank(line):
            continue
        label = numbering.read(line)
        words = mending.mend(label.rest if label else line).text
        if words:
            found.append(Passage(words, label is not None, source))
    return found


def items(found: Sequence[Passage], label: str, start: int = 1) -> list[tuple[Run, ...]]:
    """Paragraphs numbered in one style; where only some had labels, the others are not counted."""
    some = any(p.labelled for p in found)
    number = start
    out: list[tuple[Run, ...]] = []
    for passage in found:
        counts = bool(label) and (passage.labelled or not some)
        mark = numbering.label(label, number) if counts else ""
        number += counts
        out.append((Run(mark + passage.text, (passage.source,)),))
    return out
