"""What is looked up in an official table while workbooks are read, made once: a thousand workbooks share one table."""

from __future__ import annotations

import re
from functools import lru_cache

from lawgov_xl.layout import remedies
from lawgov_xl.model import Role, Table
from lawgov_xl.text import squeeze, to_halfwidth

_NOT_WORD = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]")
_LED = re.compile(r"\A[\s\u3000]*[（(]\s*[0-9０-９]{1,6}\s*[）)]")


@lru_cache(maxsize=16384)
def words(text: str) -> str:
    """A header for comparing: no white space, no punctuation, ASCII digits and letters."""
    return _NOT_WORD.sub("", to_halfwidth(squeeze(text)))


def bare(requirement: str) -> str:
    """A requirement without its leading number, white space and punctuation."""
    return words(_LED.sub("", requirement))


class Index:
    """A table by the words of its headers, its items by number and by text."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.headers = {words(c.header): c.key for c in table.columns}
        self.by_number = {i.number: i for i in table.items}
        self.by_raw = {i.requirement: i for i in reversed(table.items)}
        self.by_text = {squeeze(i.requirement): i for i in reversed(table.items)}
        self.by_words = {bare(i.requirement): i for i in reversed(table.items)}
        self.chapters = {words(c): c for c in table.chapters}
        self.sections = {words(i.section): i.section for i in table.items} if table.section_rows else {}
        self.official = frozenset(c.key for c in table.official_columns)
        self.numbered = table.column(Role.NUMBER) is not None
        self.spread = remedies.problems_alone(table)


_indices: dict[int, Index] = {}


def index_of(table: Table) -> Index:
    """Kept by identity: a table can not be hashed, and the index holds on to it, so that its id stays its own."""
    found = _indices.get(id(table))
    if found is None:
        if len(_indices) > 64:
            _indices.clear()
        found = _indices[id(table)] = Index(table)
    return found
