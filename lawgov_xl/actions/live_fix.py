"""The button 自动修正: shows what it will change, logs it, then does it."""

from __future__ import annotations

from datetime import datetime

from lawgov_xl.actions.live_check import checked, own_settings
from lawgov_xl.errors import Message
from lawgov_xl.fixes import Edit, plan
from lawgov_xl.io.live import edit
from lawgov_xl.io.live.desk import Desk

_NONE = Message(
    "没有可以自动修正的问题。其余问题需要人工核实，请点“校验”查看。",
    "There is nothing that can be mended without a person's reading.",
)
_PREVIEW = Message(
    "将作 {count} 处修正（只改标点、空格、文号写法等无须斟酌的地方）：\n{lines}{more}\n\n"
    "修正前的内容会先记入“修正记录”表。现在修正吗？",
    "{count} edits will be made:\n{lines}{more}\n\nWhat stood there before goes to the sheet “修正记录”. Go on?",
)
_MORE = Message("\n……另有 {count} 处", "\n… and {count} more")
_DONE = Message(
    "已修正 {count} 处，修正前后的内容都在“修正记录”表。请再点一次“校验”。",
    "{count} edits were made; before and after stand on “修正记录”. Check again.",
)
_SHOWN, _AROUND = 12, 8


def fix(desk: Desk) -> None:
    """Makes every safe fix, after a preview that the person has agreed to."""
    submission, findings = checked(desk)
    edits = plan(submission, findings, own_settings())
    desk.status(None)
    if not edits:
        desk.tell(_NONE)
        return
    lines = "\n".join(map(line, edits[:_SHOWN]))
    more = _MORE.of(count=len(edits) - _SHOWN) if len(edits) > _SHOWN else ""
    if not desk.confirm(_PREVIEW.of(count=len(edits), lines=lines, more=more)):
        return
    made = edit.apply(desk.book, edits, datetime.now())
    desk.tell(_DONE.of(count=len(made)))


def line(e: Edit) -> str:
    """One edit: place, and the part that changes with a few characters around it."""
    before, after = changed_part(e.before, e.after)
    place = f"{e.sheet} 第{e.number}项" if e.number else f"{e.sheet} {e.cell}"
    return f"{place}：{before} → {after}"


def changed_part(before: str, after: str) -> tuple[str, str]:
    """The stretch in which two texts differ, with a few characters around it."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return _cut(before, start, len(before) - end), _cut(after, start, len(after) - end)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    part = " ".join(text[first:last].split("\n"))
    return f"{'…' if first else ''}{part}{'…' if last < len(text) else ''}"
