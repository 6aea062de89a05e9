"""The title, the date line and the year of a table, from the lines that stand above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lawgov_xl.importing import words
from lawgov_xl.text import squeeze, to_halfwidth

_DATE = re.compile(
    r"[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:[\d一二三四五六七八九十]{1,3}月)?(?:[\d一二三四五六七八九十]{1,3}日)?[)）]?"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_ATTACHMENT = re.compile(r"附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]*[:：]?")
_ASIDE = re.compile(r"[（(].{1,20}[)）]|.*[:：_＿]\s*[_＿\s]*(?:年\s*月\s*日)?|单位\s*[:：].*")
_LONGEST = 50
_MOST_LINES = 4
_PLAIN_SHEET = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)


def title_of(above: Sequence[str]) -> tuple[str, str]:
    """(title, date line) of a table; "" for what is not there. Lines of the title are parted by line breaks."""
    lines = [(line.startswith("\f"), line.lstrip("\f").strip()) for line in above]
    date_line = ""
    title: list[str] = []
    for new_page, line in reversed(lines):
        if not line:
            if title:
                break
        elif title and not _fits_title(line):
            break
        elif not title and not date_line and _DATE.fullmatch(squeeze(line)):
            date_line = line
        elif _fits_title(line):
            title.insert(0, line)
        elif not _ASIDE.fullmatch(line) and not words.is_note(line):
            break
        if (new_page and line) or len(title) == _MOST_LINES:
            break
    if len(title) == 1 and _PLAIN_SHEET.fullmatch(title[0]):
        title = []
    return "\n".join(title), date_line


def _fits_title(line: str) -> bool:
    plain = squeeze(line)
    return (
        len(plain) <= _LONGEST
        and plain[-1] not in "。；;：:，,、！!"
        and not _ATTACHMENT.fullmatch(plain)
        and not _DATE.fullmatch(plain)
        and not _ASIDE.fullmatch(line)
        and not words.is_note(line)
    )


_UNIT_LINE = re.compile(
    r"(?:填报|报送|填表|自评|自查|责任|被评估|被考核)?单位(?:名称|全称)?(?:[（(](?:公章|盖章|签章)[）)])?\s*[:：]\s*([^\s_＿:：（(，,；;]{2,40})"
)
_UNIT_NAME = re.compile(
    r"[一-龥（）]{2,30}(?:局|委|委员会|办公室|办|厅|院|中心|处|政府|银行|大学|学校|公司|集团|总队|支队|站|所)"
)


def department_in(lines: Sequence[str]) -> str:
    """The department that a document names: 填报单位：…, or the signature above its date; "" where none is."""
    plain = [line.lstrip("\f").strip() for line in lines if line.strip()]
    for line in plain:
        if (match := _UNIT_LINE.search(line)) is not None:
            return match.group(1)
    for name, day in pairwise(plain):
        if _DATE.fullmatch(squeeze(day)) and "日" in day and _UNIT_NAME.fullmatch(squeeze(name)):
            return squeeze(name)
    return ""


def year_of(above: Sequence[str]) -> int | None:
    """The year that the lines nearest to a table name."""
    for line in reversed(above):
        years = _YEAR.findall(to_halfwidth(line))
        if years:
            return int(years[-1])
    return None
