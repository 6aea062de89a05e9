"""职能已移交，却仍在填报

一些项目写明某项职能已经移交、划转其他单位，另一些项目又把同一职能作为本单位的工作填报。应当统一口径：移交前后
分别写明，或者说明本单位保留的是哪一部分。

依据：《党政机关公文处理工作条例》第十九条（分析问题实事求是，表述准确）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 61 | 将案件及时录入知识产权执法保护信息统计分析和报送系统。 |
| ✗ | 64 | 机构改革后该职能已移交市市场监管局，按照市市场监管局的要求开展相关工作。 |
| ✗ | 66 | 机构改革后，行政执法职能已移交市市场监管局。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 64 | 机构改革后该职能已移交市市场监管局。 |
| 66 | 机构改革前，推行执法全过程记录制度。机构改革后该职能已移交市市场监管局。 |
| 80 | 办理人大代表建议，满意度达100%。 |
| 70 | 不涉及 |
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lawgov_xl.errors import Message
from lawgov_xl.model import Entry, Severity, Status, TableReading
from lawgov_xl.rules.base import Context, LooksAt, Problem
from lawgov_xl.status import says_moved_away
from lawgov_xl.text import listed, shorten

NAME_EN = "function moved away, yet reported on"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TABLE

_BOTH = Message(
    "第{moved}项写明{topic}职能已经移交，第{done}项又作为本单位的工作填报（如第{number}项“{text}”）。请统一口径，写明本单位保留的部分。",
    "Rows {moved} say that {topic} was moved to another unit, yet rows {done} report on it (“{text}”). Say what stays.",
)
FUNCTIONS = (
    "行政执法",
    "行政审批",
    "行政许可",
    "行政处罚",
    "行政强制",
    "行政复议",
    "行政裁决",
    "行政调解",
    "信访",
)
"""Functions that pass from unit to unit as a whole, as the tables name them."""
_DOES = {"行政执法": re.compile(r"执法|取证|办案")}
_BEFORE = re.compile(r"改革前|划转前|移交前|调整前|原|此前|以前")
_NOT_DOING = re.compile(r"\s*(?:我局|本局)?(?:未|没有|无|不存在)[^，。；]*[。.]?\s*")


def check(reading: TableReading, context: Context) -> Iterator[Problem]:
    moved = [e for e in reading.entries if says_moved_away(e.answer)]
    topics = {topic for e in moved for topic in _topics(e)}
    told: set[int] = set()
    for topic in FUNCTIONS:
        if topic not in topics:
            continue
        own = [e for e in reading.entries if topic in _topics(e) and e.number not in told]
        gone = [e for e in own if says_moved_away(e.answer)]
        if not gone:
            continue
        done = [e for e in own if not says_moved_away(e.answer) and _reports(e, topic, context)]
        if done:
            yield Problem(
                _BOTH.of(
                    moved=listed(e.number for e in gone),
                    done=listed(e.number for e in done),
                    topic=topic,
                    number=done[0].number,
                    text=shorten(done[0].answer),
                ),
                number=min(e.number for e in (*gone, *done)),
                numbers=tuple(sorted(e.number for e in (*gone, *done))),
            )
            told |= {e.number for e in own}


def _topics(entry: Entry) -> frozenset[str]:
    """The functions that an entry's item is about."""
    item = entry.item
    return _named_in(item.requirement, item.section, item.chapter)


@lru_cache(maxsize=4096)
def _named_in(*texts: str) -> frozenset[str]:
    return frozenset(topic for topic in FUNCTIONS if any(topic in text for text in texts))


def _reports(entry: Entry, topic: str, context: Context) -> bool:
    """Whether the row tells of the function as something the department does."""
    if context.status(entry) not in (Status.COMPLETED, Status.ISSUE):
        return False
    answer = entry.answer
    if _BEFORE.search(answer) or _NOT_DOING.fullmatch(answer):
        return False
    return bool(_DOES.get(topic, re.compile(topic)).search(answer))
