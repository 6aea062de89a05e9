"""词语缺字

常用词语（如“规范性文件”“相关工作”“知识产权”）里少了一个字，剩下的字又不成词。常用词语见 words.toml，可以增补。

依据：《党政机关公文处理工作条例》第二十条（文字、数字、计量单位和标点符号等用法是否规范）

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 40 | 由局办公室对范性文件编号、统一登记。 |
| ✗ | 71 | 按照市市场监管局的要求开展相关作。 |
| ✗ | 72 | 包括规范性文件的合法性审查和公平竞争审查工。 |
| ✗ | 73 | 全面加强知产权保护。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 40 | 由局办公室对规范性文件编号；示范性文件另行编号。 |
| 71 | 发挥相关作用，提供审查工具，做好税务工作、护理工作、迎检工作。 |
| 72 | 行政处负责合法性审查，执法证年检12人，党组会审议，依法履责。 |
"""

from collections.abc import Iterator
from functools import lru_cache

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules import words
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible
from lawgov_xl.rules.reading import reads

NAME_EN = "word lacks a character"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False

_LOST = Message(
    "“{found}”疑缺字，应为“{whole}”。", "“{found}” seems to lack a character: “{whole}” is meant."
)


@lru_cache(maxsize=1)
def _variants() -> tuple[words.Lexicon, dict[str, str]]:
    """Every term less one character -> the term."""
    found: dict[str, str] = {}
    known = {"".join(t) for t in words.terms()} | words.short_terms()
    for parts in words.terms():
        term, at = "".join(parts), 0
        for part in parts:
            if len(part) == 2:
                for lost in (at, at + 1):
                    variant = term[:lost] + term[lost + 1 :]
                    if variant not in known:
                        found.setdefault(variant, term)
            at += len(part)
    return words.Lexicon(found), found


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    lexicon, variants = _variants()
    last = 0
    lacking: list[tuple[int, int, str]] = []
    for at, found in lexicon.ends(plain):
        start, end, term = at + 1 - len(found), at + 1, variants[found]
        # Most are found in the whole term.
        if not (plain.startswith(term, start) or plain.endswith(term, 0, end)):
            lacking.append((start, -end, found))
    for start, _, found in sorted(lacking):
        end, term = start + len(found), variants[found]
        if start >= last and not reads(plain, start, end):
            last = end
            yield Problem(
                _LOST.of(found=found, whole=term), span=(start, end), fix=Fix(found, term, safe=False)
            )
