"""Small, total functions on the text of cells. Every one accepts any Unicode string."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# White space that people type or paste, with the invisible characters that Word and the web leave behind.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
SPACES = frozenset(c for c in map(chr, range(0x3001)) if c.isspace())
"""White space; there is none beyond."""
_SPACE = re.compile(rf"[\s\u3000{_INVISIBLE}]+")
# The look-behind lets a run of blanks be tried once, at its start: else a long run costs its square.
_COMMENT = re.compile(r"(?<![ \t])[ \t]*Comment by [^:：\n]{1,40}[:：][^\n]*")
_FIELD = re.compile(
    r"\[bookmark: [^\]\n]{0,80}\]"
    r"|(?:PAGEREF|HYPERLINK|REF|TOC) [^\n]{0,80}?\\[a-z*](?: MERGEFORMAT)?"
    r"|错误[!！]未(?:找到引用源|定义书签)[。.]?"
)
LEFTOVER = re.compile(f"{_COMMENT.pattern}|{_FIELD.pattern}")
"""Reviewer comments, bookmarks and field codes that a word processor's export leaves in the text."""


LEFTOVER_SIGNS = ("\\", "[bookmark", "Comment", "错误")
"""Each of these leftovers has one of these signs."""
_CODE, _BOOKMARK, _COMMENTED, _ERROR = LEFTOVER_SIGNS


def has_leftovers(text: str) -> bool:
    """False where `LEFTOVER` surely finds nothing. Quick."""
    return _CODE in text or _BOOKMARK in text or _COMMENTED in text or _ERROR in text


_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]*[”’」』）)》】]*")
_DIGITS = re.compile(r"\d{1,6}")


def squeeze(text: str) -> str:
    """The text without any white space or invisible character: for comparing, never for showing."""
    # No white space but the blank, and no invisible character, is printable: most texts are told by that.
    return text if text.isprintable() and " " not in text else _SPACE.sub("", text)


def is_blank(text: str) -> bool:
    """Nothing that can be seen: white space, full-width spaces and zero-width characters only."""
    return not text or not (text[0].isalnum() or squeeze(text))


def without_leftovers(text: str) -> str:
    """The text without reviewer comments, bookmarks and field codes; edges stripped."""
    return (LEFTOVER.sub("", text) if has_leftovers(text) else text).strip(_STRIPPED)


_STRIPPED = "".join(SPACES) + _INVISIBLE


_HALF = {
    ord(c): unicodedata.normalize("NFKC", c)
    for c in map(chr, range(ord("０"), ord("ｚ") + 1))
    if c <= "９" or (c >= "Ａ" and c.isalpha())
}
_FULL = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")


def to_halfwidth(text: str) -> str:
    """Full-width digits and letters as ASCII (NFKC of these alone: full-width punctuation stays)."""
    return text.translate(_HALF) if _FULL.search(text) else text


def to_number(text: str) -> int | None:
    """A row number as people write it: `36`, `36.0`, `３６`, `36.`, `（36）`, `第36项`; else None."""
    plain = to_halfwidth(squeeze(text))
    plain = re.sub(r"\.0+\Z", "", plain)
    plain = re.sub(r"\A[第（(【\[]|[项条.．、）)】\]]+\Z", "", plain)
    return int(plain) if re.fullmatch(r"[0-9]{1,6}", plain) else None


def leading_number(text: str) -> int | None:
    """The number in brackets that leads a text: `（12）持续开展…` -> 12; else None."""
    plain = to_halfwidth(text.lstrip(" \t\n\r\u3000")[:12])
    match = re.match(r"[（(]\s*([0-9]{1,6})\s*[）)]", plain)
    return int(match.group(1)) if match else None


def sentences(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, sentence) of each sentence with its closing punctuation; blank ones are left out."""
    for match in _SENTENCE.finditer(text):
        if not is_blank(match.group()):
            yield match.start(), match.end(), match.group()


def shorten(text: str, limit: int = 24) -> str:
    """For quoting in a message: white space squeezed, cut in the middle of nothing longer than `limit`."""
    plain = squeeze(text)
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"


_MARKS = frozenset("，。；：、！？,;!?《》（）()“”‘’\n")


def around(text: str, start: int, end: int, room: int = 6) -> str:
    """For quoting in a message: a stretch with what stands beside it, whole words where a clause begins or ends near;
    what was cut is shown by …."""
    left, right = max(0, start - room), min(len(text), end + room)
    first = next(
        (i for i in range(left, max(0, left - 2 * room) - 1, -1) if i == 0 or text[i - 1] in _MARKS), None
    )
    last = next(
        (
            i
            for i in range(right, min(len(text), right + 2 * room) + 1)
            if i == len(text) or text[i] in _MARKS
        ),
        None,
    )
    before = "…" if first is None else ""
    after = "…" if last is None else ""
    stretch = text[left if first is None else first : right if last is None else last]
    return before + stretch.strip("\r\n").replace("\n", "⏎") + after


def listed(numbers: Iterable[int]) -> str:
    """Row numbers for a sentence: 5、8～12."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return "、".join(str(a) if a == b else f"{a}、{b}" if b == a + 1 else f"{a}～{b}" for a, b in spans)
