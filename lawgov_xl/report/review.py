"""A last reading of composed sentences by the rules on texts: what is safe to mend is mended, the rest is said.

The department's own slips are not carried upward unseen: each is named to the author, with the row to mend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lawgov_xl.check import check_texts
from lawgov_xl.model import Edition, Severity
from lawgov_xl.report.mending import Change
from lawgov_xl.report.model import Paragraph, Run
from lawgov_xl.report.proof import rules
from lawgov_xl.rules.base import Problem, Rule, Text


def read(paragraphs: Iterable[Paragraph], edition: Edition, today: date) -> list[Paragraph]:
    """The paragraphs with safe fixes made, and with doubts on what a person must look at.

    Only sentences that came from rows are read: the cover's words and fixed phrases are the author's.
    """
    chosen = rules()
    return [
        replace(p, runs=tuple(_run(r, chosen, edition, today) for r in p.runs)) if not p.style.level else p
        for p in paragraphs
    ]


def _run(run: Run, chosen: tuple[Rule, ...], edition: Edition, today: date) -> Run:
    if not any(s.number is not None for s in run.sources):
        return run
    # A run may end within a sentence; it is read as if it ended there, and gets its own mark back.
    whole = run.text[:-1] + "。" if run.text.endswith("；") else run.text
    found = check_texts(chosen, Text(whole), edition, today)
    text, changes = _mended(whole, [p for _, p in found])
    if whole is not run.text and text.endswith("。"):
        text = text[:-1] + "；"
    doubts = tuple(
        p.message for rule, p in found if not (p.fix and p.fix.safe) and rule.severity is not Severity.INFO
    )
    return replace(run, text=text, changes=(*run.changes, *changes), doubts=doubts)


def _mended(text: str, problems: list[Problem]) -> tuple[str, tuple[Change, ...]]:
    """The text with the safe fixes made, from its end to its beginning so that places stay true."""
    changes: list[Change] = []
    last = len(text) + 1
    for problem in sorted(problems, key=lambda p: -(p.span or (-1, 0))[0]):
        fix, span = problem.fix, problem.span
        if (
            fix is None
            or not fix.safe
            or span is None
            or span[1] > last
            or text[span[0] : span[1]] != fix.before
        ):
            continue
        text = text[: span[0]] + fix.after + text[span[1] :]
        last = span[0]
        changes.append(Change(fix.before, fix.after))
    return text, tuple(reversed(changes))
