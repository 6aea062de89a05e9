"""错别字

同音、形近而误的字，如“布署”应为“部署”、“所以执法人员均”应为“所有执法人员均”。词表见 words.toml，可以增补。

依据：《党政机关公文处理工作条例》第二十条（文字、数字、计量单位和标点符号等用法是否规范）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 76 | 开展执法证年检工作，所以执法人员均按要求进行年检。 |
| ✗ | 44 | 认真布署重大决策工作，建立台帐。 |
| ✗ | 45 | 截止2019年底公开事项12项。 |
| ✗ | 104 | 督促领导班子和其他人成员依法行政。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 76 | 因机构改革，所以执法人员均重新申领证件；所有执法人员均已换证。 |
| 44 | 报名截止日期为5月30日，按排名先后安排，做为民服务的窗口，逐条列明。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules import words
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import untitled

NAME_EN = "wrong character"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = words.wrong_begins()

_MOST = 8
_BECAUSE = re.compile(r"因|由于|鉴于")
_WRONG = Message("“{wrong}”应为“{right}”。", "“{wrong}” should be “{right}”.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = untitled(text.text)
    pairs, lexicon = words.wrong()
    found = [(start, end, word, pairs[word]) for start, end, word in lexicon.find(plain)]
    for pattern, right in words.wrong_before():
        found += [(*m.span(), m.group(), right) for m in pattern.finditer(plain) if not _causal(plain, m)]
    for start, end, wrong, right in sorted(found)[:_MOST]:
        yield Problem(
            _WRONG.of(wrong=wrong, right=right), span=(start, end), fix=Fix(wrong, right, safe=False)
        )


def _causal(plain: str, match: re.Match[str]) -> bool:
    """所以 after its 因为 is what it says."""
    return match.group() == "所以" and bool(_BECAUSE.search(plain, max(0, match.start() - 60), match.start()))
