"""多项完成情况相同

几项不同的指标、任务填写了同一段话，至少有一项没有针对性。合为一条，列出各行序号。

依据：填报说明：逐项填报，写明本项的措施和成效

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 85 | 我局制定年度审计计划，接受市审计局审计，问题已全部整改。 |
| ✗ | 86 | 制定年度审计计划，接受市审计局审计，问题已全部整改 |
|  | 87 | 未发生过新闻媒体曝光的违法行政行为。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 85 | 我局制定年度审计计划，接受市审计局审计，问题已全部整改。 |
| 86 | 我局设置举报箱1个、电子信箱1个，由机关纪委专人登记。 |
| 87 | 未发生此类情况。 |
| 101 | 未发生此类情况。 |
| 102 | 不涉及 |
| 103 | 不涉及 |
"""

from collections import Counter
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.prose import bare, clauses, denies
from lawgov_xl.status import says_not_applicable
from lawgov_xl.text import shorten

NAME_EN = "the same answer on several rows"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE
YIELDS_TO = ("TX01",)

_SHORTEST = 3
_SAME = Message(
    "第{numbers}项的完成情况相同：“{text}”。请分别写明各项的措施和成效。",
    "Rows {numbers} have the same answer: “{text}”. Say for each what was done.",
)


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    rows: dict[str, list[int]] = {}
    texts: dict[str, str] = {}
    answers = [(e, e.answer) for e in reading.entries]
    keys = [bare(answer) for _, answer in answers]
    times = Counter(keys)
    for (entry, answer), key in zip(answers, keys, strict=True):
        if times[key] == 1 or len(key) < _SHORTEST or says_not_applicable(answer) or _only_denies(answer):
            continue
        rows.setdefault(key, []).append(entry.number)
        texts.setdefault(key, answer)
    for key, numbers in rows.items():
        if len(numbers) > 1:
            shown = "、".join(map(str, numbers))
            yield Problem(
                _SAME.of(numbers=shown, text=shorten(texts[key])), number=numbers[0], numbers=tuple(numbers)
            )


def _only_denies(answer: str) -> bool:
    """A denial (未发生此类情况) may rightly be the same for many rows."""
    return all(denies(clause) for _, _, clause in clauses(answer))
