"""`--returns`: a marked copy and a notice for every department with findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lawgov_xl.actions.gather import Gathered, Request
from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import files, names
from lawgov_xl.io.locks import lock
from lawgov_xl.io.reading import Progress
from lawgov_xl.io.returning import Batch, Letter, Return, failed, write_batch
from lawgov_xl.io.runner import runner
from lawgov_xl.model import Finding
from lawgov_xl.picture import Digest, Member, Picture

_NOT_A_FOLDER = Message("{path} 不是文件夹。请换一个文件夹。", "{path} is no folder. Choose another.")
_NOT_EMPTY = Message(
    "文件夹 {path} 不是空的，没有写入。请换一个文件夹，或加 --force。",
    "The folder {path} is not empty and nothing was written. Choose another, or add --force.",
)
_DIED = Message("程序异常退出", "the program died")
_LOCKED = "生成退回修改的副本和通知"
_FILE_ONLY = ("CN01", "CN02", "CN07", "CN08", "CN09")
"""Rules across departments whose findings are for the office, not for the department."""


def check_folder(folder: Path, *, force: bool) -> None:
    """Raises FileError, before any work, where returns can not be written into a folder."""
    if folder.exists() and not folder.is_dir():
        raise FileError(_NOT_A_FOLDER.of(path=str(folder)))
    if folder.is_dir() and not force and any(folder.iterdir()):
        raise FileError(_NOT_EMPTY.of(path=str(folder)))


def write_returns(
    request: Request, found: Gathered, progress: Progress = lambda done, total: None
) -> tuple[list[Path], list[Message]]:
    """Writes them into `request.returns`; returns the paths, and what could not be done."""
    folder = request.returns
    assert folder is not None
    todo = list(_todo(found, folder))
    options = found.options
    letter = Letter(options.office, options.contact, options.mend_by, request.force)
    runs = runner(request.jobs, len(todo))  # on this machine: that is where the copies go
    size = max(1, runs.batch // 5)
    batches = [Batch(found.job, letter, tuple(todo[at : at + size])) for at in range(0, len(todo), size)]
    written: list[Path] = []
    said: list[Message] = []
    done = 0
    with lock(folder, _LOCKED):
        for at, made in runs.run(write_batch, batches):
            returns = batches[at].returns
            outcomes = made if made is not None else failed(returns, _DIED.to("zh"))
            for one, fault in zip(returns, outcomes, strict=True):
                if fault is None:
                    written += [one.copy, one.notice]
                else:
                    said.append(fault)
            done += len(returns)
            progress(done, len(todo))
    return sorted(written), said


def _todo(found: Gathered, folder: Path) -> Iterable[Return]:
    taken: set[str] = set()
    for member, digest in found.picture.counted:
        across = tuple(_across(found.picture, member))
        live = sum(digest.findings.get(k, 0) for k in ("error", "warning", "info"))
        if live or across:
            item = found.inputs[digest.source.path]
            stem = _stem(member, digest, taken)
            yield Return(
                item,
                member.name,
                across,
                folder / f"{stem}（退回修改）{_suffix(item.file)}",
                folder / f"{stem}（退回通知）.docx",
            )


def _across(picture: Picture, member: Member) -> Iterable[Finding]:
    for shared in picture.findings:
        if member.name in shared.departments and shared.finding.rule not in _FILE_ONLY:
            yield shared.finding


def _stem(member: Member, digest: Digest, taken: set[str]) -> str:
    """The department's name as a file name, with a number where another has it already (Windows sees no case)."""
    stem = wanted = names.safe(member.name)
    number = 2
    while stem.lower() in taken:
        stem, number = f"{wanted}（{number}）", number + 1
    taken.add(stem.lower())
    return stem


def _suffix(file: Path) -> str:
    """A workbook keeps its kind; one that came under another name goes back as what it is."""
    return file.suffix.lower() if file.suffix.lower() in files.WORKBOOKS else ".xlsx"
