"""The values that the formulas of `mirror` give, in Python: step by step the same, so that every formula is written
with its value, and so that what the formulas say can be held against `lawgov_xl.status` without an office program.
"""

from __future__ import annotations

from lawgov_xl.io.workbook import words as w
from lawgov_xl.io.workbook.mirror import (
    ADMITS,
    BOOKMARK,
    COMMENT,
    GUARDED,
    LISTS,
    NAMES,
    NO_TIME,
    NORMAL,
    SHORT_REMEDY,
    SQUEEZE,
    TITLE,
)
from lawgov_xl.io.workbook.pieces import BREAK, Term, clauses, found, longest_prefix, longest_suffix


def judged(answer: str, remedy: str, declared: str, with_remedy: bool) -> dict[str, str | int]:
    """Column key of `_calc` -> value, of one row. The twin of `mirror.formulas`."""
    text = _clean(answer)
    said = declared.replace(" ", "").replace("\u3000", "").replace("\n", "")
    meant = dict(zip(w.SAID, w.MEANT, strict=True)).get(said, "")
    short = _short(text)
    na = int(bool(short) and _says_na(short))
    a_plain = "" if na or not _any(w.ADMIT_SIGNS, text) else TITLE.value(TITLE.value(text))
    a_normal = _normal(a_plain)
    gap = _fits(ADMITS, a_normal)
    values: dict[str, str | int] = {
        "raw": answer,
        "answer": text,
        "declared": meant,
        "short": short,
        "na": na,
        "a_plain": a_plain,
        "a_normal": a_normal,
        "gap": gap,
    }
    named = 0
    if with_remedy:
        told = _clean(remedy)
        passed_over = not _any(w.NAME_SIGNS, told) or _any(w.MENDED, told) or _no_problem(told)
        r_plain = "" if passed_over else TITLE.value(TITLE.value(told))
        r_normal = _normal(r_plain)
        named = _fits(NAMES, r_normal)
        values |= {
            "raw_remedy": remedy,
            "remedy": told,
            "r_plain": r_plain,
            "r_normal": r_normal,
            "named": named,
        }
    inferred = w.ZH["issue" if gap or named else "completed"]
    if na:
        inferred = w.ZH["not_applicable"]
    if not text:
        inferred = w.ZH["unfilled"]
    status = meant or inferred
    values |= {
        "inferred": inferred,
        "status": status,
        "conflict": int(meant not in ("", inferred)),
        "filled": int(bool(text)),
    }
    if with_remedy:
        values["lacks"] = int(status == w.ZH["issue"] and not values["remedy"])
    return values


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _clean(raw: str) -> str:
    return SQUEEZE.value(BOOKMARK.value(BOOKMARK.value(COMMENT.value(COMMENT.value(raw)))))


def _short(text: str) -> str:
    if len(text) > w.LONGEST_NA + 10 or (len(text) > 12 and not _any(w.VERBS, text)):
        return ""
    timeless = NO_TIME.value(text[: len(text) - longest_suffix(w.ENDS, text)])
    because = timeless[found("，", timeless) : found("，", timeless) + 200]
    return because if timeless.startswith(w.WHY) and _any(w.VERBS, because) else timeless


def _says_na(short: str) -> bool:
    verb = min(found(v, short) for v in w.VERBS)
    head = "" if short.startswith(w.WHY) else short[: verb - 1]
    tail = short[verb - 1 : verb + 199]
    if tail.startswith(w.PLAIN):
        head = head[: len(head) - longest_suffix(w.ADVERBS, head)]
    head = head[: len(head) - longest_suffix(w.SUBJECTS, head)]
    cut = min(found(p, tail) for p in w.OPENS + w.PAUSES)
    core, rest = tail[: cut - 1], tail[cut - 1 :]
    if rest.startswith(w.OPENS):
        rest = rest[found("）", rest.replace(")", "）")) :]
    left = core[longest_prefix(w.CORES, core) :]
    scope0 = core[longest_prefix(w.BELONG, core) :]
    scope = scope0[: len(scope0) - longest_suffix(w.SCOPES, scope0)]
    core_ok = (len(left) < len(core) and (not left or left in w.AFTER_CORE)) or (
        len(scope) < len(scope0) < len(core) and _is_unit(scope)
    )
    rest_ok = not rest or (rest.startswith(w.MOVED_STARTS) and _any(w.MOVED, rest) and "。" not in rest)
    return short in w.LONE or (_is_unit(head) and core_ok and rest_ok)


def _is_unit(text: str) -> bool:
    named = 2 < len(text) <= w.LONGEST_UNIT and text.endswith(w.UNIT_ENDS) and not _any(w.MARKS, text)
    return not text or text in w.WE or named


def _no_problem(remedy: str) -> bool:
    text = remedy[: len(remedy) - longest_suffix(w.ENDS, remedy)]
    if len(text) <= SHORT_REMEDY and text.endswith(w.CORES):
        return True
    before = text[: len(text) - longest_suffix(w.NO_PROBLEM, text)]
    return len(before) < len(text) and (not before or before in w.BEFORE_NO_PROBLEM)


def _normal(plain: str) -> str:
    if not plain:
        return ""
    guarded = GUARDED.value(TITLE.value(TITLE.value(plain)))
    return NORMAL.value(f"{BREAK}{guarded}{BREAK}")


def _fits(terms: tuple[Term, ...], normal: str) -> int:
    return int(any(t.holds(c, LISTS) for c in clauses(normal) for t in terms) if normal else False)
