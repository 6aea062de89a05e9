"""Editions: one folder each, with edition.toml and a CSV file per table. Next year is data.

An edition is named by its id (shipped, or in a folder of the user's settings, see `places`), by id@version, or by the
path of its folder, which can lie anywhere. Official text is checked against the sha256 that edition.toml records, so that data altered by accident
never reach a department.
"""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from lawgov_xl.editions import places
from lawgov_xl.errors import EditionError, Message
from lawgov_xl.model import Column, CoverField, Edition, Item, Joint, Role, Table
from lawgov_xl.text import squeeze

HERE = places.SHIPPED
DEFAULT = "chongqing-2020"

_UNKNOWN = Message(
    "没有名为“{id}”的版本；现有版本：{known}。请核对 --edition，或用 lawgov edition list 查看。",
    "There is no edition “{id}”; known: {known}. Check --edition, or see `lawgov edition list`.",
)
_DAMAGED = Message(
    "版本数据 {path} 无法使用：{why}。请恢复该文件的原样，或修改后更新 edition.toml。",
    "Edition data {path} cannot be used: {why}. Restore the file, or bring edition.toml up to date.",
)


def ids() -> tuple[str, ...]:
    """Ids of all editions that can be loaded by id: shipped, and in the user's settings."""
    return tuple(dict.fromkeys(p.id for p in places.known()))


def load(name: str = DEFAULT, version: str = "") -> Edition:
    """An edition by id, by id@version, or by the path of its folder (or of its edition.toml).

    version: of several versions of an id, this one is taken if it is there, else the newest.
    Raises EditionError where there is none or its data are damaged.
    """
    place = places.find(name, version)
    folder = place.folder if place else Path(name)
    if folder.name == "edition.toml":
        folder = folder.parent
    try:
        found = (folder / "edition.toml").is_file()
        stamps = tuple(
            (p.name, p.stat().st_mtime_ns, p.stat().st_size)
            for p in sorted(folder.iterdir() if found else ())
            if p.suffix in (".toml", ".csv")
        )
    except (OSError, ValueError):
        found = False
    if not found:
        raise EditionError(_UNKNOWN.of(id=name, known="、".join(ids())))
    return _read(folder, stamps)


@lru_cache(maxsize=32)
def _read(folder: Path, _stamps: tuple[tuple[str, int, int], ...]) -> Edition:
    """The edition of a folder, read again when a file of it has changed."""
    path = folder / "edition.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        tables = tuple(_table(folder, t) for t in data["table"])
        return Edition(
            id=data["id"],
            version=str(data["version"]),
            name=data["name"],
            issuer=data.get("issuer", ""),
            year=int(data["year"]),
            tables=tables,
            cover=_cover(tables, data.get("cover", {})),
            roles={k: tuple(v) for k, v in data.get("roles", {}).items()},
        )
    except EditionError:
        raise
    except (OSError, KeyError, ValueError, TypeError, RecursionError) as fault:
        raise EditionError(_DAMAGED.of(path=str(path), why=f"{type(fault).__name__} {fault}")) from fault


def _table(folder: Path, data: Mapping[str, Any]) -> Table:
    if Path(data["data"]).name != data["data"]:
        raise EditionError(_DAMAGED.of(path=str(folder), why=f"data = {data['data']}"))
    path = folder / data["data"]
    raw = path.read_bytes().replace(b"\r\n", b"\n")
    if (found := hashlib.sha256(raw).hexdigest()) != data["sha256"]:
        raise EditionError(_DAMAGED.of(path=str(path), why=f"sha256 {found[:12]}… ≠ {data['sha256'][:12]}…"))
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"))))
    columns = tuple(
        Column(
            c["key"],
            c["header"],
            Role(c["role"]),
            float(c.get("width", 12)),
            c.get("over", ""),
            bool(c.get("groups", False)),
        )
        for c in data["columns"]
    )
    apart = {Role.CHAPTER, Role.SECTION, Role.NUMBER}
    keys = [c.key for c in columns if c.role.official and c.role not in apart]
    items = tuple(
        Item(int(r["number"]), r["chapter"], r["section"], {k: r.get(k) or "" for k in keys}) for r in rows
    )
    texts = {i.number: i.materials for i in items}
    return Table(
        key=data["key"],
        sheet=data["sheet"],
        title=data["title"],
        columns=columns,
        items=items,
        noun=data.get("noun", "任务"),
        date_line=data.get("date_line", ""),
        chapter_rows=bool(data.get("chapter_rows", False)),
        section_rows=bool(data.get("section_rows", False)),
        joints=tuple(
            Joint(tuple(j["numbers"]), "\n".join(texts[n] for n in j["text_in"]))
            for j in data.get("joint", ())
        ),
        period_start=_date(data.get("period_start")),
        as_of=_date(data.get("as_of")),
    )


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _cover(tables: tuple[Table, ...], defaults: Mapping[str, str]) -> tuple[CoverField, ...]:
    fields: list[CoverField] = []
    for f in tomllib.loads((HERE / "cover.toml").read_text("utf-8"))["field"]:
        places = [(f"{t.key}.{f['key']}", f"{f['label']}（{t.sheet}）", t.key) for t in tables]
        for key, label, table in places if f.get("per_table") else [(f["key"], f["label"], "")]:
            fields.append(
                CoverField(
                    key,
                    label,
                    f.get("hint", ""),
                    table,
                    defaults.get(key, ""),
                    bool(f.get("required")),
                    bool(f.get("long")),
                )
            )
    return tuple(fields)


def fingerprint(table: Table) -> str:
    """sha256 over the official texts of a table, white space aside: tells whether two tables are the same."""
    digest = hashlib.sha256()
    for column in table.columns:
        digest.update(squeeze(column.over + column.header).encode() + b"\x1f")
    for item in table.items:
        for text in (str(item.number), item.chapter, item.section, *item.texts.values()):
            digest.update(squeeze(text).encode() + b"\x1e")
    return digest.hexdigest()
