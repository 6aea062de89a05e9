"""Faults of what is required (RQ): what people leave out."""

from __future__ import annotations

import random

from lawgov_xl import layout
from lawgov_xl.model import Helper, Role
from tests.rules.harness_structure import (
    KEYS,
    Expected,
    a_row,
    expect,
    fault,
    items_of,
    kind_of,
    set_cover,
    words,
)
from tests.synthetic import Book, Sheet


@fault("RQ01")
def answer_deleted(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "none")
    sheet.set(number, Role.ANSWER, rng.choice(("", " ", "\u3000\u3000", "\n", "\u200b")))
    return expect("RQ01", key, number)


@fault("RQ02")
def answer_in_the_wrong_column(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "issue", "indicators")
    sheet.set(number, Role.ANSWER, "")
    return expect("RQ02", key, number)


@fault("RQ03")
def remedy_deleted(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "issue", "indicators")
    sheet.set(number, Role.REMEDY, "")
    if rng.random() < 0.5:
        sheet.set(number, Helper.STATUS, "存在问题")
    else:
        sheet.set(number, Role.ANSWER, words(rng, "{t}制度尚未建立，由{o}起草。"))
    return expect("RQ03", key, number)


@fault("RQ04")
def measure_deleted(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "issue", "indicators")
    said = (
        "{t}方面力量薄弱，专业能力不足。",
        "{t}台账不够规范。",
        "存在{t}信息更新不及时的问题。",
        "对{t}的监督还有待加强。",
    )
    sheet.set(number, Role.REMEDY, words(rng, rng.choice(said)))
    return expect("RQ04", key, number)


@fault("RQ05")
def deadline_deleted(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "issue", "indicators")
    said = (
        "{t}方面专业力量不足，由{o}抓紧调配人员。",
        "存在{t}信息更新不及时的问题，{o}将尽快完成整改。",
        "{t}培训针对性不强，下一步由{o}修订培训计划。",
    )
    sheet.set(number, Role.REMEDY, words(rng, rng.choice(said)))
    return expect("RQ05", key, number)


@fault("RQ05")
def plan_deleted(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done", "tasks")
    said = ("{t}办法正在起草。", "尚未建立{t}制度。", "将{t}建设列入工作计划。", "{t}系统仍在建设之中。")
    sheet.set(number, Role.ANSWER, words(rng, rng.choice(said)))
    sheet.set(number, Helper.STATUS, "")
    return expect("RQ05", key, number)


@fault("RQ06")
def deadline_vague(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "issue")
    sheet.set(
        number,
        Helper.DEADLINE,
        rng.choice(("尽快", "适时推进", "待定", "法规处", "2021年15月", "近期", "条件成熟时")),
    )
    return expect("RQ06", key, number)


@fault("RQ07")
def cover_blank(rng: random.Random, b: Book) -> Expected:
    labels = [f.label for f in b.edition.cover if f.required and f.key != "department"]
    set_cover(b, rng.choice(labels), rng.choice(("", "　")))
    return expect("RQ07")


@fault("RQ08")
def cover_placeholder(rng: random.Random, b: Book) -> Expected:
    labels = ("联系人", "联系电话", "主送机关（评估指标）", "成文日期（任务清单）", "落款单位")
    set_cover(
        b,
        rng.choice(labels),
        rng.choice(("×××", "XXX", "____", "请填写", "待定填报", "XXXX年X月X日", "——", "某某局")),
    )
    return expect("RQ08")


@fault("RQ09")
def short_name(rng: random.Random, b: Book) -> Expected:
    set_cover(b, "填报单位", rng.choice(("市水文局", "我局", "市林业局", "区司法局", "本单位")))
    touched = tuple((k, i.number) for k in KEYS for i in items_of(k))
    return Expected(frozenset({"RQ09"}), touched=frozenset(touched))


@fault("RQ10")
def cover_date(rng: random.Random, b: Book) -> Expected:
    wrong = ("2020年10月", "二〇二〇年十月二十日", "2020年2月30日", "十月底", "20201020", "2020年13月1日")
    set_cover(b, rng.choice(("成文日期（评估指标）", "成文日期（任务清单）")), rng.choice(wrong))
    return expect("RQ10")


@fault("RQ11")
def evidence_not_stated(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done")
    tail = rng.choice(("详见附件。", "清单附后。", "（见附件3）", "具体情况见佐证材料。", "参见附表二。"))
    sheet.set(number, Role.ANSWER, f"{sheet.get(number, Role.ANSWER)}{tail}")
    sheet.set(number, Helper.EVIDENCE, "")
    return expect("RQ11", key, number)


@fault("RQ12")
def evidence_deleted(rng: random.Random, b: Book) -> Expected:
    sheet = b.sheet("indicators")
    assert sheet.table is not None
    joint = {n for j in sheet.table.joints for n in j.numbers}
    asked = [i.number for i in sheet.table.items if i.materials and i.number not in joint]
    number = rng.choice([n for n in asked if kind_of(sheet, n) == "done"])
    sheet.set(number, Helper.EVIDENCE, "")
    return expect("RQ12", "indicators", number)


@fault("RQ13")
def owner_deleted(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "issue")
    sheet.set(number, Helper.OWNER, rng.choice(("", " ")))
    return expect("RQ13", key, number)


@fault("RQ14")
def placeholder(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done")
    said = (
        "待补充",
        "（此处填写完成情况）",
        "{t}××件，均已办结。",
        "于×年×月印发{t}方案。",
        "请填写",
        "XX",
        "开展{t}培训__次。",
    )
    sheet.set(number, Role.ANSWER, words(rng, rng.choice(said)))
    return expect("RQ14", key, number)


@fault("RQ15")
def points_elsewhere(rng: random.Random, b: Book) -> Expected:
    key, sheet, number = a_row(rng, b, "done")
    said = (
        "同上",
        "同上。",
        "见上一项",
        "详见第{n}项。",
        "同第{n}项",
        "内容同第{n}项指标完成情况",
        "（见第{n}项）",
    )
    sheet.set(number, Role.ANSWER, words(rng, rng.choice(said)))
    return expect("RQ15", key, number)


def _waive(b: Book, *line: object) -> None:
    b.sheets["豁免"] = Sheet("豁免", [list(layout.WAIVER_HEADERS), [*line]])  # type: ignore[list-item]  # cells


@fault("RQ16")
def waiver_bare(rng: random.Random, b: Book) -> Expected:
    _waive(b, "评估指标", rng.randint(1, 109), "RQ01", rng.choice(("", " ")), "王某", "")
    return expect("RQ16")


@fault("RQ17")
def waiver_stale(rng: random.Random, b: Book) -> Expected:
    _waive(b, rng.choice(("评估指标", "任务清单")), rng.randint(1, 109), "RQ01", "已经整改", "王某", "")
    return expect("RQ17")


@fault("RQ18")
def waiver_of_nothing(rng: random.Random, b: Book) -> Expected:
    _waive(b, "评估指标", rng.randint(1, 109), rng.choice(("AB01", "RQ77", "缺项")), "已经说明", "王某", "")
    return expect("RQ18")
