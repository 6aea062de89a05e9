"""The notice that goes back to a department with its marked workbook: what is to be mended, and by when. One page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lawgov_xl.check import summarise
from lawgov_xl.layout import COVER
from lawgov_xl.model import Edition, Finding, Severity
from lawgov_xl.report.compose import attachment_notes
from lawgov_xl.report.material import day_text
from lawgov_xl.report.model import Block, Document
from lawgov_xl.report.notice import compose_notice, simple_table

_ROWS = 7
_LINES = 10
"""Rows of the table, and lines that they may take together: with them the notice fills one page."""
_WIDTHS = (9.0, 19.0, 32.0, 96.0)
_PLACE, _LINE, _NAME = 8, 24, 20
"""Characters of a line in the columns of places and of sentences, and after 附件：."""
_LONG = 68
_TODO = {Severity.ERROR: "必须改正", Severity.WARNING: "请核实", Severity.INFO: "供参考"}


def compose_return(
    edition: Edition,
    department: str,
    findings: Sequence[Finding],
    across: Sequence[Finding] = (),
    *,
    attachment: str,
    office: str = "",
    contact: str = "",
    mend_by: date | None = None,
    day: date | None = None,
) -> Document:
    """The notice to one department.

    findings: of its own workbook; across: those it shares with other departments; attachment: file name of the
    marked copy; office: who signs, default the edition's issuer; mend_by: left out where nobody has decided it.
    """
    live = [f for f in findings if not f.waived]
    counts = summarise([*live, *across])
    parts = [
        f"必须改正的{counts.error}处" if counts.error else "",
        f"请予核实的{counts.warning}处" if counts.warning else "",
    ]
    if not any(parts):
        parts = [f"供参考的提示{counts.info}条"]
    further = -(-len(attachment) // _NAME) - 1  # lines that a long file name takes from the table
    shown, rest = _shown([*live, *across], edition, _LINES - 2 * further)
    blocks: list[Block | str] = [
        f"你单位报送的《{edition.name}》收悉。经校验，有{'、'.join(filter(None, parts))}，主要情况如下：",
        simple_table(
            ("序号", "要求", "位置", "情况"), [(str(i), *row) for i, row in enumerate(shown, 1)], _WIDTHS
        ),
        _request(rest, mend_by),
        *attachment_notes([attachment]),
    ]
    return compose_notice(
        ("关于退回修改填报表的通知",),
        department,
        blocks,
        signature=office or edition.issuer,
        day=day or "",
        note=f"联系人：{contact}" if contact else "",
    )


def _request(rest: int, mend_by: date | None) -> str:
    when = f"请于{day_text(mend_by)}前" if mend_by else "请"
    told = f"以上及其余{rest}条" if rest else "以上情况"
    return f"{told}已在所附填报表中逐处标注。{when}改正并重新报送；认为无需改正的，在“豁免”表中写明理由。"


def _shown(
    findings: Sequence[Finding], edition: Edition, most: int
) -> tuple[list[tuple[str, str, str]], int]:
    """The rows of the table, most severe first, each sentence once; and how many findings are not among them."""
    order = {t.key: i for i, t in enumerate(edition.tables)}
    ranked = sorted(findings, key=lambda f: (f.severity.rank, order.get(f.table, -1), f.number or 0))
    if any(f.severity is not Severity.INFO for f in ranked):
        told = [f for f in ranked if f.severity is not Severity.INFO]
    else:
        told = ranked
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in told:
        alike.setdefault((finding.rule, finding.table, finding.message.to("zh")), []).append(finding)
    rows: list[tuple[str, str, str]] = []
    lines = covered = 0
    for (_, _, text), same in alike.items():
        short = text if len(text) <= _LONG else text[: _LONG - 1] + "…"
        place = _place(same, edition)
        lines += max(-(-len(short) // _LINE), -(-len(place) // _PLACE))
        if len(rows) == _ROWS or (rows and lines > most):
            break
        rows.append((_TODO[same[0].severity], place, short))
        covered += len(same)
    return rows, len(ranked) - covered


def _place(same: Sequence[Finding], edition: Edition) -> str:
    first = same[0]
    table = edition.table(first.table)
    name = table.sheet if table else COVER if first.table == "cover" else first.sheet
    numbers = list(dict.fromkeys(n for f in same for n in f.numbers))
    if not numbers:
        return f"{name} {first.cell}".strip()
    more = f"等{len(numbers)}项" if len(numbers) > 3 else "项"
    return f"{name}第{'、'.join(map(str, numbers[:3]))}{more}"
