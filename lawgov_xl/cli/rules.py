"""`lawgov rules [CODE]`: the rules and their manuals."""

from __future__ import annotations

import argparse

from lawgov_xl.cli.door import Door, Parser
from lawgov_xl.rules import all_rules, rule
from lawgov_xl.rules.base import FAMILIES, Rule


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help=door.text("规则代码，如 DN02", "such as DN02")
    )
    parser.as_json(door)


def run(args: argparse.Namespace, door: Door) -> int:
    chosen = (rule(args.code),) if args.code else all_rules()
    if args.json:
        door.json({"version": 1, "rules": [_as_json(r, door) for r in chosen]})
    elif args.code:
        (only,) = chosen
        door.say(f"{only.code}（{only.severity.zh}） {only.manual}")
    else:
        for r in chosen:
            name = r.name if door.lang == "zh" else r.name_en
            severity = r.severity.zh if door.lang == "zh" else r.severity.value
            door.say(f"{r.code}  {severity}  {name}")
    return 0


def _as_json(r: Rule, door: Door) -> dict[str, object]:
    return {
        "code": r.code,
        "name": r.name if door.lang == "zh" else r.name_en,
        "severity": r.severity.value,
        "family": FAMILIES[r.family][door.lang == "en"],
        "summary": r.summary,
        "manual": r.manual,
        "editions": list(r.editions),
    }
