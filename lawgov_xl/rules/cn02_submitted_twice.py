"""同一单位报送多份且内容不同

同一单位报来几份内容不同的填报表，采用哪一份由汇总单位决定。决定之前，暂按最后保存的一份计入，并列出各份的差别。
内容完全相同的只计一份，不列为问题。

依据：填报说明：每个单位报送一份

反例：
| | 单位 | 文件 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|---|
| ✗ | 重庆市教育局 | 初稿 | 评估指标 | 1 | 我局不涉及 |
| ✗ | 重庆市教育局 | 终稿 | 评估指标 | 1 | 已经建立清单并公布。 |

正例：
| 单位 | 文件 | 表 | 序号 | 完成情况 |
|---|---|---|---|---|
| 重庆市教育局 | 报送 | 评估指标 | 1 | 我局不涉及 |
| 重庆市教育局招生考试院 | 报送 | 评估指标 | 1 | 已经建立清单并公布。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.picture import Picture
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.naming import rows

NAME_EN = "one department submitted several workbooks that differ"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.PICTURE

_TWICE = Message(
    "“{name}”报送了 {count} 份，{differ}。暂按较新的“{file}”计入，请确定采用哪一份（选项文件 [[use]]，或单位名单“采用文件”栏）。",
    "“{name}” sent {count} workbooks; {differ}. The newer, “{file}”, counts for now: decide ([[use]] in the options, or 采用文件 in the list).",
)
_ROWS = Message("{sheet}第{numbers}项填报内容不同", "{sheet}: rows {numbers} differ")
_COVER = Message("填报内容相同，封面等处不同", "the entries are equal, the cover is not")


def check(picture: Picture, context: Context) -> Iterator[Problem]:
    for twice in picture.duplicates:
        if twice.decided or twice.identical:
            continue
        file = twice.counted.source.name
        count = len(twice.others) + 1
        found = {d.table.key: d for differences in twice.differences for d in differences}
        if not found:
            yield Problem(
                _TWICE.of(name=twice.department, count=count, differ=_COVER, file=file),
                departments=(twice.department,),
            )
        for difference in found.values():
            numbers = difference.texts or tuple(n for n, _, _ in difference.statuses)
            differ = _ROWS.of(sheet=difference.table.sheet, numbers=rows(numbers))
            yield Problem(
                _TWICE.of(name=twice.department, count=count, differ=differ, file=file),
                table=difference.table.key,
                number=numbers[0],
                numbers=numbers,
                departments=(twice.department,),
            )
