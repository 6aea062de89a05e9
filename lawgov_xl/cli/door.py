"""What every command shares: language, output, options that recur."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

from lawgov_xl import editions
from lawgov_xl.errors import Lang, Message, UsageError
from lawgov_xl.model import Edition

_ARGPARSE_ZH = (
    ("the following arguments are required:", "缺少参数："),
    ("unrecognized arguments:", "不认识的参数："),
    ("expected one argument", "后面应当跟一个值"),
    ("expected at least one argument", "后面应当至少跟一个值"),
    ("invalid choice:", "不可用的取值："),
    ("invalid int value:", "应为整数："),
    ("choose from", "可用"),
    ("argument ", "参数 "),
)


_LONGEST = 1000
"""Characters of a line on stderr."""


@dataclass(frozen=True, slots=True)
class Door:
    """The way out of a command: what it says, in which language."""

    lang: Lang = "zh"

    def text(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    def say(self, text: str | Message = "") -> None:
        """One line for the person, on stdout."""
        shown = printable(text.to(self.lang) if isinstance(text, Message) else text)
        coding = sys.stdout.encoding or "utf-8"
        print(shown.encode(coding, "backslashreplace").decode(coding, "replace"))

    def complain(self, message: Message) -> None:
        """One line on stderr. Line breaks of a file's own name or text must not make it two."""
        line = printable(" ".join(message.to(self.lang).split()))
        if len(line) > _LONGEST:  # a path can have thousands of characters
            line = f"{line[: _LONGEST // 2]} …… {line[-_LONGEST // 2 :]}"
        print(f"lawgov: {line}", file=sys.stderr)

    def json(self, data: Mapping[str, object]) -> None:
        """One JSON object on stdout, and nothing else there: UTF-8, or ASCII where stdout has another coding."""
        plain = not (sys.stdout.encoding or "utf-8").lower().replace("-", "").startswith("utf8")
        text = json.dumps(data, ensure_ascii=plain, indent=1)
        try:
            text.encode()
        except UnicodeEncodeError:  # a file name that is no Unicode
            text = json.dumps(data, indent=1)
        print(text)


def printable(text: str) -> str:
    """The text without what would steer a terminal or turn its lines around: shown as \\x1b and the like."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in "\n\t\u3000\xa0" or unicodedata.category(c) == "Zs"
        else c.encode("unicode_escape", "surrogatepass").decode("ascii")
        for c in text
    )  # fmt: skip


class Parser(argparse.ArgumentParser):
    """argparse, in the person's language, with one line for what is wrong."""

    def __init__(self, prog: str, about: str, lang: Lang) -> None:
        super().__init__(prog=prog, description=about, allow_abbrev=False, add_help=False)
        self._lang = lang
        self._positionals.title = "参数" if lang == "zh" else "arguments"
        self._optionals.title = "选项" if lang == "zh" else "options"
        self.add_argument(
            "-h", "--help", action="help", help="显示本说明" if lang == "zh" else "show this help"
        )

    def format_help(self) -> str:
        text = super().format_help()
        return text.replace("usage:", "用法：", 1) if self._lang == "zh" else text

    def error(self, message: str) -> NoReturn:
        zh = message
        for english, chinese in _ARGPARSE_ZH:
            zh = zh.replace(english, chinese)
        name = self.prog.removeprefix("lawgov ")
        raise UsageError(
            Message(
                f"{zh.replace('{', '{{').replace('}', '}}')}。用法见 lawgov {name} --help。",
                f"{message.replace('{', '{{').replace('}', '}}')}. See `lawgov {name} --help`.",
                {"_": ""},
            )
        )

    def files(self, door: Door, name: str = "files") -> None:
        """One or more workbooks or folders."""
        self.add_argument(
            name,
            nargs="+",
            metavar=door.text("文件或文件夹", "FILE"),
            help=door.text("填报表（.xlsx），或装有填报表的文件夹", "workbooks (.xlsx), or folders of them"),
        )

    def as_json(self, door: Door) -> None:
        self.add_argument(
            "--json", action="store_true", help=door.text("输出一个 JSON 对象", "print one JSON object")
        )

    def edition(self, door: Door) -> None:
        self.add_argument(
            "--edition",
            metavar="ID",
            help=door.text("版本代号或版本文件夹（默认按填报表自身的版本）", "id or folder of an edition"),
        )

    def force(self, door: Door) -> None:
        self.add_argument(
            "--force", action="store_true", help=door.text("覆盖已存在的输出文件", "replace existing outputs")
        )


def edition_of(args: argparse.Namespace) -> Edition | None:
    """The edition that --edition names; None where it is left out."""
    return editions.load(args.edition) if args.edition else None
