"""`lawgov carry-forward OLD.xlsx --edition ID -o NEW.xlsx`: last year's answers beside this year's table."""

from __future__ import annotations

import argparse

from lawgov_xl import editions
from lawgov_xl.actions.carry_forward import CarriedForward, carry_forward
from lawgov_xl.cli.door import Door, Parser, edition_of
from lawgov_xl.correspondence import Kind
from lawgov_xl.errors import Message, UsageError

_NO_EDITION = Message("请用 --edition 写明本年的版本。", "Name this year's edition with --edition.")


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "old",
        metavar=door.text("上年填报表", "OLD.xlsx"),
        help=door.text("上年的填报表", "last year's workbook"),
    )
    parser.add_argument(
        "--edition",
        default="",
        metavar="ID",
        help=door.text("本年的版本代号或版本文件夹", "id or folder of this year's edition"),
    )
    parser.add_argument(
        "-o",
        dest="output",
        required=True,
        metavar="NEW.xlsx",
        help=door.text("要生成的本年填报表", "the workbook to write"),
    )
    parser.add_argument(
        "--old-edition",
        default="",
        metavar="ID",
        help=door.text(
            "上年的版本（默认按填报表自身的版本）",
            "last year's edition (default: the one the workbook names)",
        ),
    )
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    edition = edition_of(args)
    if edition is None:
        raise UsageError(_NO_EDITION)
    old = editions.load(args.old_edition) if args.old_edition else None
    done = carry_forward(args.old, edition, args.output, old_edition=old, force=args.force)
    if args.json:
        door.json(_as_json(done))
        return 0
    carried = done.carried
    name = done.department or door.text("（未写明填报单位）", "(department unknown)")
    door.say(
        door.text(
            f"已把 {name} {carried.year} 年的内容带入 {done.path}（仅供参考）：",
            f"{name}, {carried.year} -> {done.path}:",
        )
    )
    for table in edition.tables:
        found = carried.references[table.key]
        by_kind = {k: sum(refs[0].kind is k for refs in found.values()) for k in Kind}
        fresh = len(carried.fresh[table.key])
        if door.lang == "zh":
            parts = "，".join(f"{k.zh} {n}" for k, n in by_kind.items())
            door.say(f"  {table.sheet}：{parts}，本年新增或上年未填 {fresh}")
        else:
            parts = ", ".join(f"{k.value} {n}" for k, n in by_kind.items())
            door.say(f"  {table.sheet}: {parts}, without reference {fresh}")
    door.say(
        door.text(
            f"  上年存在问题 {len(carried.issues)} 项，列在“上年问题”；上年有填报、本年没有对应的 {len(carried.dropped)} 项",
            f"  {len(carried.issues)} problems of last year (sheet 上年问题); {len(carried.dropped)} answers without a row",
        )
    )
    return 0


def _as_json(done: CarriedForward) -> dict[str, object]:
    carried = done.carried
    return {
        "version": 1,
        "output": str(done.path),
        "edition": done.edition.id,
        "department": done.department,
        "year": carried.year,
        "tables": [
            {
                "table": table.key,
                "references": [
                    {
                        "number": number,
                        "from": [
                            {
                                "sheet": r.past.table,
                                "number": r.past.item.number,
                                "score": r.score,
                                "kind": r.kind.value,
                            }
                            for r in refs
                        ],
                    }
                    for number, refs in sorted(carried.references[table.key].items())
                ],
                "fresh": list(carried.fresh[table.key]),
            }
            for table in done.edition.tables
        ],
        "issues": [
            {
                "sheet": i.past.table,
                "number": i.past.item.number,
                "due": i.past.due.isoformat() if i.past.due else None,
                "now": [{"table": t, "number": n} for t, n in i.now],
            }
            for i in carried.issues
        ],
        "dropped": [{"sheet": p.table, "number": p.item.number} for p in carried.dropped],
    }
