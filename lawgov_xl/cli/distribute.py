"""`lawgov distribute --departments LIST.xlsx -o DIR`: one workbook for each department, and the notice."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from lawgov_xl.actions.distribute import Distributed, distribute
from lawgov_xl.cli.door import Door, Parser, edition_of
from lawgov_xl.deadlines import whole_date
from lawgov_xl.distribution import Part
from lawgov_xl.errors import Message, UsageError

_BAD_DATE = Message("“{text}”不是日期。请写成 2020-10-20。", "“{text}” is no date. Write 2020-10-20.")
_SHOWN = 12


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "--departments",
        required=True,
        metavar="LIST.xlsx",
        help=door.text(
            "单位名单（.xlsx 或 .csv，至少有“单位名称”；可有简称、角色、联系人、联系电话、报送时限）",
            "list of departments (.xlsx or .csv)",
        ),
    )
    parser.add_argument(
        "-o",
        dest="folder",
        required=True,
        metavar=door.text("文件夹", "DIR"),
        help=door.text("写到哪个文件夹", "where to write"),
    )
    parser.edition(door)
    parser.add_argument(
        "--due",
        default="",
        metavar=door.text("日期", "DATE"),
        help=door.text("通知中的报送时限", "the date to report by"),
    )
    parser.add_argument(
        "--date",
        default="",
        metavar=door.text("日期", "DATE"),
        help=door.text("通知的成文日期", "date of the notice"),
    )
    parser.add_argument(
        "--office",
        default="",
        help=door.text("通知的落款单位（默认为版本的下发单位）", "who signs the notice"),
    )
    parser.add_argument("--contact", default="", help=door.text("通知中的联系人和电话", "whom to call"))
    parser.add_argument(
        "--own-only",
        action="store_true",
        help=door.text(
            "只显示与本单位有关的任务（可取消筛选）", "filter the rows to those that concern the department"
        ),
    )
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    done = distribute(
        args.departments,
        args.folder,
        edition_of(args),
        due=_date(args.due),
        day=_date(args.date),
        office=args.office,
        contact=args.contact,
        own_only=args.own_only,
        force=args.force,
        progress=_bar if sys.stderr.isatty() else lambda done, total: None,
    )
    if args.json:
        door.json(_as_json(done, door))
    else:
        _say(done, door)
    return 0


def _bar(done: int, total: int) -> None:
    print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _date(text: str) -> date | None:
    if not text:
        return None
    found = whole_date(text)
    if found is None:
        raise UsageError(_BAD_DATE.of(text=text))
    return found


def _say(done: Distributed, door: Door) -> None:
    door.say(
        door.text(
            f"已为 {len(done.made)} 个单位生成填报表，写在 {done.folder}；另有 {done.notice.name}、{done.listing.name}。",
            f"{len(done.made)} workbooks in {done.folder}, with {done.notice.name} and {done.listing.name}.",
        )
    )
    for name, reason in done.skipped:
        door.say(door.text(f"  未生成：{name}（{reason}）", f"  left out: {name} ({reason})"))
    for open_point in done.unfilled:
        zh, en = open_point.to("zh"), open_point.to("en")
        door.say(door.text(f"  请补写：{zh}", f"  still to be written: {en}"))
    if done.unknown:
        terms = list(done.unknown)
        shown = "、".join(terms[:_SHOWN]) + ("……" if len(terms) > _SHOWN else "")
        door.say(
            door.text(
                f"  下发的表中有 {len(terms)} 个单位或统称不在名单中：{shown}",
                f"  {len(terms)} units or groups of the tables are not on the list: {shown}",
            )
        )


def _as_json(done: Distributed, door: Door) -> dict[str, object]:
    return {
        "version": 1,
        "edition": done.edition.id,
        "folder": str(done.folder),
        "files": [
            {
                "department": allotment.department.name,
                "path": str(path),
                "tables": [
                    {"table": key, **{part.value: list(allotment.numbers(key, part)) for part in Part}}
                    for key in allotment.duties
                ],
            }
            for allotment, path in done.made
        ],
        "notice": str(done.notice),
        "list": str(done.listing),
        "skipped": [{"department": n, "reason": r} for n, r in done.skipped],
        "unknown": [
            {"term": term, "rows": [{"table": t, "number": n} for t, n in rows]}
            for term, rows in done.unknown.items()
        ],
        "unfilled": [m.to(door.lang) for m in done.unfilled],
    }
