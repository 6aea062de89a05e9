"""What stands in the columns of a table: how much, how often anew, numbers, and what the header says."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from lawgov_xl.importing import words
from lawgov_xl.importing.shape import Kind, Shaped
from lawgov_xl.text import squeeze, to_number


@dataclass(slots=True)
class Facts:
    """What stands in one column of the rows that count."""

    kind: str
    texts: list[str]
    runs: int
    numbers: int
    rising: bool
    mean: float

    @property
    def filled(self) -> int:
        return len(self.texts)


def facts_of(table: Shaped, column: int) -> Facts:
    """Repeated labels at a page break are one run; a blank or merged cell goes on from above."""
    texts: list[str] = []
    runs, last = 0, None
    numbers: list[int] = []
    for row in table.rows:
        if row.kind is Kind.SPAN:
            last = None
        if row.kind is not Kind.DATA:
            continue
        text = squeeze(row.texts[column])
        if text:
            texts.append(text)
            runs += text != last
            last = text
            if (number := to_number(text)) is not None:
                numbers.append(number)
    heading = table.headings[column]
    kind = words.kind(heading.text) or words.kind(heading.over + heading.text)
    if heading.over and kind in ("", "self_score", "requirement", "remark", "answer"):
        kind = words.kind(heading.over + heading.text) or kind
    return Facts(
        kind=kind,
        texts=texts,
        runs=runs,
        numbers=len(numbers),
        rising=len(numbers) > 1 and all(a < b for a, b in pairwise(numbers)),
        mean=sum(map(len, texts)) / len(texts) if texts else 0.0,
    )
