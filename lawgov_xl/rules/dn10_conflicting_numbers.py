"""同一文件前后不一

同一个文号对应两个不同的名称，或者同一个名称对应两个不同的文号，其中必有一误。两张表一并比对。

依据：《党政机关公文处理工作条例》第二十条（引文等是否准确）

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
| ✗ | 任务清单 | 42 | 印发《关于加强规范性文件管理工作的通知》（渝知发〔2019〕72号）。 |
| ✗ | 任务清单 | 43 | 印发《关于开展公平竞争审查工作的实施方案》（渝知发〔2019〕72号）。 |
| ✗ | 任务清单 | 44 | 印发《采购管理办法（试行）》（渝知发〔2018〕35号）。 |
| ✗ | 任务清单 | 45 | 印发《采购管理办法》（渝知发〔2018〕53号）。 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 任务清单 | 42 | 印发《市局关于加强规范性文件管理工作的通知》（渝知发〔2019〕72号）。 |
| 任务清单 | 43 | 印发《关于加强规范性文件管理工作的通知》（渝知发〔2019〕72号）。 |
| 任务清单 | 44 | 印发《2018年普法工作要点》（渝知发〔2018〕5号）。 |
| 任务清单 | 45 | 印发《2019年普法工作要点》（渝知发〔2019〕5号）。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.citations import Cited, cited
from lawgov_xl.rules.documents import core
from lawgov_xl.text import shorten

NAME_EN = "one document under two titles or two numbers"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.SUBMISSION

_TITLES = Message(
    "文号“{number}”在{here}是《{one}》，在{there}是《{other}》，请核对。",
    "“{number}” is 《{one}》 at {here} but 《{other}》 at {there}.",
)
_NUMBERS = Message(
    "《{title}》在{here}的文号是“{one}”，在{there}是“{other}”，请核对。",
    "《{title}》 is “{one}” at {here} but “{other}” at {there}.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    numbered = [c for c in cited(submission) if c.title.number]
    by_number: dict[tuple[str, int, int], Cited] = {}
    by_title: dict[str, Cited] = {}
    told: set[tuple[object, ...]] = set()
    for here in numbered:
        number = here.title.number
        assert number is not None
        key, name = number.key, core(here.title.text)
        there = by_number.setdefault(key, here)
        other = core(there.title.text)
        if not _same(name, other) and (key, name) not in told:
            told.add((key, name))
            yield _both(
                _TITLES,
                there,
                here,
                number=number.code + number.standard,
                one=there.title.text,
                other=here.title.text,
            )
        there = by_title.setdefault(name, here)
        assert there.title.number is not None
        if (
            there.title.number.key != key
            and _same_code(there.title.number.code, number.code)
            and (name, key) not in told
        ):
            told.add((name, key))
            first = there.title.number
            yield _both(
                _NUMBERS,
                there,
                here,
                title=here.title.text,
                one=first.code + first.standard,
                other=number.code + number.standard,
            )


def _same(one: str, other: str) -> bool:
    """Short and full forms of one title: the one holds the other."""
    return one == other or (min(len(one), len(other)) >= 6 and (one in other or other in one))


def _same_code(one: str, other: str) -> bool:
    return one[-2:] == other[-2:]


def _both(message: Message, there: Cited, here: Cited, **values: str) -> Problem:
    shown = {k: shorten(v, 40) for k, v in values.items()}
    rows = (there.number, here.number) if there.table == here.table else (here.number,)
    return Problem(
        message.of(here=there.place, there=here.place, **shown),
        table=here.table,
        number=here.number,
        numbers=tuple(dict.fromkeys(rows)),
        column=here.column,
        span=(here.title.start, here.title.end),
    )
