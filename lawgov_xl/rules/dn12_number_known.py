"""文件没有写文号

同一文件在另一行写了文号，这一行没有写。补上文号便于核对，也便于形成报告。

依据：《党政机关公文处理工作条例》（引用公文应当先引标题，后引发文字号）

反例：
| | 表 | 序号 | 工作措施及完成情况 |
|---|---|---|---|
|  | 任务清单 | 42 | 印发《关于加强规范性文件管理工作的通知》（渝知发〔2019〕72号）。 |
| ✗ | 任务清单 | 43 | 落实《关于加强规范性文件管理工作的通知》，清理文件24件。 |

正例：
| 表 | 序号 | 工作措施及完成情况 |
|---|---|---|
| 任务清单 | 42 | 印发《关于加强规范性文件管理工作的通知》（渝知发〔2019〕72号）；落实《关于加强规范性文件管理工作的通知》。 |
| 任务清单 | 43 | 落实《行政许可法》。 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.rules.citations import cited
from lawgov_xl.rules.documents import core
from lawgov_xl.text import shorten

NAME_EN = "the document's number is given elsewhere"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.SUBMISSION

_SHORTEST = 8
_LACKS = Message(
    "《{title}》没有写文号；{where}写的是“{number}”，核对后可以补上。",
    "《{title}》 stands without its number; {where} gives “{number}”.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    everything = cited(submission)
    known = {core(c.title.text): c for c in reversed(everything) if c.title.number}
    numbered = {(c.table, c.number, core(c.title.text)) for c in everything if c.title.number}
    for here in everything:
        name = core(here.title.text)
        there = known.get(name)
        if here.title.number or there is None or len(name) < _SHORTEST:
            continue
        if (here.table, here.number, name) in numbered:
            continue  # given with its number in the same row already
        numbered.add((here.table, here.number, name))
        number = there.title.number
        assert number is not None
        whole = number.code + number.standard
        yield Problem(
            _LACKS.of(title=shorten(here.title.text, 40), where=there.place, number=whole),
            table=here.table,
            number=here.number,
            column=here.column,
            span=(here.title.start, here.title.end),
            fix=Fix(f"《{here.title.text}》", f"《{here.title.text}》（{whole}）", safe=False),
        )
