"""`lawgov demo [-o DIR]`: the whole job on the shipped real tables."""

from __future__ import annotations

import argparse

from lawgov_xl.actions.demo import demo
from lawgov_xl.cli.door import Door, Parser
from lawgov_xl.cli.rollup import show

FOLDER = "lawgov-demo"


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "-o",
        dest="output",
        default=FOLDER,
        metavar="DIR",
        help=door.text(f"输出文件夹（默认 {FOLDER}）", f"where to write (default {FOLDER})"),
    )
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    made = demo(args.output, force=args.force, lang=door.lang)
    show(made.rollup, door)
    found, many = made.findings, made.consolidated.picture
    door.say()
    door.say(
        door.text(
            f"校验：错误 {found.error}，警告 {found.warning}，提示 {found.info}",
            f"findings: {found.error} errors, {found.warning} warnings, {found.info} notes",
        )
    )
    counts = many.totals
    door.say(
        door.text(
            f"归集 {len(list(many.counted))} 个单位：已完成 {counts.completed}，不涉及 {counts.not_applicable}，"
            f"存在问题 {counts.issue}，未填报 {counts.unfilled}；未能读取 {len(many.rejected)} 份",
            f"{len(list(many.counted))} departments: completed {counts.completed}, n/a {counts.not_applicable}, "
            f"issues {counts.issue}, unfilled {counts.unfilled}; not read: {len(many.rejected)}",
        )
    )
    door.say()
    door.say(door.text(f"已写入 {made.folder}：", f"written to {made.folder}:"))
    for path in made.written:
        door.say(f"  {path.relative_to(made.folder)}")
    return 0
