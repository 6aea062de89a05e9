"""The list of expected departments (报送单位名单).

The list is a table (.xlsx or .csv) with a header row; columns are told by their headers, in any order:

    单位名称 | 简称 | 角色 | 主管部门 | 联系人 | 联系电话 | 报送时限 | 收到日期 | 采用文件 | 不纳入原因

Only 单位名称 must be there. 简称 and 角色 hold several words parted by 、 ， ； or line breaks; 角色 says to which
groups of the official tables a department belongs (市级部门, 区县政府, 行政执法部门 …). 主管部门 names the department
that a sub-unit belongs to. 采用文件 and 不纳入原因 are decisions of the office (see `consolidate.Options`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lawgov_xl.deadlines import whole_date
from lawgov_xl.departments.names import plain
from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Grid, SheetGrid
from lawgov_xl.text import squeeze

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "name": ("单位名称", "单位全称", "单位", "部门名称", "部门", "名称", "填报单位", "name", "department"),
    "short": ("简称", "单位简称", "别名", "短名称", "short", "shortname", "shortnames", "short_names"),
    "roles": ("角色", "类别", "单位类别", "分组", "role", "roles"),
    "parent": ("主管部门", "上级单位", "所属单位", "所属部门", "主管单位", "parent"),
    "contact": ("联系人", "contact"),
    "phone": ("联系电话", "电话", "phone"),
    "due": ("报送时限", "截止日期", "报送截止日期", "due"),
    "received": ("收到日期", "收件日期", "报送日期", "received"),
    "use": ("采用文件", "use"),
    "exclude": ("不纳入原因", "排除原因", "不纳入", "exclude"),
}
_HEADER_ROWS = 20
_SPLIT = re.compile(r"[、，,；;/\n]+")

_NO_HEADER = Message(
    "{path}：没有找到“单位名称”一列。名单第一行应当是表头，至少有“单位名称”。",
    "{path}: there is no column 单位名称. The list begins with a header row that has at least 单位名称.",
)
_TWICE = Message(
    "{path}：“{name}”在第{first}行和第{second}行都有（名称或简称重复）。请删去一处，或改用不同的简称。",
    "{path}: “{name}” stands in row {first} and in row {second}. Remove one, or use other short names.",
)
_EMPTY = Message("{path}：名单中没有单位。", "{path}: the list holds no department.")
_BAD_DATE = Message(
    "{path}：第{row}行的“{text}”不是日期。请写成 2020-10-20 或 2020年10月20日。",
    "{path}: row {row}: “{text}” is no date. Write 2020-10-20.",
)


@dataclass(frozen=True, slots=True)
class Department:
    """One expected department. row: of the list, 0 where there is none."""

    name: str
    short: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    parent: str = ""
    contact: str = ""
    phone: str = ""
    due: date | None = None
    received: date | None = None
    use: str = ""
    exclude: str = ""
    row: int = 0

    @property
    def label(self) -> str:
        """The shortest name, for narrow columns."""
        return min((self.name, *self.short), key=len)


def from_grid(grid: Grid) -> tuple[Department, ...]:
    """The departments of a list. Raises FileError where it has no names, or one name twice."""
    for sheet in grid:
        if (found := _header(sheet)) is not None:
            row, columns = found
            departments = tuple(_rows(grid.path, sheet, row, columns))
            if not departments:
                raise FileError(_EMPTY.of(path=grid.path))
            _refuse_doubles(grid.path, departments)
            return departments
    raise FileError(_NO_HEADER.of(path=grid.path))


def _header(sheet: SheetGrid) -> tuple[int, dict[str, int]] | None:
    names = {word: key for key, words in _HEADERS.items() for word in words}
    for row in range(1, min(len(sheet.rows), _HEADER_ROWS) + 1):
        columns: dict[str, int] = {}
        for column in range(1, len(sheet.rows[row - 1]) + 1):
            key = names.get(squeeze(sheet.text(row, column)).lower().rstrip("*＊"))
            if key and key not in columns:
                columns[key] = column
        if "name" in columns:
            return row, columns
    return None


def _rows(path: str, sheet: SheetGrid, header: int, columns: Mapping[str, int]) -> Iterable[Department]:
    for row in range(header + 1, len(sheet.rows) + 1):
        texts = {k: sheet.text(row, c).strip() for k, c in columns.items()}
        name = squeeze(texts["name"])
        if name:
            yield Department(
                name=name,
                short=_words(texts.get("short", "")),
                roles=_words(texts.get("roles", "")),
                parent=squeeze(texts.get("parent", "")),
                contact=texts.get("contact", ""),
                phone=texts.get("phone", ""),
                due=_date(path, row, texts.get("due", "")),
                received=_date(path, row, texts.get("received", "")),
                use=texts.get("use", ""),
                exclude=texts.get("exclude", ""),
                row=row,
            )


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in map(squeeze, _SPLIT.split(text)) if w))


def _date(path: str, row: int, text: str) -> date | None:
    if not text:
        return None
    if (found := whole_date(text)) is None:
        raise FileError(_BAD_DATE.of(path=path, row=row, text=text))
    return found


def _refuse_doubles(path: str, departments: Sequence[Department]) -> None:
    seen: dict[str, Department] = {}
    for department in departments:
        for name in dict.fromkeys(map(plain, (department.name, *department.short))):
            other = seen.setdefault(name, department)
            if other is not department:
                raise FileError(_TWICE.of(path=path, name=name, first=other.row, second=department.row))
