"""末句没有写完

末句停在“的”“和”“将”“对”等不能收尾的字上，或者停在冒号、左括号上，多半是复制时截断了。正好写到单元格上限的，也多半被截断。

依据：《党政机关公文处理工作条例》第十九条（结构严谨，表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 57 | 成立调解委员会，全年调解36件，其中知识产权纠纷和 |
| ✗ | 58 | 严格执行规定，下一步将 |
| ✗ | 59 | 签署协作协议2份，主要包括： |
| ✗ | 61 | 公布裁量基准12条，并对裁量基准进行 |
| ✗ | 62 | 公布裁量基准12条，解决知识产权的 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 57 | 成立调解委员会，全年调解36件，都是当事人自愿申请的。 |
| 58 | 严格执行规定，实现共享共用，做到有令必行、违者必究 |
| 59 | 签署协作协议2份，与海关对等开放、对接。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, count_han, is_report, visible
from lawgov_xl.text import shorten

NAME_EN = "the last sentence is cut off"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_LIMIT = 32_767
"""Characters that a cell holds."""
_SHORTEST = 6
_TAIL = r"[。，；、]?\s{0,20}\Z"
# Characters and words that cannot end a sentence, with or without a full stop after them …
_HANGING = re.compile(
    rf"(?:(?<=[{HAN}0-9）》”])(?:和|与|及|或|将|对)|(?:并且|或者|为了|关于|对于|由于|按照|根据|围绕|其中|包括|例如|特别是|尤其是|并对|并将|予以|加以)"
    rf"|(?<=[，。；、])(?:并|将|对|通过|依据|同时|此外|因此|以及|积极|认真|严格|切实|继续|进一步|不断|大力|着力|正在)"
    rf"|(?:下一步|将|正在)(?:积极|认真|严格|切实|继续|进一步|不断|大力|着力)"
    rf"|对[^，。；！？\n]{{1,30}}(?:进行|予以|加以)){_TAIL}"
)
_OF = re.compile(r"(?:\A|[，。；：！？\n])([^，。；：！？\n]{2,120}的)\s{0,20}\Z")
# … but for the words that end in one of them.
_SOUND = re.compile(
    r"(?:(?:饱|温|暖|调|平|谦|总|求|共|缓|随|柔|祥|亲)和|(?:参|给|赠|授)与|(?:以|波|普|顾|涉|触|遍|危|论|谈|提|企|未)及|(?:名|武|上|中|少|大|宿)将"
    r"|(?:校|核|应|面|针|反|绝|相|结|配|作|查|比|敌|一)对|(?:正在|有序|顺利|依法|同步|照常|逐步|按程序|按规定|按计划|按要求)进行)"
    + _TAIL
)
_OPEN_END = re.compile(r"[：（(《“‘〔【:—-]\s{0,20}\Z")
_LAST = frozenset("和与及或将对且者了于照据绕中括如是以并过时外此极真格实续步断力手在行的：（(《“‘〔【:—-")
"""What one of these patterns can end in, but for a mark after it."""
_CUT = Message(
    "末句似乎没有写完：“…{end}”。请补全。", "The last sentence seems to be cut off: “…{end}”. Complete it."
)
_FULL = Message(
    "文字正好写到单元格的上限（{limit}字），后面的可能已被截去。",
    "The text fills the cell to its limit of {limit} characters: what followed may be lost.",
)


def check(text: Text, context: Context) -> Iterator[Problem]:
    whole = text.text
    if len(whole) >= _LIMIT:
        yield Problem(_FULL.of(limit=_LIMIT))
        return
    if len(whole) < _SHORTEST:
        return
    tail = visible(whole[-120:])
    ending = tail.rstrip()
    last = ending[-2:-1] if ending[-1:] in "。，；、" else ending[-1:]
    if last not in _LAST and ending[-1:] not in _LAST:
        return
    if count_han(tail) < _SHORTEST or (is_report(text) and not re.search(r"[。；！？]", whole)):
        return  # a line of a title may end anywhere
    match = _HANGING.search(tail) or (None if is_report(text) else _OPEN_END.search(tail))
    if not match and (of := _OF.search(tail)) and "是" not in of.group(1):
        match = of
    if match and not _SOUND.search(tail):
        end = len(whole) - len(tail) + match.end()
        start = len(whole) - len(tail) + match.start()
        yield Problem(_CUT.of(end=shorten(tail[-16:], 20)), span=(start, min(end, len(whole))))
