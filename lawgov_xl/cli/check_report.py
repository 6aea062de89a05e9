"""`lawgov check-report REPORT.docx --against FILE`: claims held against the workbook, and proof-reading."""

from __future__ import annotations

import argparse

from lawgov_xl.actions.check_report import Checked, check_report
from lawgov_xl.cli.door import Door, Parser, edition_of
from lawgov_xl.report import profiles


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "report", metavar="REPORT.docx", help=door.text("要核对的报告", "the report to be checked")
    )
    parser.add_argument(
        "--against",
        required=True,
        metavar="FILE.xlsx",
        help=door.text("报告所依据的填报表", "the workbook that it reports on"),
    )
    known = "、".join(profiles.ids())
    parser.add_argument(
        "--profile",
        default="",
        metavar="ID",
        help=door.text(
            f"报告应有的体例：{known}，或体例文件", f"the layout it should have: {known}, or a file"
        ),
    )
    parser.edition(door)
    parser.as_json(door)


def run(args: argparse.Namespace, door: Door) -> int:
    checked = check_report(args.report, args.against, profile=args.profile, edition=edition_of(args))
    if args.json:
        door.json(checked.as_json(door.lang))
    else:
        show(checked, door)
    return 1 if checked.summary.error else 0


def show(checked: Checked, door: Door) -> None:
    """Claims in figures and those without support by name; then the findings by paragraph."""
    found = checked.claims
    supported = sum(c.supported for c in found)
    conflicts = [c for c in found if c.conflict]
    unsupported = [c for c in found if not c.supported and not c.conflict]
    door.say(
        door.text(
            f"核对 {len(found)} 处说法：有据 {supported}，矛盾 {len(conflicts)}，表中查不到 {len(unsupported)}",
            f"{len(found)} claims: {supported} supported, {len(conflicts)} in conflict, {len(unsupported)} not found",
        )
    )
    if unsupported:
        door.say(door.text("表中查不到的说法：", "not found in the workbook:"))
        for claim in unsupported:
            place = door.text(f"第{claim.paragraph}段", f"paragraph {claim.paragraph}")
            door.say(f"  {place}  {claim.text}（{claim.clause}）")
    for proof in checked.findings:
        finding = proof.finding
        severity = finding.severity.zh if door.lang == "zh" else finding.severity.value
        place = f"{finding.cell}  " if finding.cell else ""
        door.say(f"  {place}{finding.rule} {severity}  {finding.message.to(door.lang)}")
    s = checked.summary
    door.say(
        door.text(
            f"错误 {s.error}，警告 {s.warning}，提示 {s.info}",
            f"errors {s.error}, warnings {s.warning}, info {s.info}",
        )
    )
