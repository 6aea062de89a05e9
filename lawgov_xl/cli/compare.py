"""`lawgov compare OLD NEW -o OUT.xlsx`: what changed since last year."""

from __future__ import annotations

import argparse
from datetime import date

from lawgov_xl import editions
from lawgov_xl.actions.compare import Compared, compare
from lawgov_xl.cli.door import Door, Parser
from lawgov_xl.compare import Change, Fate, Pair, Pairing, Tracked
from lawgov_xl.compare.bodies import Answered
from lawgov_xl.deadlines import whole_date
from lawgov_xl.errors import Message, UsageError
from lawgov_xl.model import Counts

_BAD_DATE = Message("“{text}”不是日期。请写成 2020-10-20。", "“{text}” is no date. Write 2020-10-20.")


def arguments(parser: Parser, door: Door) -> None:
    help_ = door.text(
        "填报表、装有填报表的文件夹，或归集生成的汇总表",
        "a workbook, a folder of them, or a summary workbook",
    )
    parser.add_argument("old", metavar=door.text("上期", "OLD"), help=help_)
    parser.add_argument("new", metavar=door.text("本期", "NEW"), help=help_)
    parser.add_argument(
        "-o",
        dest="output",
        required=True,
        metavar="OUT.xlsx",
        help=door.text("对比工作簿", "the workbook to write"),
    )
    parser.add_argument(
        "--as-of",
        default="",
        metavar=door.text("日期", "DATE"),
        help=door.text(
            "以哪一天判断逾期（默认为本期表的日期）", "the day against which deadlines are judged"
        ),
    )
    parser.add_argument(
        "--edition",
        action="append",
        default=[],
        metavar="ID",
        help=door.text(
            "版本文件夹（默认按填报表自身的版本；两期不同的可写两次）",
            "folder of an edition; may be given twice",
        ),
    )
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    done = compare(
        args.old,
        args.new,
        args.output,
        offered=[editions.load(e) for e in args.edition],
        as_of=_date(args.as_of),
        force=args.force,
    )
    for reason in done.failed:
        door.complain(reason)
    if args.json:
        door.json(_as_json(done, door))
    else:
        _say(done, door)
    return 2 if done.failed else 0


def _date(text: str) -> date | None:
    if not text:
        return None
    found = whole_date(text)
    if found is None:
        raise UsageError(_BAD_DATE.of(text=text))
    return found


def _say(done: Compared, door: Door) -> None:
    c = done.comparison
    door.say(
        door.text(
            f"{c.old.label} → {c.new.label}：{done.path}", f"{c.old.label} -> {c.new.label}: {done.path}"
        )
    )
    for pairing in c.pairings:
        links = pairing.links
        old, new = c.counts(pairing, old=True), c.counts(pairing, old=False)
        door.say(
            door.text(
                f"  {pairing.old.name} → {pairing.new.name}：对应 {len({k.new for k in links.links})} 项，"
                f"新增 {len(links.fresh)} 项，取消 {len(links.dropped)} 项；存在问题 {old.issue} → {new.issue}",
                f"  {pairing.old.name} -> {pairing.new.name}: {len({k.new for k in links.links})} linked, "
                f"{len(links.fresh)} new, {len(links.dropped)} dropped; issues {old.issue} -> {new.issue}",
            )
        )
    fates = c.fates()
    door.say(
        "  "
        + door.text("，", ", ").join(f"{f.zh if door.lang == 'zh' else f.value} {fates[f]}" for f in Fate)
    )
    figures = sum(len(p.figures) for p in c.pairs)
    changed = sum(p.change is not Change.SAME for p in c.pairs)
    texts = sum(p.text_changed for p in c.pairs)
    door.say(
        door.text(
            f"  状态变化 {changed} 项，数字变化 {figures} 处，文字不同 {texts} 项",
            f"  {changed} statuses, {figures} figures, {texts} texts differ",
        )
    )
    for names, zh, en in (
        (c.only_old, "只有上期", "only in the old"),
        (c.only_new, "只有本期", "only in the new"),
    ):
        if names:
            door.say(f"  {door.text(zh, en)}：{'、'.join(names[:20])}")


def _as_json(done: Compared, door: Door) -> dict[str, object]:
    c = done.comparison
    return {
        "version": 1,
        "output": str(done.path),
        "old": {"label": c.old.label, "edition": c.old.edition},
        "new": {"label": c.new.label, "edition": c.new.edition},
        "as_of": c.as_of.isoformat(),
        "departments": {
            "compared": [n for _, n in c.departments],
            "only_old": list(c.only_old),
            "only_new": list(c.only_new),
        },
        "tables": [
            {
                "old": p.old.key,
                "new": p.new.key,
                "counts": {"old": _counts(c.counts(p, old=True)), "new": _counts(c.counts(p, old=False))},
                "links": [
                    {
                        "old": p.old.rows[k.old].number,
                        "new": p.new.rows[k.new].number,
                        "score": k.score,
                        "kind": k.kind.value,
                    }
                    for k in p.links.links
                ],
                "fresh": [p.new.rows[n].number for n in p.links.fresh],
                "dropped": [p.old.rows[n].number for n in p.links.dropped],
            }
            for p in c.pairings
        ],
        "unpaired": list(c.unpaired),
        "issues": {f.value: n for f, n in c.fates().items()},
        "tracked": [_tracked(t) for t in c.tracked],
        "changes": [_pair(p) for p in c.pairs if p.change is not Change.SAME or p.figures],
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "total": counts.total,
        "completed": counts.completed,
        "not_applicable": counts.not_applicable,
        "issue": counts.issue,
        "unfilled": counts.unfilled,
    }


def _tracked(t: Tracked) -> dict[str, object]:
    return {
        "department": t.department,
        "fate": t.fate.value,
        "old": t.asked_before.number if t.asked_before else None,
        "new": t.asked_now.number if t.asked_now else None,
        "score": t.score,
        "due": t.old.due.isoformat() if t.old and t.old.due else None,
        "before": _text(t.old),
        "now": _text(t.new),
    }


def _text(answered: Answered | None) -> str | None:
    return answered.text if answered else None


def _pair(p: Pair) -> dict[str, object]:
    pairing: Pairing = p.pairing
    return {
        "department": p.department,
        "table": pairing.new.key,
        "old": p.asked_before.number,
        "new": p.asked.number,
        "score": p.link.score,
        "status": {"old": p.old.status.value, "new": p.new.status.value, "change": p.change.value},
        "figures": [{"what": f.what, "old": f.old, "new": f.new} for f in p.figures],
        "text_changed": p.text_changed,
    }
