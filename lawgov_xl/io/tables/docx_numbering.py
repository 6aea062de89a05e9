"""Automatic numbering of Word: the number that is printed before a paragraph and stands in no text.

Follows ECMA-376 part 1, 17.9: a level's counter goes up with each of its paragraphs and starts anew after a
paragraph of a higher level; lists that share an abstract definition go on counting, unless a start is overridden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from lawgov_xl.io.tables.docx_numerals import numeral
from lawgov_xl.io.tables.docx_package import W

_LEVELS = 9


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


def value(node: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element that may not be there."""
    return "" if node is None else node.get(w(name), "")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restart: int | None  # the level (1-based) that restarts it; 0: none does; None: every higher one


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of one document, in order."""

    numbering: etree._Element | None
    styles: etree._Element | None
    _abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _links: dict[str, str] = field(default_factory=dict)
    _nums: dict[str, str] = field(default_factory=dict)
    _own: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)
    _styles: dict[str, etree._Element] = field(default_factory=dict)
    _of_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for style in () if self.styles is None else self.styles.iter(w("style")):
            self._styles[style.get(w("styleId"), "")] = style
        if self.numbering is None:
            return
        for abstract in self.numbering.iter(w("abstractNum")):
            key = abstract.get(w("abstractNumId"), "")
            self._abstract[key] = dict(_levels(abstract))
            if link := value(abstract.find(w("numStyleLink"))):
                self._links[key] = link
        for num in self.numbering.iter(w("num")):
            key = num.get(w("numId"), "")
            self._nums[key] = value(num.find(w("abstractNumId")))
            for override in num.iter(w("lvlOverride")):
                level = _int(override.get(w("ilvl")), 0)
                for index, own in _levels(override):
                    self._own[key, index] = own
                if (start := override.find(w("startOverride"))) is not None:
                    self._starts[key, level] = _int(value(start), 1)

    def visible(self, paragraph: etree._Element) -> str:
        """The number printed before a paragraph, with what parts it from the text; "" if it has none.

        Counts: call it once for every paragraph, in the order of the document.
        """
        number, index = self._numbered(paragraph)
        if number not in self._nums or not 0 <= index < _LEVELS:
            return ""
        abstract = self._resolve(self._nums[number])
        level = self._level(number, abstract, index)
        if level is None:
            return ""
        self._count(number, abstract, index)
        shown = self._show(number, abstract, index, level)
        if not shown:
            return ""
        return shown + (
            " " if level.suffix == "space" or (level.suffix == "tab" and shown[-1:].isalnum()) else ""
        )

    def _numbered(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return self._from_style(self._default_style())
        direct = properties.find(w("numPr"))
        style = value(properties.find(w("pStyle"))) or self._default_style()
        if direct is not None and direct.find(w("numId")) is not None:
            return value(direct.find(w("numId"))), _int(value(direct.find(w("ilvl"))), 0)
        number, index = self._from_style(style)
        if direct is not None and direct.find(w("ilvl")) is not None:
            index = _int(value(direct.find(w("ilvl"))), index)
        return number, index

    def _default_style(self) -> str:
        return next(
            (
                k
                for k, s in self._styles.items()
                if s.get(w("type")) == "paragraph" and s.get(w("default")) in ("1", "true", "on")
            ),
            "",
        )

    def _from_style(self, style: str) -> tuple[str, int]:
        if style not in self._of_style:
            self._of_style[style] = self._look_up(style)
        return self._of_style[style]

    def _look_up(self, style: str) -> tuple[str, int]:
        """The list and level that a style or one it is based on gives its paragraphs."""
        name, seen = style, set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            element = self._styles[name]
            numbering = element.find(f"{w('pPr')}/{w('numPr')}")
            if numbering is not None and (number := value(numbering.find(w("numId")))):
                abstract = self._resolve(self._nums.get(number, ""))
                linked = self._level_of_style(abstract, name)
                return number, linked if linked is not None else _int(value(numbering.find(w("ilvl"))), 0)
            name = value(element.find(w("basedOn")))
        return "", 0

    def _level_of_style(self, abstract: str, style: str) -> int | None:
        if self.numbering is None:
            return None
        for element in self.numbering.iter(w("abstractNum")):
            if element.get(w("abstractNumId")) == abstract:
                for level in element.iter(w("lvl")):
                    if value(level.find(w("pStyle"))) == style:
                        return _int(level.get(w("ilvl")), 0)
        return None

    def _resolve(self, abstract: str) -> str:
        """The definition that a link to a list style leads to."""
        seen: set[str] = set()
        while abstract in self._links and abstract not in seen:
            seen.add(abstract)
            style = self._styles.get(self._links[abstract])
            number = "" if style is None else value(style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}"))
            if number not in self._nums:
                break
            abstract = self._nums[number]
        return abstract

    def _level(self, number: str, abstract: str, index: int) -> _Level | None:
        return self._own.get((number, index)) or self._abstract.get(abstract, {}).get(index)

    def _count(self, number: str, abstract: str, index: int) -> None:
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        level = self._level(number, abstract, index)
        start = level.start if level else 1
        if (number, index) in self._starts and (number, index) not in self._begun:
            counters[index] = self._starts[number, index]
        else:
            counters[index] = start if counters[index] is None else (counters[index] or 0) + 1
        self._begun.add((number, index))
        for deeper in range(index + 1, _LEVELS):
            below = self._level(number, abstract, deeper)
            restart = below.restart if below else None
            if restart is None or (restart > 0 and index + 1 <= restart):
                counters[deeper] = None
                # A start that is overridden for this list holds again for each new run of the level.
                self._begun.discard((number, deeper))

    def _show(self, number: str, abstract: str, index: int, level: _Level) -> str:
        if level.format == "none":
            return ""
        if level.format == "bullet":
            return _bullet(level.text)
        counters, shown = self._counters[abstract], level.text
        for at in range(_LEVELS):
            mark = f"%{at + 1}"
            if mark in shown:
                own = self._level(number, abstract, at)
                count = counters[at] if counters[at] is not None else (own.start if own else 1)
                form = "decimal" if level.legal or own is None else own.format
                shown = shown.replace(mark, numeral(count or 0, form))
        return shown


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for lvl in parent.findall(w("lvl")):
        restart = lvl.find(w("lvlRestart"))
        yield (
            _int(lvl.get(w("ilvl")), 0),
            _Level(
                start=_int(value(lvl.find(w("start"))), 0 if lvl.find(w("start")) is None else 1),
                format=value(lvl.find(w("numFmt"))) or "decimal",
                text=value(lvl.find(w("lvlText"))),
                suffix=value(lvl.find(w("suff"))) or "tab",
                legal=lvl.find(w("isLgl")) is not None
                and value(lvl.find(w("isLgl"))) not in ("0", "false", "off"),
                restart=None if restart is None else _int(value(restart), 0),
            ),
        )


def _int(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def _bullet(text: str) -> str:
    """Bullets of symbol fonts stand in the private use area: any of them is a dot to the reader."""
    return "".join("•" if "\ue000" <= c <= "\uf8ff" else c for c in text)
