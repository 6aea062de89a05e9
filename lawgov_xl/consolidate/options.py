"""What the office decides about a run, in a TOML file that it keeps: nothing is decided silently.

due = 2020-10-20            # 报送时限：此日之后收到的为迟报
mend_by = 2020-11-05        # 退回修改的期限，写入退回通知
soon = 30                   # 完成时限在多少天内算“即将到期”

[[use]]                     # 同一单位报送多份的，采用哪一份
department = "重庆市教育局"
file = "重庆市教育局（修改稿）.xlsx"

[[exclude]]                 # 不纳入的单位或文件
department = "重庆市公安局交巡警总队"   # 或 file = "…"
reason = "由市公安局统一报送"

[[alias]]                   # 封面所填名称与名单不一致的
name = "重庆市教委"
department = "重庆市教育委员会"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from lawgov_xl.departments import Department, plain
from lawgov_xl.errors import Message, UsageError
from lawgov_xl.picture import Source

_BAD = Message(
    "选项文件 {path} 有误：{why}。写法见 lawgov consolidate --help。",
    "The options file {path} is wrong: {why}. See `lawgov consolidate --help`.",
)
_TEXTS = ("office", "contact", "addressee", "basis")
_KEYS = {"due", "mend_by", "soon", "use", "exclude", "alias", *_TEXTS}


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A department or file that is left out, with the reason."""

    reason: str
    department: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """The office's decisions. use: department -> file; aliases: name on a cover -> department.

    office, contact: of notices; office, addressee, basis: of the office's report.
    """

    due: date | None = None
    mend_by: date | None = None
    soon: int = 30
    use: Mapping[str, str] = field(default_factory=dict)
    exclude: tuple[Exclusion, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    office: str = ""
    contact: str = ""
    addressee: str = ""
    basis: str = ""

    def with_list(self, departments: Sequence[Department]) -> Options:
        """These decisions and those that stand in the list; the file's own outweigh the list's."""
        use = {plain(d.name): d.use for d in departments if d.use}
        listed = tuple(Exclusion(d.exclude, department=d.name) for d in departments if d.exclude)
        return replace(self, use={**use, **self.use}, exclude=(*self.exclude, *listed))

    def excludes(self, department: str, source: Source | None = None) -> Exclusion | None:
        """The exclusion that covers a department or a file."""
        name = plain(department)
        for exclusion in self.exclude:
            if exclusion.department and name and plain(exclusion.department) == name:
                return exclusion
            if exclusion.file and source and same_file(exclusion.file, source):
                return exclusion
        return None


def same_file(wanted: str, source: Source) -> bool:
    """Whether a file is meant by a name: its path, the end of its path, or its own name."""
    path, name = source.path.replace("\\", "/"), wanted.strip().replace("\\", "/")
    return bool(name) and (path == name or path.endswith("/" + name.removeprefix("./")))


def parse(text: str, path: str) -> Options:
    """The options of a TOML file. Raises UsageError that says what is wrong."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise UsageError(_BAD.of(path=path, why=str(fault))) from fault
    if unknown := set(data) - _KEYS:
        raise UsageError(_BAD.of(path=path, why="、".join(sorted(unknown)) + " ?"))
    soon = data.get("soon", 30)
    if not isinstance(soon, int) or isinstance(soon, bool) or soon < 0:
        raise UsageError(_BAD.of(path=path, why=f"soon = {soon!r}"))
    for key in _TEXTS:
        if not isinstance(data.get(key, ""), str):
            raise UsageError(_BAD.of(path=path, why=f"{key} = {data[key]!r}"))
    return Options(
        due=_date(data, "due", path),
        mend_by=_date(data, "mend_by", path),
        soon=soon,
        use={plain(e["department"]): e["file"] for e in _entries(data, "use", ("department", "file"), path)},
        exclude=tuple(
            Exclusion(e["reason"], e.get("department", ""), e.get("file", ""))
            for e in _entries(data, "exclude", ("reason",), path)
        ),
        aliases={
            plain(e["name"]): e["department"] for e in _entries(data, "alias", ("name", "department"), path)
        },
        **{key: data.get(key, "").strip() for key in _TEXTS},
    )


def _date(data: Mapping[str, object], key: str, path: str) -> date | None:
    value = data.get(key)
    if isinstance(value, datetime):
        return value.date()
    if value is not None and not isinstance(value, date):
        raise UsageError(_BAD.of(path=path, why=f"{key} = {value!r}"))
    return value


def _entries(
    data: Mapping[str, object], key: str, needed: Sequence[str], path: str
) -> Sequence[Mapping[str, str]]:
    entries = data.get(key, [])
    if not isinstance(entries, list):
        raise UsageError(_BAD.of(path=path, why=f"[[{key}]]"))
    for entry in entries:
        if not isinstance(entry, dict) or not all(isinstance(v, str) for v in entry.values()):
            raise UsageError(_BAD.of(path=path, why=f"[[{key}]]"))
        if missing := [n for n in needed if not entry.get(n, "").strip()]:
            raise UsageError(_BAD.of(path=path, why=f"[[{key}]] {missing[0]} ?"))
    return entries
