"""Faults of the template (TP): what people do to a table."""

from __future__ import annotations

import random

from lawgov_xl.model import Role
from tests.rules.harness_structure import (
    DONE,
    Expected,
    a_number,
    a_table,
    expect,
    fault,
    items_of,
    words,
)
from tests.synthetic import Book, Sheet, merged_groups


@fault("TP01")
def header_retitled(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    column = rng.choice(table.columns)
    word = rng.choice(("自评情况", "备注", column.header[:1], column.header + "（必填）", "", "填报内容"))
    sheet.rows[sheet.header][sheet.columns[column.key]] = word
    return expect("TP01|TP16", key)


@fault("TP02")
def official_text_edited(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    number = a_number(rng, table)
    keys = [c.key for c in table.official_columns if c.role not in (Role.CHAPTER, Role.SECTION, Role.NUMBER)]
    column = rng.choice([k for k in keys if len(str(sheet.get(number, k))) > 8] or [Role.REQUIREMENT])
    text = str(sheet.get(number, column))
    at = rng.randint(6, len(text) - 2)
    how = rng.choice(
        ("cut", "put", "swap", "clear") if column != Role.REQUIREMENT else ("cut", "put", "swap")
    )
    new = {
        "cut": text[:at] + text[at + rng.randint(1, 6) :],
        "put": text[:at] + rng.choice(("原则上", "（可选）", "不", "基本")) + text[at:],
        "swap": text[:at] + ("甲" if text[at] != "甲" else "乙") + text[at + 1 :],
        "clear": "",
    }[how]
    sheet.set(number, column, new)
    return expect("TP02|TP08", key, number)


@fault("TP03")
def rows_dropped(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    numbers = sorted(rng.sample([i.number for i in table.items], rng.randint(1, 6)))
    for number in numbers:
        del sheet.rows[sheet.at(number)]
    return expect("TP03", key, *numbers)


@fault("TP04")
def row_added(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    row = [""] * len(sheet.rows[sheet.header])
    row[sheet.columns[Role.REQUIREMENT]] = rng.choice(
        ("加强水文站网规划建设。", "本单位特色工作", "其他需要说明的事项和经验做法")
    )
    row[sheet.columns[Role.ANSWER]] = words(rng, rng.choice(DONE))
    sheet.rows.insert(sheet.at(a_number(rng, table)), list(row))
    return expect("TP04", key)


@fault("TP05")
def rows_swapped(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    one, other = rng.sample([i.number for i in table.items], 2)
    a, z = sheet.at(one), sheet.at(other)
    sheet.rows[a], sheet.rows[z] = sheet.rows[z], sheet.rows[a]
    return expect("TP05", key, one, other)


@fault("TP05")
def block_moved(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    numbers = [i.number for i in table.items]
    start = rng.randint(0, len(numbers) - 12)
    block = numbers[start : start + rng.randint(1, 8)]
    rows = [sheet.rows.pop(sheet.at(n)) for n in block]
    rest = [n for n in numbers if n not in block and abs(n - block[0]) > 10]
    at = sheet.at(rng.choice(rest))
    sheet.rows[at:at] = rows
    return expect("TP05", key, *block, touched=tuple(numbers))


@fault("TP06")
def answered_twice(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    number = a_number(rng, table)
    again = list(sheet.rows[sheet.at(number)])
    again[sheet.columns[Role.ANSWER]] = words(rng, rng.choice(DONE)) + "另见年度总结。"
    sheet.rows.insert(sheet.at(number) + 1, again)
    return expect("TP06", key, number)


@fault("TP07")
def repeated(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    number = a_number(rng, table)
    sheet.rows.insert(sheet.at(a_number(rng, table)), list(sheet.rows[sheet.at(number)]))
    return expect("TP07", key, number, touched=(number,))


@fault("TP08")
def number_retyped(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    number = a_number(rng, table)
    wrong = rng.choice((number + 1, number * 10, number - 1))
    if key == "indicators":
        sheet.set(number, Role.NUMBER, wrong)
    else:
        item = table.item(number)
        assert item is not None
        sheet.set(number, Role.REQUIREMENT, item.requirement.replace(f"（{number}）", f"（{wrong}）", 1))
    return expect("TP08", key, number)


@fault("TP09")
def label_changed(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    number = a_number(rng, table)
    text = str(sheet.get(number, Role.SECTION))
    at = rng.randint(2, len(text) - 2)
    sheet.set(number, Role.SECTION, text[:at] + rng.choice(("与", "和其他", "")) + text[at + 1 :])
    return expect("TP09", key, number)


@fault("TP10")
def labels_taken_apart(rng: random.Random, b: Book) -> Expected:
    key, sheet, _ = a_table(rng, b)
    merged_groups(sheet)
    sheet.merges.clear()
    return expect("TP10", key)


@fault("TP11")
def sheet_deleted(rng: random.Random, b: Book) -> Expected:
    key, sheet, _ = a_table(rng, b)
    del b.sheets[sheet.name]
    return expect("TP11", key, touched=tuple(i.number for i in items_of(key)))


@fault("TP12")
def sheet_renamed(rng: random.Random, b: Book) -> Expected:
    key, sheet, _ = a_table(rng, b)
    sheet.name = rng.choice(("Sheet1", "报送稿", "自评表（终稿2）"))
    return expect("TP12", key)


@fault("TP13")
def old_copy_left(rng: random.Random, b: Book) -> Expected:
    key, sheet, _ = a_table(rng, b)
    copy = Sheet(f"{sheet.name} (2)", [list(r) for r in sheet.rows])
    b.sheets[copy.name] = copy
    return expect("TP13", key)


@fault("TP14")
def other_edition(rng: random.Random, b: Book) -> Expected:
    b.sheets["_meta"].rows[rng.randint(0, 1)][1] = rng.choice(("chongqing-2018", "9"))
    return expect("TP14")


@fault("TP16")
def column_deleted(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    column = rng.choice([c for c in table.columns if c.role not in (Role.REQUIREMENT, Role.ANSWER)])
    at = sheet.columns[column.key]
    for row in sheet.rows[sheet.header :]:
        del row[at : at + 1]
    touched = tuple(i.number for i in table.items) if not column.role.official else ()
    return expect("TP16", key, touched=touched)


@fault("TP17")
def column_added(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    at = rng.choice((2, len(table.columns), len(sheet.rows[sheet.header])))
    for row in sheet.rows[sheet.header :]:
        row.insert(at, "")
    sheet.rows[sheet.header][at] = rng.choice(("备注", "本局意见", ""))
    sheet.columns = {k: c + (c >= at) for k, c in sheet.columns.items()}
    for number in rng.sample([i.number for i in table.items], rng.randint(1, 20)):
        sheet.rows[sheet.at(number)][at] = "已报分管领导"
    return expect("TP17", key)


@fault("TP18")
def columns_swapped(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    one, other = rng.sample(range(len(table.columns)), 2)
    for row in sheet.rows[sheet.header :]:
        if len(row) > max(one, other):
            row[one], row[other] = row[other], row[one]
    return expect("TP18", key)


@fault("TP19")
def helpers_removed(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    for row in sheet.rows[sheet.header :]:
        del row[len(table.columns) + rng.randint(0, 1) :]
    return expect("TP19", key)


@fault("TP20")
def answers_merged(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    starts = [n for n in (i.number for i in table.items) if n + 2 <= len(table.items)]
    number = rng.choice([n for n in starts if sheet.at(n + 2) == sheet.at(n) + 2])
    column = sheet.columns[Role.ANSWER] + 1
    sheet.merges.append((sheet.at(number) + 1, column, sheet.at(number) + 3, column))
    for n in (number + 1, number + 2):
        sheet.set(n, Role.ANSWER, "")
    return expect("TP20", key, number, touched=(number, number + 1, number + 2))


@fault("TP21")
def error_value(rng: random.Random, b: Book) -> Expected:
    key, sheet, table = a_table(rng, b)
    number = a_number(rng, table)
    sheet.set(number, Role.ANSWER, rng.choice(("#REF!", "#N/A", "#VALUE!", "#NAME?", "=A1", "=SUM(B2:B9)")))
    return expect("TP21", key, number)


@fault("TP22")
def sheets_reordered(rng: random.Random, b: Book) -> Expected:
    b.sheets = dict(reversed(list(b.sheets.items())))
    return expect("TP22")
