"""What rules say of texts and entries, each looked at once.

What TEXT and ENTRY rules say of equal ones is kept and used again: departments repeat themselves and each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lawgov_xl.check.guarded import MOST, broke, more
from lawgov_xl.check.sieve import Indexed, Sieve
from lawgov_xl.model import Edition, Entry, Helper, Role
from lawgov_xl.rules.base import Context, LooksAt, Problem, Rule, Text

_KEPT = 8_000
"""How many texts' problems are kept: about the different texts of eighty workbooks; some ten MB."""

Said = tuple[tuple[int, Problem], ...]
"""Problems with the index of the rule that says each."""


@dataclass(slots=True)
class Memo:
    """What rules said, for one set of rules, edition and date. context: of TEXT rules; it holds on to the edition, so
    that the ids of its items stay their own."""

    context: Context
    on_entries: tuple[Indexed, ...]
    on_texts: Sieve
    _texts: dict[tuple[int, Role, str], Said] = field(default_factory=dict)
    _everywhere: dict[tuple[int, Role, str], Said] = field(default_factory=dict)
    _entries: dict[tuple[object, ...], Said] = field(default_factory=dict)

    def of_text(self, piece: Text) -> Said:
        """What TEXT rules say of a text."""
        key = (id(piece.item), piece.role, piece.text)
        said = self._texts.get(key)
        if said is None:
            free, of_item = self.on_texts.fitting(piece.text)
            # 不涉及 stands on a hundred rows: what does not hang on the item is looked at once.
            at = (id(piece.table), piece.role, piece.text)
            anywhere = self._everywhere.get(at)
            if anywhere is None:
                anywhere = tuple(_of_text(free, piece, self.context))
                if len(self._everywhere) >= _KEPT:
                    self._everywhere.clear()
                self._everywhere[at] = anywhere
            said = (*anywhere, *_of_text(of_item, piece, self.context))
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            self._texts[key] = said
        return said

    def of_entry(self, entry: Entry, columns: tuple[Helper, ...], context: Context) -> Said:
        """What ENTRY rules say of an entry, and TEXT rules of its texts. columns: helper columns of its table."""
        answer, remedy = entry.cells.get(Role.ANSWER, ""), entry.cells.get(Role.REMEDY, "")
        key = (
            id(entry.item),
            answer,
            remedy,
            entry.told,
            entry.cells.get(Role.MEASURES, ""),
            entry.declared,
            entry.deadline,
            entry.owner,
            entry.evidence,
            columns,
            Role.REMEDY in entry.cells,
        )
        said = self._entries.get(key)
        if said is None:
            said = tuple(self._look(entry, context))
            if len(self._entries) >= _KEPT:
                self._entries.clear()
            self._entries[key] = said
        return said

    def _look(self, entry: Entry, context: Context) -> Iterator[tuple[int, Problem]]:
        for i, rule in self.on_entries:
            try:
                for problem in rule.check(entry, context):
                    yield i, problem
            except Exception as fault:
                yield i, broke(rule, fault)
        for role in (Role.ANSWER, Role.REMEDY, Role.MEASURES):
            if text := entry.cells.get(role, ""):
                for i, problem in self.of_text(Text(text, role, entry.item, context.table)):
                    yield i, problem if problem.column else replace(problem, column=role.value)


_memos: dict[tuple[object, ...], Memo] = {}


def memo_of(rules: Sequence[Rule], edition: Edition, today: date) -> Memo:
    """The memo of these rules, edition and date."""
    key = (tuple((r.code, id(r.check)) for r in rules), id(edition), today)
    if key not in _memos:
        if len(_memos) >= 16:
            _memos.clear()
        on_entries = tuple(r for r in enumerate(rules) if r[1].looks_at is LooksAt.ENTRY)
        on_texts = Sieve(r for r in enumerate(rules) if r[1].looks_at is LooksAt.TEXT)
        _memos[key] = Memo(Context(edition, today), on_entries, on_texts)
    return _memos[key]


def _of_text(rules: Sequence[Indexed], piece: Text, context: Context) -> list[tuple[int, Problem]]:
    found: list[tuple[int, Problem]] = []
    for i, rule in rules:
        try:
            most = len(found) + MOST
            for problem in rule.check(piece, context):
                if len(found) == most:
                    found.append((i, more(rule)))
                    break
                found.append((i, problem))
        except Exception as fault:
            found.append((i, broke(rule, fault)))
    return found
