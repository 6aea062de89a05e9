"""The JSON of the contract: keys always English, texts in the language asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lawgov_xl.check import Summary, summarise
from lawgov_xl.errors import Lang
from lawgov_xl.model import Counts, Finding, Group, Rollup, Submission, TableRollup

if TYPE_CHECKING:  # only a consolidation needs it, and a click on 校验 should not wait for it
    from lawgov_xl.picture import Picture


def validation(read: Sequence[tuple[Submission, Sequence[Finding]]], lang: Lang) -> dict[str, object]:
    """`lawgov validate --json` for these submissions and their findings."""
    everything = [f for _, findings in read for f in findings]
    return {
        "version": 1,
        "files": [
            {**_head(submission), "findings": [finding(f, lang) for f in findings]}
            for submission, findings in read
        ],
        "summary": summary(summarise(everything)),
    }


def finding(f: Finding, lang: Lang) -> dict[str, object]:
    """One finding."""
    return {
        "rule": f.rule,
        "severity": f.severity.value,
        "table": f.table,
        "number": f.number,
        "numbers": list(f.numbers),
        "sheet": f.sheet,
        "cell": f.cell,
        "span": list(f.span) if f.span else None,
        "message": f.message.to(lang),
        "basis": f.basis,
        "fix": {"before": f.fix.before, "after": f.fix.after, "safe": f.fix.safe} if f.fix else None,
        "waived": {"reason": f.waived.reason, "by": f.waived.by} if f.waived else None,
    }


def summary(s: Summary) -> dict[str, int]:
    return {"error": s.error, "warning": s.warning, "info": s.info, "waived": s.waived}


def rollups(read: Iterable[Rollup], lang: Lang) -> dict[str, object]:
    """`lawgov rollup --json`."""
    return {
        "version": 1,
        "files": [{**_head(r.submission), "tables": [_table(t, lang) for t in r.tables]} for r in read],
    }


def _head(submission: Submission) -> dict[str, object]:
    return {
        "path": submission.path,
        "department": submission.department,
        "edition": submission.edition.id,
    }


def _table(t: TableRollup, lang: Lang) -> dict[str, object]:
    return {
        "table": t.table.key,
        **counts(t.counts),
        "chapters": [{**_group(c), "sections": [_group(s) for s in c.sections]} for c in t.chapters],
        "rows": [
            {
                "number": r.number,
                "status": r.status.value,
                "declared": r.declared,
                "reason": r.reason.to(lang),
            }
            for r in t.rows
        ],
    }


def _group(g: Group) -> dict[str, object]:
    return {"title": g.title, **counts(g.counts)}


def counts(c: Counts) -> dict[str, int]:
    return {
        "total": c.total,
        "completed": c.completed,
        "not_applicable": c.not_applicable,
        "issue": c.issue,
        "unfilled": c.unfilled,
    }


def consolidation(picture: Picture, seconds: float, lang: Lang) -> dict[str, object]:
    """`lawgov consolidate --json`. read: workbooks read, those that do not count included."""
    from lawgov_xl.picture import Standing

    totals = counts(picture.totals)
    severities = picture.severities()
    others = sum(len(d.others) for d in picture.duplicates)
    left_out = sum(e.digest is not None for e in picture.excluded)
    return {
        "version": 1,
        "departments": len(picture.members),
        "read": sum(1 for _ in picture.counted) + others + left_out,
        "rejected": [{"path": r.source.path, "reason": r.reason.to(lang)} for r in picture.rejected],
        "missing": [m.name for m in picture.missing],
        "late": [m.name for m in picture.members if m.standing is Standing.LATE],
        "unlisted": [m.name for m in picture.members if m.standing is Standing.UNLISTED],
        "excluded": [{"name": e.name, "reason": e.reason} for e in picture.excluded],
        "duplicates": [
            {
                "department": d.department,
                "counted": d.counted.source.path,
                "others": [o.source.path for o in d.others],
                "decided": d.decided,
            }
            for d in picture.duplicates
        ],
        "skipped": [{"path": s.path, "reason": s.reason.to(lang)} for s in picture.skipped],
        "totals": {k: totals[k] for k in ("completed", "not_applicable", "issue", "unfilled")},
        "findings": {k: severities[k] for k in ("error", "warning", "info")},
        "across": [
            {**finding(s.finding, lang), "departments": list(s.departments)} for s in picture.findings
        ],
        "seconds": round(seconds, 3),
    }
