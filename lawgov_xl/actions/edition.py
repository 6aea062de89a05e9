"""Editions: which there are, what one holds, and a new one from the tables of a notice."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lawgov_xl import editions
from lawgov_xl.editions import places, written
from lawgov_xl.errors import EditionError, FileError, LawgovError, Message, UsageError
from lawgov_xl.importing.explained import explanation
from lawgov_xl.importing.proposal import EditionProposal, propose_edition
from lawgov_xl.io import files, limits
from lawgov_xl.io.tables import read_document
from lawgov_xl.io.workbook import build
from lawgov_xl.model import Edition

PREVIEW, NOTES = "预览.xlsx", "导入说明.md"

_BAD_ID = Message(
    "“{id}”不能用作版本代号：请用字母、数字、汉字、点、横线（最多 60 字），如 chongqing-2021。",
    "“{id}” can not be an id: use letters, digits, dots and hyphens (60 at most), such as chongqing-2021.",
)
_NOT_EMPTY = Message(
    "文件夹 {path} 不是空的。请换一个文件夹，或加 --force 覆盖其中的版本。",
    "The folder {path} is not empty. Choose another, or add --force to replace the edition in it.",
)
_TOO_MANY = Message(
    "{path} 的“{sheet}”有 {n} 项，超过上限（{most}）。请核对表格是否重复粘贴；确有需要，用环境变量 {name} 提高上限。",
    "“{sheet}” of {path} has {n} items, over the limit ({most}). Was it pasted twice? Raise {name} if that is right.",
)
_NO_YEAR = Message(
    "文件中没有写明年度，版本年度按今年（{year}）填写；如不对请用 --year 指明。",
    "The document names no year; {year} was taken. Use --year if that is wrong.",
)
_NEXT = Message(
    "已有版本 {id}（第 {old} 版），内容不同，本次记为第 {new} 版。",
    "There is an edition {id} (version {old}) with other contents; this one is version {new}.",
)
_EQUAL = Message(
    "内容与已有的 {id}（第 {old} 版）完全相同。", "The contents equal those of {id} (version {old})."
)
_DIFFERENT = Message(
    "已有版本 {id}（第 {old} 版），内容不同，不能用同一个版本号。请换一个 --version，或不写由程序顺延。",
    "There is an edition {id} (version {old}) with other contents. Give another --version, or none.",
)


_NO_FOLDER = Message(
    "{path} 不是版本文件夹，或其中的 edition.toml 无法读取（{why}）。",
    "{path} is no folder of an edition ({why}).",
)


@dataclass(frozen=True, slots=True)
class Known:
    """An edition that can be loaded by its id; fault: why it can not, after all."""

    id: str
    version: str
    folder: Path
    shipped: bool
    edition: Edition | None
    fault: Message | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of a notice. written: the files in `folder`."""

    edition: Edition
    folder: Path
    written: tuple[Path, ...]
    proposal: EditionProposal
    doubts: tuple[Message, ...]


def known() -> list[Known]:
    """Every edition that can be loaded by id, shipped ones first; a damaged one comes with its fault."""
    found: list[Known] = []
    for place in places.known():
        try:
            edition = editions.load(str(place.folder))
        except EditionError as fault:
            found.append(Known(place.id, place.version, place.folder, place.shipped, None, fault.message))
        else:
            found.append(Known(place.id, place.version, place.folder, place.shipped, edition))
    return found


def import_edition(
    source: str | Path,
    id: str,
    folder: str | Path | None = None,
    *,
    name: str = "",
    year: int = 0,
    issuer: str = "",
    version: str = "",
    like: str = "",
    tables: Sequence[int] = (),
    force: bool = False,
) -> Imported:
    """Makes an edition of the official tables in a file, and writes its folder.

    folder: default: a folder of the user's settings, where it can be loaded by its id. like: an edition whose cover
    defaults, roles and issuer are taken over. tables: numbers of the document's tables to take, () for all that fit.
    Raises UsageError, FileError or EditionError before anything is written.
    """
    if not re.fullmatch(r"[\w.\-]{1,60}", id) or id.startswith((".", "-")):
        raise UsageError(_BAD_ID.of(id=id))
    model = editions.load(like) if like else _predecessor(id)
    proposal = propose_edition(read_document(source), tables)
    doubts: list[Message] = []
    if not (year or proposal.year):
        year = date.today().year
        doubts.append(_NO_YEAR.of(year=year))
    edition = proposal.edition(id, name, year, issuer or (model.issuer if model else ""))
    for table in edition.tables:
        if len(table.items) > limits.ITEMS.value:
            raise FileError(
                _TOO_MANY.of(
                    path=str(source), sheet=table.sheet, n=len(table.items),
                    most=limits.ITEMS.shown, name=limits.ITEMS.name,
                )
            )  # fmt: skip
    if model is not None:
        edition = replace(edition, roles=model.roles)
    number, doubt = _version(edition, version)
    edition = replace(edition, version=number)
    target = Path(folder) if folder else places.user_folders()[0] / f"{id}@{number}"
    _refuse_full(target, force=force)
    return _write(
        edition, target, Path(source), proposal, [*doubts, *([doubt] if doubt else [])], model, force=force
    )


def seal(folder: str | Path, version: str = "") -> tuple[Edition, tuple[str, ...]]:
    """Brings the sha256 sums of an edition's folder up to date after its CSV files were edited on purpose.

    version: a new version to write, too. Returns the edition and the names of the files that had changed. Raises
    EditionError where the edition can not be loaded even so; its edition.toml is then as it was.
    """
    path = Path(folder) / "edition.toml"
    try:
        before = path.read_text("utf-8")
        tables = tomllib.loads(before)["table"]
        after, changed = before, []
        for table in tables:
            name, old = str(table["data"]), str(table["sha256"])
            raw = (Path(folder) / name).read_bytes().replace(b"\r\n", b"\n")
            new = hashlib.sha256(raw).hexdigest()
            if new != old:
                after = after.replace(old, new)
                changed.append(name)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise EditionError(_NO_FOLDER.of(path=str(folder), why=str(fault))) from fault
    if version:
        line = f"version = {json.dumps(version, ensure_ascii=False)}"
        after = re.sub(r"(?m)^version\s*=.*$", lambda _: line, after, count=1)
    files.write(path, after, force=True)
    try:
        return editions.load(str(folder)), tuple(changed)
    except EditionError:
        files.write(path, before, force=True)
        raise


def _predecessor(id: str) -> Edition | None:
    place = places.find(id)
    try:
        return editions.load(str(place.folder)) if place else None
    except LawgovError:
        return None


def _version(edition: Edition, wanted: str) -> tuple[str, Message | None]:
    """The version under which an edition is kept: the one wanted, or the next after those that are there."""
    same = [p for p in places.known() if p.id == edition.id]
    for place in reversed(same):
        try:
            old = editions.load(str(place.folder))
        except EditionError:
            continue
        if _fingerprint(old) == _fingerprint(edition):
            equal = _EQUAL.of(id=edition.id, old=place.version)
            return (wanted or place.version), equal
        if wanted == place.version:
            raise EditionError(_DIFFERENT.of(id=edition.id, old=place.version))
    if wanted or not same:
        return wanted or "1", None
    newest = max((p.version for p in same), key=places.version_key)
    head, digits = re.fullmatch(r"(.*?)(\d*)", newest, re.DOTALL).groups()  # type: ignore[union-attr]  # matches any text
    number = f"{head}{int(digits) + 1}" if digits else f"{head}.2"
    return number, _NEXT.of(id=edition.id, old=newest, new=number)


def _fingerprint(edition: Edition) -> tuple[str, ...]:
    return tuple(editions.fingerprint(t) for t in edition.tables)


def _refuse_full(folder: Path, *, force: bool) -> None:
    try:
        full = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as fault:
        raise FileError(_NOT_EMPTY.of(path=str(folder))) from fault
    if full and not (force and folder.is_dir()):
        raise FileError(_NOT_EMPTY.of(path=str(folder)))


def _write(
    edition: Edition,
    folder: Path,
    source: Path,
    proposal: EditionProposal,
    doubts: Sequence[Message],
    model: Edition | None,
    *,
    force: bool,
) -> Imported:
    origin = {"file": source.name, "sha256": hashlib.sha256(source.read_bytes()).hexdigest()}
    contents = written.files(edition, _cover(edition, model), origin)
    toml = contents.pop("edition.toml")
    done: list[Path] = []
    for name, text in contents.items():
        files.write(folder / name, text, force=force, inputs=[source])
        done.append(folder / name)
    # Last, so that a folder with an edition.toml is a whole edition.
    files.write(folder / "edition.toml", toml, force=force, inputs=[source])
    loaded = editions.load(str(folder))
    doubts = [*doubts, *proposal.doubts]
    with files.output(folder / PREVIEW, force=force, inputs=[source]) as temporary:
        build(loaded, temporary)
    files.write(
        folder / NOTES, explanation(loaded, proposal, doubts, source.name), force=force, inputs=[source]
    )
    done = [folder / "edition.toml", *done, folder / PREVIEW, folder / NOTES]
    return Imported(loaded, folder, tuple(done), proposal, tuple(doubts))


def _cover(edition: Edition, model: Edition | None) -> Mapping[str, str]:
    """The cover defaults of another edition, for the fields and tables that both have."""
    if model is None:
        return {}
    keys = {t.key for t in edition.tables}
    return {f.key: f.default for f in model.cover if f.default and (not f.table or f.table in keys)}
