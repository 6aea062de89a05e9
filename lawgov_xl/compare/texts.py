"""Two texts, one marked against the other: what was taken out, what was put in, what stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_PIECES = re.compile(r"[^，。；：、！？,;:!?\n]+[，。；：、！？,;:!?\n]*|[，。；：、！？,;:!?\n]+")
_ALIKE = 0.5
_SHORT = 2
_LONGEST = 6000


class Op(Enum):
    """What happened to a piece of text."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    op: Op
    text: str


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts, in order: those of `old` are SAME and OUT, those of `new` SAME and IN."""
    if len(old) + len(new) > _LONGEST:
        return tuple(p for p in (Piece(Op.OUT, old), Piece(Op.IN, new)) if p.text)
    return tuple(_joined(_by_clause(old, new)))


def _by_clause(old: str, new: str) -> Iterator[Piece]:
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    for op, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        out, put = "".join(before[a1:a2]), "".join(after[b1:b2])
        if op == "equal":
            yield Piece(Op.SAME, out)
        elif op == "replace" and SequenceMatcher(None, out, put, autojunk=False).ratio() >= _ALIKE:
            yield from _by_character(out, put)
        else:
            yield Piece(Op.OUT, out)
            yield Piece(Op.IN, put)


def _by_character(old: str, new: str) -> Iterator[Piece]:
    """Within a clause; a character or two that happen to stay between changes are not worth a piece of their own."""
    out = put = ""
    for op, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        edge = not (out or put) or a2 == len(old)
        if op == "equal" and (a2 - a1 > _SHORT or edge):
            yield Piece(Op.OUT, out)
            yield Piece(Op.IN, put)
            yield Piece(Op.SAME, old[a1:a2])
            out = put = ""
        else:
            out += old[a1:a2]
            put += new[b1:b2]
    yield Piece(Op.OUT, out)
    yield Piece(Op.IN, put)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; blank ones left out; of a change, what went comes first."""
    held: dict[Op, str] = {Op.OUT: "", Op.IN: ""}
    same = ""
    for piece in pieces:
        if not piece.text:
            continue
        if piece.op is Op.SAME:
            yield from (Piece(op, text) for op, text in held.items() if text)
            held = {Op.OUT: "", Op.IN: ""}
            same += piece.text
        else:
            if same:
                yield Piece(Op.SAME, same)
                same = ""
            held[piece.op] += piece.text
    yield from (Piece(op, text) for op, text in held.items() if text)
    if same:
        yield Piece(Op.SAME, same)
