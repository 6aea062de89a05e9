"""One submission and its findings, boiled down: a Digest to keep, and the Bulk of texts to pass on."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b

from lawgov_xl.deadlines import due, whole_date
from lawgov_xl.errors import Lang
from lawgov_xl.grid import column_letter
from lawgov_xl.model import Entry, Finding, Role, Status, Submission, TableReading
from lawgov_xl.picture import LETTERS, Bulk, Citation, Digest, Figure, Issues, Source, TableDigest
from lawgov_xl.status import judge
from lawgov_xl.text import squeeze

SOON = 30
"""Days before a deadline from which it counts as due soon."""
_SUBSTANCE = 40
"""Characters from which an answer is long enough that two departments do not write it alike by chance."""

_CITED = re.compile(
    r"《([^《》]{4,90})》[（(]([一-龥]{1,14})[〔\[【［（(](\d{4})年?[〕\]】］）)]第?0*(\d{1,5})号?[）)]"
)
_CITY = re.compile(
    r"全(市|区|县|省)[^，。；：、\d（）()《》“”]{0,16}?(?:共有|共计|共|现有|已有|总计)?"
    r"([^，。；：、\d（）()《》“”]{2,14}?)(?:共有|共计|共|达到?|为|现有)?(\d+(?:\.\d+)?)(万?)(件|个|家|名|人|人次|项|次|所|部|%|％)"
)
_YEAR = re.compile(r"(?:截至)?(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末|以来)?")


def boil(
    submission: Submission,
    findings: Sequence[Finding],
    source: Source,
    today: date,
    *,
    soon: int = SOON,
    lang: Lang = "zh",
) -> tuple[Digest, Bulk]:
    """What is kept of a submission, and its texts. `soon`: days before a deadline from which it is due soon."""
    detail: list[tuple[str, ...]] = []
    tables: dict[str, TableDigest] = {}
    citations: dict[tuple[str, str, str], Citation] = {}
    figures: dict[tuple[str, str], Figure] = {}
    issues = Issues()
    own = _own_names(submission.department)
    for key, reading in submission.tables.items():
        entries = {e.number: e for e in reading.entries}
        statuses, rows = [], array("I")
        exact, copied = array("Q"), array("Q")
        declared = 0
        for item in reading.table.items:
            entry = entries.get(item.number)
            if entry is None:
                statuses.append("U")
                rows.append(0)
                exact.append(0)
                copied.append(0)
                detail.append((key, str(item.number), "U", "", "", "", "", "", "", ""))
                continue
            verdict = judge(entry)
            letter = LETTERS[verdict.status]
            promised = _promised(entry, reading) if verdict.status is Status.ISSUE else None
            if verdict.status is Status.ISSUE:
                issues += _issue(promised, today, soon)
            statuses.append(letter)
            rows.append(entry.row)
            declared += verdict.declared
            substantive = verdict.status not in (Status.NOT_APPLICABLE, Status.UNFILLED)
            exact.append(_fingerprint(f"{entry.answer}\x1f{entry.remedy}\x1f{entry.declared}"))
            copied.append(_copied(entry.answer, own) if substantive else 0)
            detail.append(_detail(key, entry, letter, verdict.declared, promised))
            if substantive:
                for cited in _citations(key, entry):
                    citations.setdefault((key, cited.title, cited.number), cited)
                for figure in _figures(key, entry):
                    figures.setdefault((key + str(entry.number), figure.what), figure)
        tables[key] = TableDigest(
            key=key,
            sheet=reading.sheet,
            column=_answers(reading),
            statuses="".join(statuses),
            rows=rows,
            exact=exact,
            copied=copied,
            declared=declared,
        )
    counts: dict[str, int] = {}
    rules: dict[str, int] = {}
    for finding in findings:
        kind = "waived" if finding.waived else finding.severity.value
        counts[kind] = counts.get(kind, 0) + 1
        if not finding.waived:
            rules[finding.rule] = rules.get(finding.rule, 0) + 1
    cover = submission.cover
    digest = Digest(
        source=source,
        department=submission.department,
        contact=cover["contact"].text if "contact" in cover else "",
        phone=cover["phone"].text if "phone" in cover else "",
        edition=submission.edition_found or submission.edition.id,
        version=submission.version_found,
        tables=tables,
        issues=issues,
        findings=counts,
        rules=rules,
        citations=tuple(citations.values()),
        figures=tuple(figures.values()),
        rows=(len(detail), len(findings)),
        written=max(
            filter(None, (whole_date(v.text) for k, v in cover.items() if k.endswith("date"))), default=None
        ),
    )
    return digest, Bulk(detail, [_result(f, lang) for f in findings])


def _promised(entry: Entry, reading: TableReading) -> date | None:
    """The date by which a problem is to be mended. Where a table has no column for remedies, the answer tells it."""
    prose = entry.remedy if reading.table.column(Role.REMEDY) else entry.answer
    return due(entry.deadline, prose, reading.table.as_of)


def _detail(key: str, entry: Entry, letter: str, declared: bool, promised: date | None) -> tuple[str, ...]:
    return (
        key,
        str(entry.number),
        letter,
        "1" if declared else "",
        entry.answer,
        entry.remedy,
        entry.deadline,
        promised.isoformat() if promised else "",
        entry.owner,
        entry.evidence,
    )


def _result(f: Finding, lang: Lang) -> tuple[str, ...]:
    return (
        f.rule,
        f.severity.value,
        f.table,
        f.sheet,
        f.cell,
        "、".join(map(str, f.numbers)),
        f.column,
        f.message.to(lang),
        f.fix.before if f.fix else "",
        f.fix.after if f.fix else "",
        f.waived.reason if f.waived else "",
    )


def _issue(promised: date | None, today: date, soon: int) -> Issues:
    if promised is None:
        return Issues(total=1, undated=1)
    if promised < today:
        return Issues(total=1, overdue=1)
    return Issues(total=1, soon=promised <= today + timedelta(days=soon))


def _answers(reading: TableReading) -> str:
    column = reading.columns.get(Role.ANSWER.value)
    return column_letter(column) if column else ""


# --- fingerprints ---


def _fingerprint(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _copied(answer: str, own: re.Pattern[str] | None) -> int:
    """The fingerprint of an answer without white space and the department's own names; 0 for a short one."""
    plain = squeeze(answer)
    if len(plain) < _SUBSTANCE:
        return 0
    return _fingerprint(own.sub("※", plain) if own else plain)


@lru_cache(maxsize=256)
def _own_names(department: str) -> re.Pattern[str] | None:
    """A department's own names in its texts: 重庆市教育局, 市教育局, 教育局, 我局, 本局."""
    name = squeeze(department)
    if len(name) < 3:
        return None
    bare = re.sub(r"\A(?:中共)?[一-龥]{2,4}?[省市区县]", "", name)
    forms = [re.escape(name), *((f"[省市区县]?{re.escape(bare)}",) if len(bare) > 2 else ())]
    return re.compile("|".join((*forms, r"[我本](?:局|委|办|厅|院|单位|部门|机关|中心)")))


# --- what departments can contradict each other in ---


def _citations(key: str, entry: Entry) -> Iterator[Citation]:
    if "《" not in entry.answer:
        return
    for title, code, year, number in _CITED.findall(squeeze(entry.answer)):
        yield Citation(key, entry.number, title, f"{code}〔{year}〕{number}号")


def _figures(key: str, entry: Entry) -> Iterator[Figure]:
    if "全" not in entry.answer:
        return
    plain = squeeze(entry.answer)
    for match in _CITY.finditer(plain):
        scope, what, value, scale, unit = match.groups()
        year = _YEAR.findall(plain[max(0, match.start() - 24) : match.start()])
        when = year[-1] if year else ""
        yield Figure(key, entry.number, f"{when}全{scope}{what}（{unit}）", value + scale)
