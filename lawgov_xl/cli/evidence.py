"""`lawgov evidence FILE [-o INDEX.xlsx]`: the evidence that a workbook names, against the folder beside it."""

from __future__ import annotations

import argparse

from lawgov_xl.actions.evidence import Reviewed, review_evidence
from lawgov_xl.cli.door import Door, Parser, edition_of
from lawgov_xl.evidence import Fault, Problem

_SHOWN = 40


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "file", metavar=door.text("填报表", "FILE"), help=door.text("填报表（.xlsx）", "a workbook")
    )
    parser.add_argument(
        "--folder",
        metavar=door.text("文件夹", "DIR"),
        help=door.text(
            "佐证材料文件夹（默认为填报表旁边的“佐证材料”或同名文件夹）",
            "the evidence (default: the folder beside the workbook)",
        ),
    )
    parser.add_argument(
        "-o", dest="index", metavar="INDEX.xlsx", help=door.text("另存佐证材料索引", "write an index")
    )
    parser.edition(door)
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    done = review_evidence(args.file, args.folder, args.index, edition=edition_of(args), force=args.force)
    for reason in done.failed:
        door.complain(reason)
    if args.json:
        door.json(_as_json(done, door))
    else:
        _say(done, door)
    if done.failed:
        return 2
    return 1 if any(p.fault.grave for p in done.evidence.problems) else 0


def _say(done: Reviewed, door: Door) -> None:
    evidence = done.evidence
    named = sum(bool(x.pieces) and x.shared is None for x in evidence.lines)
    door.say(
        door.text(
            f"{done.department or ''} 佐证材料：{named} 项写明，文件夹 {done.folder} 中有 {len(evidence.files)} 个文件",
            f"{done.department or ''}: {named} rows name evidence, {len(evidence.files)} files in {done.folder}",
        ).strip()
    )
    for problem in evidence.problems[:_SHOWN]:
        door.say(f"  {_line(problem, door)}")
    if len(evidence.problems) > _SHOWN:
        rest = len(evidence.problems) - _SHOWN
        door.say(door.text(f"  另有 {rest} 处", f"  and {rest} more"))
    counts = {f: sum(p.fault is f for p in evidence.problems) for f in Fault}
    door.say(
        "  "
        + door.text("，", ", ").join(
            f"{f.zh if door.lang == 'zh' else f.value} {n}" for f, n in counts.items()
        )
    )
    if done.index:
        door.say(door.text(f"佐证材料索引：{done.index}", f"index: {done.index}"))


def _line(p: Problem, door: Door) -> str:
    word = p.fault.zh if door.lang == "zh" else p.fault.value
    place = f" {p.table} {p.number}" if p.number is not None else ""
    return f"{word}{place}：{p.message.to(door.lang)}"


def _as_json(done: Reviewed, door: Door) -> dict[str, object]:
    evidence = done.evidence
    named = evidence.named_by()
    return {
        "version": 1,
        "department": done.department,
        "folder": str(done.folder),
        "index": str(done.index) if done.index else None,
        "rows": [
            {
                "table": x.reading.table.key,
                "number": x.entry.number,
                "evidence": [
                    {"text": p.text, "link": p.link, "files": [f.path for f in p.files]} for p in x.pieces
                ],
                "shared_with": x.shared,
            }
            for x in evidence.lines
            if x.pieces
        ],
        "files": [
            {
                "path": f.path,
                "size": f.size,
                "sha256": f.sha256,
                "named_by": [{"table": t, "number": n} for t, n in named.get(f.path, ())],
            }
            for f in evidence.files
        ],
        "problems": [
            {
                "fault": p.fault.value,
                "table": p.table or None,
                "number": p.number,
                "files": list(p.files),
                "message": p.message.to(door.lang),
            }
            for p in evidence.problems
        ],
    }
