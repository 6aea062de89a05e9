"""`lawgov bundle -o DIR --platform win_amd64`: an offline installation package."""

from __future__ import annotations

import argparse

from lawgov_xl.actions.bundle import SUMS, bundle
from lawgov_xl.cli.door import Door, Parser
from lawgov_xl.io.offline.platforms import PLATFORMS


def arguments(parser: Parser, door: Door) -> None:
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="DIR",
        help=door.text("安装包文件夹", "the folder to write"),
    )
    parser.add_argument(
        "--platform",
        required=True,
        metavar="PLATFORM",
        help=door.text("目标电脑：", "the computer it is for: ") + " ".join(PLATFORMS),
    )
    parser.add_argument(
        "--python",
        default="",
        metavar="3.11",
        help=door.text("目标电脑的 Python 版本（默认与本机相同）", "its Python version (default: as here)"),
    )
    parser.add_argument(
        "--embed",
        metavar="FILE.zip",
        help=door.text(
            "Windows 版“可嵌入”Python 压缩包，目标电脑没有 Python 时用",
            "an embeddable Python for Windows, for a computer without Python",
        ),
    )
    parser.add_argument(
        "--wheel",
        metavar="FILE.whl",
        help=door.text(
            "本程序的安装包（默认用已安装的本程序）", "this program's wheel (default: as installed)"
        ),
    )
    parser.force(door)


def run(args: argparse.Namespace, door: Door) -> int:
    made = bundle(
        args.output,
        args.platform,
        python=args.python,
        embed=args.embed,
        wheel=args.wheel,
        force=args.force,
    )
    for wheel in made.wheels:
        door.say(f"  {wheel.name} {wheel.version}")
    megabytes = f"{made.size / 2**20:.1f} MB"
    door.say(
        door.text(
            f"已生成离线安装包：{made.folder}（{made.platform}，Python {made.python}，{megabytes}）",
            f"offline bundle: {made.folder} ({made.platform}, Python {made.python}, {megabytes})",
        )
    )
    door.say(
        door.text(
            f"{SUMS} 的 SHA-256：{made.sums}（可另行告知收件人核对）",
            f"SHA-256 of {SUMS}: {made.sums} (tell it to the receiver by another way)",
        )
    )
    return 0
