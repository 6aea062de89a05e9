"""How much of a person's narrative a generated one covers, and whether it says anything the table does not.

Run by itself it prints its lists: python -m tests.report.coverage
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from lawgov_xl.model import TableReading
from lawgov_xl.report import facts, mending, prose
from lawgov_xl.report.facts import Fact, Kind
from lawgov_xl.text import squeeze


@dataclass(frozen=True)
class Told:
    """A fact with the clause and the sentence that tell it."""

    fact: Fact
    clause: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.fact.kind.value}: {self.fact.text}（…{self.clause}…）"


def told(text: str) -> list[Told]:
    """The facts of a text (titles, numbers with units, percentages, dates, bodies), each with its clause."""
    found = []
    for sentence in prose.sentences(mending.mend(text).text):
        for fact in facts.find(sentence):
            if fact.kind is not Kind.DOCUMENT_NUMBER:
                start = max(sentence.rfind(m, 0, fact.start) for m in "，；。") + 1
                end = min(
                    (i for m in "，；。" if (i := sentence.find(m, fact.end)) >= 0), default=len(sentence)
                )
                found.append(Told(fact, sentence[start:end], sentence))
    return found


def in_table(reading: TableReading) -> tuple[list[Told], str]:
    """The facts of the department's columns, and all their text squeezed."""
    texts = [e.answer for e in reading.entries] + [e.remedy for e in reading.entries]
    return [t for text in texts for t in told(text)], "".join(squeeze(mending.mend(t).text) for t in texts)


def has(fact: Told, others: list[Told], text: str) -> bool:
    """Whether a fact is among others: bodies by name; figures by value, unit and what they count."""
    if fact.fact.kind is Kind.BODY:
        return fact.fact.key in text
    same = [o for o in others if o.fact.kind is fact.fact.kind and o.fact.key == fact.fact.key]
    if fact.fact.kind in (Kind.TITLE, Kind.DATE):
        return bool(same)
    mine = _pairs(fact.clause)
    return any(len(mine & _pairs(o.sentence)) >= min(3, len(mine)) for o in same)


def _pairs(clause: str) -> set[str]:
    return {p for w in re.findall(r"[一-龥]{2,}", clause) for p in (w[i : i + 2] for i in range(len(w) - 1))}


@dataclass(frozen=True)
class Coverage:
    """shared: facts of the person's text that the table has; missing: those of them that the generated text has not;
    foreign: facts of the generated text that the table has not."""

    human: list[Told]
    shared: list[Told]
    missing: list[Told]
    generated: list[Told]
    foreign: list[Told]

    @property
    def share(self) -> float:
        return 1 - len(self.missing) / max(1, len(self.shared))


def measure(human: str, generated: str, reading: TableReading) -> Coverage:
    """A person's narrative against a generated one, by what the table has."""
    table, text = in_table(reading)
    theirs, ours = told(human), told(generated)
    shared = [t for t in theirs if has(t, table, text)]
    plain = squeeze(generated)
    return Coverage(
        theirs,
        shared,
        [t for t in shared if not has(t, ours, plain)],
        ours,
        [t for t in ours if not has(t, table, text)],
    )


def print_lists(c: Coverage) -> None:
    print(f"facts of the person's text: {len(c.human)}; of these in the table: {len(c.shared)}; ", end="")
    print(f"of these in the generated text: {len(c.shared) - len(c.missing)} ({c.share:.0%})")
    print("shared:", *c.shared, sep="\n  ")
    print("missing:", *c.missing, sep="\n  ")
    print(f"facts of the generated text: {len(c.generated)}; not in the table:", *c.foreign, sep="\n  ")


if __name__ == "__main__":
    from tests.report.examples import SEEDS, generated_part, human_part, submission

    if not Path(SEEDS).is_dir():
        sys.exit("the seeds are not here")
    from tests.report.examples import human_principal

    given = submission(human_principal())
    print_lists(measure(human_part(), generated_part(given), given.tables["indicators"]))
