"""Faults injected at random into clean answers, one kind for each rule of the families TX, DN and NM.

A fault makes, from a random generator, the rows of a workbook in which its rule must find something: table key ->
number of the row -> (answer, remedy). What is written is other than the shipped examples.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from lawgov_xl import editions, layout
from lawgov_xl.grid import Cell, Grid, SheetGrid
from lawgov_xl.model import Item, Role, Submission
from lawgov_xl.rules import words
from lawgov_xl.rules.limits import limits
from tests.rules.clean_answers import TEMPLATES, fill

EDITION = editions.load()
TODAY = date(2020, 10, 20)
INDICATORS, TASKS = "indicators", "tasks"
Rows = Mapping[str, Mapping[int, tuple[str, str]]]
Fault = Callable[[random.Random], Rows]
HAN = "\u4e00-\u9fff"

CODES = "渝府发 国办发 京教发 川府函 鄂政发 沪司规 粤财行 浙环发 渝市监发 津卫法 苏农发 皖交办 渝文旅发 豫民文".split()
SUBJECTS = "行政执法监督 政务公开 法治宣传教育 执法案卷评查 安全生产检查 网络交易监管 城市更新 河道管理 校园食品安全 数据共享".split()
ENDINGS = (
    "按照规范性文件管理规定做好备案工作。",
    "加强知识产权保护和行政执法监督。",
    "落实行政执法责任制，开展执法监督检查。",
    "按照工作方案加强法治宣传教育。",
    "对重大行政决策进行合法性审查。",
)
KINDS = "实施方案 管理办法 工作细则 暂行规定 工作要点".split()


def submission(rows: Rows) -> Submission:
    """A department's workbook with these rows, every official cell as distributed."""
    sheets = []
    for key, given in rows.items():
        table = EDITION.table(key)
        assert table is not None
        grid: list[list[Cell]] = [[c.header for c in table.columns]]
        for number in sorted(given):
            item = table.item(number)
            assert item is not None
            answer, remedy = given[number]
            own = {
                Role.CHAPTER: item.chapter,
                Role.SECTION: item.section,
                Role.NUMBER: str(number),
                Role.ANSWER: answer,
                Role.REMEDY: remedy,
            }
            grid.append([own.get(c.role, item.texts.get(c.key, "")) for c in table.columns])
        sheets.append(SheetGrid(table.sheet, grid))
    return layout.read(Grid("harness.xlsx", tuple(sheets)), EDITION)


def items(*, limited: bool = False) -> list[Item]:
    """Indicators that ask for no quantity (which a made-up answer could not give), or those that do."""
    table = EDITION.tables[0]
    return [
        i
        for i in table.items
        if (any(m.least for m in limits(i.requirement)) or "每年" in i.requirement) == limited
    ]


FREE = items()


def row(rng: random.Random, answer: str, remedy: str = "") -> Rows:
    return {INDICATORS: {rng.choice(FREE).number: (answer, remedy)}}


def rows(rng: random.Random, answers: list[str], remedies: list[str] | None = None) -> Rows:
    numbers = rng.sample([i.number for i in FREE], len(answers))
    return {
        INDICATORS: {
            n: (a, r) for n, a, r in zip(numbers, answers, remedies or [""] * len(answers), strict=True)
        }
    }


def clean(rng: random.Random, needs: str = "") -> str:
    """A clean answer; `needs`: a pattern that it must have."""
    fitting = [t for t in TEMPLATES if re.search(needs, t)]
    return fill(rng.choice(fitting), rng)


def appended(rng: random.Random, sentence: str) -> str:
    """A clean answer with a sentence before or after it."""
    return sentence + clean(rng) if rng.random() < 0.4 else clean(rng) + sentence


def placed(rng: random.Random, text: str, piece: str) -> str:
    """A piece put between two characters of a clean text."""
    at = rng.randrange(1, len(text))
    return text[:at] + piece + text[at:]


def year(rng: random.Random) -> int:
    return rng.choice((2016, 2017, 2018, 2019))


def title(rng: random.Random) -> str:
    return f"{rng.choice(SUBJECTS)}{rng.choice(KINDS)}"


def number(rng: random.Random) -> tuple[str, int, int]:
    return rng.choice(CODES), year(rng), rng.randrange(1, 400)


def cites(rng: random.Random, shape: str, verb: str = "落实") -> Rows:
    """A sentence that cites a document whose number is written in this shape: {c} code, {y} year, {n} number."""
    code, y, n = number(rng)
    told = code + shape.format(y=y, yy=f"{y % 100:02d}", n=n)
    sentence = (
        f"{verb}《{title(rng)}》（{told}）要求，细化措施。"
        if rng.random() < 0.6
        else f"按照{told}文件要求开展评查。"
    )
    return row(rng, appended(rng, sentence))


# --- TX ---


def tx01(rng: random.Random) -> Rows:
    head = rng.choice(
        (
            "按照上级要求，",
            "根据有关规定，",
            "我局高度重视，",
            "结合工作实际，",
            "机构改革后，按照市市场监管局要求，",
            "按职责",
            "",
        )
    )
    verb = rng.choice(
        ("开展", "推进", "落实", "做好", "抓好", "认真开展", "积极推进", "扎实做好", "切实抓好", "全面落实")
    )
    return row(
        rng,
        head
        + verb
        + rng.choice(("相关工作", "各项工作", "有关工作", "各项任务", "该项工作", "有关要求"))
        + rng.choice(("。", "", "，取得良好成效。")),
    )


def tx02(rng: random.Random) -> Rows:
    item = rng.choice(
        [
            i
            for i in EDITION.tables[0].items
            if len(i.requirement) > 40
            and not re.search("没有|未|不存在|不得|不予|不提|不低|不少|不超", i.requirement)
        ]
    )
    text = item.requirement
    if rng.random() < 0.5:
        text = "我局" + text
    if rng.random() < 0.5:
        text = text.replace("，", "；", 1)
    if len(text) > 100 and rng.random() < 0.5:
        text = text[: text.index("。") + 1] if 20 < text.find("。") < len(text) - 1 else text
    return {INDICATORS: {item.number: (text, "")}}


def tx03(rng: random.Random) -> Rows:
    text = clean(rng)
    variants = [text, text.rstrip("。"), "我局" + text, text.replace("，", "、", 1)]
    return rows(rng, [rng.choice(variants) for _ in range(rng.randrange(2, 5))] + [clean(rng)])


def tx04(rng: random.Random) -> Rows:
    remedy = rng.choice(
        (
            "继续加强该项工作。",
            "进一步完善有关制度。",
            "今后继续做好相关工作。",
            "人员不足，2020年12月底前补充。",
        )
    )
    count = rng.randrange(3, 9)
    return rows(
        rng,
        [clean(rng) for _ in range(count)],
        [remedy if rng.random() < 0.7 else remedy.rstrip("。") for _ in range(count)],
    )


def tx05(rng: random.Random) -> Rows:
    one, other, passage = clean(rng), clean(rng), clean(rng, "^.{60,}")
    passage = passage[: rng.randrange(52, max(53, len(passage)))]
    return rows(rng, [one + passage + "。", passage + "。" + other])


def tx06(rng: random.Random) -> Rows:
    if rng.random() < 0.2:
        word = rng.choice(
            ("加强", "健全", "提升", "强化", "督促", "规范", "检查", "培训", "宣传", "纠纷", "环境", "群众")
        )
        slip = word[0] + word if rng.random() < 0.5 else word + word[1]
        return row(
            rng,
            appended(
                rng,
                rng.choice(
                    (
                        f"进一步{slip}工作措施，检查{{n}}次。",
                        f"我局{slip}有关单位，检查{{n}}次。",
                        f"通过{slip}活动，检查{{n}}次。",
                    )
                ).format(n=rng.randrange(2, 60)),
            ),
        )
    text = clean(rng)
    runs = list(re.finditer(f"[{HAN}]{{4,}}", text))
    run = rng.choice(runs)
    length = rng.randrange(2, min(8, len(run.group())) + 1)
    at = run.start() + rng.randrange(0, len(run.group()) - length + 1)
    phrase = text[at : at + length]
    if phrase[0] in "一每逐" or len(set(phrase)) == 1:
        return tx06(rng)
    return row(rng, text[: at + length] + phrase + text[at + length :])


def tx07(rng: random.Random) -> Rows:
    text = clean(rng) + rng.choice(ENDINGS)
    places = []
    for parts in words.terms():
        term = "".join(parts)
        found = text.find(term)
        at = 0
        for part in parts:
            if found >= 0 and len(part) == 2:
                places += [found + at, found + at + 1]
            at += len(part)
    at = rng.choice(places)
    return row(rng, text[:at] + text[at + 1 :])


def tx34(rng: random.Random) -> Rows:
    text = clean(rng) + rng.choice(ENDINGS)
    places: list[int] = []
    for parts in words.written_terms():
        term = "".join(parts)
        found = text.find(term)
        if found >= 0 and len(term) >= 5:
            places += range(found + 1, found + len(term) - 1)
    at = rng.choice(places)
    return row(rng, text[:at] + rng.choice("沿琢舫碗丛篇络坦缤羽") + text[at + 1 :])


def tx08(rng: random.Random) -> Rows:
    item = rng.choice([i for i in FREE if len(i.requirement) > 40])
    clauses = re.findall(f"[{HAN}]{{9,}}", item.requirement)
    if not clauses:
        return tx08(rng)
    clause = rng.choice(clauses)
    free = "的地得了成作和与及等均都已也将被把在对为其各该本我市区县局委省全并或不未无有是由应须所以能可要较很更最"
    spots = [i for i in range(3, len(clause) - 3) if clause[i] not in free]
    if not spots:
        return tx08(rng)
    at = rng.choice(spots)
    how = rng.randrange(3)
    other = rng.choice("研讨举措善源效流")
    changed = (
        clause[:at] + clause[at + 1 :],
        clause[:at] + other + clause[at + 1 :],
        clause[:at] + other + clause[at:],
    )[how]
    return {INDICATORS: {item.number: (clean(rng) + changed + "。", "")}}


def tx09(rng: random.Random) -> Rows:
    note = rng.choice(
        (
            "（含街道、社区）",
            "（以下简称专班）",
            "“双公示”",
            "“双随机、一公开”",
            "（见附件2）",
            "【专项】",
            "‘首违不罚’",
            "(含乡镇)",
        )
    )
    how = rng.randrange(4)
    piece = (
        note[1:]
        if how == 0
        else note[:-1]
        if how == 1
        else note[:-1]
        + rng.choice([c for c in "）】”" if c != note[-1] and not (note[0] == "(" and c == "）")])
        if note[0] not in "“‘"
        else note[:-1]
    )
    if how == 3 and note[0] == "“":
        piece = "”" + note[1:-1] + "“"
    text = clean(rng, "^[^“”（）]*$")
    return row(rng, text.replace("，", f"{piece}，", 1))


def tx10(rng: random.Random) -> Rows:
    name = title(rng)
    bad = rng.choice(
        (
            f"落实{name}》要求。",
            f"落实《{name}要求。",
            f"落实<{name}>要求。",
            f"印发《关于印发<{name}>的通知》。",
            f"印发《关于印发《{name}》的通知》。",
            f"印发《关于印发<{name}》的通知>。",
            f"落实《{name}》>要求。",
            f"落实〈{name}〉要求。",
            f"落实《{name}》《{title(rng)}要求。",
        )
    )
    return row(rng, appended(rng, bad))


def tx11(rng: random.Random) -> Rows:
    text = clean(rng, "^[^（）“”]*$")
    wide = {"，": ",", "。": ".", "；": ";", "：": ":"}
    places = [i for i, c in enumerate(text) if c in wide]
    if rng.random() < 0.3:
        text = text.replace("，", rng.choice(("(含直属单位)，", "（含直属单位)，", "(含直属单位），")), 1)
        return row(rng, text)
    for at in rng.sample(places, rng.randrange(1, len(places) + 1)):
        text = text[:at] + wide[text[at]] + text[at + 1 :]
    return row(rng, text)


def tx12(rng: random.Random) -> Rows:
    text = clean(rng)
    places = [i for i, c in enumerate(text) if c in "，。；"]
    at = rng.choice(places)
    how = rng.randrange(5)
    if how == 0:
        return row(rng, text[:at] + text[at] * rng.choice((2, 3)) + text[at + 1 :] + "附有清单。")
    if how == 1:
        return row(
            rng, text[:at] + rng.choice(("，。", "；。", "。，", "、，", "；，", "。；")) + text[at + 1 :]
        )
    if how == 2:
        return row(rng, text + "\n。")
    if how == 3:
        return row(rng, rng.choice("，。、；") + text)
    return row(
        rng, text[:at] + rng.choice(("（，含直属单位）", "（含直属单位，）", "“双公示，”")) + text[at:]
    )


def tx13(rng: random.Random) -> Rows:
    return row(rng, clean(rng)[:-1] + rng.choice(("", "", "，", "；", "、", " ")))


def tx14(rng: random.Random) -> Rows:
    text = clean(rng)
    tail = rng.choice(
        (
            "下一步将",
            "并对案卷进行",
            "其中包括",
            "主要对",
            "特别是",
            "建立机制和",
            "组织人员按照",
            "重点是：",
            "公开内容（",
            "严格执行“",
            "进一步",
            "通过",
            "制定计划，并",
            "，不断",
            "解决群众反映的",
            "涉及企业的",
        )
    )
    if rng.random() < 0.4:
        # Cut where a word that leads on stands in the text itself.
        cuts = [m.end() for m in re.finditer("[和与对将及]|按照|围绕|为了|[，：]", text) if m.end() > 12]
        if cuts:
            return (
                row(rng, text[: rng.choice(cuts)].rstrip("，") + ("" if rng.random() < 0.8 else "。"))
                if text[cuts[0] - 1] not in "，"
                else row(rng, text + tail)
            )
    return row(rng, text + tail + rng.choice(("", "", "。") if tail[-1] not in "：（“的" else ("",)))


def tx15(rng: random.Random) -> Rows:
    many = [f"《{title(rng)}》" if rng.random() < 2 else "" for _ in range(rng.randrange(2, 4))]
    quotes = [f"“{s}”" for s in rng.sample(SUBJECTS, 2)]
    return row(
        rng, appended(rng, "落实" + "、".join(many if rng.random() < 0.5 else quotes) + "，细化措施。")
    )


def tx16(rng: random.Random) -> Rows:
    mark = rng.choice(
        (
            f"[bookmark: _Toc{rng.randrange(10**6)}]",
            "[bookmark: OLE_LINK3]",
            "\tComment by 王某: 请补充数据",
            " Comment by Administrator：此处与附件不一致",
            f"PAGEREF _Toc{rng.randrange(10**5)} \\h",
            "错误!未找到引用源。",
            "【批注：数据待核】",
            "（请补充文号）",
        )
    )
    text = clean(rng)
    return row(rng, mark + text if mark.startswith("[") else text + mark)


def tx17(rng: random.Random) -> Rows:
    verb = rng.choice(
        (
            "认真履行",
            "带头学习",
            "多次召开会议研究",
            "严格执行",
            "高度重视",
            "主持召开",
            "先后到",
            "切实担负起",
            "始终把",
        )
    )
    who = rng.choice(("我", "我", "我", "本人", "笔者"))
    return row(rng, appended(rng, f"{who}{verb}法治建设有关工作，推动落实{rng.randrange(3, 9)}项任务。"))


def tx18(rng: random.Random) -> Rows:
    usual, other = rng.sample(["局", "委", "厅", "办"], 2)
    many = [f"我{usual}" + clean(rng, "^[^我]*$") for _ in range(rng.randrange(4, 9))]
    odd = f"我{other}" + clean(rng, "^[^我]*$") if rng.random() < 0.7 else "我们" + clean(rng, "^[^我]*$")
    return rows(rng, [*many, odd])


def tx19(rng: random.Random) -> Rows:
    word = rng.choice(("宣传", "教育", "建设", "培训", "讲座", "意识", "保障", "观念", "环境", "思维"))
    return row(
        rng,
        appended(
            rng,
            f"加强法治{word}，全年组织法制{word}{rng.randrange(2, 9)}次。"
            if rng.random() < 0.5
            else f"法制{word}深入人心，法治{word}覆盖{rng.randrange(20, 80)}个单位。",
        ),
    )


def tx20(rng: random.Random) -> Rows:
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    "对规范性文件合法性审查{n}件。",
                    "配合修订地方法规{n}部。",
                    "为全市发展做出积极贡献，获奖{n}项。",
                    "清理行政事业收费{n}项。",
                    "规范性文件的合法性审查覆盖{n}个单位。",
                )
            ).format(n=rng.randrange(2, 60)),
        ),
    )


def tx21(rng: random.Random) -> Rows:
    brand = "".join(rng.choice("ABCDEFGKOQRTXZ") for _ in range(rng.randrange(1, 4))) + rng.choice(
        ("星", "博", "乐", "", "彩", "盈")
    )
    piece = rng.choice(
        (
            brand
            + rng.choice(("体育", "娱乐", "棋牌", "彩票", "电竞"))
            + rng.choice(("登录", "注册", "官网", "下载", "入口")),
            "欢迎来电咨询，竭诚为您服务！",
            "关注公众号领取优惠",
            f"发布时间：{rng.randrange(2015, 2020)}-0{rng.randrange(1, 9)}-1{rng.randrange(9)} 浏览次数：{rng.randrange(999)}",
            f"{rng.randrange(2015, 2020)}-1{rng.randrange(3)}-1{rng.randrange(9)} 1{rng.randrange(9)}:3{rng.randrange(9)}:00",
            "上一篇：没有了 下一篇：工作动态",
            "打印本页 关闭窗口",
            "责任编辑：张某 来源：本站",
            "版权所有，未经授权不得转载",
        )
    )
    text = clean(rng, "^[^“”《》（）]*$")
    at = rng.choice([i + 1 for i, c in enumerate(text) if c in "，。；"])
    return row(rng, text[:at] + piece + text[at:])


def tx22(rng: random.Random) -> Rows:
    host = "".join(rng.choice("abcdefgh") for _ in range(6))
    address = rng.choice(
        (
            f"http://www.{host}.gov.cn/art/{rng.randrange(9999)}.html",
            f"https://{host}.cn/a?id={rng.randrange(99)}",
            f"www.{host}.com.cn",
        )
    )
    return row(rng, clean(rng, "^[^站网台邮页口户访统]*$").replace("，", f"{address}，", 1))


def tx23(rng: random.Random) -> Rows:
    return row(
        rng,
        rng.choice(("", " ", "　"))
        + rng.choice(("无", "没有", "暂无", "/", "N/A", "—", "无。", "--", "\\", "无 ")),
    )


def tx24(rng: random.Random) -> Rows:
    text = clean(rng, "^[^“”《》]*$")
    how = rng.randrange(4)
    if how == 0:
        return row(rng, rng.choice(("  ", "　　", "\n", "\t")) + text)
    if how == 1:
        return row(rng, text + rng.choice(("  ", "　", "\n\n", "\u200b")))
    inside = [i for i in range(2, len(text) - 2) if re.fullmatch(f"[{HAN}]{{4}}", text[i - 2 : i + 2])]
    if how == 2 and inside:
        at = rng.choice(inside)
        return row(rng, text[:at] + rng.choice((" ", "  ", "　")) + text[at:])
    counted = re.search(rf"(?<=[{HAN}])(\d+)(?=[件项个次名人家])", text)
    if counted is None:
        return tx24(rng)
    at = counted.start() if rng.random() < 0.5 else counted.end()
    return row(rng, text[:at] + rng.choice((" ", "\n" if at == counted.start() else " ")) + text[at:])


def tx25(rng: random.Random) -> Rows:
    how = rng.randrange(3)
    if how == 0:
        day = date(1960, 1, 1) + timedelta(days=rng.randrange(15000))
        head = f"{rng.choice((110101, 500103, 420900))}{day:%Y%m%d}{rng.randrange(1000):03d}"
        weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
        piece = head + "10X98765432"[sum(int(d) * w for d, w in zip(head, weights, strict=True)) % 11]
    elif how == 1:
        piece = f"1{rng.choice('3456789')}{rng.randrange(10**9):09d}"
        piece = piece if rng.random() < 0.7 else f"{piece[:3]}-{piece[3:7]}-{piece[7:]}"
    else:
        head = "62" + "".join(str(rng.randrange(10)) for _ in range(16))
        total = sum(
            (d if i % 2 else (2 * d - 9 if d > 4 else 2 * d))
            for i, d in enumerate(int(c) for c in reversed(head))
        )
        piece = head + str(-total % 10)
    return row(rng, appended(rng, f"信访人张某（{piece}）反映的问题已经答复。"))


def tx26(rng: random.Random) -> Rows:
    if rng.random() < 0.2:
        return row(rng, "".join(clean(rng) for _ in range(90)))
    return row(
        rng,
        rng.choice(("建立", "健全", "完善", "推行"))
        + rng.choice(("问责", "信息公开", "会商", "案卷评查", "投诉登记", "公示", "档案"))
        + rng.choice(("制度", "机制"))
        + rng.choice(("。", "")),
    )


def tx27(rng: random.Random) -> Rows:
    pairs, _ = words.wrong()
    wrong = rng.choice(sorted(pairs))
    frame = rng.choice(("有关单位{w}，全年检查{n}次。", "经研究，{w}{n}项。", "我局{w}，处理问题{n}个。"))
    extra = rng.choice(
        (
            "截止{y}年底办结{n}件。",
            "按排专人办理{n}件。",
            "所以窗口人员均参加培训{n}次。",
            "全部工作人员做为责任人签订承诺书{n}份。",
        )
    )
    sentence = frame if rng.random() < 0.75 else extra
    return row(rng, appended(rng, sentence.format(w=wrong, n=rng.randrange(2, 60), y=year(rng))))


def tx28(rng: random.Random) -> Rows:
    thing = rng.choice(SUBJECTS)
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"加强对{thing}情况进行督促检查。",
                    f"强化对{thing}进行全程跟踪。",
                    f"对{thing}进行把质量、时限的审核。",
                    f"{thing}正在进行开展。",
                    f"下一步将年度计划有序推动{thing}向基层延伸。",
                    f"在{thing}过程仍有不少困难。",
                    f"虽然{thing}取得了一定进展。但基础仍然薄弱。",
                    f"问题的原因是{thing}责任不清造成的。",
                    f"围绕{thing}为重点，细化任务{rng.randrange(3, 9)}项。",
                    f"主动接受、社会监督，公开{thing}结果。",
                    f"加强规范性后评估，推动{thing}落地。",
                )
            ),
        ),
    )


def tx29(rng: random.Random) -> Rows:
    who = rng.choice(("执法人员", "窗口人员", "基层干部", "机关工作人员"))
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"进一步完善{who}依法行政能力。",
                    f"推进{who}岗位职责。",
                    f"颁布{who}培训的通知。",
                    f"提高{who}管理制度。",
                    f"加大{who}法律意识。",
                    f"积极重视{who}培训。",
                )
            ),
        ),
    )


def tx30(rng: random.Random) -> Rows:
    piece = rng.choice(
        (
            "\ufffd\ufffd",
            "&nbsp;",
            "<br>",
            "_x000D_",
            "#REF!",
            "锟斤拷",
            "\ue5e5",
            "\x0b",
            "（待补充）",
            "XX",
            "____",
            "××",
            "？？？？",
            "（数据待核实）",
        )
    )
    if piece in ("XX", "____", "××"):
        return row(
            rng,
            appended(
                rng,
                rng.choice((f"投入资金{piece}万元。", f"召开会议{piece}次。", f"共有{piece}余名干部参加。")),
            ),
        )
    return row(rng, clean(rng).replace("，", f"{piece}，", 1))


def tx31(rng: random.Random) -> Rows:
    many = [clean(rng).rstrip("。") for _ in range(3)]
    mark = rng.choice(("{i}、", "（{c}）、", "第{c}、", "{i}，"))
    lines = [mark.format(i=i + 1, c="一二三"[i]) + t for i, t in enumerate(many)]
    return row(rng, "；\n".join(lines) + "。")


def tx32(rng: random.Random) -> Rows:
    mark = rng.choice(("{c}是", "第{c}，", "（{c}）", "{i}.", "（{i}）", "{c}、"))
    order = rng.choice(([1, 2, 4], [1, 3], [1, 2, 2, 3], [1, 2, 3, 5], [1, 2, 4, 3], [1, 2, 3, 3]))
    many = [
        mark.format(i=i, c="一二三四五"[i - 1]) + clean(rng, "^[^一二三四五六七八九十第（]*$").rstrip("。")
        for i in order
    ]
    joint = "；" if "是" in mark or "第" in mark else "。\n"
    return row(rng, joint.join(many) + "。")


def tx33(rng: random.Random) -> Rows:
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    "办理人大代表建议，政协提案{n}件。",
                    "提高干部学法，用法的自觉性，组织考试{n}次。",
                    "贯彻党中央国务院决策部署，细化措施{n}条。",
                    "落实市委市政府工作要求，完成任务{n}项。",
                    "与市财政局签订《委托协议》、与市审计局建立会商机制{n}项。",
                    "落实区委区政府要求，化解纠纷{n}件。",
                )
            ).format(n=rng.randrange(2, 60)),
        ),
    )


# --- DN ---


def dn01(rng: random.Random) -> Rows:
    return cites(
        rng,
        rng.choice(
            (
                "[{y}]{n}号",
                "（{y}）{n}号",
                "【{y}】{n}号",
                "({y}){n}号",
                "〔{y}]{n}号",
                "[{y}〕{n}号",
                "{y}〕{n}号",
                "〔{y}{n}号" if False else "［{y}］{n}号",
                "﹝{y}﹞{n}号" if False else "{{{y}}}{n}号",
                "{y}年{n}号",
            )
        ),
    )


def dn02(rng: random.Random) -> Rows:
    return cites(rng, "〔{y}〕{n}" if rng.random() < 0.8 else "[{y}]{n}")


def dn03(rng: random.Random) -> Rows:
    return cites(
        rng,
        rng.choice(("〔{y}〕第{n}号", "〔{y}〕0{n}号", "〔{y}〕00{n}号", "〔{y}〕第0{n}号", "〔{y}〕0号")),
    )


def dn04(rng: random.Random) -> Rows:
    return cites(rng, rng.choice(("〔{yy}〕{n}号", "〔{y}年〕{n}号", "[{y}年]{n}号", "（{y}年）{n}号")))


def dn05(rng: random.Random) -> Rows:
    return cites(
        rng,
        rng.choice(("〔{y}〕 {n}号", "〔{y}〕{n} 号", " 〔{y}〕{n}号", "〔 {y} 〕{n}号", "\n〔{y}〕{n}号")),
    )


def dn06(rng: random.Random) -> Rows:
    who = rng.choice(("国务院令", "市政府令", "公安部令", "国令", "国家市场监督管理总局令", "省政府令"))
    n = rng.randrange(3, 800)
    shape = rng.choice(
        (
            f"{who}{n}号",
            f"{who}第{n}",
            f"{who}第0{n}号",
            f"{who}〔{year(rng)}〕第{n}号",
            f"{who}〔{year(rng)}〕{n}号",
        )
    )
    return row(rng, appended(rng, f"落实《{title(rng)}》（{shape}）要求，细化措施。"))


def dn07(rng: random.Random) -> Rows:
    y = rng.choice((2021, 2022, 2027, 2091, 1920, 2030))
    return row(
        rng,
        appended(rng, f"落实《{title(rng)}》（{rng.choice(CODES)}〔{y}〕{rng.randrange(1, 99)}号）要求。"),
    )


def dn08(rng: random.Random) -> Rows:
    y = year(rng)
    before = y - rng.randrange(1, 6)
    code, n = rng.choice(CODES), rng.randrange(1, 99)
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"{y}年以来，先后印发《{title(rng)}》（{code}〔{before}〕{n}号），细化措施。",
                    f"自{y}年起，我局制定《{title(rng)}》（{code}〔{before}〕{n}号）。",
                    f"{y}年，出台《{title(rng)}》（{code}〔{before}〕{n}号），全面部署。",
                    f"{y}年3月，我局印发了《{title(rng)}》（{code}〔{before}〕{n}号）。",
                )
            ),
        ),
    )


def dn09(rng: random.Random) -> Rows:
    name, (code, y, n) = title(rng), number(rng)
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"印发《{name}的通知》（{code}〔{y}〕{n}号）。",
                    f"印发《{name}（试行）的通知》。",
                    f"印发《关于加强{rng.choice(SUBJECTS)}工作》的通知。",
                    f"印发《关于做好{rng.choice(SUBJECTS)}》的意见（{code}〔{y}〕{n}号）。",
                    f"印发《{name}（{code}〔{y}〕{n}号）》。",
                    f"印发《{name}。》",
                    f"落实《{name}，》要求。",
                    "落实《》要求。",
                )
            ),
        ),
    )


def dn10(rng: random.Random) -> Rows:
    code, y, n = number(rng)
    one, other = rng.sample(SUBJECTS, 2)
    if rng.random() < 0.5:
        pair = (
            f"印发《关于加强{one}工作的通知》（{code}〔{y}〕{n}号）。",
            f"落实《关于加强{other}工作的通知》（{code}〔{y}〕{n}号）。",
        )
    else:
        pair = (
            f"印发《关于加强{one}工作的通知》（{code}〔{y}〕{n}号）。",
            f"落实《市局关于加强{one}工作的通知》（{code}〔{y}〕{n + 7}号）。",
        )
    return rows(rng, [appended(rng, p) for p in pair])


def dn11(rng: random.Random) -> Rows:
    kind = rng.choice(("通知", "实施意见", "指导意见", "实施方案", "管理办法", "决定"))
    verb = rng.choice(("印发", "印发了", "出台", "制定", "下发", "转发", "颁布"))
    issuer = rng.choice(("", "市政府办公厅", "我局"))
    return row(
        rng,
        appended(
            rng,
            f"{verb}{issuer}关于加强{rng.choice(SUBJECTS)}工作的{kind}{rng.choice(('。', '，细化措施。'))}",
        ),
    )


def dn12(rng: random.Random) -> Rows:
    code, y, n = number(rng)
    name = f"关于加强{rng.choice(SUBJECTS)}工作的通知"
    return rows(
        rng,
        [
            appended(rng, f"印发《{name}》（{code}〔{y}〕{n}号）。"),
            appended(rng, f"落实《{name}》要求，检查单位12家。"),
        ],
    )


def dn13(rng: random.Random) -> Rows:
    place, sign = rng.choice((("四川省", "川"), ("重庆市", "渝"), ("湖北省", "鄂"), ("江苏省", "苏")))
    n, y = rng.randrange(1, 99), year(rng)
    subject = rng.choice(SUBJECTS)
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"落实《{place}人民政府办公厅关于加强{subject}工作的意见》（{sign}府发〔{y}〕{n}号）。",
                    f"落实《{place}人民政府关于加强{subject}工作的意见》（{sign}府办发〔{y}〕{n}号）。",
                    f"落实《国务院办公厅关于加强{subject}工作的意见》（国发〔{y}〕{n}号）。",
                    f"落实《国务院关于加强{subject}工作的意见》（国办发〔{y}〕{n}号）。",
                )
            ),
        ),
    )


def dn14(rng: random.Random) -> Rows:
    name = f"关于健全{rng.choice(SUBJECTS)}协作配合机制的实施办法"
    at = rng.randrange(4, len(name) - 6)
    other = rng.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + rng.choice("工全市类项") + name[at:],
            name.replace("协作配合", "协同配合"),
            name.replace("健全", "完善"),
        )
    )
    return rows(rng, [appended(rng, f"制定《{name}》。"), appended(rng, f"落实《{other}》。")])


# --- NM ---


def parts(rng: random.Random) -> tuple[list[int], int]:
    many = [rng.randrange(2, 40) for _ in range(3)]
    return many, sum(many) + rng.choice((-2, -1, 1, 2, 5))


def nm01(rng: random.Random) -> Rows:
    (a, b, c), wrong = parts(rng)
    unit = rng.choice(("件", "项", "个"))
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"清理规范性文件{wrong}{unit}，其中保留{a}{unit}，修改{b}{unit}，废止{c}{unit}。",
                    f"清理文件{wrong}{unit}，继续有效{a}{unit}、修订{b}{unit}、废止{c}{unit}。",
                    f"调解纠纷{wrong}{unit}（劳动{a}{unit}、医疗{b}{unit}、物业{c}{unit}）。",
                    f"办理许可{a}{unit}、确认{b}{unit}、备案{c}{unit}，共{wrong}{unit}。",
                    f"三个科室分别办理登记{a}{unit}、变更{b}{unit}、注销{c}{unit}，合计{wrong}{unit}。",
                    f"受理投诉{wrong}{unit}，其中已办结{a + b}{unit}，正在办理{c}{unit}。",
                    f"共有执法车辆{wrong}{unit}：巡查{a}{unit}、应急{b}{unit}、保障{c}{unit}。",
                    f"现行有效文件{wrong}{unit}，其中拟保留{a}、拟修订{b}、拟废止{c}。",
                    f"查处案件{a + b + c - 1}{unit}，其中食品{a}{unit}、药品{b}{unit}、器械{c}{unit}。",
                    f"查处案件{a + b + c + max(1, (a + b + c) // 12)}{unit}，其中食品{a}{unit}、药品{b}{unit}、器械{c}{unit}。",
                )
            ),
        ),
    )


def nm02(rng: random.Random) -> Rows:
    p = rng.choice((101, 102.5, 108, 120, 150, 980))
    what = rng.choice(
        (
            "案件办结率达{p}%",
            "群众满意度为{p}%",
            "覆盖率达到{p}%",
            "抽查合格率{p}%",
            "持证上岗率为{p}％",
            "女性占比为{p}%",
            "线上办件占全部办件的{p}%",
            "按期答复率{p}%",
        )
    )
    return row(rng, appended(rng, what.format(p=p) + "。"))


def nm03(rng: random.Random) -> Rows:
    case = rng.choice(
        (
            (6, f"政务服务事项网上可办率为{rng.randrange(20, 79)}%，其余线下办理。"),
            (38, f"行政规范性文件合法性审核率为{rng.randrange(60, 99)}%。"),
            (41, f"文件报备率达{rng.randrange(60, 99)}%，及时率100%。"),
            (76, f"组织执法人员专题培训{rng.randrange(8, 39)}学时。"),
            (80, f"建议办理满意度为{rng.randrange(60, 94)}%。"),
            (102, "全年举办法治专题讲座1次。"),
            (71, f"法制审核人员占执法人员总数的{rng.randrange(1, 5)}%。"),
            (38, f"合法性审核的时间最长为{rng.randrange(16, 40)}个工作日。"),
            (81, f"负责人出庭率达{rng.randrange(60, 99)}%。"),
            (88, f"依申请公开答复率为{rng.randrange(60, 99)}%。"),
        )
    )
    return {INDICATORS: {case[0]: (appended(rng, case[1]), "")}}


def nm04(rng: random.Random) -> Rows:
    first = date(rng.choice((2017, 2018, 2019, 2020)), rng.randrange(3, 9), rng.randrange(1, 28))
    if rng.random() < 0.5:
        last = first + timedelta(days=rng.randrange(2, 7))
        number_, tail = 34, ""
    else:
        last = first + timedelta(days=rng.randrange(5, 27))
        number_, tail = 46, ""
    if rng.random() < 0.3:
        number_, last, tail = (
            rng.choice(FREE).number,
            first + timedelta(days=rng.randrange(2, 8)),
            rng.choice(("，期限不少于10个工作日", "，超过了30日", "，达到10个工作日")),
        )
    told = (
        f"{first.year}年{first.month}月{first.day}日{rng.choice(('至', '到', '—'))}{last.month}月{last.day}日"
    )
    text = rng.choice(
        (
            f"{told}，通过门户网站公开征求意见{tail}。",
            f"征求意见期限从{told}{tail}。",
            f"草案于{told}在网上公示并征求公众意见{tail}。",
        )
    )
    return {INDICATORS: {number_: (appended(rng, text), "")}}


def nm05(rng: random.Random) -> Rows:
    item = rng.choice([i for i in EDITION.tables[0].items if i.number in (71, 73, 76, 102)])
    text = rng.choice(
        (
            "建立制度，由法规处牵头组织，责任到人。",
            "邀请高校教授授课，内容为新修订的法律。",
            "由分管领导负责，业务骨干参与，效果较好。",
            "印发年度计划，明确内容和对象。",
        )
    )
    return {INDICATORS: {item.number: (text, "")}}


def nm06(rng: random.Random) -> Rows:
    y = year(rng)
    day = rng.choice(
        (
            f"{y}年2月30日",
            f"{y}年13月{rng.randrange(1, 28)}日",
            f"{y}年4月31日",
            "11月31日",
            f"{rng.choice((2017, 2018, 2019))}年2月29日",
            f"{y}年6月{rng.randrange(32, 99)}日",
            f"{y}年0月5日",
            f"{y}-02-30",
            f"{y}.9.31",
            f"{y}年7月0日",
        )
    )
    return row(rng, appended(rng, f"{day}召开专题会议，研究部署工作。"))


def nm07(rng: random.Random) -> Rows:
    m, d = rng.randrange(1, 13), rng.randrange(1, 29)
    shapes = [
        f"{m}月0{rng.randrange(1, 10)}日",
        f"0{rng.randrange(1, 10)}月{d}日",
        f"0{rng.randrange(1, 10)}月0{rng.randrange(1, 10)}日",
        f"0{rng.randrange(1, 10)}月",
    ]
    return row(rng, appended(rng, f"{year(rng)}年{rng.choice(shapes)}召开专题会议，研究部署工作。"))


def nm08(rng: random.Random) -> Rows:
    y = rng.choice((2021, 2022, 2025))
    when = rng.choice(
        (
            f"{y}年{rng.randrange(1, 13)}月{rng.randrange(1, 28)}日",
            f"{y}年{rng.randrange(1, 13)}月",
            f"{y}年",
            "2020年12月5日",
        )
    )
    return row(
        rng,
        appended(
            rng,
            f"{when}{rng.choice(('，召开论证会2次。', '，我局印发了执法手册。', '开展专项检查，查处案件12件。', '，与海关签署协议。', '已完成系统建设。', '底，累计办结案件36件。'))}",
        ),
    )


def nm09(rng: random.Random) -> Rows:
    y, m = rng.choice((2018, 2019)), rng.randrange(1, 13)
    when = rng.choice(
        (
            f"{y}年{m}月底前",
            f"{y}年底前",
            f"2020年{rng.randrange(1, 9)}月{rng.randrange(1, 28)}日前",
            f"{y}年{m}月{rng.randrange(1, 28)}日前",
        )
    )
    remedy = rng.choice(
        (
            f"人员力量不足，{when}补充到位。",
            f"制度不健全，{when}制定印发。",
            f"经费保障不够。{when}完成整改。",
            f"系统功能不完善，计划{when}完成升级。",
        )
    )
    return row(rng, clean(rng), remedy)


def nm10(rng: random.Random) -> Rows:
    day = rng.choice(words.recurring())
    month, d = day.day
    wrong = rng.choice(
        [(month, d + 1 if d < 28 else d - 1), (month % 12 + 1, d), (month, d - 2 if d > 3 else d + 9)]
    )
    name = rng.choice(day.names)
    shape = rng.choice(("{m}.{d}{name}", "“{m}·{d}”{name}", "“{m}.{d}”全国{name}"))
    inside = day.within[0] <= wrong <= day.within[1]
    if not inside and rng.random() < 0.4:
        shape = "{m}月{d}日{name}"
    return row(
        rng,
        appended(
            rng, "在" + shape.format(m=wrong[0], d=wrong[1], name=name) + "期间组织宣传活动，发放资料200份。"
        ),
    )


def nm11(rng: random.Random) -> Rows:
    y = year(rng)
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"{y}-{y + 2}年培训人员36名。",
                    f"{y}～{y + 1}年培训人员36名。",
                    f"{y}年-{y + 1}年培训人员36名。",
                    "每年学习2-3部法律。",
                    "每次培训3—5天。",
                    "办理时限压缩20-30%。",
                    f"落实《行动计划（{y}-2020年）》要求。",
                    "每组5~8人。",
                )
            ),
        ),
    )


def nm12(rng: random.Random) -> Rows:
    y = year(rng)
    day = date(y, rng.randrange(1, 13), rng.randrange(1, 28))
    wrong = "一二三四五六日"[(day.weekday() + rng.randrange(1, 7)) % 7]
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"{y}年以来，我局于{y - rng.randrange(1, 5)}年开展专项检查。",
                    f"自{y}年起，加强培训，{y - 2}年举办培训班3期。",
                    f"近{rng.choice('两三')}年来，我局完善制度，2015年开展专项检查。",
                    f"{y + 1}年至{y - 1}年，培训人员36名。",
                    f"{y}年6月20日至6月{rng.randrange(1, 15)}日组织公示。",
                    f"{y}年9月{rng.randrange(1, 28)}日至{y - 1}年10月3日组织公示。",
                    f"{day.year}年{day.month}月{day.day}日（星期{wrong}）召开会议。",
                )
            ),
        ),
    )


def nm13(rng: random.Random) -> Rows:
    how = rng.randrange(3)
    if how == 0:
        unit = rng.choice("件项名家份场")
        return row(
            rng,
            appended(
                rng,
                f"查处案件{rng.choice('三四五六七八')}{unit}，另有{rng.randrange(12, 99)}{unit}正在办理。",
            ),
        )
    if how == 1:
        wide = str(rng.randrange(10, 999)).translate({48 + i: 0xFF10 + i for i in range(10)})
        return row(rng, appended(rng, f"检查单位{wide}家。"))
    return row(rng, appended(rng, f"二〇一{rng.choice('六七八九')}年培训36人，{year(rng)}年培训40人。"))


def nm14(rng: random.Random) -> Rows:
    count = rng.randrange(2, 5)
    listed = rng.sample(SUBJECTS, count)
    more, fewer = count + rng.randrange(2, 4), count - 1
    bodies = rng.sample(("市公安局", "市财政局", "市教委", "市司法局", "市审计局"), count)
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    "制定" + "".join(f"《{s}办法》" for s in listed) + f"{more}项制度。",
                    "制定" + "".join(f"《{s}办法》" for s in listed) + f"等{fewer}个文件。",
                    "".join(f"“{s}”" for s in listed) + f"{more}项事项网上办理。",
                    "、".join(f"“{s}”" for s in listed) + f"等{fewer}个事项网上办理。",
                    "联合" + "、".join(bodies) + f"{more}部门开展检查。",
                    "会同" + "、".join(bodies) + f"等{fewer}个部门印发方案。",
                )
            ),
        ),
    )


def nm15(rng: random.Random) -> Rows:
    y = year(rng)
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"行政许可事项由{y}年的33项减少到{y + 1}的21项。",
                    f"{y}以来培训人员36名。",
                    f"{y % 100}年{rng.randrange(1, 13)}月组织验收。",
                    f"{y}上半年培训人员36名。",
                    f"{y % 100}年底完成系统建设。",
                    f"{y}底建成服务大厅。",
                )
            ),
        ),
    )


def nm16(rng: random.Random) -> Rows:
    a = rng.randrange(20, 80)
    b = a + rng.randrange(8, 60)
    right = (b - a) / a * 100
    unit = rng.choice(("件", "项", "万元", "个工作日"))
    return row(
        rng,
        appended(
            rng,
            rng.choice(
                (
                    f"年办件量由{b}{unit}增加到{a}{unit}。",
                    f"办理时间从{a}{unit}压缩到{b}{unit}。",
                    f"经费由{a}{unit}增至{b}{unit}，增长{round(right) + rng.choice((9, 20, 35))}%。",
                    f"投诉从{year(rng)}年的{a}{unit}下降到{b}{unit}。",
                    f"事项由{b}{unit}精简为{a}{unit}，减少{round((b - a) / b * 100) + 12}%。",
                )
            ),
        ),
    )


def nm17(rng: random.Random) -> Rows:
    y = rng.choice((1999, 2001, 2003))
    return {
        INDICATORS: {
            34: (
                appended(
                    rng,
                    f"草案于{y}年{rng.randrange(1, 12)}月{rng.randrange(1, 5)}日至{12}月28日公开征求意见。",
                ),
                "",
            )
        }
    }


FAULTS: dict[str, Fault] = {
    name.upper(): made for name, made in list(globals().items()) if re.fullmatch(r"(?:tx|dn|nm)\d\d", name)
}
"""Code of a rule -> the fault that it must find."""
