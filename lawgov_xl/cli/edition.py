"""`lawgov edition list | show ID | import SOURCE --id ID -o DIR | seal DIR`: the editions, a new one from a notice, and
one whose texts were edited."""

from __future__ import annotations

import argparse

from lawgov_xl import editions
from lawgov_xl.actions.edition import Imported, import_edition, known, seal
from lawgov_xl.cli.door import Door, Parser
from lawgov_xl.errors import Message, UsageError
from lawgov_xl.model import Edition

_NEEDS = Message("lawgov edition {action} 需要写明{what}。", "lawgov edition {action} needs {what}.")
_ID = Message("版本代号", "the id of an edition")
_SOURCE = Message("来源文件（.docx、.xlsx 等）", "a source (.docx, .xlsx …)")
_FOLDER = Message("版本文件夹", "the folder of an edition")
_NEW_ID = Message("新版本的代号（--id）", "an id for the new edition (--id)")
_NUMBERS = Message(
    "--tables 应为表格的序号，如 1,3；现在是“{text}”。", "--tables takes numbers such as 1,3, not “{text}”."
)


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "action",
        choices=("list", "show", "import", "seal"),
        help=door.text(
            "list 列出，show 查看，import 从通知的表格导入，seal 修改 CSV 后更新校验值",
            "list, show one, import a new one, or seal one whose CSV files were edited",
        ),
    )
    parser.add_argument(
        "name",
        nargs="?",
        metavar=door.text("版本或文件", "ID|SOURCE"),
        help=door.text(
            "show：版本代号或文件夹；import：来源文件；seal：版本文件夹", "an id, a source, or a folder"
        ),
    )
    parser.add_argument(
        "--id", default="", help=door.text("新版本的代号，如 chongqing-2021", "id of the new edition")
    )
    parser.add_argument(
        "-o",
        dest="folder",
        metavar=door.text("文件夹", "DIR"),
        help=door.text("新版本的文件夹（默认在用户设置中）", "its folder (default: in the user's settings)"),
    )
    parser.add_argument("--name", dest="title", default="", help=door.text("名称", "its name"))
    parser.add_argument("--year", type=int, default=0, help=door.text("年度", "its year"))
    parser.add_argument("--issuer", default="", help=door.text("下发单位", "who issued it"))
    parser.add_argument(
        "--version", default="", help=door.text("版本号（默认顺延）", "its version (default: the next)")
    )
    parser.add_argument(
        "--like",
        default="",
        metavar="ID",
        help=door.text(
            "沿用某一版本的封面预填内容、角色和下发单位",
            "take cover defaults, roles and issuer from an edition",
        ),
    )
    parser.add_argument(
        "--tables",
        default="",
        metavar="1,3",
        help=door.text("只取文件中的第几个表格", "only these tables of the document"),
    )
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    if args.action == "list":
        return _list(args, door)
    if not args.name:
        what = {"show": _ID, "seal": _FOLDER}.get(args.action, _SOURCE)
        raise UsageError(_NEEDS.of(action=args.action, what=what))
    if args.action == "show":
        return _show(editions.load(args.name), args, door)
    if args.action == "seal":
        return _seal(args, door)
    if not args.id:
        raise UsageError(_NEEDS.of(action=args.action, what=_NEW_ID))
    done = import_edition(
        args.name,
        args.id,
        args.folder,
        name=args.title,
        year=args.year,
        issuer=args.issuer,
        version=args.version,
        like=args.like,
        tables=_numbers(args.tables),
        force=args.force,
    )
    if args.json:
        door.json(_imported(done, door))
    else:
        _say(done, door)
    return 0


def _numbers(text: str) -> tuple[int, ...]:
    parts = [p for p in text.replace("，", ",").replace("、", ",").split(",") if p.strip()]
    if not all(p.strip().isdigit() and int(p) > 0 for p in parts):
        raise UsageError(_NUMBERS.of(text=text))
    return tuple(int(p) for p in parts)


def _list(args: argparse.Namespace, door: Door) -> int:
    found = known()
    if args.json:
        door.json(
            {
                "version": 1,
                "editions": [
                    {
                        "id": k.id,
                        "version": k.version,
                        "folder": str(k.folder),
                        "shipped": k.shipped,
                        **({} if k.edition is None else _head(k.edition)),
                        "fault": k.fault.to(door.lang) if k.fault else None,
                    }
                    for k in found
                ],
            }
        )
        return 0
    for k in found:
        if k.edition is None:
            door.say(f"{k.id}  {k.fault.to(door.lang) if k.fault else ''}")
            continue
        rows = "、".join(f"{t.sheet} {len(t.items)}" for t in k.edition.tables)
        where = door.text("随程序提供", "shipped") if k.shipped else str(k.folder)
        door.say(f"{k.id}@{k.version}  {k.edition.name}（{k.edition.year}）  {rows}  {where}")
    return 0


def _show(edition: Edition, args: argparse.Namespace, door: Door) -> int:
    if args.json:
        door.json(
            {"version": 1, **_head(edition), "tables": [_table(edition, t.key) for t in edition.tables]}
        )
        return 0
    door.say(f"{edition.id}@{edition.version}  {edition.name}  {edition.issuer}  {edition.year}")
    for table in edition.tables:
        title = " ".join(table.title.split())
        door.say(
            door.text(
                f"  {table.sheet}：{title}，共 {len(table.items)} 项",
                f"  {table.sheet}: {title}, {len(table.items)} rows",
            )
        )
        for column in table.columns:
            header = " ".join(f"{column.over} {column.header}".split())
            door.say(f"    {column.role.value:<13}{header}")
    return 0


def _seal(args: argparse.Namespace, door: Door) -> int:
    edition, changed = seal(args.name, args.version)
    if args.json:
        door.json({"version": 1, **_head(edition), "changed": list(changed)})
        return 0
    names = "、".join(changed) or door.text("没有文件改动", "nothing had changed")
    door.say(
        door.text(
            f"已更新 {edition.id}@{edition.version} 的校验值：{names}",
            f"sealed {edition.id}@{edition.version}: {names}",
        )
    )
    return 0


def _head(edition: Edition) -> dict[str, object]:
    return {
        "id": edition.id,
        "edition_version": edition.version,
        "name": edition.name,
        "issuer": edition.issuer,
        "year": edition.year,
    }


def _table(edition: Edition, key: str) -> dict[str, object]:
    table = edition.table(key)
    assert table is not None
    return {
        "key": table.key,
        "sheet": table.sheet,
        "title": table.title,
        "items": len(table.items),
        "chapters": list(table.chapters),
        "columns": [
            {"key": c.key, "header": c.header, "over": c.over, "role": c.role.value, "groups": c.groups}
            for c in table.columns
        ],
    }


def _imported(done: Imported, door: Door) -> dict[str, object]:
    tables = []
    for proposed in done.proposal.tables:
        why = {p.key: p for p in proposed.columns}
        table = _table(done.edition, proposed.table.key)
        for column in table["columns"]:  # type: ignore[attr-defined]  # a list of dicts, made above
            found = why.get(column["key"])
            column["why"] = found.why.to(door.lang) if found else ""
            column["doubt"] = found.doubt.to(door.lang) if found and found.doubt else None
        tables.append(
            {**table, "place": proposed.place, "doubts": [d.to(door.lang) for d in proposed.doubts]}
        )
    return {
        "version": 1,
        **_head(done.edition),
        "folder": str(done.folder),
        "files": [str(p) for p in done.written],
        "tables": tables,
        "doubts": [d.to(door.lang) for d in done.doubts],
    }


def _say(done: Imported, door: Door) -> None:
    edition = done.edition
    door.say(
        door.text(
            f"已导入版本 {edition.id}（第 {edition.version} 版，{edition.name}），写在 {done.folder}：",
            f"Imported the edition {edition.id} (version {edition.version}, {edition.name}) into {done.folder}:",
        )
    )
    for path in done.written:
        door.say(f"  {path.name}")
    for proposed in done.proposal.tables:
        table = proposed.table
        door.say(
            door.text(
                f"{table.sheet}：{len(table.items)} 项，{len(table.chapters)} 个一级分组，{len(table.columns)} 栏",
                f"{table.sheet}: {len(table.items)} rows, {len(table.chapters)} chapters, {len(table.columns)} columns",
            )
        )
        for column in proposed.columns:
            header = " ".join(f"{column.heading.over} {column.heading.text}".split())
            door.say(f"  {column.role.value:<13}{header}")
    doubts = [*done.doubts, *(d for t in done.proposal.tables for d in t.doubts)]
    if doubts:
        door.say(door.text(f"请核对（{len(doubts)} 条）：", f"Please check ({len(doubts)}):"))
        for doubt in doubts:
            door.say(f"  - {doubt.to(door.lang)}")
