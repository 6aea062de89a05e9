"""The manual of all rules as one Markdown page, generated from the rule files.

`python -m lawgov_xl.rules.manual docs/rules.md` writes it; a test holds the page against the rules.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from lawgov_xl.rules import all_rules
from lawgov_xl.rules.base import FAMILIES, Rule

_HEAD = """# 校验规则 · The rules

由规则文件自动生成，请勿手工修改：`python -m lawgov_xl.rules.manual docs/rules.md`。
Generated from the rule files; do not edit.

- **错误** error：缺项，或肯定有误，改正后才能报送；确需保留的，在“豁免”表写明理由。
- **警告** warning：请核实并作出决定。
- **提示** info：供参考。

每条规则的 反例、正例 都作为测试运行：打 ✗ 的行必须提示，其余行不得提示。级别和开关可以在校验设置文件
（TOML 的 `[rules]`）或封面“校验规则设置”中调整。
"""


def markdown(rules: Sequence[Rule] | None = None) -> str:
    """The page: a table of the rules by family, then the manual of each."""
    return "\n".join(_lines(all_rules() if rules is None else rules))


def _lines(rules: Sequence[Rule]) -> Iterator[str]:
    yield _HEAD
    families = [f for f in FAMILIES if any(r.family == f for r in rules)]
    for family in families:
        own = [r for r in rules if r.family == family]
        zh, en = FAMILIES[family]
        yield f"## {family} {zh} · {en}"
        yield ""
        yield "| 规则 | 级别 | 名称 | |"
        yield "|---|---|---|---|"
        for rule in own:
            yield f"| [{rule.code}](#{rule.code.lower()}) | {rule.severity.zh} | {rule.name} | {rule.name_en} |"
        yield ""
    for rule in rules:
        yield f'## <a id="{rule.code.lower()}"></a>{rule.code} {rule.name}'
        yield ""
        notes = [f"{rule.severity.zh} {rule.severity.value}"]
        if rule.editions:
            notes.append("只用于版本 " + "、".join(rule.editions))
        if rule.groups:
            notes.append("相同的提示合并为一条")
        if rule.yields_to:
            notes.append("同一格已有 " + "、".join(rule.yields_to) + " 时不再提示")
        yield "；".join(notes) + "。"
        yield ""
        yield from _body(rule)
        yield ""


def _body(rule: Rule) -> Iterator[str]:
    """The manual below its name. A pipe table needs a blank line above it to be a table."""
    before = ""
    for line in rule.manual.split("\n", 1)[1].strip().splitlines():
        if line.startswith("|") and before and not before.startswith("|"):
            yield ""
        yield line
        before = line


def main(path: str) -> None:
    """Writes the page."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(markdown(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
