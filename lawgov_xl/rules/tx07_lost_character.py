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
OF_ITEM = False

# What a word may begin after, or end before, at the edge of a term.
_BEFORE = frozenset("的对和与及等在将把了为以按由向从、，。；：（“《 \n\t是有就经各")
_AFTER = frozenset("的和与及等在由为是、，。；：）”》 \n\t均都已也，,.;")
# Single characters that stand for a word of their own: endings (规范性, 行政处, 行政权), links.
_SINGLE = frozenset("性化者的和与及或等在对为由日")
_ENDS = frozenset("处科局办委室组会院所站")
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
    for start, end, found in lexicon.find(plain, every=True):
        term = variants[found]
        whole = plain.startswith(term, start) or plain.endswith(term, 0, end)
        if start >= last and not whole and not _reads(plain, start, end):
            last = end
            yield Problem(
                _LOST.of(found=found, whole=term), span=(start, end), fix=Fix(found, term, safe=False)
            )


def _reads(plain: str, start: int, end: int) -> bool:
    """Whether a piece can be cut into words, its first and last character being free to belong to what is outside."""
    known = words.pair_words()
    reached = {start}
    before, after = plain[start - 1 : start] if start else "", plain[end : end + 1]
    own_word = plain[max(0, start - 2) : start] in known
    # 落实行执法: 实行 would leave 落 alone; 多元化解决机制: 多元化 stands, and 解决 after it.
    further, left = plain[max(0, start - 3) : start - 1], plain[max(0, start - 2) : start - 1]
    alone = own_word and further not in known and left not in _SINGLE and left not in _BEFORE
    joins = before + plain[start] in known and not alone
    suffix = own_word and plain[start] in _SINGLE
    if joins or suffix or _may_join(before, _BEFORE, own_word=own_word):
        reached.add(start + 1)
    for at in range(start, end):
        if at not in reached:
            continue
        if plain[at : at + 2] in known:
            reached.add(at + 2)
        if plain[at : at + 3] in words.long_words():
            reached.add(at + 3)
        if plain[at] in _SINGLE and at > start:
            reached.add(at + 1)
        if at == end - 1:
            own_word = plain[end : end + 2] in known
            if (
                plain[at] in _ENDS
                or plain[at] + after in known
                or _may_join(after, _AFTER, own_word=own_word)
            ):
                return True
    return bool(reached & {end, end + 1, end + 2})


def _may_join(outside: str, edges: frozenset[str], *, own_word: bool) -> bool:
    """Whether a character at the edge may make an unknown word with the one outside (护理工作)."""
    return "\u4e00" <= outside <= "\u9fff" and outside not in edges and not own_word
