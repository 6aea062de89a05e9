"""`lawgov addin build | install | uninstall | doctor`: the buttons of Excel and Calc."""

from __future__ import annotations

import argparse
from pathlib import Path

from lawgov_xl.actions import addin
from lawgov_xl.cli.door import Door, Parser
from lawgov_xl.errors import Message

_INSTALLED = Message(
    "按钮已安装：{path}\n请重新打开 Excel 或 Calc，菜单中会出现“法治自评”。",
    "Installed: {path}\nStart Excel or Calc again.",
)
_REMOVED = Message("已卸载：{paths}", "Removed: {paths}")
_NOTHING = Message("没有安装过，不需要卸载。", "Nothing was installed.")


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "what",
        choices=("build", "install", "uninstall", "doctor"),
        help=door.text(
            "build 生成加载项文件；install 安装；uninstall 卸载；doctor 检查环境",
            "build the files; install, uninstall; doctor examines this computer",
        ),
    )
    parser.add_argument(
        "-o",
        dest="folder",
        default=".",
        metavar=door.text("文件夹", "DIR"),
        help=door.text("build 写到哪个文件夹", "where `build` writes"),
    )
    parser.as_json(door)
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    paths: list[Path] = []
    if args.what == "doctor":
        return _doctor(args, door)
    if args.what == "build":
        paths = addin.build(args.folder, force=args.force)
        said = Message("\n".join(map(str, paths)), "\n".join(map(str, paths)))
    elif args.what == "install":
        paths = [addin.install()]
        said = _INSTALLED.of(path=paths[0])
    else:
        paths = addin.uninstall()
        said = _REMOVED.of(paths="、".join(map(str, paths))) if paths else _NOTHING
    if args.json:
        door.json({"version": 1, "paths": [str(p) for p in paths]})
    else:
        door.say(said)
    return 0


def _doctor(args: argparse.Namespace, door: Door) -> int:
    checks = addin.doctor()
    if args.json:
        door.json(
            {
                "version": 1,
                "checks": [
                    {
                        "name": c.name,
                        "good": c.good,
                        "what": c.what.to(door.lang),
                        "mend": c.mend.to(door.lang) if c.mend and not c.good else None,
                    }
                    for c in checks
                ],
            }
        )
    else:
        for check in checks:
            door.say(check.line(door.lang))
    hosts = [c for c in checks if c.name in ("excel", "wps", "calc", "host")]
    if not any(c.good for c in hosts):
        return 2
    return 0 if all(c.good for c in checks) else 1
