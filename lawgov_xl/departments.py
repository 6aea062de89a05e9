"""The list of expected departments (报送单位名单), and finding a department by what people write.

The list is a table (.xlsx or .csv) with a header row; columns are told by their headers, in any order:

    单位名称 | 简称 | 角色 | 主管部门 | 联系人 | 联系电话 | 报送时限 | 收到日期 | 采用文件 | 不纳入原因

Only 单位名称 must be there. 简称 and 角色 hold several words parted by 、 ， ； or line breaks; 角色 says to which
groups of the official tables a department belongs (市级部门, 区县政府, 行政执法部门 …). 主管部门 names the department
that a sub-unit belongs to. 采用文件 and 不纳入原因 are decisions of the office (see `consolidate.Options`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from lawgov_xl.deadlines import whole_date
from lawgov_xl.errors import FileError, Message
from lawgov_xl.grid import Grid, SheetGrid
from lawgov_xl.text import squeeze, to_halfwidth

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


# --- finding a department by what people write ---

_SEAL = re.compile(r"[（(](?:公章|盖章|章|签章|印章|加盖公章|单位公章)[）)]|[（(]\s*[）)]")
_EDGE = "：:。．.、，,*＊　"
_PLACE = re.compile(r"(?:中共)?([一-龥]{2,8}?(?<!治)(?:自治区|自治州|省|市|区|县|州|盟))")
_SHARED_DUTY = re.compile(r"(?:按照?职责(?:分工)?)?(?:分别)?(?:负责|职责|牵头|配合|落实)+\Z|按照?职责分工\Z")
_AND_OTHERS = re.compile(r"等(?=[一-龥]*(?:部门|单位|区县|机关|政府))|等\Z")
_GROUP_WORDS = re.compile(r"各|有关|相关|等|的")
_GROUP = re.compile(r"(?:部门|单位|机关|区县政府|区政府|县政府|人民政府|专门委员会)\Z")
_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")


@lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """A department's name without white space, seal marks and stray punctuation: for comparing."""
    return _SEAL.sub("", to_halfwidth(squeeze(name))).strip(_EDGE)


@dataclass(frozen=True, slots=True)
class Named:
    """One unit that an official cell names. departments: those it stands for; group: 市级有关部门 and the like."""

    term: str
    departments: tuple[Department, ...]
    group: bool


@dataclass(slots=True)
class Directory:
    """Finds departments by name. `place`: the city of the edition's issuer (重庆市), which names may leave out.

    roles: units of a role (市级有关部门), `*` for any characters; the roles of the list itself come first.
    """

    departments: Sequence[Department]
    place: str = ""
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    _exact: dict[str, Department] = field(default_factory=dict)
    _bare: dict[str, Department | None] = field(default_factory=dict)
    _starting: dict[str, list[tuple[str, Department]]] = field(default_factory=dict)
    _known: dict[str, tuple[Department, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for department in self.departments:
            for name in map(plain, (department.name, *department.short)):
                self._exact.setdefault(name, department)
        for name, department in self._exact.items():
            bare = _without_place(name, self.place)
            same = self._bare.get(bare, department)
            self._bare[bare] = department if same is department else None
            self._starting.setdefault(bare[:1], []).append((bare, department))

    def find(self, name: str) -> Department | None:
        """The department of this very name or short name, the city's name aside; None where that is not certain.

        Never by likeness: a sub-unit whose name begins with its department's name is another department.
        """
        wanted = plain(name)
        return self._exact.get(wanted) or self._bare.get(_without_place(wanted, self.place))

    def in_text(self, text: str) -> Department | None:
        """The one department whose name or short name (three characters or more) stands in a text; the longest
        name wins, and two different ones of the same length mean None."""
        wanted = plain(text)
        names = {**{self.place[-1:] + b: d for b, d in self._bare.items() if d}, **self._exact}
        found = sorted((n for n in names if len(n) > 2 and n in wanted), key=len, reverse=True)
        best = {names[n].name: names[n] for n in found if len(n) == len(found[0])}
        return next(iter(best.values())) if len(best) == 1 else None

    def near(self, name: str) -> Department | None:
        """A listed department with whose name this one begins: perhaps its superior; for a hint only."""
        wanted = plain(name)
        starts = [n for n in self._exact if wanted.startswith(n) and n != wanted and len(n) > 2]
        return self._exact[max(starts, key=len)] if starts else None

    def named(self, cell: str) -> tuple[Named, ...]:
        """The units that a cell of leads or participants names, in order: by name, short name, official
        abbreviation (市发展改革委 for 重庆市发展和改革委员会), or role (市级有关部门)."""
        return tuple(Named(t, self.meant(t), is_group(t)) for t in terms(cell))

    def meant(self, term: str) -> tuple[Department, ...]:
        """The departments that one of the `terms` of such a cell stands for."""
        if term not in self._known:
            self._known[term] = self._resolved(term)
        return self._known[term]

    def _resolved(self, term: str) -> tuple[Department, ...]:
        names, short = _forms(term, self.place)
        for wanted, bare in names:
            if (found := self._exact.get(wanted) or self._bare.get(bare)) is not None:
                return (found,)
        if is_group(term):
            return self._group(_GROUP_WORDS.sub("", term))
        fitting = {d.name: d for n, d in self._starting.get(short[:1], ()) if _abbreviates(short, n)}
        return tuple(fitting.values()) if len(fitting) == 1 else ()

    def _group(self, role: str) -> tuple[Department, ...]:
        listed = tuple(d for d in self.departments if any(role == _GROUP_WORDS.sub("", r) for r in d.roles))
        if listed:
            return listed
        units = next((u for r, u in self.roles.items() if _GROUP_WORDS.sub("", squeeze(r)) == role), ())
        if "*" in units:  # every unit's: that names nobody
            return ()
        patterns = [".*".join(re.escape(plain(p)) for p in u.split("*")) for u in units if "*" in u]
        some = re.compile("|".join(patterns)) if patterns else None
        named = {d.name for u in units if "*" not in u for d in self.meant(u)}
        return tuple(
            d
            for d in self.departments
            if d.name in named or (some is not None and some.fullmatch(plain(d.name)))
        )


def _without_place(name: str, place: str) -> str:
    bare = name.removeprefix("中共")
    if place and bare.startswith(place):
        return bare[len(place) :]
    return bare[1:] if bare[:1] == place[-1:] and place else bare


@lru_cache(maxsize=16384)
def _forms(term: str, place: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The names that a term of such a cell may be, each plain and without its place; and the short form to complete.
    The same terms are looked up for every department."""
    whole = _BRACKETS.sub("", term)
    names = tuple(map(plain, (whole, *_BRACKETS.findall(term))))
    return tuple((n, _without_place(n, place)) for n in names), _without_place(plain(whole), place)


@lru_cache(maxsize=4096)
def is_group(term: str) -> bool:
    """Whether a term names a group of units (市级有关部门), not one unit."""
    return bool(_GROUP.search(term))


@lru_cache(maxsize=4096)
def terms(cell: str) -> tuple[str, ...]:
    """The units named in a cell of leads or participants: 市委编办、市财政局按职责分工负责 -> two."""
    found: list[str] = []
    for part in re.split(r"[、，,；;。\n]", squeeze(cell)):
        for piece in _AND_OTHERS.split(_SHARED_DUTY.sub("", part)):
            if len(piece) > 1:
                found.append(piece)
    return tuple(dict.fromkeys(found))


def place_of(issuer: str) -> str:
    """The city, county or province in an issuer's name; "" where there is none."""
    match = _PLACE.match(issuer)
    return match.group(1) if match else ""


def _abbreviates(short: str, full: str) -> bool:
    """Whether `short` leaves out characters of `full`, keeping the first: 发展改革委 of 发展和改革委员会."""
    if len(short) < 2 or len(short) >= len(full) or short[0] != full[0]:
        return False
    rest = iter(full)
    return all(character in rest for character in short)
