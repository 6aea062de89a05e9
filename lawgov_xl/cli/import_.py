"""`lawgov import SOURCE -o FILE.xlsx`: a department's filled Word or Excel table into a workbook."""

from __future__ import annotations

import argparse

from lawgov_xl.actions.import_ import Imported, import_filled
from lawgov_xl.cli.door import Door, Parser, edition_of
from lawgov_xl.importing.placing import TableFilled

_SHOWN = 20


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "source",
        metavar=door.text("来源文件", "SOURCE"),
        help=door.text(
            "填好的 .docx、.xlsx（.doc、.wps、.et 等需要 LibreOffice）", "a filled .docx, .xlsx, .txt, .doc …"
        ),
    )
    parser.add_argument(
        "-o",
        dest="output",
        required=True,
        metavar="FILE.xlsx",
        help=door.text("要生成的填报表", "the workbook to write"),
    )
    parser.edition(door)
    parser.add_argument(
        "--department",
        default="",
        metavar=door.text("单位", "NAME"),
        help=door.text(
            "填报单位全称（默认按文件中写的）", "full name of the department (default: as the file says)"
        ),
    )
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    done = import_filled(
        args.source, args.output, edition_of(args), department=args.department.strip(), force=args.force
    )
    if args.json:
        door.json(_as_json(done, door))
    else:
        _say(done, door)
    return 1 if done.loose else 0


def _say(done: Imported, door: Door) -> None:
    name = done.department or door.text("（未写明填报单位）", "(department unknown)")
    door.say(door.text(f"已导入 {name}：{done.path}", f"Imported {name}: {done.path}"))
    for table in done.filled.tables:
        exact = sum(p.how.value == "exact" for p in table.placed)
        door.say(
            door.text(
                f"  {table.table.sheet}：共 {len(table.table.items)} 项，文字一致 {exact} 项，按相近文字对应 "
                f"{len(table.placed) - exact} 项，来源中没有 {len(table.missing)} 项",
                f"  {table.table.sheet}: {len(table.table.items)} rows, {exact} exact, "
                f"{len(table.placed) - exact} by likeness, {len(table.missing)} not in the source",
            )
        )
    if done.to_check:
        door.say(
            door.text(
                f"相似度较低、请核对的 {done.to_check} 项，见工作表“导入说明”。",
                f"{done.to_check} rows were placed with a low score: see the sheet 导入说明.",
            )
        )
    for loose in done.loose[:_SHOWN]:
        door.say(f"  ! {loose.place}：{loose.why.to(door.lang)}")
    if len(done.loose) > _SHOWN:
        door.say(door.text(f"  另有 {len(done.loose) - _SHOWN} 处", f"  and {len(done.loose) - _SHOWN} more"))
    for doubt in done.filled.doubts:
        door.say(f"  - {doubt.to(door.lang)}")


def _as_json(done: Imported, door: Door) -> dict[str, object]:
    return {
        "version": 1,
        "output": str(done.path),
        "edition": done.edition.id,
        "department": done.department,
        "tables": [_table(t, door) for t in done.filled.tables],
        "doubts": [d.to(door.lang) for d in done.filled.doubts],
    }


def _table(table: TableFilled, door: Door) -> dict[str, object]:
    return {
        "table": table.table.key,
        "placed": [
            {
                "number": p.number,
                "score": p.score,
                "how": p.how.value,
                "places": list(p.places),
                "check": p.to_check,
                "found": p.found or None,
            }
            for p in table.placed
        ],
        "unplaced": [
            {
                "place": x.place,
                "why": x.why.to(door.lang),
                "matters": x.matters,
                "number": x.number,
                "candidate": x.candidate,
                "score": x.score,
                "texts": dict(x.texts),
            }
            for x in table.loose
        ],
        "missing": list(table.missing),
        "notes": [
            {"number": n, "column": k, "author": note.author, "text": note.text}
            for n, by_key in table.notes.items()
            for k, notes in by_key.items()
            for note in notes
        ],
        "doubts": [d.to(door.lang) for d in table.doubts],
    }
