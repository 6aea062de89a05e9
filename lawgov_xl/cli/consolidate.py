"""`lawgov consolidate PATH... -o OUT.xlsx`: many departments' workbooks into one summary workbook."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from lawgov_xl.actions import as_json
from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from lawgov_xl.cli.door import Door, Parser
from lawgov_xl.errors import Message, UsageError

_BAD_DATE = Message("“{text}”不是日期。请写成 2020-10-20。", "“{text}” is no date. Write 2020-10-20.")
_BAD_JOBS = Message("--jobs 应为正整数，现在是 {jobs}。", "--jobs should be a positive number, not {jobs}.")
_DONE = Message(
    "已归集 {read} 份（共 {all} 个单位），用时 {seconds:.1f} 秒{reused}：{output}",
    "{read} workbooks consolidated ({all} departments) in {seconds:.1f} s{reused}: {output}",
)
_REUSED = Message("，其中 {n} 份未改动、沿用上次结果", ", {n} of them unchanged since last time")
_COUNTS = Message(
    "已完成 {c}，不涉及 {n}，存在问题 {i}，未填报 {u}",
    "completed {c}, not applicable {n}, issues {i}, unfilled {u}",
)
_FINDINGS = Message(
    "校验：错误 {error}，警告 {warning}，提示 {info}",
    "findings: {error} errors, {warning} warnings, {info} notes",
)
_REJECTED = Message("未计入：{path}{reason}", "not counted: {path}{reason}")
_MISSING = Message("未报送（{n} 家）：{names}", "missing ({n}): {names}")
_TWICE = Message(
    "重复报送：{name}（{n} 份），{state}：{path}", "submitted {n} times: {name}, {state}: {path}"
)
_RETURNED = Message("退回件 {n} 个文件：{folder}", "{n} files to send back: {folder}")
_SHOWN = 20


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar=door.text("路径", "PATH"),
        help=door.text(
            "填报表、文件夹、.zip 压缩包，可混用", "workbooks, folders and .zip packages, in any mix"
        ),
    )
    parser.add_argument(
        "-o",
        dest="output",
        required=True,
        metavar="OUT.xlsx",
        help=door.text("汇总工作簿", "the summary workbook"),
    )
    parser.add_argument(
        "--departments",
        metavar="LIST.xlsx",
        help=door.text(
            "应报送单位名单（.xlsx 或 .csv，至少有“单位名称”一列）", "list of expected departments"
        ),
    )
    parser.add_argument(
        "--options",
        metavar="FILE.toml",
        help=door.text(
            "选项文件：报送时限 due、退回修改期限 mend_by、采用哪一份 [[use]]、不纳入 [[exclude]]、名称对应 [[alias]]",
            "options: due, mend_by, soon, [[use]], [[exclude]], [[alias]]",
        ),
    )
    parser.add_argument(
        "--returns",
        metavar="DIR",
        help=door.text(
            "为有问题的单位生成已标注的副本和退回通知",
            "marked copies and notices for departments with findings",
        ),
    )
    parser.add_argument(
        "--report",
        metavar="OUT.docx",
        help=door.text("汇总各单位情况的报告", "the office's report on all departments"),
    )
    parser.edition(door)
    parser.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help=door.text("同时使用的进程数（默认为处理器核数）", "processes (default: one a core)"),
    )
    parser.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help=door.text("Dask 集群地址，如 tcp://主机:8786", "a Dask scheduler, tcp://host:8786"),
    )
    parser.add_argument(
        "--today",
        metavar="DATE",
        help=door.text(
            "按哪一天判断是否逾期（默认今天）", "the day deadlines are judged by (default: today)"
        ),
    )
    parser.add_argument(
        "--select", default="", metavar="CODES", help=door.text("只用这些规则", "only these rules")
    )
    parser.add_argument(
        "--ignore", default="", metavar="CODES", help=door.text("不用这些规则", "without these rules")
    )
    parser.add_argument(
        "--cache",
        metavar="DIR",
        help=door.text("缓存文件夹（默认在用户目录下）", "folder of the cache (default: the user's)"),
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help=door.text("不使用缓存，全部重新读取", "read everything again, keep nothing"),
    )
    parser.add_argument(
        "--contacts",
        action="store_true",
        help=door.text("汇总中列出联系人和电话（默认不列）", "name contact persons and telephone numbers"),
    )
    parser.force(door)
    parser.as_json(door)


def run(args: argparse.Namespace, door: Door) -> int:
    if args.jobs is not None and args.jobs < 1:
        raise UsageError(_BAD_JOBS.of(jobs=args.jobs))
    request = Request(
        paths=args.paths,
        output=Path(args.output),
        departments=Path(args.departments) if args.departments else None,
        options=Path(args.options) if args.options else None,
        returns=Path(args.returns) if args.returns else None,
        report=Path(args.report) if args.report else None,
        edition=args.edition or "",
        today=_date(args.today),
        jobs=args.jobs,
        cluster=args.cluster,
        cache="" if args.no_cache else args.cache,
        select=args.select,
        ignore=args.ignore,
        force=args.force,
        contacts=args.contacts,
    )
    reading, returning = Bar(door), Bar(door)
    try:
        done = consolidate(request, reading, returning=returning)
    finally:
        reading.close()
        returning.close()
    if args.json:
        door.json(as_json.consolidation(done.picture, done.seconds, door.lang))
    else:
        _tell(done, args.returns, door)
    picture = done.picture
    return 1 if picture.rejected or picture.severities()["error"] else 0


def _tell(done: Consolidated, returns: str | None, door: Door) -> None:
    picture, totals = done.picture, done.picture.totals
    read = sum(1 for _ in picture.counted)
    reused = _REUSED.of(n=done.reused) if done.reused else Message("", "")
    output = done.written[0]
    door.say(
        _DONE.of(read=read, all=len(picture.members), seconds=done.seconds, reused=reused, output=str(output))
    )
    door.say(_COUNTS.of(c=totals.completed, n=totals.not_applicable, i=totals.issue, u=totals.unfilled))
    door.say(_FINDINGS.of(**picture.severities()))
    for rejected in picture.rejected:
        path, reason = rejected.source.path, rejected.reason.to(door.lang)
        door.say(_REJECTED.of(path="" if path in reason else f"{path}：", reason=reason))
    if missing := picture.missing:
        names = "、".join(m.name for m in missing[:_SHOWN]) + ("……" if len(missing) > _SHOWN else "")
        door.say(_MISSING.of(n=len(missing), names=names))
    for duplicate in picture.duplicates:
        state = (
            Message("按选项采用", "chosen by the options")
            if duplicate.decided
            else Message("暂按较新的一份计入，请确定", "the newer one counts for now, please decide")
        )
        path = duplicate.counted.source.path
        door.say(_TWICE.of(name=duplicate.department, n=len(duplicate.others) + 1, state=state, path=path))
    for note in done.notes:
        door.say(note)
    returned = [p for p in done.written if returns and p.parent == Path(returns)]
    if returned:
        door.say(_RETURNED.of(n=len(returned), folder=returns))
    for further in done.written[1:]:
        if further not in returned:
            door.say(str(further))


def _date(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise UsageError(_BAD_DATE.of(text=text)) from fault


class Bar:
    """A progress bar on stderr, for a terminal only: how many of how many, rate, time that remains."""

    def __init__(self, door: Door) -> None:
        self._door, self._began, self._shown, self._drawn = door, time.monotonic(), 0.0, False
        self._live = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if not self._live or (done < total and now - self._shown < 0.1):
            return
        self._shown = now
        rate = done / max(now - self._began, 1e-6)
        left = (total - done) / rate if rate else 0.0
        filled = 30 * done // max(total, 1)
        bar = "█" * filled + "░" * (30 - filled)
        text = self._door.text(f"{rate:.0f} 份/秒，剩余 {left:.0f} 秒", f"{rate:.0f}/s, {left:.0f} s left")
        sys.stderr.write(f"\r{bar} {done}/{total} {text}\x1b[K")
        sys.stderr.flush()
        self._drawn = True

    def close(self) -> None:
        if self._drawn:
            sys.stderr.write("\n")
