"""Buttons that explain: 规则说明, 使用手册, 设置, 环境诊断; and 停止."""

from __future__ import annotations

from lawgov_xl import __version__
from lawgov_xl.actions.live_check import checked
from lawgov_xl.actions.live_waive import under_cursor
from lawgov_xl.errors import FileError, Message
from lawgov_xl.io import files, user
from lawgov_xl.io.live.desk import Desk, stop_file
from lawgov_xl.rules import all_rules, rule

RULES = "规则说明"
_ALL = Message(
    "共 {count} 条规则。光标停在有标记的单元格上再点本按钮，可看该处规则的说明；全部规则见“规则说明”表或使用手册。",
    "There are {count} rules. With the cursor on a marked cell this button explains its rule.",
)
_MANUAL = Message(
    "法治自评工具 {version}\n\n"
    "1. 打开下发的填报表，逐项填写。\n"
    "2. 校验：有问题的单元格着色并加批注，“校验结果”表列出全部问题；“下一处问题”逐条查看。\n"
    "3. 自动修正：先列出将作的修正，同意后才改；修正前的内容记入“修正记录”。\n"
    "4. 豁免：确有理由不改的，把光标停在该处，写明理由。\n"
    "5. 清除标记：恢复为标注前的样子。\n"
    "6. 汇总统计、生成报告：按填报内容计数、画图、写报告，表中没有写的不会编造。\n"
    "7. 导出报送件：先校验，再另存为不含标记的文件。\n\n"
    "各项操作不改动下发的指标文字；操作记录在 {log}",
    "Version {version}. Check, mend, waive, clear, count, report, export. The log is {log}",
)
_SETTINGS = Message(
    "设置文件：\n{path}\n现在打开吗？改后再点“校验”即生效。", "Settings:\n{path}\nOpen it now?"
)
_TEMPLATE = """# 法治自评工具的校验设置。去掉行首的 # 即生效；写错时工具会指出是哪一行。

# today = 2020-10-20          # 按哪一天判断是否逾期；不写则按当天

[rules]                       # 规则或规则类的级别：关闭、提示、警告、错误
# TX03 = "关闭"
# DN = "提示"

[roles]                       # 补充统称所指的单位
# "市级行政执法部门" = ["市知识产权局"]
"""


def rules(desk: Desk) -> None:
    """The manual of the rule under the cursor; else the sheet of all rules."""
    try:
        submission, findings = checked(desk)
        here = under_cursor(desk, submission, findings)
    except FileError:  # a book of another kind: the rules can be read all the same
        here = []
    desk.status(None)
    if here:
        codes = list(dict.fromkeys(f.rule for f in here))
        desk.tell("\n\n".join(f"{rule(c).code}（{rule(c).severity.zh}）{rule(c).manual}" for c in codes))
        return
    if RULES in [s.name for s in desk.book.sheets]:
        desk.host.show(desk.book.sheets[RULES], "A1")
    desk.tell(_ALL.of(count=len(all_rules())))


def manual(desk: Desk) -> None:
    """How to use the buttons."""
    desk.tell(_MANUAL.of(version=__version__, log=user.log_file()))


def settings(desk: Desk) -> None:
    """Opens the settings file; makes one with everything explained where there is none."""
    path = user.settings_file()
    if not path.exists():
        files.write(path, _TEMPLATE)
    if desk.confirm(_SETTINGS.of(path=path)):
        desk.show(path)


def doctor(desk: Desk) -> None:
    """What the add-in finds on this computer, and how to mend what is amiss."""
    from lawgov_xl.addin.doctor import examine

    found = examine()
    desk.tell("\n".join(c.line(desk.lang) for c in found), grave=any(not c.good for c in found))


def stop() -> None:
    """Asks whatever button is at work to stop at its next step."""
    flag = stop_file()
    flag.parent.mkdir(parents=True, exist_ok=True)
    flag.touch()
