"""成文日期认不出

成文日期应当写全年、月、日，用阿拉伯数字，月、日不补零。

依据：《党政机关公文格式》（GB/T 9704—2012）7.3.5.4：用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 封面 | 成文日期（评估指标） | 2020年10月 |
|  | 评估指标 | 1 | 不涉及 |

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 封面 | 成文日期（评估指标） | 二〇二〇年十月二十日 |
|  | 评估指标 | 1 | 不涉及 |

反例：
| | 表 | 序号 | 完成情况 |
|---|---|---|---|
| ✗ | 封面 | 成文日期（评估指标） | 2020年02月30日 |
|  | 评估指标 | 1 | 不涉及 |

正例：
| 表 | 序号 | 完成情况 |
|---|---|---|
| 封面 | 成文日期（评估指标） | 2020年10月20日 |
| 封面 | 成文日期（任务清单） | 2019-11-26 |
| 评估指标 | 1 | 不涉及 |
| 任务清单 | 1 | 我局不涉及 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.deadlines import whole_date
from lawgov_xl.errors import Message
from lawgov_xl.layout import COVER
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.text import is_blank, shorten

NAME_EN = "cover date not understood"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.SUBMISSION

_UNCLEAR = Message(
    "封面的“{label}”写的是“{text}”，认不出年月日。请写成“2020年10月20日”的样子。",
    "The cover's “{label}” reads “{text}”: no full date. Write it as 2020年10月20日.",
)
_DATE_KEY = "date"


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    for field in submission.edition.cover:
        value = submission.cover.get(field.key)
        if field.key.rpartition(".")[2] != _DATE_KEY or value is None or is_blank(value.text):
            continue
        to_the_day = len(re.findall(r"\d+", value.text)) >= 3
        if whole_date(value.text) is None or not to_the_day:
            message = _UNCLEAR.of(label=field.label, text=shorten(value.text))
            yield Problem(message, table="cover", sheet=COVER, cell=value.cell)
