"""A rule that breaks, or says too much, becomes a finding: one bad rule never costs a department its report."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.rules.base import Context, Problem, Rule

BROKE = Message(
    "规则 {code} 在此处无法执行（{fault}）。请把本文件和这条提示交给维护人员；其余规则不受影响。",
    "Rule {code} could not be run here ({fault}). Send this file and message to the maintainer; other rules ran.",
)
MOST = 300
"""Problems that one rule says of one text: what has more is no text, and its findings would fill the memory."""
_MORE = Message(
    "规则 {code} 在这一格发现的问题超过 {most} 处，其余没有列出。请先改正已列出的，再校验一次。",
    "Rule {code} finds more than {most} problems in this cell; the others are not listed. Mend these and check again.",
)


def safely(rule: Rule, thing: object, context: Context) -> Iterator[Problem]:
    """What a rule says of a table, a submission or what was found; its own fault is the last thing it says."""
    try:
        yield from rule.check(thing, context)
    except Exception as fault:
        yield broke(rule, fault)


def more(rule: Rule) -> Problem:
    """Stands for what a rule says beyond `MOST`."""
    return Problem(_MORE.of(code=rule.code, most=MOST))


def broke(rule: Rule, fault: Exception) -> Problem:
    """Stands for what a rule would have said."""
    return Problem(BROKE.of(code=rule.code, fault=f"{type(fault).__name__}: {fault}"))
