"""A report held against its workbook, and proof-read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawgov_xl.actions import as_json
from lawgov_xl.actions.report import source
from lawgov_xl.check import Summary, summarise
from lawgov_xl.errors import Lang
from lawgov_xl.io import word_read
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.model import Edition
from lawgov_xl.report import claims, evidence, profiles, proof, sections, structure
from lawgov_xl.report.claims import Claim
from lawgov_xl.report.proof import Proof
from lawgov_xl.report.reading import Reading


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: every claim, and the findings by paragraph. profile: the layout it was held against, or ""."""

    reading: Reading
    claims: tuple[Claim, ...]
    findings: tuple[Proof, ...]
    profile: str

    @property
    def summary(self) -> Summary:
        return summarise(p.finding for p in self.findings)

    def as_json(self, lang: Lang = "zh") -> dict[str, object]:
        """`lawgov check-report --json`."""
        return {
            "version": 1,
            "report": self.reading.path,
            "profile": self.profile or None,
            "claims": [_claim(c) for c in self.claims],
            "findings": [
                {**as_json.finding(p.finding, lang), "paragraph": p.paragraph or None} for p in self.findings
            ],
            "summary": as_json.summary(self.summary),
        }


def check_report(
    report: str | Path,
    against: str | Path,
    *,
    profile: str = "",
    today: date | None = None,
    edition: Edition | None = None,
) -> Checked:
    """Checks a report (.docx) against a department's workbook.

    profile: the layout it should have; default: the shipped one whose headings it has, if any. today: the date
    that rules on dates hold it against. Raises FileError, EditionError or UsageError.
    """
    layout = profiles.load(profile) if profile else None
    reading = word_read.read_report(report)
    submission = read_submission(against, edition)
    layout = layout or sections.guess(reading.narrative)
    found = claims.check(reading.narrative, evidence.of(submission))
    names = {t.key: t.sheet for t in submission.edition.tables}
    proofs = [
        *proof.of_conflicts(found, names),
        *proof.of_unsupported(found),
        *proof.of_faults(structure.check(reading, layout)),
        *proof.read(reading.narrative, submission.edition, today or date.today()),
    ]
    proofs.sort(
        key=lambda p: (p.paragraph, p.finding.severity.rank, p.finding.rule, p.finding.span or (0, 0))
    )
    return Checked(reading, found, tuple(proofs), layout.id if layout else "")


def _claim(claim: Claim) -> dict[str, object]:
    conflict = claim.conflict
    return {
        "text": claim.text,
        "kind": claim.kind.value,
        "paragraph": claim.paragraph,
        "supported": claim.supported,
        "sources": [source(s) for s in claim.sources],
        "conflict": {**source(conflict.source), "text": conflict.text} if conflict else None,
        "clause": claim.clause,
    }
