"""The evidence (佐证材料) that rows name, against the files that are there. Pure.

A cell names files (with or without extension, by name or by a leading number such as 14-1) or links; several are
parted by line breaks, semicolons or 、. Rows whose materials are collected jointly share theirs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Status, Submission, TableReading
from lawgov_xl.status import judge
from lawgov_xl.text import is_blank, squeeze

_SPLIT = re.compile(r"[\n；;、]+")
_LINK = re.compile(r"(?:https?|ftp|file)://\S+|www\.\S+|\\\\[^\s\\]+\\\S+", re.IGNORECASE)
_CODE = re.compile(
    r"(?:附件)?\s*(\d{1,4}(?:[-—－_.．]\d{1,3})*)(?=[\s、.．_\-—－:：（(《]|[^\d\s\-—－_.．]|\Z)"
)
_LEAD = re.compile(r"\A(?:[（(]\d{1,2}[)）]|\d{1,2}[.．](?!\d))\s*")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_NOTHING = re.compile(r"无|暂无|没有|不涉及|/|\\\\|-+|—+|(?:详?见)?附件|(?:详?见)?佐证材料")
_NEAR = 75.0


class Fault(StrEnum):
    """What is wrong with evidence."""

    MISSING = "missing"
    EMPTY = "empty"
    AMBIGUOUS = "ambiguous"
    OUTSIDE = "outside"
    UNNAMED = "unnamed"
    DUPLICATE = "duplicate"
    NOT_GIVEN = "not_given"

    @property
    def zh(self) -> str:
        return _FAULT_ZH[self]

    @property
    def grave(self) -> bool:
        """Whether something that was promised is not there."""
        return self in (Fault.MISSING, Fault.EMPTY, Fault.OUTSIDE)


_FAULT_ZH = {
    Fault.MISSING: "找不到",
    Fault.EMPTY: "空文件",
    Fault.AMBIGUOUS: "不止一个",
    Fault.OUTSIDE: "不在文件夹内",
    Fault.UNNAMED: "没有填写",
    Fault.DUPLICATE: "内容相同",
    Fault.NOT_GIVEN: "未写明",
}

_MISSING = Message("“{name}”在佐证材料文件夹中找不到。", "“{name}” is not in the folder.")
_NEAREST = Message(
    "“{name}”在佐证材料文件夹中找不到，是否指“{near}”？", "“{name}” is not in the folder; is “{near}” meant?"
)
_EMPTY = Message("“{name}”是空文件（0 字节）。", "“{name}” is empty (0 bytes).")
_AMBIGUOUS = Message("“{name}”对应不止一个文件：{files}。请写全文件名。", "“{name}” may be any of {files}.")
_OUTSIDE = Message(
    "“{name}”不在佐证材料文件夹内，没有查看。请把文件放进该文件夹。",
    "“{name}” lies outside the folder; it was not looked at.",
)
_UNNAMED = Message(
    "“{name}”没有任何一项写明。请在对应项的“佐证材料”栏写明，或移出文件夹。", "No row names “{name}”."
)
_DUPLICATE = Message("内容完全相同的文件：{files}。", "Files of the same content: {files}.")
_NOT_GIVEN = Message(
    "列有自查材料，已作答，没有写明佐证材料。",
    "Materials are asked for and the row is answered, but none are named.",
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the folder. path: relative to it, with `/`."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a cell names. files: those it stands for; link: it is an address, which is not followed."""

    text: str
    files: tuple[File, ...] = ()
    link: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The evidence of one row. shared: the row of its joint group that names it, if not itself."""

    reading: TableReading
    entry: Entry
    status: Status
    pieces: tuple[Piece, ...]
    shared: int | None = None

    @property
    def asked(self) -> bool:
        """Whether materials are asked for."""
        return not is_blank(self.entry.item.materials) or any(
            self.entry.number in j.numbers for j in self.reading.table.joints
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong. table, number: the row, or "" and None where a file belongs to none."""

    fault: Fault
    message: Message
    table: str = ""
    number: int | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """lines: every row; files: of the folder; problems: in the order of the rows, then of the files."""

    lines: tuple[Line, ...]
    files: tuple[File, ...]
    problems: tuple[Problem, ...]

    def named_by(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """Path of a file -> (table key, number) of the rows that name it themselves."""
        found: dict[str, list[tuple[str, int]]] = {}
        for line in self.lines:
            if line.shared is None:
                for file in (f for p in line.pieces for f in p.files):
                    found.setdefault(file.path, []).append((line.reading.table.key, line.entry.number))
        return {path: tuple(dict.fromkeys(rows)) for path, rows in found.items()}


def review(submission: Submission, files: Sequence[File]) -> Evidence:
    """The evidence of a submission against the files of its folder."""
    shelf = _Shelf(files)
    problems: list[Problem] = []
    lines: list[Line] = []
    for key, reading in submission.tables.items():
        own = {e.number: tuple(_pieces(e.evidence, shelf)) for e in reading.entries}
        for entry in reading.entries:
            pieces, shared = own[entry.number], None
            if not pieces:
                pieces, shared = _of_group(reading, entry.number, own)
            else:
                problems += _faults(key, entry, pieces, shelf)
            line = Line(reading, entry, judge(entry).status, pieces, shared)
            lines.append(line)
            if line.asked and not pieces and line.status in (Status.COMPLETED, Status.ISSUE):
                problems.append(Problem(Fault.NOT_GIVEN, _NOT_GIVEN, key, entry.number))
    evidence = Evidence(tuple(lines), tuple(files), ())
    named = evidence.named_by()
    problems += [
        Problem(Fault.UNNAMED, _UNNAMED.of(name=f.path), files=(f.path,))
        for f in files
        if f.path not in named
    ]
    problems += _duplicates(files)
    return Evidence(tuple(lines), tuple(files), tuple(problems))


def _of_group(
    reading: TableReading, number: int, own: Mapping[int, tuple[Piece, ...]]
) -> tuple[tuple[Piece, ...], int | None]:
    for joint in reading.table.joints:
        if number in joint.numbers:
            for other in joint.numbers:
                if own.get(other):
                    return own[other], other
    return (), None


def _faults(key: str, entry: Entry, pieces: Sequence[Piece], shelf: _Shelf) -> Iterator[Problem]:
    for piece in pieces:
        if piece.link:
            continue
        paths = tuple(f.path for f in piece.files)
        if _leads_out(piece.text):
            yield Problem(Fault.OUTSIDE, _OUTSIDE.of(name=piece.text), key, entry.number)
        elif not piece.files:
            near = shelf.nearest(piece.text)
            message = _NEAREST.of(name=piece.text, near=near) if near else _MISSING.of(name=piece.text)
            yield Problem(Fault.MISSING, message, key, entry.number)
        elif len(piece.files) > 1 and not shelf.one_folder(piece):
            yield Problem(
                Fault.AMBIGUOUS,
                _AMBIGUOUS.of(name=piece.text, files="、".join(paths)),
                key,
                entry.number,
                paths,
            )
        for file in piece.files:
            if file.size == 0:
                yield Problem(Fault.EMPTY, _EMPTY.of(name=file.path), key, entry.number, (file.path,))


def _duplicates(files: Sequence[File]) -> Iterator[Problem]:
    alike: dict[str, list[str]] = {}
    for file in files:
        if file.size:
            alike.setdefault(file.sha256, []).append(file.path)
    for paths in alike.values():
        if len(paths) > 1:
            yield Problem(Fault.DUPLICATE, _DUPLICATE.of(files="、".join(paths)), files=tuple(paths))


# --- what a cell names ---


def _pieces(cell: str, shelf: _Shelf) -> Iterator[Piece]:
    rest = cell
    for link in _LINK.findall(cell):
        yield Piece(link, link=True)
        rest = rest.replace(link, "\n", 1)
    for text in _parts(rest, shelf):
        yield Piece(text, () if _leads_out(text) else shelf.find(text))


def _parts(cell: str, shelf: _Shelf) -> Iterator[str]:
    """The names in a cell. A name that holds a separator itself is whole where a file is called so."""
    for line in cell.split("\n"):
        if line.strip() and shelf.find(line.strip()):
            yield line.strip()
            continue
        for part in _SPLIT.split(line):
            text = part.strip(" \t　，,。.")
            if text and not _NOTHING.fullmatch(text):
                yield text


def _leads_out(text: str) -> bool:
    """A path that leaves the folder is not followed."""
    plain = text.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or bool(re.match(r"[A-Za-z]:/", plain))


def _plain(text: str) -> str:
    """A name for comparing: one form of characters, no white space, no brackets around a title."""
    return re.sub(r"[《》“”\"'「」]", "", squeeze(unicodedata.normalize("NFKC", text))).casefold()


class _Shelf:
    """The files of the folder, by what they may be called."""

    def __init__(self, files: Sequence[File]) -> None:
        self.files = files
        self._by: dict[str, list[File]] = {}
        self._codes: dict[str, list[File]] = {}
        for file in files:
            path = _plain(file.path)
            stem = _EXTENSION.sub("", _plain(file.name))
            folders = [_plain("/".join(file.path.split("/")[: i + 1])) for i in range(file.path.count("/"))]
            for name in dict.fromkeys((path, _plain(file.name), _EXTENSION.sub("", path), stem, *folders)):
                self._by.setdefault(name, []).append(file)
            if code := _code(file.name):
                self._codes.setdefault(code, []).append(file)

    def find(self, text: str) -> tuple[File, ...]:
        """The files that a name stands for: the file itself, those of a folder, else the one with its number."""
        for name in (text, _LEAD.sub("", text)):
            plain = _plain(name.replace("\\", "/").removeprefix("./").rstrip("/"))
            if found := self._by.get(plain):
                exact = [f for f in found if _plain(f.path) == plain or _plain(f.name) == plain]
                return tuple(exact or found)
        for name in dict.fromkeys((_LEAD.sub("", text), text)):
            if numbered := self._by_number(name):
                return numbered
        return ()

    def _by_number(self, name: str) -> tuple[File, ...]:
        """By a number alone, or by a number whose words are those of the file: 14-1 合作协议 for 14-1合作协议（扫描件）.pdf."""
        code, words = _code(name), _words(name)
        found = self._codes.get(code, []) if code else []
        return tuple(f for f in found if not words or fuzz.partial_ratio(words, _words(f.name)) >= _NEAR)

    def nearest(self, text: str) -> str:
        """The file that a missing name may mean; "" where none is like it."""
        plain = _EXTENSION.sub("", _plain(text))
        scored = [(fuzz.ratio(plain, _EXTENSION.sub("", _plain(f.name))), f.path) for f in self.files]
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] >= _NEAR else ""

    def one_folder(self, piece: Piece) -> bool:
        """Whether a piece names a folder, and so all its files."""
        plain = _plain(piece.text.replace("\\", "/").rstrip("/"))
        return all(_plain(f.path).startswith(plain + "/") for f in piece.files)


def _code(text: str) -> str:
    """The number that leads a name: 附件14-1 合作协议 -> 14-1."""
    match = _CODE.match(unicodedata.normalize("NFKC", text).strip())
    return re.sub(r"[—－_.．]", "-", match.group(1)) if match else ""


def _words(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _CODE.match(plain)
    rest = plain[match.end() :] if match else plain
    return _EXTENSION.sub("", _plain(rest)).strip(" -_.、:")
