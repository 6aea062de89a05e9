"""`lawgov validate FILE...`: what the rules find, as lines, as JSON, as a marked copy, as a mended copy."""

from __future__ import annotations

import argparse
from dataclasses import replace
from itertools import takewhile

from lawgov_xl import settings
from lawgov_xl.actions import as_json
from lawgov_xl.actions.validate import Validated, check_outputs, fix, mark, validate
from lawgov_xl.check import Settings, summarise
from lawgov_xl.cli.door import Door, Parser, edition_of
from lawgov_xl.model import Finding
from lawgov_xl.rules import selected


def arguments(parser: Parser, door: Door) -> None:
    parser.files(door)
    parser.edition(door)
    parser.add_argument(
        "--mark",
        metavar="COPY.xlsx",
        help=door.text("另存一份标出问题的副本", "a copy with the findings marked"),
    )
    parser.add_argument(
        "--fix",
        metavar="COPY.xlsx",
        help=door.text("另存一份已作安全修正的副本，并列出每处修正", "a copy with the safe fixes made"),
    )
    parser.add_argument(
        "--select",
        default="",
        metavar="CODES",
        help=door.text("只用这些规则，如 DN,TX05", "only these rules"),
    )
    parser.add_argument(
        "--ignore", default="", metavar="CODES", help=door.text("不用这些规则", "not these rules")
    )
    parser.add_argument(
        "--settings",
        metavar="FILE.toml",
        help=door.text(
            "本单位的校验设置：规则的级别和开关", "the office's settings: severities and switches"
        ),
    )
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    given = settings.read(args.settings) if args.settings else Settings()
    how = replace(given, rules=selected(args.select, args.ignore))
    outputs = [t for t in (args.mark, args.fix) if t is not None]
    check_outputs(args.files, outputs, force=args.force)
    done, failed = validate(args.files, how, edition_of(args))
    for book in failed:
        door.complain(book.reason)
    if args.json:
        door.json(as_json.validation([(v.submission, v.findings) for v in done], door.lang))
    else:
        for result in done:
            show(result, door)
    if args.mark:
        mark(done[0], args.mark, force=args.force, lang=door.lang)
    edits = fix(done[0], args.fix, settings=how, force=args.force) if args.fix else ()
    if not args.json:
        if args.mark:
            door.say(door.text(f"已另存标注副本：{args.mark}", f"marked copy: {args.mark}"))
        for edit in edits:
            old, new = changed(edit.before, edit.after)
            door.say(f"  {edit.sheet}!{edit.cell}  {old} → {new}（{'、'.join(edit.rules)}）")
        if args.fix:
            done_fixes = door.text("已另存修正副本：", "mended copy: ")
            door.say(f"{done_fixes}{args.fix}（{len(edits)}）")
    if failed:
        return 2
    return 1 if any(summarise(v.findings).error for v in done) else 0


def show(result: Validated, door: Door) -> None:
    """The findings as lines, by table."""
    door.say(result.submission.department or result.submission.path)
    for finding in result.findings:
        door.say(f"  {line(finding, door)}")
    s = summarise(result.findings)
    door.say(
        door.text(
            f"  错误 {s.error}，警告 {s.warning}，提示 {s.info}，已豁免 {s.waived}",
            f"  errors {s.error}, warnings {s.warning}, info {s.info}, waived {s.waived}",
        )
    )


def line(f: Finding, door: Door) -> str:
    """One finding: severity, code, place as printed, what, how to mend."""
    severity = f.severity.zh if door.lang == "zh" else f.severity.value
    waived = door.text("（已豁免）", " (waived)") if f.waived else ""
    if len(f.numbers) > 1:
        numbers = door.text("第" + "、".join(map(str, f.numbers)) + "项", f"rows {f.numbers}")
    else:
        numbers = door.text(f"第{f.number}项", f"row {f.number}") if f.number is not None else ""
    column = f"“{f.column}”" if f.column else ""
    place = " ".join(p for p in (f.sheet, numbers, column, f.cell) if p)
    return f"{severity}{waived} {f.rule} {place}：{f.message.to(door.lang)}"


def changed(before: str, after: str, around: int = 6) -> tuple[str, str]:
    """The parts of two texts that differ, each with a little of what stands around them."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return _excerpt(before, start, end, around), _excerpt(after, start, end, around)


def _excerpt(text: str, start: int, end: int, around: int) -> str:
    first, last = max(start - around, 0), len(text) - max(end - around, 0)
    return f"{'…' if first else ''}{' '.join(text[first:last].split())}{'…' if last < len(text) else ''}"


def _shared(one: str, other: str) -> int:
    """How many characters two texts share from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
