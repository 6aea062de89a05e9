"""The whole job on the shipped real tables: validation, roll-up, reports, and the consolidation of a dozen departments."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawgov_xl import samples, shipped
from lawgov_xl.actions import as_json
from lawgov_xl.actions.consolidate import Consolidated, Request, consolidate
from lawgov_xl.actions.report import write_report
from lawgov_xl.actions.validate import Validated, mark
from lawgov_xl.check import Settings, Summary, check, summarise
from lawgov_xl.errors import FileError, Lang, Message
from lawgov_xl.io import files
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.workbook import build
from lawgov_xl.model import Rollup, Submission
from lawgov_xl.rollup import roll_up

PROFILES = {"assessment": "法治政府建设全面总结评估报告", "inspection": "法治政府建设督察报告"}
TODAY = date(2020, 10, 20)
"""The day on which the shipped tables were handed in: deadlines are held against it, so that the demonstration shows
what the department's reviewer would have seen."""

_NOT_EMPTY = Message(
    "文件夹 {path} 不是空的，没有写入。请换一个文件夹，或加 --force。",
    "The folder {path} is not empty and nothing was written. Choose another, or add --force.",
)


@dataclass(frozen=True, slots=True)
class Demo:
    """What was written, and the counts."""

    folder: Path
    written: tuple[Path, ...]
    findings: Summary
    rollup: Rollup
    consolidated: Consolidated


def demo(folder: str | Path, *, force: bool = False, lang: Lang = "zh") -> Demo:
    """Runs everything into `folder`. Raises FileError where it is not empty (without `force`)."""
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not force)):
        raise FileError(_NOT_EMPTY.of(path=str(folder)))
    submission = read_submission(shipped.examples()[0])
    findings = check(submission, Settings(today=TODAY))
    rolled = roll_up(submission)
    written = [
        *_validation(folder / "1 校验", Validated(submission, findings), force, lang),
        *_counts(folder / "2 汇总", rolled, force, lang),
        *_reports(folder / "3 报告", submission, force),
    ]
    consolidated = _consolidation(folder / "4 归集", submission, force)
    written += consolidated.written
    return Demo(folder, tuple(written), summarise(findings), rolled, consolidated)


def _validation(folder: Path, result: Validated, force: bool, lang: Lang) -> Sequence[Path]:
    name = result.submission.department
    listing, copy = folder / "校验结果.json", folder / f"{name}（已标注）.xlsx"
    data = as_json.validation([(result.submission, result.findings)], lang)
    files.write(listing, _dump(data), force=force)
    mark(result, copy, force=force, lang=lang)
    return listing, copy


def _counts(folder: Path, rolled: Rollup, force: bool, lang: Lang) -> Sequence[Path]:
    listing = folder / "汇总.json"
    files.write(listing, _dump(as_json.rollups([rolled], lang)), force=force)
    return (listing,)


def _reports(folder: Path, submission: Submission, force: bool) -> Sequence[Path]:
    written = []
    for profile, title in PROFILES.items():
        out = folder / f"{title}.docx"
        write_report(submission.path, out, profile=profile, force=force)
        written.append(out)
    return written


def _consolidation(folder: Path, pattern: Submission, force: bool) -> Consolidated:
    handed_in = folder / "报送件"
    handed_in.mkdir(parents=True, exist_ok=True)
    first = None
    for sample in samples.samples(pattern):
        path = handed_in / f"{sample.name}.xlsx"
        with files.output(path, force=force) as temporary:
            build(
                pattern.edition,
                temporary,
                department=sample.name,
                cover={k: v.text for k, v in pattern.cover.items() if "." in k} | samples.CONTACT,
                answers=sample.answers,
            )
        first = first or path
    if first is not None:  # what arrives in a real office: one file cut off on its way
        content = first.read_bytes()
        files.write(handed_in / f"{samples.CITY}（传输中断）.xlsx", content[: len(content) // 2], force=force)
    listing = folder / "单位名单.csv"
    files.write(listing, "\ufeff单位名称\n" + "\n".join(samples.names()) + "\n", force=force)
    return consolidate(
        Request(
            paths=[handed_in],
            output=folder / "归集汇总.xlsx",
            departments=listing,
            returns=folder / "退回",
            report=folder / "全市情况报告.docx",
            today=TODAY,
            cache="",
            force=force,
        )
    )


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
