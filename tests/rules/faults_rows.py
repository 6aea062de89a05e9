"""Faults between rows (XR): rows that contradict each other."""

from __future__ import annotations

import random

from lawgov_xl.model import Helper, Role
from lawgov_xl.rules.alike import pairs
from tests.rules.harness_structure import (
    DONE,
    KEYS,
    Expected,
    an_answered_row,
    expect,
    fault,
    items_of,
    kind_of,
    words,
)
from tests.synthetic import Book, Sheet


def _two_done(rng: random.Random, b: Book, key: str = "") -> tuple[str, Sheet, int, int]:
    key = key or rng.choice(KEYS)
    sheet = b.sheet(key)
    assert sheet.table is not None
    one, other = rng.sample([i.number for i in sheet.table.items if kind_of(sheet, i.number) == "done"], 2)
    return key, sheet, one, other


@fault("XR01")
def denied_and_admitted(rng: random.Random, b: Book) -> Expected:
    key, sheet, one, other = _two_done(rng, b)
    no, yes = rng.choice(
        (
            (
                "不存在违规设置市场准入条件的文件。",
                "清理中发现违规设置市场准入条件的文件{n}件，已经停止执行。",
            ),
            ("没有发生未经集体讨论擅自决策的情况。", "有{n}项决策未经集体讨论擅自决策，已责令检查。"),
            ("未出现逾期未反馈代表建议的情形。", "2019年存在逾期未反馈代表建议的违规情形{n}次。"),
            ("我局没有违反政府采购程序的行为。", "自查发现违反政府采购程序的项目{n}个。"),
        )
    )
    sheet.set(one, Role.ANSWER, words(rng, no))
    sheet.set(other, Role.ANSWER, words(rng, yes))
    return expect("XR01", key, one, other)


@fault("XR02")
def absent_and_present(rng: random.Random, b: Book) -> Expected:
    key, sheet, one, other = _two_done(rng, b)
    no, yes = rng.choice(
        (
            ("我局无移动客户端平台。", "通过移动客户端推送信息{n}次。"),
            ("未设立法律服务窗口，群众到司法局办理。", "设立法律服务窗口{n}个，方便群众办事。"),
            ("未收到行政赔偿申请。", "受理行政赔偿申请{n}件，均已办结。"),
            ("至今无行政应诉案件。", "办理行政应诉案件{n}件。"),
            ("没有专家咨询委员会。", "建立了专家咨询委员会，提供意见{n}次。"),
        )
    )
    sheet.set(one, Role.ANSWER, words(rng, no))
    sheet.set(other, Role.ANSWER, words(rng, yes))
    return expect("XR02", key, one, other)


THINGS = (
    "行政许可事项",
    "政务服务事项",
    "备案审查文件",
    "执法监测站点",
    "专职法制员",
    "特邀监督员队伍",
    "数据共享目录",
)


@fault("XR03")
def quantity_differs(rng: random.Random, b: Book) -> Expected:
    key, sheet, one, other = _two_done(rng, b)
    thing, unit = rng.choice(THINGS), rng.choice("个项")
    first, second = rng.sample(range(2, 400), 2)
    forms = (
        "目前共有{t}{n}{u}。",
        "我局现有{n}{u}{t}。",
        "清理后保留{t}{n}{u}，其余取消。",
        "{t}调整为{n}{u}。",
    )
    sheet.set(one, Role.ANSWER, rng.choice(forms).format(t=thing, n=first, u=unit))
    sheet.set(other, Role.ANSWER, rng.choice(forms).format(t=thing, n=second, u=unit))
    return expect("XR03", key, one, other)


@fault("XR04")
def quantity_differs_between_tables(rng: random.Random, b: Book) -> Expected:
    thing = rng.choice(THINGS)
    first, second = rng.sample(range(2, 400), 2)
    for key, n in (("indicators", first), ("tasks", second)):
        sheet = b.sheet(key)
        assert sheet.table is not None
        number = an_answered_row(rng, sheet, sheet.table)
        sheet.set(number, Role.ANSWER, f"目前共有{thing}{n}个。")
    return Expected(frozenset({"XR04"}), "tasks", touched=frozenset({(key, number)}))


@fault("XR05")
def same_matter(rng: random.Random, b: Book) -> Expected:
    pair = rng.choice(pairs(b.edition))
    here, there = rng.sample((pair.one, pair.other), 2)
    for (key, number), answer in ((here, "不涉及"), (there, words(rng, rng.choice(DONE)))):
        b.sheet(key).set(number, Role.ANSWER, answer)
        b.sheet(key).set(number, Helper.STATUS, "")
        if key == "indicators":
            b.sheet(key).set(number, Role.REMEDY, "")
    linked = {p for q in pairs(b.edition) for p in (q.one, q.other)}
    return Expected(frozenset({"XR05"}), here[0], frozenset({here[1]}), frozenset(linked))


@fault("XR06")
def moved_yet_done(rng: random.Random, b: Book) -> Expected:
    sheet = b.sheet("indicators")
    numbers = [i.number for i in items_of("indicators") if "行政执法" in i.requirement]
    one, other = rng.sample(numbers, 2)
    moved = (
        "该职能已移交市综合执法总队。",
        "行政执法职能已划转市市场监管局。",
        "机构改革后，该项工作已划转综合执法队伍。",
    )
    done = (
        "开展行政执法检查{n}次，案卷全部归档。",
        "组织执法人员培训{n}期。",
        "严格按照程序调查取证，办案{n}件。",
    )
    sheet.set(one, Role.ANSWER, rng.choice(moved))
    sheet.set(other, Role.ANSWER, words(rng, rng.choice(done)))
    for n in (one, other):
        sheet.set(n, Helper.STATUS, "")
        sheet.set(n, Role.REMEDY, "")
    touched = frozenset(("indicators", n) for n in numbers) | {
        p for q in pairs(b.edition) for p in (q.one, q.other)
    }
    return Expected(frozenset({"XR06"}), "indicators", frozenset({one, other}), touched)


@fault("XR07")
def joint_rows_differ(rng: random.Random, b: Book) -> Expected:
    sheet = b.sheet("indicators")
    assert sheet.table is not None
    joint = rng.choice(sheet.table.joints)
    number, *rest = rng.sample(joint.numbers, len(joint.numbers))
    sheet.set(number, Role.ANSWER, "不涉及")
    for n in rest:
        sheet.set(n, Role.ANSWER, words(rng, rng.choice(DONE)))
    for n in joint.numbers:
        sheet.set(n, Helper.STATUS, "")
        sheet.set(n, Role.REMEDY, "")
    linked = {p for q in pairs(b.edition) for p in (q.one, q.other)}
    touched = {("indicators", n) for n in joint.numbers} | linked
    return Expected(frozenset({"XR07", "ST11"}), "indicators", frozenset({number}), frozenset(touched))


@fault("XR08")
def same_role_differs(rng: random.Random, b: Book) -> Expected:
    sheet = b.sheet("tasks")
    no, *rest = rng.choice((rng.sample((52, 54, 56), 3), rng.sample((68, 69), 2)))
    sheet.set(no, Role.ANSWER, "我局不涉及")
    for n in rest:
        sheet.set(n, Role.ANSWER, words(rng, rng.choice(DONE)))
    for n in (no, *rest):
        sheet.set(n, Helper.STATUS, "")
    linked = {p for q in pairs(b.edition) for p in (q.one, q.other)}
    touched = {("tasks", n) for n in (no, *rest)} | linked
    return Expected(frozenset({"XR08", "ST09"}), "tasks", frozenset({no}), frozenset(touched))


@fault("XR09")
def gap_here_done_there(rng: random.Random, b: Book) -> Expected:
    pair = rng.choice([p for p in pairs(b.edition) if p.one[0] != p.other[0]])
    gap, done = rng.sample((pair.one, pair.other), 2)
    b.sheet(gap[0]).set(
        gap[1], Role.ANSWER, words(rng, rng.choice(("尚未建立{t}制度。", "{t}办法正在起草。")))
    )
    b.sheet(done[0]).set(done[1], Role.ANSWER, words(rng, "按要求开展{t}工作。"))
    for key, number in (gap, done):
        b.sheet(key).set(number, Helper.STATUS, "")
        if key == "indicators":
            b.sheet(key).set(number, Role.REMEDY, "无")
    linked = {p for q in pairs(b.edition) for p in (q.one, q.other)}
    return Expected(frozenset({"XR09"}), done[0], frozenset({done[1]}), frozenset(linked))


@fault("XR10")
def cleanup_differs(rng: random.Random, b: Book) -> Expected:
    key, sheet, one, other = _two_done(rng, b)
    kept, mended, ended = (rng.randint(2, 30) for _ in range(3))
    sheet.set(
        one, Role.ANSWER, f"清理文件{kept + mended + ended}件，保留{kept}件，修改{mended}件，废止{ended}件。"
    )
    sheet.set(
        other,
        Role.ANSWER,
        f"开展专项清理，继续有效{kept + rng.randint(1, 5)}件，拟修订{mended}件，宣布失效{ended}件。",
    )
    return expect("XR10", key, one, other)
