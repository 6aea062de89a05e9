"""常用词语里有一个错字

五个字以上的常用词语（如“行政执法监督”“规范性文件清理”）里有一个字写错，错字与前后都不成词。常用词语见 words.toml，可以增补。

依据：《党政机关公文处理工作条例》第二十条（文字、数字、计量单位和标点符号等用法是否规范）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 76 | 加强行政执发监督，抽查案卷30件。 |
| ✗ | 18 | 开展公平竟争审查，审查文件12件。 |
| ✗ | 32 | 对规碗性文件进行清理。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 76 | 加强行政执法监督，建立回访工作机制，提升行政执法公信力。 |
| 18 | 开展公平竞争审查，完善公平竞争规则。 |
"""

from collections.abc import Iterator
from functools import lru_cache

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules import words
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible
from lawgov_xl.rules.reading import reads

NAME_EN = "a wrong character in a known term"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
YIELDS_TO = ("TX07", "TX27")

_SHORTEST = 5
_MOST = 5
_ALTERED = Message(
    "“{found}”疑有错字，应为“{whole}”。", "“{found}” seems to have a wrong character: “{whole}” is meant."
)


_Ends = dict[str, list[tuple[int, int, str, str]]]


@lru_cache(maxsize=1)
def _ends() -> tuple[_Ends, words.Lexicon]:
    """First and last two characters of terms -> the terms, those that begin so before those that end so, the longest
    first: (start of the term, place of its other end, both from the second of the two; its character; the term).
    And a finder of these twos."""
    ends: _Ends = {}
    terms = [t for t in map("".join, words.written_terms()) if len(t) >= _SHORTEST]
    terms.sort(key=len, reverse=True)
    for term in terms:
        ends.setdefault(term[:2], []).append((-1, len(term) - 2, term[-1], term))
    for term in terms:
        ends.setdefault(term[-2:], []).append((1 - len(term), 1 - len(term), term[0], term))
    return ends, words.Lexicon(ends)


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    size = len(plain)
    ends, pairs = _ends()
    done = count = 0
    for last, pair in pairs.ends(plain):
        for begins, other, c, term in ends[pair]:
            # The term's other end must stand in its place too: that sends most away.
            if not 0 <= last + other < size or plain[last + other] != c:
                continue
            start = last + begins
            if start < done or not _one_off(plain, start, term):
                continue
            end = start + len(term)
            if not reads(plain, start, end):
                found = plain[start:end]
                yield Problem(
                    _ALTERED.of(found=found, whole=term),
                    span=(start, end),
                    fix=Fix(found, term, safe=False),
                )
                done, count = end, count + 1
                break
        if count == _MOST:
            return


def _one_off(plain: str, start: int, term: str) -> bool:
    """Whether the characters from `start` on, which begin and end as the term does, are the term's but for one Chinese
    character inside it."""
    if plain.startswith(term, start):
        return False
    found = plain[start : start + len(term)]
    other = [c for c, right in zip(found, term, strict=True) if c != right]
    return len(other) == 1 and "\u4e00" <= other[0] <= "\u9fff"
