"""句子不通

删改后留下的不通的句子：两种句式杂糅（“加强对…进行监督”）、多出或者缺少介词（“进行把…”“将工作安排逐步建设”“在…过程仍”）、动词叠用（“进行开展”）。

依据：《党政机关公文处理工作条例》第十九条（结构严谨，表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 55 | 加强对会议决定事项进行跟踪督办。 |
| ✗ | 27 | 下一步将工作安排逐步建设风险信息系统。 |
| ✗ | 83 | 局办公室对规范性文件进行把完备性、规范性的审核。 |
| ✗ | 97 | 我局按要求正在进行开展。 |
| ✗ | 96 | 我局在法治政府建设过程仍存在一些不足。 |
| ✗ | 85 | 虽然取得了一定成绩。但仍有不足。 |
| ✗ | 42 | 强化规范性事后评估等制度的监督检查。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 55 | 加强对会议决定事项的跟踪督办，进行对比分析，对案卷进行评查。 |
| 27 | 下一步将按工作安排逐步建设系统，将工作安排落实到位。 |
| 96 | 我局在法治政府建设过程中仍存在一些不足，在全过程监管中发现问题3个。 |
| 85 | 虽然取得了一定成绩，但仍有不足。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import HAN, untitled
from lawgov_xl.text import shorten

NAME_EN = "garbled sentence"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_MOST = 5
_IN = "[^，。；：！？、,;\\n]"
_MIXED = Message("句式杂糅：“{found}”。{hint}", "Two constructions are mixed in “{found}”. {hint}")
_ODD = Message("“{found}”不通。{hint}", "“{found}” does not read. {hint}")


# Pattern, message, hint, and what a text must have for the pattern to be tried: one of some words, and another one.
_PATTERNS = (
    (
        re.compile(rf"(?:加强|强化|加大|开展|实现|做好)了?对{_IN}{{1,30}}(?<!的)进行了?(?=[{HAN}])"),
        _MIXED,
        Message("宜作“加强对…的…”或者“对…进行…”。", "Write 加强对…的… or 对…进行…."),
        "强对 化对 大对 展对 现对 好对 了对",
        "进行",
    ),
    (
        re.compile(
            r"进行(?:把(?!关|控|脉|握)|将(?!来))|进行对(?=[^，。；]{1,20}的)(?!接|比|照|账|标|策|话|口|抗|应|方)"
        ),
        _ODD,
        Message("“进行”后应接动作。", "An action should follow 进行."),
        "行把 行将 行对",
        "",
    ),
    (
        re.compile(
            r"正在进行(?:开展|落实|推进|实施|执行)(?=[。，；、]|\s{0,4}\Z|了)|进行(?:开展|落实|推进|实施|执行)(?=[。，；、]|\s{0,4}\Z|了)|开展(?:进行|落实|实施)(?=[。，；、]|\s{0,4}\Z|了)"
        ),
        _ODD,
        Message("两个动词只用一个。", "One of the two verbs is enough."),
        "行开展 行落实 行推进 行实施 行执行 展进行 展落实 展实施",
        "",
    ),
    (
        re.compile(
            r"将(?:工作安排|工作计划|工作实际|工作需要|实际情况|年度计划|上级要求|有关要求|相关规定)(?:逐步|进一步|积极|有序|适时|加快|尽快|统筹|继续|持续)(?:建设|建立|开展|制定|制订|组织|推动|修订|编制|启动|出台|开发|增加|配备)[^，。；好成]{2,40}"
        ),
        _ODD,
        Message("“将”后缺“按”“根据”。", "A preposition is missing after 将."),
        "将工作 将实际 将年度 将上级 将有关 将相关",
        "",
    ),
    (
        re.compile(
            rf"(?:(?<=[，。；我本])|\A|(?<=[局委办厅院]))在(?!全){_IN}{{2,14}}过程(?=[，仍还也尚]|存在|出现|发现)"
        ),
        _ODD,
        Message("“过程”后缺“中”。", "中 is missing after 过程."),
        "过程",
        "在",
    ),
    (
        re.compile(
            rf"(?:(?<=[，。；])|\A)在(?![{HAN}]{{0,6}}(?:开展|推进|指导|领导)){_IN}{{2,12}}工作，(?=我局|我委|我办|我厅|我院|所有|全体)"
        ),
        _ODD,
        Message("“工作”后缺“中”。", "中 is missing after 工作."),
        "工作，我 工作，所有 工作，全体",
        "在",
    ),
    (
        re.compile(rf"虽然{_IN}{{2,40}}(?:，{_IN}{{2,40}}){{0,2}}。(?=但|然而|可是)"),
        _ODD,
        Message(
            "“虽然…”没有说完就用了句号，应为逗号。", "虽然 needs its main clause: a comma, not a full stop."
        ),
        "虽然",
        "",
    ),
    (
        re.compile(rf"(?:原因是|之所以){_IN}{{2,40}}(?:造成的|导致的|引起的|所致)"),
        _MIXED,
        Message("宜作“原因是…”或者“由…造成”。", "Write 原因是… or 由…造成."),
        "原因是 之所以",
        "",
    ),
    (
        re.compile(rf"以{_IN}{{2,20}}为(?:中心|重点|核心|目标|主)(?:为|是|开展为)(?=[{HAN}])"),
        _MIXED,
        Message("“以…为…”只用一次。", "以…为… is said twice."),
        "心为 点为 标为 主为 心是 点是 标是 主是 心开展为 点开展为 标开展为 主开展为",
        "以",
    ),
    (
        re.compile(rf"实现了{_IN}{{2,12}}(?:、{_IN}{{2,12}}){{2,12}}等{_IN}{{2,10}}实现"),
        _ODD,
        Message("“实现”用了两次。", "实现 is used twice."),
        "实现了",
        "",
    ),
    (
        re.compile(rf"(?:涉及|关系)到?{_IN}{{2,20}}有关(?=[。，；])"),
        _MIXED,
        Message("宜作“涉及…”或者“与…有关”。", "Write 涉及… or 与…有关."),
        "有关。 有关， 有关；",
        "",
    ),
    (
        re.compile(rf"围绕{_IN}{{2,20}}为(?:中心|重点|核心|主线)"),
        _MIXED,
        Message("宜作“围绕…”或者“以…为中心”。", "Write 围绕… or 以…为中心."),
        "围绕",
        "为",
    ),
    (
        re.compile(
            r"(?:接受|加强|坚持|强化|推进)、(?=政协|人大|党内|社会|群众|舆论|司法|监察|民主|审计)|(?:党内|人大|政协|民主|司法)[与和]监督"
        ),
        _ODD,
        Message("此处缺词。", "A word is missing here."),
        "受、 强、 持、 化、 进、 与监督 和监督",
        "",
    ),
    (
        re.compile(r"规范性(?:事后评估|后评估|清理|备案|制定)"),
        _ODD,
        Message("“规范性”后缺“文件”。", "文件 is missing after 规范性."),
        "规范性事 规范性后 规范性清 规范性备 规范性制",
        "",
    ),
    (
        re.compile(
            r"(?<=于)[^，。；]{2,14}前(?!由|经|报|将)[一-龥]{0,6}(?:政府|局|委|办|厅)(?:公布|发布|印发|出台|下发)的"
        ),
        _ODD,
        Message("“前”后缺“由”。", "由 is missing after 前."),
        "公布的 发布的 印发的 出台的 下发的",
        "前",
    ),
    (
        re.compile(
            r"(?:防止|避免|杜绝|严防)(?:不再|不要|不会|不)(?!当|良|力|法|作为|实|正|公|到位|规范|担当|合格|足|安全|稳定|文明|必要|及时)"
        ),
        _ODD,
        Message("“防止…不…”是双重否定，意思相反。", "A double negative: it says the opposite."),
        "止不 免不 绝不 防不",
        "",
    ),
)
NEEDS = frozenset(word for *_, some, _ in _PATTERNS for word in some.split())


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = untitled(text.text)
    count = 0
    for pattern, message, hint, some, other in _PATTERNS:
        if other not in plain or not any(map(plain.__contains__, some.split())):
            continue
        for match in pattern.finditer(plain):
            found = shorten(text.text[slice(*match.span())], 32)
            yield Problem(message.of(found=found, hint=hint), span=match.span())
            count += 1
            if count == _MOST:
                return
