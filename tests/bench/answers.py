"""Varied answers of many departments, made from the example department's answers and a store of sentences.

Substantive answers are texts of their own (names, topics, numbers, dates, documents and sentences differ); what
departments share is what they share in life: 不涉及 in its many forms, stock phrases, and now and then a text
that one took from another. Length, share of figures, titles and quotations, and how many different texts a workbook
holds are those of the example department (`test_answers.py` compares). Department and seed decide every text.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawgov_xl.model import Edition, Helper, Item, Role, Table
from tests.conftest import REPOSITORY

Row = dict[str, str]
"""Column key or helper column -> text."""

_AREAS = {
    "教育": "教", "科学技术": "科", "经济信息": "经信", "民政": "民", "财政": "财", "人力资源社会保障": "人社",
    "规划自然资源": "规资", "生态环境": "环", "住房城乡建设": "建", "城市管理": "城管", "交通运输": "交",
    "水利": "水", "农业农村": "农", "商务": "商", "文化旅游": "文旅", "卫生健康": "卫健", "退役军人事务": "退役",
    "应急管理": "应急", "审计": "审", "国有资产监督管理": "国资", "市场监督管理": "市监", "体育": "体",
    "统计": "统", "医疗保障": "医保", "机关事务管理": "机管", "信访": "信", "林业": "林", "大数据发展": "大数据",
    "药品监督管理": "药监", "知识产权": "知",
}  # fmt: skip
_PLACES = ["重庆市", *(f"{a}{b}区" for a in "东西南北中上下前安永长新" for b in "江山湖川溪岭林城河塘桥坪")]


@dataclass(frozen=True)
class Department:
    """A department of the bench. code: how its documents are numbered (渝教发…)."""

    number: int
    name: str
    short: str
    area: str
    code: str


def departments(count: int) -> Iterator[Department]:
    """The first `count` departments: those of the city, then those of districts."""
    number = 0
    for place in _PLACES:
        for area, letter in _AREAS.items():
            number += 1
            if number > count:
                return
            short = f"{'市' if place == '重庆市' else place}{area}局"
            code = f"{'渝' if place == '重庆市' else place[:2]}{letter}"
            yield Department(number, f"{place}{area}局", short, area, code)
    for further in range(number + 1, count + 1):
        place = f"第{further // len(_AREAS)}新区"
        area = list(_AREAS)[further % len(_AREAS)]
        yield Department(further, f"{place}{area}局", f"{place}{area}局", area, f"新{_AREAS[area]}")


_NOT_APPLICABLE = [
    "不涉及",
    "我局不涉及",
    "我局不涉及",
    "不涉及",
    "机构改革后，我局不涉及",
    "本单位不涉及此项工作。",
    "我局无此项职能。",
]
_STOCK = ["按要求开展相关工作。", "严格按照有关规定执行。", "认真落实市委、市政府部署要求，按职责分工推进。"]
_PROMISES = [
    "进一步持续完善该工作。",
    "进一步持续完善该项工作。",
    "进一步持续完善相关工作。",
    "",
    "不涉及",
    "无",
]
_SENTENCES = [
    "{year}年以来，共组织{area}领域专题培训{n}期，参训{m}人次。",
    "印发《{name}关于加强{area}领域{topic}工作的通知》（{code}发〔{year}〕{n}号），明确责任处室和完成时限。",
    "截至{year}年{month}月底，共办理相关事项{m}件，按期办结率{percent}%。",
    "将{topic}工作纳入年度目标考核，由{short}办公室牵头，{n}个处室配合。",
    "{year}年{month}月{day}日，召开党组会议专题研究{topic}工作，审议通过工作要点{n}条。",
    "建立“{area}{topic}”工作台账，实行动态管理，现有条目{m}项。",
    "会同市司法局开展{topic}专项检查{n}次，发现并整改问题{k}个。",
    "在{short}门户网站公开{topic}信息{m}条，受理依申请公开{k}件，均按时答复。",
    "依托“渝快办”推进{area}政务服务事项网上办理，网上可办率达到{percent}%。",
    "聘请常年法律顾问{k}名，配备公职律师{k}名，参与{topic}论证{n}次。",
    "全年抽查案卷{m}宗，优秀率{percent}%，对{k}宗不规范案卷提出整改意见。",
    "修订{topic}管理办法，废止不适应改革要求的文件{k}件，保留{n}件。",
    "坚持{topic}与{area}业务同部署、同检查、同考核，形成长效机制。",
    "开展“{area}法治宣传月”活动，发放资料{m}份，覆盖企业{n}家。",
]  # fmt: skip
_PLAIN = [
    "{short}高度重视{topic}，由主要负责人牵头抓总，分管负责人具体负责，各处室按职责分工落实。",
    "把{topic}纳入党组理论学习中心组学习内容，组织干部职工学习有关法律法规。",
    "结合{area}工作实际，细化{topic}责任分工，明确牵头处室和工作要求。",
    "建立健全{area}领域{topic}制度，规范工作流程，实行全过程记录和归档管理。",
    "对涉及公民、法人和其他组织权利义务的事项，严格履行征求意见、合法性审核和集体讨论决定程序。",
    "加强与市司法局等部门的沟通协调，及时研究解决{topic}中遇到的问题。",
    "按照“谁执法谁普法”的要求，面向{area}领域企业和群众开展宣传，讲解有关政策。",
    "在门户网站设立专栏，及时公开{topic}有关信息，接受社会监督。",
    "严格执行《重庆市行政规范性文件管理办法》，由法规处统一登记、统一编号、统一印发。",
    "定期对{topic}情况开展自查，发现问题及时整改，没有出现违法违规情形。",
    "落实{area}领域行政执法公示、执法全过程记录、重大执法决定法制审核制度。",
    "完善{topic}考核评价办法，考核结果作为评先评优的依据。",
    "依法办理行政复议、行政应诉案件，自觉履行人民法院生效裁判。",
    "主动接受人大监督、民主监督和司法监督，认真办理建议和提案。",
    "推行{area}政务服务事项网上办理，精简申请材料，压缩办理时限。",
    "聘请法律顾问参与{topic}研究论证，充分听取法律顾问和公职律师意见。",
]  # fmt: skip
_PROBLEMS = [
    "{topic}工作力量不足，专职人员仅{k}名。下一步将充实人员力量，{deadline}前完成。",
    "{area}领域{topic}制度不够健全，将修订相关制度，{deadline}前印发。",
    "部分处室对{topic}重视不够，培训不足。改进措施：每季度组织集中学习，{deadline}前全覆盖。",
    "信息系统建设滞后，{topic}数据尚未实现共享，计划{deadline}前接入市级平台。",
    "存在{topic}台账更新不及时的问题，将指定专人负责，{deadline}前整改到位。",
    "{topic}宣传力度不足，群众知晓率偏低，下一步加强宣传。",
]
_ADMITS = ["尚未建立{topic}工作机制。", "目前正在制定{topic}实施细则。", "因人员编制有限，未配备专职人员。"]
_TOPICS = [
    "依法行政", "规范性文件管理", "行政执法", "政务公开", "行政复议应诉", "权责清单", "重大行政决策", "公平竞争审查",
    "矛盾纠纷化解", "法治宣传教育", "“双随机、一公开”监管", "信用体系建设", "突发事件应对", "合法性审核",
]  # fmt: skip


class Answers:
    """Makes the tables and the cover of any department."""

    def __init__(self, edition: Edition, seed: int = 1) -> None:
        self._edition, self._seed = edition, seed
        folder = REPOSITORY / "workbook" / "examples" / "answers"
        self._base = {t.key: _base(folder / f"{t.key}.csv") for t in edition.tables}

    def cover(self, department: Department) -> Mapping[str, str]:
        day = 1 + department.number % 28
        dates = {f"{t.key}.date": f"2020年10月{day}日" for t in self._edition.tables}
        return {"department": department.name, "contact": "办公室", "phone": "12345", **dates}

    def tables(self, department: Department) -> dict[str, dict[int, Row]]:
        chance = random.Random(f"{self._seed}/{department.number}")
        made = {}
        for table in self._edition.tables:
            foreign = chance.uniform(0.12, 0.4) if table.column(Role.REMEDY) else chance.uniform(0.3, 0.65)
            weak = chance.uniform(0.02, 0.15)
            made[table.key] = {
                i.number: self._row(chance, department, table, i, foreign, weak) for i in table.items
            }
        return made

    def _row(
        self, chance: random.Random, who: Department, table: Table, item: Item, foreign: float, weak: float
    ) -> Row:
        words = _words(chance, who)
        remedy = table.column(Role.REMEDY) is not None
        if (fate := chance.random()) < foreign:
            return {Role.ANSWER: chance.choice(_NOT_APPLICABLE)}
        if fate > 0.996:
            return {}
        base = self._base[table.key].get(item.number, "")
        answer = chance.choice(_STOCK) if chance.random() < 0.1 else self._prose(chance, who, base, words)
        row: Row = {Role.ANSWER: answer}
        if chance.random() < weak:
            row |= self._issue(chance, words, row, remedy)
        elif remedy:
            row[Role.REMEDY] = chance.choice(_PROMISES)
        if chance.random() < 0.1:
            row[Helper.OWNER] = chance.choice(("办公室", "政策法规处", "人事处", "综合处"))
            row[Helper.EVIDENCE] = f"附件{chance.randint(1, 60)}"
        return {k: v for k, v in row.items() if v}

    def _issue(self, chance: random.Random, words: Mapping[str, object], row: Row, remedy: bool) -> Row:
        if not remedy:
            return {Role.ANSWER: row[Role.ANSWER] + chance.choice(_ADMITS).format(**words)}
        found: Row = {Role.REMEDY: chance.choice(_PROBLEMS).format(**words)}
        if chance.random() < 0.4:
            found[Helper.DEADLINE] = f"20{chance.choice((20, 21))}-{chance.randint(1, 12):02d}-28"
        if chance.random() < 0.3:
            found[Helper.STATUS] = "存在问题"
        return found

    def _prose(self, chance: random.Random, who: Department, base: str, words: Mapping[str, object]) -> str:
        parts = []
        if len(base) > 12 and "不涉及" not in base[-8:] and chance.random() < 0.5:
            parts.append(_adapted(chance, who, base[:160]))
        for _ in range(chance.choice((0, 0, 1, 1) if parts else (1, 1, 2, 2, 3))):
            store = _SENTENCES if chance.random() < 0.22 else _PLAIN
            parts.append(chance.choice(store).format(**words))
        parts = list(dict.fromkeys(parts))
        text = "".join(p if p.endswith(("。", "；")) else p + "。" for p in parts)
        return _slip(chance, text) if chance.random() < 0.04 else text


def _base(path) -> dict[int, str]:  # type: ignore[no-untyped-def]  # a Path
    with path.open(encoding="utf-8", newline="") as file:
        return {
            int(r["number"]): re.sub(r"\s*\[?[Cc]omment.*|\[bookmark.*?\]", "", r["answer"]).strip()
            for r in csv.DictReader(file)
        }


def _words(chance: random.Random, who: Department) -> dict[str, object]:
    year = chance.randint(2016, 2020)
    last = chance.choice(("2020年12月底", "2021年3月底", "2021年6月30日", "2020年9月底", "2021年年底"))
    return {
        "name": who.name, "short": who.short, "area": who.area, "code": who.code, "topic": chance.choice(_TOPICS),
        "year": year, "month": chance.randint(1, 9), "day": chance.randint(1, 28), "n": chance.randint(2, 60),
        "m": chance.randint(30, 3000), "k": chance.randint(1, 9), "percent": chance.randint(80, 100), "deadline": last,
    }  # fmt: skip


def _adapted(chance: random.Random, who: Department, base: str) -> str:
    """An example department's answer as another department would have written it."""
    text = base.replace("重庆市知识产权局", who.name).replace("市知识产权局", who.short)
    text = text.replace("知识产权", who.area).replace("专利", who.area).replace("渝知", who.code)
    return re.sub(
        r"(?<![\d〔年])\d{2,3}(?=[项件名人条次期家所个])", lambda m: str(chance.randint(2, 400)), text
    )


def _slip(chance: random.Random, text: str) -> str:
    """The text with one slip that people make."""
    slips = (
        text.replace("号）", "）", 1),
        text.replace("，", ",", 1),
        text.replace("〔", "[", 1).replace("〕", "]", 1),
        text.rstrip("。"),
        text.replace("》", "", 1),
    )
    return chance.choice(slips)
