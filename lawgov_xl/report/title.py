"""Titles broken into lines by sense, in the shape of a trapezium or diamond (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

MOST = 20
"""Characters of 二号 type that fit on a line of 156 mm."""
_LINES = 6
"""A title of more lines is none: it is cut where lines are full. There are too many ways to break it by sense."""
_LEAST = 4
"""A line shorter than this looks lost."""

_AFTER = re.compile(
    r"(?<=关于)|(?<=[的和与及、，）》”])|(?<=(?:局|委|厅|办|府|会|室|院|市|省|区|县|年|度))(?=[一-龥])|(?<=(?:建设|工作|情况|推进|实施|贯彻|落实|开展|评估|总结|部门|政府))(?=[一-龥])"
)
_BEFORE = re.compile(r"(?=关于)|(?=(?:建设|工作|情况|报告|总结|通知|自评|评估|填报|汇总|指标))")
_NOT_WITHIN = re.compile(
    r"法治|政府|建设|工作|情况|报告|评估|指标|委员会|办公室|知识|管理|监督|人民|重庆|\d+年"
)


def lines(title: Sequence[str], most: int = MOST) -> tuple[str, ...]:
    """The lines of a title: those given, each broken further where it is too long for a line."""
    return tuple(part for line in title if line for part in _broken(line, most))


@lru_cache(maxsize=1024)
def _broken(line: str, most: int) -> tuple[str, ...]:
    if _width(line) <= most:
        return (line,)
    count = -(-int(_width(line) + 0.5) // most)
    for parts in (count, count + 1) if count <= _LINES else ():
        best = min(_ways(line, parts, most), key=_badness, default=None)
        if best is not None:
            return best
    return tuple(line[i : i + most] for i in range(0, len(line), most))


def _ways(line: str, parts: int, most: int) -> Iterator[tuple[str, ...]]:
    """Every way to break a line at points of sense into so many lines that fit."""
    if parts == 1:
        if _width(line) <= most:
            yield (line,)
        return
    if _width(line) > parts * most:
        return
    for at in _points(line):
        head = line[:at]
        if len(head) >= _LEAST and _width(head) <= most:
            for rest in _ways(line[at:], parts - 1, most):
                yield (head, *rest)


@lru_cache(maxsize=4096)
def _points(line: str) -> tuple[int, ...]:
    found = {m.start() for p in (_AFTER, _BEFORE) for m in p.finditer(line)}
    inside = {i for m in _NOT_WITHIN.finditer(line) for i in range(m.start() + 1, m.end())}
    return tuple(sorted(p for p in found - inside if 0 < p < len(line)))


def _badness(parts: tuple[str, ...]) -> float:
    """How far lines are from a good shape: ends that hang, a waist, a lost last line, a line led by 的."""
    widths = [_width(p) for p in parts]
    score = (max(widths) - min(widths)) * 0.5
    score += sum(6.0 for p in parts if p[0] in "的和与及、，" or (p.endswith("关于") and len(parts) > 2))
    score += 8.0 if widths[-1] < _LEAST + 2 else 0.0
    middle = widths[1:-1]
    score += sum(4.0 for w in middle if w < widths[0] and w < widths[-1])
    return score


def _width(text: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in text)
