"""What the author of a report should know: what is missing, what was mended, what looks wrong in the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lawgov_xl.errors import Message
from lawgov_xl.report import problems
from lawgov_xl.report.material import Material
from lawgov_xl.report.model import Block, Paragraph
from lawgov_xl.text import LEFTOVER, shorten

_COVER_BLANK = Message("封面“{label}”没有填写。", "The cover field “{label}” is blank.")
_UNANSWERED = Message(
    "第{numbers}项没有填报，报告中没有相应内容。",
    "Rows {numbers} are not answered; the report has nothing on them.",
)
_NO_MEASURE = Message(
    "第{numbers}项存在问题，没有写明改进措施，下一步打算中没有相应内容。",
    "Rows {numbers} have a problem but name no measure; the next steps have nothing on them.",
)
_NO_DEADLINE = Message(
    "第{numbers}项存在问题，没有写明完成时限。", "Rows {numbers} have a problem but no deadline."
)
_MENDED = Message(
    "第{number}项：“{before}”在报告中作“{after}”。", "Row {number}: “{before}” reads “{after}” here."
)
_DOUBT = Message("第{number}项：{doubt}", "Row {number}: {doubt}")
_PAST = Message(
    "第{numbers}项中只写往年情况的内容没有写入{year}年度的报告（如“{text}”）。",
    "What rows {numbers} tell of earlier years alone is not in the report of {year} (“{text}”).",
)
_PASSED_OVER = Message(
    "填报内容过多，有{count}句没有参与取舍（每项只取开头部分）。",
    "Too much is written: {count} sentences were not weighed.",
)
_LEFT_OUT = Message(
    "第{numbers}项留有审阅批注或书签，报告和附件中已略去，请在填报表中清除。",
    "Rows {numbers} hold reviewers' comments or bookmarks; they are left out here. Clear them in the workbook.",
)


def open_questions(material: Material) -> Iterable[Message]:
    """What the author must still fill in or settle, before the report can be signed."""
    needed = {"department", "date"} | ({"addressee"} if material.profile.addressee else set())
    table = material.reading.table.key
    for field in material.submission.edition.cover:
        name = field.key.removeprefix(f"{table}.")
        if name in needed and not material.cover(name):
            yield _COVER_BLANK.of(label=field.label)
    blank = [v.number for v in material.rollup.rows if v.status.value == "unfilled"]
    if blank:
        yield _UNANSWERED.of(numbers=_listed(blank))
    for message, numbers in (
        (_NO_MEASURE, [s.number for p in material.outlook.problems if not p.measures for s in p.sources]),
        (
            _NO_DEADLINE,
            [
                s.number
                for p in material.outlook.problems
                if p.measures and not problems.has_deadline(p)
                for s in p.sources
            ],
        ),
    ):
        if found := [n for n in numbers if n is not None]:
            yield message.of(numbers=_listed(found))


def notes(material: Material, blocks: Iterable[Block]) -> Iterable[Message]:
    """Words given differently than in the rows, what proof-reading doubts, and what was left out."""
    seen: set[tuple[int | None, object]] = set()
    for block in blocks:
        for run in block.runs if isinstance(block, Paragraph) else ():
            for change in run.changes:
                number = run.sources[0].number if run.sources else None
                if (number, change) not in seen:
                    seen.add((number, change))
                    yield _MENDED.of(number=number, before=change.before, after=change.after)
            for doubt in run.doubts:
                number = run.sources[0].number if run.sources else None
                if (number, str(doubt)) not in seen:
                    seen.add((number, str(doubt)))
                    yield _DOUBT.of(number=number, doubt=doubt)
    if material.past:
        yield _PAST.of(
            numbers=_listed([s.number for s in material.past]),
            year=material.values["year"],
            text=shorten(material.past[0].text),
        )
    if material.passed_over:
        yield _PASSED_OVER.of(count=material.passed_over)
    marked = [
        e.number for e in material.reading.entries if LEFTOVER.search(e.answer) or LEFTOVER.search(e.remedy)
    ]
    if marked:
        yield _LEFT_OUT.of(numbers=_listed(marked))


def _listed(numbers: Sequence[int]) -> str:
    """Row numbers for people; three or more in a row as a range: 1—5、7、9."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{r[0]}—{r[-1]}" if len(r) > 2 else "、".join(map(str, r)) for r in runs)
