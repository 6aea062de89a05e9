"""A dozen departments' answers, made from one real department's: for the demonstration, never for a real office.

The city and its departments do not exist. Each takes the real answers as a pattern, under its own name and with its
own figures; some rows it leaves open, some do not concern it, and some carry the slips that people make. Equal
input gives equal output.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawgov_xl.model import Entry, Helper, Role, Status, Submission
from lawgov_xl.status import infer

CITY = "云江市"
CONTACT = {"contact": "办公室", "phone": "12345"}
"""Nobody's name and nobody's number: the hotline that every city has."""
_AREAS = {
    "司法局": ("法律服务", "司"),
    "财政局": ("财政资金", "财"),
    "教育局": ("教育", "教"),
    "民政局": ("社会救助", "民"),
    "公安局": ("社会治安", "公"),
    "生态环境局": ("生态环境", "环"),
    "交通运输局": ("交通运输", "交"),
    "水利局": ("水资源", "水"),
    "农业农村局": ("农产品", "农"),
    "商务局": ("商贸流通", "商"),
    "卫生健康委员会": ("医疗卫生", "卫"),
    "应急管理局": ("安全生产", "应急"),
    "文化和旅游局": ("文化市场", "文旅"),
}
"""Department -> (what it deals with, its code in document numbers)."""

_AMOUNT = re.compile(r"(?<![\d年月〔（])\d{2,4}(?=余?(?:件|人|所|条|家|名))")
_SLIPS = (
    (re.compile(r"〕(\d+)号"), r"〕\1"),
    (re.compile(r"，"), ","),
    (re.compile(r"。\Z"), ""),
    (re.compile(r"）"), ")"),
)
_PROBLEMS = (
    ("相关制度尚不健全，下一步将修订完善，2020年12月底前完成。", "2020-12-31"),
    ("专业人员力量不足，将通过培训和招录补充，2021年6月底前到位。", "2021-06-30"),
    ("信息化水平有待提高。", ""),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One department: name, and what it filled in (table key -> number -> column key or helper -> text)."""

    name: str
    answers: Mapping[str, Mapping[int, Mapping[str, str]]]


def names() -> tuple[str, ...]:
    """Every department of the city, the last of which hands in nothing."""
    return tuple(CITY + a for a in _AREAS)


def samples(pattern: Submission) -> Iterator[Sample]:
    """Twelve departments' answers, in the order of `names`."""
    for order, name in enumerate(names()[:-1]):
        chance = random.Random(f"{name}/{pattern.edition.id}")
        declares = order % 2 == 0
        yield Sample(
            name,
            {
                key: {e.number: _filled(e, name, chance, declares) for e in reading.entries}
                for key, reading in pattern.tables.items()
            },
        )


def _filled(entry: Entry, name: str, chance: random.Random, declares: bool) -> dict[str, str]:
    draw = chance.random()
    answer, remedy = _renamed(entry.answer, name, chance), _renamed(entry.remedy, name, chance)
    deadline = ""
    if draw < 0.02:
        return {}
    if draw < 0.12:
        answer, remedy = "我局不涉及" if name.endswith("局") else "我委不涉及", ""
    elif draw < 0.17 and infer(answer)[0] is Status.COMPLETED:
        remedy, deadline = chance.choice(_PROBLEMS)
    elif draw < 0.23:
        slip, instead = chance.choice(_SLIPS)
        answer = slip.sub(instead, answer, count=1)
    filled = {Role.ANSWER.value: answer, Role.REMEDY.value: remedy, Helper.DEADLINE.value: deadline}
    if declares:
        filled[Helper.STATUS.value] = infer(answer, remedy)[0].zh
    return {k: v for k, v in filled.items() if v}


def _renamed(text: str, name: str, chance: random.Random) -> str:
    area, code = _AREAS[name.removeprefix(CITY)]
    own = (
        ("重庆市知识产权局", name),
        ("市知识产权局", "市" + name.removeprefix(CITY)),
        ("李雨峰副局长", "分管负责同志"),
        ("渝知发", f"云{code}发"),
        ("知识产权", area),
    )
    for word, instead in own:
        text = text.replace(word, instead)
    if not name.endswith("局"):
        text = text.replace("我局", "我委")
    factor = chance.uniform(0.5, 2.0)
    return _AMOUNT.sub(lambda m: str(max(1, round(int(m.group()) * factor))), text)
