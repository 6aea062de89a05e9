"""`lawgov report FILE -o OUT.docx`: the narrative report in the official format."""

from __future__ import annotations

import argparse

from lawgov_xl.actions.report import write_report
from lawgov_xl.cli.door import Door, Parser, edition_of
from lawgov_xl.report import profiles


def arguments(parser: Parser, door: Door) -> None:
    parser.files(door)
    parser.edition(door)
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT.docx",
        help=door.text("报告写到哪里", "where to write the report"),
    )
    known = "、".join(profiles.ids())
    parser.add_argument(
        "--profile",
        default="",
        metavar="ID",
        help=door.text(
            f"报告体例：{known}；或本单位自定的体例文件（.toml）",
            f"layout: {known}; or a TOML file of your own",
        ),
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help=door.text(
            "草稿：每句话的来源写在批注里，须由单位补写的地方标出",
            "a draft: sources in comments, and what must still be written marked",
        ),
    )
    parser.add_argument(
        "--length",
        type=int,
        default=None,
        metavar="N",
        help=door.text("正文最多多少字", "the most characters of the body"),
    )
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    result = write_report(
        args.files,
        args.output,
        profile=args.profile,
        draft=args.draft,
        force=args.force,
        length=args.length,
        edition=edition_of(args),
    )
    for book in result.failed:
        door.complain(book.reason)
    if args.json:
        door.json(result.as_json(door.lang))
        return 2 if result.failed else 0
    document = result.document
    door.say(
        door.text(
            f"已写出报告：{result.output}（正文 {document.length} 字）",
            f"report: {result.output} ({document.length} characters)",
        )
    )
    for message in (*document.unfilled, *document.notes):
        door.say(f"  {message.to(door.lang)}")
    return 2 if result.failed else 0
