"""The command line: a thin door onto `actions`. One module a command, imported only when it is called.

A command module has `arguments(parser, door)` and `run(args, door) -> int` (the exit status). Exit status:
0 done and no error-level finding; 1 done, error-level findings exist; 2 could not be done.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from lawgov_xl import __version__
from lawgov_xl.cli.door import Door, Parser
from lawgov_xl.errors import Lang, LawgovError, Message
from lawgov_xl.io.reasons import cause, reason

COMMANDS: dict[str, Message] = {
    "demo": Message("用随附的真实表格把全部工作演示一遍", "the whole job on the shipped real tables"),
    "workbook": Message("生成供下发的空白填报表", "a blank workbook to hand out"),
    "import": Message("把填好的 Word、Excel 表导入填报表", "a filled Word or Excel table into a workbook"),
    "validate": Message("校验填报表", "validate workbooks"),
    "rollup": Message(
        "汇总已完成、不涉及、存在问题的数量", "count completed, not applicable, issue, unfilled"
    ),
    "report": Message("生成自评报告", "write the narrative report"),
    "check-report": Message("对照填报表核对报告", "check a report against its workbook"),
    "consolidate": Message("归集各单位报送的填报表", "consolidate many departments' workbooks"),
    "distribute": Message("按单位名单批量生成填报表", "one workbook for each department of a list"),
    "compare": Message("年度对比", "compare two submissions"),
    "carry-forward": Message(
        "把上年内容带入新版填报表供参考", "last year's workbook into this year's edition"
    ),
    "evidence": Message("核对佐证材料，生成索引", "the evidence that a workbook names, against its folder"),
    "edition": Message("查看、导入指标版本", "list, show and import editions"),
    "rules": Message("查看校验规则", "the rules and their manuals"),
    "addin": Message("生成、安装、检查 Excel 加载项", "build, install and check the add-in"),
    "bundle": Message("生成离线安装包", "a bundle to install without internet"),
}

_NO_COMMAND = Message(
    "没有“{name}”这个命令。可用命令：{known}。", "There is no command “{name}”. Commands: {known}."
)
_NOT_YET = Message("本版本尚未提供命令“{name}”。", "The command “{name}” is not part of this version yet.")
_REFUSED = Message(
    "系统拒绝了读写（{name}：{why}）。", "The system refused to read or write ({name}: {why})."
)
_BUG = Message(
    "程序内部出错（{fault}，{where}），没有完成。这是程序的缺陷，请把这一行和所用的文件交给维护人员。",
    "The program failed ({fault}, {where}) and did not finish. This is a defect: send this line and the file to the maintainer.",
)
_INTERRUPTED = Message("已按要求停止。", "Stopped as asked.")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    lang = _language(words)
    door = Door(lang)
    try:
        if not words or words[0] in ("-h", "--help"):
            print(_overview(lang))
            return 0
        if words[0] == "--version":
            print(f"lawgov {__version__}")
            return 0
        status = _run(words[0], words[1:], door)
        sys.stdout.flush()
        return status
    except LawgovError as fault:
        door.complain(fault.message)
        return 2
    except KeyboardInterrupt:
        door.complain(_INTERRUPTED)
        return 2
    except BrokenPipeError:  # `lawgov … | head`: the reader has seen enough
        _give_up_stdout()
        return 0
    except Exception as fault:
        if os.environ.get("LAWGOV_TRACEBACK"):
            raise
        refusal = cause(fault)
        if refusal is not None:  # of stdout, say: the disk that it goes to is full
            _give_up_stdout()
            door.complain(_REFUSED.of(why=reason(refusal), name=refusal.filename or "-"))
        else:
            place = traceback.extract_tb(fault.__traceback__)[-1]
            where = f"{Path(place.filename).name}:{place.lineno}"
            door.complain(_BUG.of(fault=f"{type(fault).__name__}: {str(fault)[:200]}", where=where))
        return 2


def _give_up_stdout() -> None:
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - must outlive this frame


def _run(name: str, words: Sequence[str], door: Door) -> int:
    module_name = f"{__name__}.{name.replace('-', '_')}"
    if name in COMMANDS and module_name.endswith(".import"):
        module_name += "_"  # a keyword can not be a module's name
    if name not in COMMANDS:
        raise LawgovError(_NO_COMMAND.of(name=name, known="、".join(COMMANDS)))
    if importlib.util.find_spec(module_name) is None:
        raise LawgovError(_NOT_YET.of(name=name))
    module = importlib.import_module(module_name)
    parser = Parser(f"lawgov {name}", COMMANDS[name].to(door.lang), door.lang)
    module.arguments(parser, door)
    args = parser.parse_args(words)
    status: int = module.run(args, door)
    return status


def _language(words: list[str]) -> Lang:
    """Takes `--lang en` out of the words, wherever it stands; else LAWGOV_LANG; else Chinese."""
    wanted = os.environ.get("LAWGOV_LANG", "zh")
    finder = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    finder.add_argument("--lang")
    if any(w == "--lang" or w.startswith("--lang=") for w in words) and words[-1] != "--lang":
        found, rest = finder.parse_known_args(words)
        wanted, words[:] = found.lang, rest
    return "en" if wanted.lower().startswith("en") else "zh"


def _overview(lang: Lang) -> str:
    head = Message("用法：lawgov 命令 [参数]", "usage: lawgov COMMAND [arguments]").to(lang)
    tail = Message(
        "每个命令的说明：lawgov 命令 --help。英文输出：--lang en 或环境变量 LAWGOV_LANG=en。",
        "Help on a command: lawgov COMMAND --help. English: --lang en, or LAWGOV_LANG=en.",
    ).to(lang)
    lines = [f"  {name:<14} {about.to(lang)}" for name, about in COMMANDS.items()]
    return "\n".join([f"lawgov {__version__}", head, "", *lines, "", tail])
