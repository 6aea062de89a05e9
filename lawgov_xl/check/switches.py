"""Which rules are on, and how severe: words people write, in a settings file or on the cover.

On the cover: `TX03=关闭；DN02=提示` (codes or families; also off, info, warning, error). The cover is the
department's, so it can not switch off or lower what blocks submission: for that there are waivers with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Rule
from lawgov_xl.text import squeeze, to_halfwidth

COVER_KEY = "rules"
"""Key of the cover's field with switches."""

WORDS: Mapping[str, Severity | None] = {
    "off": None,
    "关闭": None,
    "关": None,
    "停用": None,
    **{s.value: s for s in Severity},
    **{s.zh: s for s in Severity},
}
_ONE = re.compile(r"([A-Za-z]{2}[0-9]{0,2})[=＝:：](.{1,10})")
_SPLIT = re.compile(r"[；;，,、\n]")
_MOST = 200


def read(text: str, rules: Iterable[Rule]) -> tuple[dict[str, Severity | None], tuple[tuple[str, str], ...]]:
    """Switches of the cover by rule code, and those refused with the reason (`unknown`, `error`)."""
    known = list(rules)
    switches: dict[str, Severity | None] = {}
    refused: list[tuple[str, str]] = []
    for part in _SPLIT.split(to_halfwidth(text))[:_MOST]:
        plain = squeeze(part)
        if not plain:
            continue
        match = _ONE.fullmatch(plain)
        word = match.group(2).lower() if match else ""
        fitting = [r for r in known if match and match.group(1).upper() in (r.code, r.family)]
        if not fitting or word not in WORDS:
            refused.append((part.strip()[:40], "unknown"))
            continue
        severity = WORDS[word]
        for rule in fitting:
            if rule.severity is Severity.ERROR and severity is not Severity.ERROR:
                if match and match.group(1).upper() == rule.code:
                    refused.append((part.strip()[:40], "error"))
            else:
                switches[rule.code] = severity
    return switches, tuple(refused)


def severity_of(rule: Rule, *switches: Mapping[str, Severity | None]) -> Severity | None:
    """The severity by the first switch that names the rule or its family; None for off; else its own."""
    for table in switches:
        for key in (rule.code, rule.family):
            if key in table:
                return table[key]
    return rule.severity
