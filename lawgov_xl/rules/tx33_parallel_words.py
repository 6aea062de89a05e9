"""并列词语之间的标点

并列的词语之间用顿号，分句之间用逗号：“学法，用法的意识”“党中央国务院”“签订…、与海关签订…”用错或者漏了标点。

依据：《标点符号用法》（GB/T 15834—2011）4.4、4.5

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 80 | 督办人大建议，政协提案20件。 |
| ✗ | 103 | 强化工作人员学法，用法的意识。 |
| ✗ | 13 | 落实党中央国务院和市委市政府部署，印发文件3件。 |
| ✗ | 60 | 与市司法局签订《合作协议》、与重庆海关签订《战略协议》。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 80 | 督办人大建议、政协提案20件。 |
| 103 | 领导带头学法，依法办事，强化学法、用法的意识。 |
| 13 | 落实党中央、国务院和市委、市政府部署，印发文件3件。 |
| 60 | 与市司法局签订《合作协议》，与重庆海关签订《战略协议》。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, untitled
from lawgov_xl.text import around

NAME_EN = "punctuation between parallel words"
SEVERITY = Severity.INFO
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
_PLACE = "省市州区县旗镇乡"
NEEDS = re.compile(
    r"建议，|议案，|意见，|法，|中央国务院|办公厅国务院|办公厅市政府|办公室市政府|》、|"
    + "|".join(f"委{place}政府" for place in _PLACE)
)

_MOST = 5
_COMMA = re.compile(
    rf"，(?<=建议，|议案，|意见，)(?=(?:政协|人大)?(?:提案|建议|议案)(?:\d|[，。的]|共|办))|，(?<=[{HAN}][学尊守知懂用信遵]法，)(?=[学尊守知懂用信遵]法(?:的|等|意识|能力|制度|水平))"
)
_MISSING = re.compile(
    rf"党中央(?=国务院)|(?P<p>[{_PLACE}])委(?=(?P=p)政府)|中共中央办公厅(?=国务院办公厅)|市委办公[厅室](?=市政府办公)"
)
_CLAUSES = re.compile(r"》、(?=[与同向会][^，。；、]{1,16}(?:签订|签署|建立|联合|印发|召开))")
_LIST = Message("“{near}”是并列词语，中间应用顿号。", "Words in a row in “{near}” take 、.")
_CLAUSE = Message("“{near}”前后是两个分句，中间应用逗号。", "Two clauses in “{near}” take a comma.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = untitled(text.text)
    found = [(m.end() - 1, m.end(), "、", _LIST) for m in _COMMA.finditer(plain)]
    if "国务院" in plain or "政府" in plain:
        found += [(m.end(), m.end(), "、", _LIST) for m in _MISSING.finditer(plain)]
    found += [(m.end() - 1, m.end(), "，", _CLAUSE) for m in _CLAUSES.finditer(plain)]
    for start, end, mark, message in sorted(found, key=lambda f: f[0])[:_MOST]:
        near = around(text.text, start, end)
        # An insertion needs a character to hold on to.
        at = start if end > start else start - 1
        before = plain[at:end]
        after = mark if end > start else before + mark
        yield Problem(message.of(near=near), span=(at, end), fix=Fix(before, after, safe=False))
