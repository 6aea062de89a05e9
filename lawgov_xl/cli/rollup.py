"""`lawgov rollup FILE...`: the counts."""

from __future__ import annotations

import argparse
import unicodedata

from lawgov_xl.actions import as_json
from lawgov_xl.actions.rollup import rollup
from lawgov_xl.cli.door import Door, Parser, edition_of
from lawgov_xl.model import Counts, Rollup

_WIDTH = 50


def arguments(parser: Parser, door: Door) -> None:
    parser.files(door)
    parser.edition(door)
    parser.as_json(door)


def run(args: argparse.Namespace, door: Door) -> int:
    done, failed = rollup(args.files, edition_of(args))
    for book in failed:
        door.complain(book.reason)
    if args.json:
        door.json(as_json.rollups(done, door.lang))
    else:
        for book_counts in done:
            show(book_counts, door)
    return 2 if failed else 0


def show(rollup: Rollup, door: Door) -> None:
    """The counts as a text table."""
    door.say(f"{rollup.submission.department or rollup.submission.path}")
    head = door.text("合计  已完成  不涉及  存在问题  未填报", "total  completed  n/a  issue  unfilled")
    for table in rollup.tables:
        door.say(f"{_padded(table.table.sheet)}{head}")
        for chapter in table.chapters:
            door.say(f"  {_padded(chapter.title, _WIDTH - 2)}{_numbers(chapter.counts)}")
        door.say(f"  {_padded(door.text('合计', 'all'), _WIDTH - 2)}{_numbers(table.counts)}")


def _numbers(c: Counts) -> str:
    return f"{c.total:>4}{c.completed:>8}{c.not_applicable:>8}{c.issue:>10}{c.unfilled:>8}"


def _padded(text: str, width: int = _WIDTH) -> str:
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(width - wide, 1)
