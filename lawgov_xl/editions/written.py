"""An edition as the files of its folder: edition.toml and a CSV file per table."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lawgov_xl.model import Column, Edition, Joint, Role, Table

_APART = (Role.CHAPTER, Role.SECTION, Role.NUMBER)


def files(
    edition: Edition, cover: Mapping[str, str] | None = None, source: Mapping[str, str] | None = None
) -> dict[str, str]:
    """File name -> content. cover: defaults of the cover's fields; source: what it was made from, for the record."""
    found = {f"{t.key}.csv": _csv(t) for t in edition.tables}
    sums = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in found.items()}
    lines = list(_toml(edition, sums, cover or {}, source or {}))
    return {"edition.toml": "\n".join(lines) + "\n", **found}


def _csv(table: Table) -> str:
    keys = [c.key for c in table.columns if c.role.official and c.role not in _APART]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["number", "chapter", "section", *keys])
    for item in table.items:
        writer.writerow([item.number, item.chapter, item.section, *(item.texts.get(k, "") for k in keys)])
    return buffer.getvalue()


def _toml(
    edition: Edition, sums: Mapping[str, str], cover: Mapping[str, str], source: Mapping[str, str]
) -> Iterator[str]:
    yield "# 官方文字逐字存放在 CSV 文件中；sha256 是 CSV 文件的校验值；有意改动 CSV 后，运行 lawgov edition seal 更新。"
    yield "# role 可为 chapter section number requirement materials source leads participants other answer remedy measures fill。"
    yield ""
    yield f"id = {_text(edition.id)}"
    yield f"version = {_text(edition.version)}"
    yield f"name = {_text(edition.name)}"
    yield f"issuer = {_text(edition.issuer)}"
    yield f"year = {edition.year}"
    if source:
        yield ""
        yield "[source]"
        yield from (f"{k} = {_text(v)}" for k, v in source.items())
    for table in edition.tables:
        yield ""
        yield from _table(table, sums[f"{table.key}.csv"])
    if cover:
        yield ""
        yield "# 封面各栏的预填内容。"
        yield "[cover]"
        yield from (f"{_text(k)} = {_text(v)}" for k, v in cover.items())
    if edition.roles:
        yield ""
        yield "# 表中统称（如“市级有关部门”）所指的单位；* 代表任意文字，单独一个 * 代表所有单位。"
        yield "[roles]"
        for role, units in edition.roles.items():
            yield f"{_text(role)} = [{', '.join(map(_text, units))}]"


def _table(table: Table, digest: str) -> Iterator[str]:
    yield "[[table]]"
    yield f"key = {_text(table.key)}"
    yield f"sheet = {_text(table.sheet)}"
    yield f"noun = {_text(table.noun)}"
    yield f"title = {_text(table.title)}"
    if table.date_line:
        yield f"date_line = {_text(table.date_line)}"
    if table.chapter_rows:
        yield "chapter_rows = true"
    if table.section_rows:
        yield "section_rows = true"
    for name, day in (("period_start", table.period_start), ("as_of", table.as_of)):
        if isinstance(day, date):
            yield f"{name} = {day.isoformat()}"
    yield f"data = {_text(table.key + '.csv')}"
    yield f"sha256 = {_text(digest)}"
    yield "columns = ["
    yield from (f"  {_column(c)}," for c in table.columns)
    yield "]"
    if table.joints:
        texts = {i.number: i.materials for i in table.items}
        yield "# 合并自查的各项；材料清单写在 text_in 所列各行。"
        yield "joint = ["
        yield from (
            f"  {{ numbers = {list(j.numbers)}, text_in = {_text_in(j, texts)} }}," for j in table.joints
        )
        yield "]"


def _column(column: Column) -> str:
    parts = [
        f"key = {_text(column.key)}",
        f"header = {_text(column.header)}",
        f"role = {_text(column.role.value)}",
    ]
    parts.append(f"width = {column.width:g}")
    if column.over:
        parts.append(f"over = {_text(column.over)}")
    if column.groups:
        parts.append("groups = true")
    return "{ " + ", ".join(parts) + " }"


def _text_in(joint: Joint, texts: Mapping[int, str]) -> list[int]:
    """The rows whose texts, one below the other, are the joint list of materials."""
    found: list[int] = []
    rest = joint.text
    for number in joint.numbers:
        text = texts.get(number, "")
        if text and rest.startswith(text):
            found.append(number)
            rest = rest[len(text) :].removeprefix("\n")
        if not rest:
            break
    return found or _first(joint.numbers)


def _first(numbers: Sequence[int]) -> list[int]:
    return [numbers[0]]


def _text(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
