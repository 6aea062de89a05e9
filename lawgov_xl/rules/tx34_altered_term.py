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


@lru_cache(maxsize=1)
def _ends() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], words.Lexicon]:
    """Terms by their first and by their last two characters, the longest first; and a finder of these pairs."""
    first: dict[str, list[str]] = {}
    last: dict[str, list[str]] = {}
    for term in sorted(map("".join, words.written_terms()), key=len, reverse=True):
        if len(term) >= _SHORTEST:
            first.setdefault(term[:2], []).append(term)
            last.setdefault(term[-2:], []).append(term)
    pairs = words.Lexicon({*first, *last})
    return {k: tuple(v) for k, v in first.items()}, {k: tuple(v) for k, v in last.items()}, pairs


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    first, last, pairs = _ends()
    done = count = 0
    for at, _, pair in pairs.find(plain, every=True):
        begun, ended = first.get(pair, ()), last.get(pair, ())
        starts = [*((at, t) for t in begun), *((at + 2 - len(t), t) for t in ended)]
        for start, term in starts:
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
    """Whether the characters from `start` on are the term's but for one Chinese character inside it."""
    end = start + len(term)
    if start < 0 or end > len(plain) or plain[end - 1] != term[-1] or plain.startswith(term, start):
        return False
    found = plain[start : start + len(term)]
    if len(found) < len(term) or found[0] != term[0] or found[-1] != term[-1]:
        return False
    other = [c for c, right in zip(found, term, strict=True) if c != right]
    return len(other) == 1 and "\u4e00" <= other[0] <= "\u9fff"
