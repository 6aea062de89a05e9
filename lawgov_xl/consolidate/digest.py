"""One submission and its findings, boiled down: a Digest to keep, and the Bulk of texts to pass on."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b

from lawgov_xl.deadlines import due, whole_date
from lawgov_xl.errors import Lang
from lawgov_xl.grid import column_letter
from lawgov_xl.model import Entry, Finding, Role, Status, Submission, TableReading
from lawgov_xl.picture import LETTERS, Bulk, Citation, Digest, Figure, Issues, Source, TableDigest
from lawgov_xl.status import declared_status, infer
from lawgov_xl.text import squeeze

SOON = 30
"""Days before a deadline from which it counts as due soon."""
_SUBSTANCE = 40
"""Characters from which an answer is long enough that two departments do not write it alike by chance."""

_ISSUE = LETTERS[Status.ISSUE]
_SUBSTANTIVE = frozenset((_ISSUE, LETTERS[Status.COMPLETED]))

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
    rows = _Rows(_own_names(submission.department), today, soon)
    tables = {key: rows.table(key, reading) for key, reading in submission.tables.items()}
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
        issues=rows.issues,
        findings=counts,
        rules=rules,
        citations=tuple(rows.citations.values()),
        figures=tuple(rows.figures.values()),
        rows=(len(rows.detail), len(findings)),
        written=max(
            filter(None, (whole_date(v.text) for k, v in cover.items() if k.endswith("date"))), default=None
        ),
    )
    return digest, Bulk(rows.detail, [_result(f, lang) for f in findings])


@dataclass(slots=True)
class _Rows:
    """Goes through the rows of a submission. own: its department's names; the rest grows."""

    own: re.Pattern[str] | None
    today: date
    soon: int
    detail: list[tuple[str, ...]] = field(default_factory=list)
    citations: dict[tuple[str, str, str], Citation] = field(default_factory=dict)
    figures: dict[tuple[str, str], Figure] = field(default_factory=dict)
    issues: Issues = field(default_factory=Issues)
    _judged: dict[tuple[str, str, str], tuple[str, str, int]] = field(default_factory=dict)
    """(answer, remedy, declared) -> letter, "1" if declared, fingerprint: many rows say the same (不涉及)."""

    def table(self, key: str, reading: TableReading) -> TableDigest:
        """Boils down one table."""
        entries = {e.item.number: e for e in reading.entries}
        letters, rows = [], array("I")
        exact, copied = array("Q"), array("Q")
        declared_rows = 0
        for item in reading.table.items:
            entry = entries.get(item.number)
            if entry is None:
                letter, row, fingerprint, copy = "U", 0, 0, 0
                self.detail.append((key, str(item.number), "U", "", "", "", "", "", "", ""))
            else:
                answer, remedy, row, copy = entry.answer, entry.remedy, entry.row, 0
                letter, declared, fingerprint = self._verdict(answer, remedy, entry.declared)
                due_date = self._issue(entry, answer, remedy, reading) if letter == _ISSUE else ""
                declared_rows += bool(declared)
                if letter in _SUBSTANTIVE:
                    plain = squeeze(answer)
                    copy = _copied(plain, self.own)
                    self._cited(key, item.number, plain)
                self.detail.append(
                    (
                        key,
                        str(item.number),
                        letter,
                        declared,
                        answer,
                        remedy,
                        entry.deadline,
                        due_date,
                        entry.owner,
                        entry.evidence,
                    )
                )
            letters.append(letter)
            rows.append(row)
            exact.append(fingerprint)
            copied.append(copy)
        return TableDigest(
            key=key,
            sheet=reading.sheet,
            column=_answers(reading),
            statuses="".join(letters),
            rows=rows,
            exact=exact,
            copied=copied,
            declared=declared_rows,
        )

    def _verdict(self, answer: str, remedy: str, declared: str) -> tuple[str, str, int]:
        """What a row of these texts comes to, worked out once."""
        texts = (answer, remedy, declared)
        known = self._judged.get(texts)
        if known is None:
            chosen = declared_status(declared)
            status = infer(answer, remedy)[0] if chosen is None else chosen
            known = LETTERS[status], "" if chosen is None else "1", _fingerprint("\x1f".join(texts))
            self._judged[texts] = known
        return known

    def _issue(self, entry: Entry, answer: str, remedy: str, reading: TableReading) -> str:
        """Counts a problem; the date by which it is to be mended. Where a table has no column for remedies, the
        answer tells it."""
        prose = remedy if reading.table.column(Role.REMEDY) else answer
        promised = due(entry.deadline, prose, reading.table.as_of)
        self.issues += _issue(promised, self.today, self.soon)
        return promised.isoformat() if promised else ""

    def _cited(self, key: str, number: int, plain: str) -> None:
        """Notes what departments can contradict each other in."""
        for cited in _citations(key, number, plain):
            self.citations.setdefault((key, cited.title, cited.number), cited)
        for figure in _figures(key, number, plain):
            self.figures.setdefault((f"{key}{number}", figure.what), figure)


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


def _copied(plain: str, own: re.Pattern[str] | None) -> int:
    """The fingerprint of a squeezed answer without the department's own names; 0 for a short one."""
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
    parts = [f"{area}{bare}" for area in ("省", "市", "区", "县", "")] if len(bare) > 2 else []
    # Every branch begins with a plain letter: the engine then skips to where one of them stands.
    named = "|".join(map(re.escape, (name, *parts)))
    return re.compile("|".join((named, *(f"{we}(?:局|委|办|厅|院|单位|部门|机关|中心)" for we in "我本"))))


# --- what departments can contradict each other in ---


def _citations(key: str, number: int, plain: str) -> Iterator[Citation]:
    if "《" in plain:
        for title, code, year, serial in _CITED.findall(plain):
            yield Citation(key, number, title, f"{code}〔{year}〕{serial}号")


def _figures(key: str, number: int, plain: str) -> Iterator[Figure]:
    if "全" not in plain:
        return
    for match in _CITY.finditer(plain):
        scope, what, value, scale, unit = match.groups()
        year = _YEAR.findall(plain[max(0, match.start() - 24) : match.start()])
        when = year[-1] if year else ""
        yield Figure(key, number, f"{when}全{scope}{what}（{unit}）", value + scale)
