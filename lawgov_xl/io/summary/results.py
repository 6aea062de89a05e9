"""校验结果: what the rules found, across departments first, then department by department."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lawgov_xl.io.summary.context import FIRST, RESULTS, Column, Context, Page
from lawgov_xl.io.summary.stream import Sample, Streamed, escape, height, numbered
from lawgov_xl.io.summary.styles import SEVERITY_FILLS
from lawgov_xl.io.summary.texts import END, Text
from lawgov_xl.layout import COVER
from lawgov_xl.model import Severity
from lawgov_xl.picture import Shared
from lawgov_xl.rules import all_rules

_RESULT = (
    Column("单位", 24), Column("级别", 8), Column("规则", 8), Column("规则名称", 22), Column("表", 10), Column("序号", 12),
    Column("位置", 10), Column("问题", 64), Column("建议改为", 36), Column("依据", 34), Column("豁免理由", 16),
)  # fmt: skip


def results(context: Context) -> list[Streamed]:
    """Lays out 校验结果: findings across departments first, then department by department."""
    sums = context.picture.severities()
    note = (
        f"错误 {sums['error']} 条（必须改正），警告 {sums['warning']} 条（请核实），提示 {sums['info']} 条；"
        f"已豁免 {sums['waived']} 条。涉及多个单位的列在最前。"
    )
    streamed = []
    for at, page in enumerate(context.all_pages[RESULTS], 1):
        sheet = context.sheet(page.sheet, "校验结果" + (f"（{at}）" if at > 1 else ""), note, _RESULT)
        context.table(sheet, f"results{at}", _RESULT, page.rows, streamed=True)
        if page.rows:
            _samples(context, sheet)
            streamed.append(Streamed(page.sheet, FIRST, _ResultRows(context, page), f"results{at}"))
    return streamed


def _samples(context: Context, sheet: Any) -> None:
    s = context.styles
    for at, severity in enumerate(Severity):
        sheet.write_string(FIRST - 1 + at, 1, severity.zh, s.fill(SEVERITY_FILLS[severity.value]))
    for at, rule in enumerate(all_rules()):
        for column, text in ((2, rule.code), (3, rule.name), (9, rule.basis)):
            context.write(sheet, FIRST - 1 + at, column, text, wrap=True)
    for at, form in enumerate((s.wrapped, s.quoted(wrap=True))):
        for column in (0, 4, 5, 6, 7, 8, 10):
            sheet.write_string(FIRST - 1 + at, column, "样", form)


_TALLEST = 28
"""Lines beyond the first that a row can show."""


class _ResultRows:
    def __init__(self, context: Context, page: Page) -> None:
        self._context, self._page = context, page
        self._names: Mapping[str, str] = {
            **{t.key: t.sheet for t in context.picture.edition.tables},
            "cover": COVER,
            "picture": "",
        }

    def __call__(self, samples: list[Sample], first: int) -> Iterator[bytes]:
        return self._page.cut(self._all(samples, first - self._page.skip))

    def _all(self, samples: list[Sample], first: int) -> Iterator[bytes]:
        cells, quoted = samples[0].cells, samples[1].cells
        texts = {c: Text(cells[c], quoted[c], nothing=cells[c].blank) for c in "AEFGHIK"}
        numbers, places, messages, proposals, reasons = (texts[c] for c in "FGHIK")
        tables = {key.encode(): texts["E"](escape(name)) for key, name in self._names.items()}
        kinds: dict[tuple[bytes, bytes], bytes] = {}
        bases: dict[bytes, bytes] = {}
        for sample, rule in zip(samples, all_rules(), strict=False):
            code, own = rule.code.encode(), sample.cells
            bases[code] = own["J"].whole
            for level, at in zip(Severity, samples, strict=False):
                about = at.cells["B"].whole + own["C"].whole + own["D"].whole
                kinds[code, level.value.encode()] = about
        openings = [samples[0].tall(height(1 + extra)) for extra in range(_TALLEST + 1)]
        row = first
        for name, fields in self._fields(texts["A"]):
            code, severity, table, sheet, cell, number, _, message, _, after, waived = fields
            # Messages are Chinese: two units a character, as `lines` would find out at more length.
            most = max(len(message.decode()) // 31, len(after.decode()) // 17, message.count(b"\n"))
            yield numbered(
                (
                    openings[min(most, _TALLEST)],
                    name,
                    kinds[code, severity],
                    tables[table] if table in tables else texts["E"](sheet),
                    numbers(number),
                    places(cell),
                    messages(message),
                    proposals(after),
                    bases[code],
                    reasons(waived),
                    END,
                ),
                row,
            )
            row += 1

    def _fields(self, names: Text) -> Iterator[tuple[bytes, Sequence[bytes]]]:
        """The cell of the department, and the fields, of every finding."""
        for shared in self._context.picture.findings:
            yield names(escape(_together(shared.departments))), [escape(f) for f in _shared_fields(shared)]
        for member, digest in self._context.counted:
            name = names(escape(member.name))
            for fields in self._context.escaped_rows(digest, "results"):
                yield name, fields


def _shared_fields(shared: Shared) -> tuple[str, ...]:
    f = shared.finding
    numbers = "、".join(map(str, f.numbers))
    return (
        f.rule,
        f.severity.value,
        f.table,
        f.sheet,
        f.cell,
        numbers,
        f.column,
        f.message.to("zh"),
        "",
        "",
        "",
    )


def _together(names: Sequence[str], most: int = 12) -> str:
    """A、B、C; the rest counted."""
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown}等 {len(names)} 个单位"
