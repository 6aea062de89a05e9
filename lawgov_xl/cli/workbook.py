"""`lawgov workbook -o FILE.xlsx`: a blank workbook to hand out."""

from __future__ import annotations

import argparse

from lawgov_xl import editions
from lawgov_xl.actions.workbook import make
from lawgov_xl.cli.door import Door, Parser


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=door.text("文件.xlsx", "FILE.xlsx"),
        help=door.text("要生成的填报表", "the workbook to write"),
    )
    parser.add_argument(
        "--edition",
        default=editions.DEFAULT,
        metavar="ID",
        help=door.text("版本代号或版本文件夹", "id or folder of an edition") + f" ({editions.DEFAULT})",
    )
    parser.add_argument(
        "--department",
        default="",
        metavar=door.text("单位", "NAME"),
        help=door.text("填报单位全称，填在封面上", "full name of the department, for the cover"),
    )
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    made = make(args.output, editions.load(args.edition), department=args.department, force=args.force)
    rows = "、".join(f"{count} 项{noun}" for noun, count in made.items)
    total = sum(count for _, count in made.items)
    door.say(
        door.text(
            f"已生成填报表 {made.path}：{made.edition.name}，{rows}。",
            f"Wrote {made.path}: {made.edition.name}, {total} rows in {len(made.items)} tables.",
        )
    )
    return 0
