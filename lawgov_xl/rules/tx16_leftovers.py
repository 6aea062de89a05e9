"""残留批注、书签和域代码

审阅人的批注、文字处理软件的书签和域代码是编辑过程的痕迹，不应留在上报的表里。书签、域代码可以直接删去；批注先照办，再删去。

依据：《党政机关公文处理工作条例》第二十条（格式是否规范）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 31 | 不涉及␣␣Comment by cy: 建议将表中“无”统一改为“不涉及” |
| ✗ | 35 | [bookmark: _GoBack]2016年以来，建议、提案的办理回复率达到100%。 |
| ✗ | 36 | 见第 PAGEREF _Toc1234 \\\\h 3页。 |
| ✗ | 37 | 公布裁量基准12条。【批注：请补充文号】 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 31 | 不涉及 |
| 35 | 2016年以来，建议、提案的办理回复率达到100%。 |
| 36 | 召开现场批注会议2次，批注意见12条。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible
from lawgov_xl.text import LEFTOVER, shorten

NAME_EN = "leftover comment, bookmark or field code"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"[【\[（(\\批]|Comment by|错误")

_MOST = 8
_NOTE = re.compile(
    r"[【\[（(批](?:"
    r"(?<!批)(?:批注|修改意见|审核意见|编者按|注意|备注：?请|请(?:补充|核实|核对|修改|确认|完善|删除|注明))[^】\]）)\n]{0,80}[】\]）)]"
    r"|(?<=批)注\s?\[[^\]\n]{1,20}\][:：]?[^\n]{0,80})"
)
_MARKUP = Message("残留的{kind}“{found}”，应当删去。", "Leftover {kind} “{found}”: delete it.")
_BOOKMARK = Message("书签", "bookmark")
_FIELD = Message("域代码", "field code")
_COMMENT = Message(
    "残留的批注“{found}”。请先按批注修改，再删去批注。",
    "Leftover comment “{found}”: act on it, then delete it.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    # Leftovers are what `visible` blanks out.
    leftovers = LEFTOVER.finditer(text.text) if visible(text.text) != text.text else ()
    found = sorted((*leftovers, *_NOTE.finditer(text.text)), key=lambda m: m.start())
    for i, match in enumerate(found):
        if i == _MOST:
            return
        piece = match.group()
        if piece.startswith("[bookmark"):
            message = _MARKUP.of(kind=_BOOKMARK, found=piece)
        elif match.re is LEFTOVER and not piece.lstrip().startswith("Comment"):
            message = _MARKUP.of(kind=_FIELD, found=shorten(piece))
        else:
            message = _COMMENT.of(found=piece.strip()[:60])
            yield Problem(message, span=match.span(), fix=Fix(piece, "", safe=False))
            continue
        yield Problem(message, span=match.span(), fix=Fix(piece, "", safe=True))
