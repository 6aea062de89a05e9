"""Whether a run of characters can be cut into words, as far as the word lists know them."""

from __future__ import annotations

from functools import lru_cache

from lawgov_xl.rules import words

# What a word may begin after, or end before.
_BEFORE = frozenset("的对和与及等在将把了为以按由向从、，。；：（“《 \n\t是有就经各")
_AFTER = frozenset("的和与及等在由为是、，。；：）”》 \n\t均都已也，,.;")
# Single characters that stand for a word of their own: endings (规范性, 行政处), links.
_SINGLE = frozenset("性化者的和与及或等在对为由日")
_ENDS = frozenset("处科局办委室组会院所站")


_REACH = 3
"""Characters on either side that may have a say."""


def reads(plain: str, start: int, end: int) -> bool:
    """Whether plain[start:end] can be cut into words, its first and last character being free to belong outside."""
    first = max(0, start - _REACH)
    return _reads(plain[first : end + _REACH], start - first, end - first)


@lru_cache(maxsize=2048)  # the same words stand beside each other again and again
def _reads(plain: str, start: int, end: int) -> bool:
    known, longer = words.pair_words(), words.long_words()
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
        if plain[at : at + 3] in longer:
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
