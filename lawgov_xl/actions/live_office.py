"""The legal office's buttons: 新建/下发, 合并汇总, 退回通知, 年度对比. They work on files and folders that are picked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lawgov_xl import editions
from lawgov_xl.actions.compare import compare
from lawgov_xl.actions.consolidate import Consolidated, consolidate
from lawgov_xl.actions.distribute import distribute
from lawgov_xl.actions.gather import Request
from lawgov_xl.actions.workbook import make
from lawgov_xl.errors import Message
from lawgov_xl.io.live.desk import Desk
from lawgov_xl.model import Edition

_EDITION = Message("用哪一个版本？", "Which edition?")
_HOW = Message(
    "生成一份空白填报表，还是按单位名单批量生成？", "One blank workbook, or one for each department?"
)
_ONE, _MANY = "一份空白填报表", "按单位名单批量生成（下发）"
_LIST = Message("选择单位名单（.xlsx 或 .csv，至少有“单位名称”一列）", "The list of departments")
_TO = Message("写到哪个文件夹", "The folder to write to")
_MADE = Message("已生成空白填报表：\n{path}", "Written:\n{path}")
_SENT = Message(
    "已为 {count} 个单位生成填报表：\n{folder}\n另有通知 {notice}、清单 {listing}。{skipped}",
    "{count} workbooks in {folder}, with {notice} and {listing}.{skipped}",
)
_SKIPPED = Message("\n未生成 {count} 个：{names}", "\n{count} left out: {names}")
_RETURNED = Message("选择收到的填报表所在的文件夹", "The folder of the returned workbooks")
_HAS_LIST = Message(
    "有没有单位名单？有名单才能核对谁还没有报送。", "Is there a list of departments? It tells who is missing."
)
_READING = Message("正在读取填报表", "reading workbooks")
_SENDING = Message("正在写退回材料", "writing returns")
_SUMMED = Message(
    "已汇总 {read} 份（共 {all} 份）：\n{path}\n\n已完成 {completed}，不涉及 {not_applicable}，存在问题 {issue}，未填报 {unfilled}。"
    "\n错误 {error}，警告 {warning}，提示 {info}。{more}\n\n现在打开汇总表吗？",
    "{read} of {all} workbooks:\n{path}\n\ncompleted {completed}, n/a {not_applicable}, issue {issue}, unfilled "
    "{unfilled}; errors {error}, warnings {warning}, notes {info}.{more}\n\nOpen the summary now?",
)
_MISSING = Message("\n还没有报送：{names}", "\nmissing: {names}")
_REJECTED = Message("\n未能读取 {count} 份，原因见汇总表。", "\n{count} could not be read, see the summary.")
_BACK = Message("\n退回材料 {count} 份：{folder}", "\n{count} files to send back: {folder}")
_OLD = Message("选择上年的填报表或汇总表", "Last year's workbook or summary")
_NEW = Message("选择本年的填报表或汇总表", "This year's workbook or summary")
_COMPARED = Message("年度对比已写入：\n{path}\n现在打开吗？", "Written:\n{path}\nOpen it now?")
_NAMES = 10


def new(desk: Desk) -> None:
    """A blank workbook, or one for each department of a list."""
    edition = _edition(desk)
    if edition is None:
        return
    how = desk.choose(_HOW, [_ONE, _MANY])
    if how == 0:
        folder = desk.pick_folder(_TO)
        if folder:
            made = make(_free(folder, f"{edition.name} 填报表", ".xlsx"), edition)
            desk.tell(_MADE.of(path=made.path))
    elif how == 1:
        names = desk.pick_file(_LIST, "*.xlsx", "*.csv")
        folder = desk.pick_folder(_TO) if names else None
        if names and folder:
            _distribute(desk, names, folder, edition)


def _distribute(desk: Desk, names: Path, folder: Path, edition: Edition) -> None:
    target = _free(folder, f"下发填报表 {date.today():%Y%m%d}", "")
    done = distribute(names, target, edition, progress=desk.progress("正在生成填报表"))
    desk.status(None)
    skipped: Message | str = ""
    if done.skipped:
        shown = "、".join(name for name, _ in done.skipped[:_NAMES])
        skipped = _SKIPPED.of(count=len(done.skipped), names=shown)
    said = _SENT.of(
        count=len(done.made),
        folder=done.folder,
        notice=done.notice.name,
        listing=done.listing.name,
        skipped=skipped,
    )
    desk.tell(said)


def gather(desk: Desk) -> None:
    """Consolidates a folder of returned workbooks."""
    _consolidate(desk, returns=False)


def send_back(desk: Desk) -> None:
    """Consolidates, and writes a marked copy and a notice for every department that has something to mend."""
    _consolidate(desk, returns=True)


def _consolidate(desk: Desk, *, returns: bool) -> None:
    folder = desk.pick_folder(_RETURNED)
    if folder is None:
        return
    names = desk.pick_file(_LIST, "*.xlsx", "*.csv") if desk.confirm(_HAS_LIST) else None
    day = f"{date.today():%Y%m%d}"
    output = _free(folder.parent, f"{folder.name} 汇总 {day}", ".xlsx")
    back = _free(folder.parent, f"{folder.name} 退回 {day}", "") if returns else None
    request = Request([folder], output, departments=names, returns=back)
    done = consolidate(request, desk.progress(_READING), returning=desk.progress(_SENDING))
    desk.status(None)
    if desk.confirm(_said(done, output, back)):
        desk.show(output)


def _said(done: Consolidated, output: Path, back: Path | None) -> Message:
    picture, totals = done.picture, done.picture.totals
    more = []
    if picture.missing:
        more.append(_MISSING.of(names="、".join(m.name for m in picture.missing[:_NAMES])))
    if picture.rejected:
        more.append(_REJECTED.of(count=len(picture.rejected)))
    if back is not None:
        count = sum(1 for p in done.written if p.parent == back)
        more.append(_BACK.of(count=count, folder=back))
    return _SUMMED.of(
        read=sum(1 for _ in picture.counted),
        all=len(picture.members),
        path=output,
        completed=totals.completed,
        not_applicable=totals.not_applicable,
        issue=totals.issue,
        unfilled=totals.unfilled,
        more="".join(map(str, more)),
        **picture.severities(),
    )


def year(desk: Desk) -> None:
    """Compares last year with this year."""
    old = desk.pick_file(_OLD, "*.xlsx", "*.xlsm")
    new_ = desk.pick_file(_NEW, "*.xlsx", "*.xlsm") if old else None
    if old and new_:
        target = _free(new_.parent, f"{new_.stem} 年度对比", ".xlsx")
        compare(old, new_, target)
        if desk.confirm(_COMPARED.of(path=target)):
            desk.show(target)


def _edition(desk: Desk) -> Edition | None:
    known = [editions.load(i) for i in editions.ids()]
    if len(known) == 1:
        return known[0]
    picked = desk.choose(_EDITION, [f"{e.name}（{e.id}）" for e in known])
    return None if picked is None else known[picked]


def _free(folder: Path, name: str, suffix: str) -> Path:
    """A name in a folder that is not taken yet."""
    target, number = folder / f"{name}{suffix}", 1
    while target.exists():
        number += 1
        target = folder / f"{name}（{number}）{suffix}"
    return target
