"""填报单元格被合并

几项的填报内容合并成一格后，汇总时每一项都按同一段文字计，筛选、排序也会出错。合并自查的项目也应当逐项填写。

依据：填报说明：每一行都要填写，不要留空

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 45 | 按要求开展相关工作。 |
| ✗ | 46 |  |
| ✗ | 47 |  |
|  | 48 | 建立专家咨询机制。 |
|  | 合并 | 45-47 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 45 | 按要求开展相关工作。 |
| 46 | 按要求开展相关工作。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.grid import address
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import listed, squeeze

NAME_EN = "answer cells merged"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_MERGED = Message(
    "第{numbers}项的“{header}”合并成了一格。请取消合并，逐项填写。",
    "The cells “{header}” of rows {numbers} were merged. Take them apart and answer each row.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    headers = {c.key: squeeze(c.header) for c in reading.table.columns}
    for joined in reading.joined:
        yield Problem(
            _MERGED.of(numbers=listed(joined.numbers), header=headers.get(joined.column, "")),
            number=min(joined.numbers),
            numbers=joined.numbers,
            column=joined.column,
            cell=address(joined.first_row, reading.columns[joined.column]),
        )
