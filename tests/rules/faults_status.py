"""Faults of the status (ST): what does not fit what is said."""

from __future__ import annotations

import random

from lawgov_xl.model import Helper, Role
from tests.rules.harness_structure import (
    KEYS,
    PROBLEMS,
    Expected,
    a_row,
    expect,
    fault,
    items_of,
    set_cover,
    words,
)
from tests.synthetic import Book


@fault("ST01")
def declared_completed(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, rng.choice(("issue", "none")))
    sheet.set(number, Helper.STATUS, "已完成")
    return expect("ST01", key, number)


@fault("ST02")
def status_mistyped(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done")
    sheet.set(
        number, Helper.STATUS, rng.choice(("己完成", "基本完成", "是", "√", "100%", "推进中", "Completed"))
    )
    return expect("ST02", key, number)


@fault("ST03")
def declared_not_applicable(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done")
    sheet.set(number, Helper.STATUS, "不涉及")
    touched = tuple(
        (k, i.number) for k in KEYS for i in items_of(k)
    )  # rows that ask for the same may differ now
    return Expected(frozenset({"ST03"}), key, frozenset({number}), frozenset(touched))


@fault("ST04")
def not_applicable_and_more(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done")
    answer = str(sheet.get(number, Role.ANSWER))
    said = rng.choice(("不涉及。{a}", "我局不涉及；{a}", "{a}我局不涉及", "{a}本单位不涉及该项工作。"))
    sheet.set(number, Role.ANSWER, said.format(a=answer))
    sheet.set(number, Helper.STATUS, "")
    return expect("ST04", key, number)


@fault("ST05")
def not_applicable_with_remedy(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "none", "indicators")
    sheet.set(
        number, Role.REMEDY, words(rng, rng.choice((*PROBLEMS, "进一步完善{t}工作。", "{t}有待加强。")))
    )
    return expect("ST05", key, number)


@fault("ST06")
def gap_with_promise(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done", "indicators")
    gaps = (
        "尚未建立{t}制度。",
        "未配备{t}设备，暂用旧设备。",
        "正在制定{t}办法。",
        "{t}情况不明。",
        "{t}系统还在建设之中。",
    )
    said = (
        "进一步持续完善该工作。",
        "继续抓好落实",
        "下一步将继续加强相关工作。",
        "持续推进。",
        "不断提升该项工作水平。",
    )
    sheet.set(number, Role.ANSWER, words(rng, rng.choice(gaps)))
    sheet.set(number, Role.REMEDY, rng.choice(said))
    sheet.set(number, Helper.STATUS, "")
    return expect("ST06", key, number)


LEADS = {"重庆市司法局": "市司法局", "重庆市民政局": "市民政局", "重庆市人力资源和社会保障局": "市人力社保局",
         "重庆市发展和改革委员会": "市发展改革委", "重庆市公安局": "市公安局", "重庆市审计局": "市审计局"}  # fmt: skip


def _unit_says_no(rng: random.Random, b: Book, where: str) -> int:
    """Makes a department that some task names say no there; returns the task's number."""
    named = {
        department: [
            i.number
            for i in items_of("tasks")
            if short in getattr(i, where) and (where == "leads" or short not in i.leads)
        ]
        for department, short in LEADS.items()
    }
    department = rng.choice([d for d, numbers in named.items() if numbers])
    set_cover(b, "填报单位", department)
    number = rng.choice(named[department])
    sheet = b.sheet("tasks")
    sheet.set(number, Role.ANSWER, rng.choice(("不涉及", "我局不涉及", "无此项职能")))
    sheet.set(number, Helper.STATUS, "")
    return number


def _all_touched(code: str, number: int) -> Expected:
    """The department changed, and with it what is asked of every row."""
    touched = frozenset((k, i.number) for k in KEYS for i in items_of(k))
    return Expected(frozenset({code}), "tasks", frozenset({number}), touched)


@fault("ST07")
def lead_says_no(rng: random.Random, b: Book) -> Expected:
    return _all_touched("ST07", _unit_says_no(rng, b, "leads"))


@fault("ST08")
def participant_says_no(rng: random.Random, b: Book) -> Expected:
    return _all_touched("ST08", _unit_says_no(rng, b, "participants"))


@fault("ST09")
def role_says_no(rng: random.Random, b: Book) -> Expected:
    set_cover(
        b,
        "填报单位",
        rng.choice(("重庆市生态环境局", "重庆市交通局", "重庆市文化和旅游发展委员会", "重庆市城市管理局")),
    )
    number = rng.choice((68, 69, 83))
    sheet = b.sheet("tasks")
    sheet.set(number, Role.ANSWER, "我局不涉及")
    sheet.set(number, Helper.STATUS, "")
    return _all_touched("ST09", number)


@fault("ST10")
def completed_with_plan(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done")
    sheet.set(number, Helper.STATUS, "已完成")
    if rng.random() < 0.5:
        sheet.set(
            number, Helper.DEADLINE, rng.choice(("2021-06-30", "2021年年底", "2022年一季度", "2021年3月底前"))
        )
    else:
        answer = str(sheet.get(number, Role.ANSWER))
        sheet.set(number, Role.ANSWER, answer + words(rng, "{t}平台将于2021年{m}月底前上线。"))
    return expect("ST10|ST01", key, number)


@fault("ST11")
def everyone_says_no(rng: random.Random, b: Book) -> Expected:
    key, number = rng.choice((("indicators", 83), ("indicators", 101), ("indicators", 102), ("indicators", 104), ("tasks", 74),
                              ("tasks", 86), ("tasks", 125), ("tasks", 126), ("tasks", 128)))  # fmt: skip
    sheet = b.sheet(key)
    sheet.set(number, Role.ANSWER, "不涉及")
    sheet.set(number, Helper.STATUS, "")
    if Role.REMEDY in sheet.columns:
        sheet.set(number, Role.REMEDY, "")
    return expect("ST11", key, number)


@fault("ST12")
def nothing_to_go_on_with(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done", "indicators")
    said = ("无{t}辅助岗位。", "我局未发生{t}方面的失误。", "未收到关于{t}的来信。", "没有出现{t}问题")
    sheet.set(number, Role.ANSWER, words(rng, rng.choice(said)))
    sheet.set(number, Role.REMEDY, rng.choice(("进一步持续完善该工作。", "继续做好相关工作。")))
    sheet.set(number, Helper.STATUS, "")
    return expect("ST12", key, number)
