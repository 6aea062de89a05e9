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

NAME_EN = "word lacks a character"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT

# At the edge of a term the sound reading is the likelier (税务工作), unless the neighbour begins or ends a word.
_BEFORE = frozenset("的对和与及等在将把了为以按由向从、，。；：（“《 \n\t是有就经各")
_AFTER = frozenset("的和与及等在由为是、，。；：）”》 \n\t均都已，,.;")
# Single characters that end names and short forms: 行政处, 党组会, 行政权, 工作制.
_ENDS = frozenset("证处科局办委室组会院所站权制法人案")
_LOST = Message(
    "“{found}”疑缺字，应为“{whole}”。", "“{found}” seems to lack a character: “{whole}” is meant."
)


@lru_cache(maxsize=1)
def _variants() -> tuple[words.Lexicon, dict[str, tuple[tuple[str, int, bool], ...]]]:
    """Every term less one character -> (term, place of the character left single, whether it stands left of the gap)."""
    found: dict[str, list[tuple[str, int, bool]]] = {}
    known = {"".join(t) for t in words.terms()}
    for parts in words.terms():
        term, at = "".join(parts), 0
        for part in parts:
            if len(part) == 2:
                for lost in (0, 1):
                    variant = term[: at + lost] + term[at + lost + 1 :]
                    if variant not in known:
                        found.setdefault(variant, []).append((term, at, lost == 1))
            at += len(part)
    return words.Lexicon(found), {v: tuple(f) for v, f in found.items()}


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    lexicon, variants = _variants()
    pairs = words.pairs(context.edition)
    last = 0
    for start, end, found in lexicon.find(plain, every=True):
        if start < last:
            continue
        for term, at, gap_after in variants[found]:
            if _lost(plain, start, end, start + at, gap_after, pairs):
                yield Problem(
                    _LOST.of(found=found, whole=term), span=(start, end), fix=Fix(found, term, safe=False)
                )
                last = end
                break


def _lost(plain: str, start: int, end: int, single: int, gap_after: bool, pairs: frozenset[str]) -> bool:
    """Whether the character left single joins neither neighbour to a word."""
    before = plain[single - 1 : single] if single else ""
    after = plain[single + 1 : single + 2]
    c = plain[single]
    known = words.pair_words()
    # At the edge of the term the character may belong to a word outside it (迎检工作, 报备审查), unless what
    # stands there is a word of its own.
    if (
        single == start
        and before
        and before not in _BEFORE
        and plain[max(0, single - 2) : single] not in known
    ):
        return False
    if single + 1 == end and after and after not in _AFTER and plain[single + 1 : single + 3] not in known:
        return False
    if single + 1 == end and gap_after and c in _ENDS:
        return False
    if gap_after:
        return c + after not in pairs and before + c not in known
    return before + c not in pairs and c + after not in known
