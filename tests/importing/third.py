"""A table of another shape: ten columns with scores, three grouping levels, a header of two rows, sixty rows.

The Word form repeats the header and the group labels on each page, and merges what an office merges.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tests.importing.documents import C, add, new, row, save, table

LEVELS = {
    "一、法治机关建设": {"（一）组织领导": ("1.党委领导", "2.责任落实"), "（二）制度建设": ("3.文件管理", "4.清理评估"),
                  "（三）能力提升": ("5.学法用法", "6.队伍建设")},
    "二、依法决策": {"（一）决策程序": ("7.公众参与", "8.合法性审查"), "（二）决策执行": ("9.跟踪评估", "10.责任追究"),
               "（三）法律顾问": ("11.聘任管理", "12.作用发挥")},
    "三、执法监管": {"（一）执法规范": ("13.执法公示", "14.全过程记录"), "（二）监管创新": ("15.随机抽查", "16.信用监管"),
               "（三）执法保障": ("17.资格管理", "18.经费装备")},
    "四、权力监督": {"（一）内部监督": ("19.层级监督", "20.审计监督"), "（二）外部监督": ("21.人大政协监督", "22.司法监督"),
               "（三）政务公开": ("23.主动公开", "24.依申请公开")},
    "五、矛盾化解": {"（一）复议应诉": ("25.行政复议", "26.行政应诉"), "（二）调解信访": ("27.行政调解", "28.信访法治化"),
               "（三）普法宣传": ("29.普法责任制", "30.法治文化")},
}  # fmt: skip
_ASKED = ("建立{x}工作制度，明确责任科室和责任人，每年至少专题研究{n}次，并形成会议纪要。",
          "{x}方面的年度任务全部按期完成，资料齐全、台账规范，群众满意度不低于{m}%。")  # fmt: skip
_SCORED = ("未建立制度的不得分；研究次数每少1次扣{s}分。", "每有1项未按期完成扣{s}分，扣完为止。")
HEADERS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "序号",
    "评估内容",
    "评分标准",
    "分值",
    "自评得分",
    "完成情况说明",
    "存在问题及\n整改措施",
)
TITLE = "江州市2023年度法治政府建设考核评分表"
_WIDTHS = (900, 1100, 1000, 500, 3400, 2400, 600, 700, 3000, 2400)


@dataclass(frozen=True)
class Row:
    groups: tuple[str, str, str]
    number: int
    content: str
    criteria: str
    score: str


def rows() -> Iterator[Row]:
    """The sixty rows."""
    number = 0
    for chapter, sections in LEVELS.items():
        for section, thirds in sections.items():
            for third, which in product(thirds, (0, 1)):
                number += 1
                subject = third.split(".")[1]
                yield Row(
                    (chapter, section, third),
                    number,
                    _ASKED[which].format(x=subject, n=number % 3 + 1, m=70 + number % 25),
                    _SCORED[which].format(s="0.5" if number % 2 else "1"),
                    "1.5" if number % 3 else "2",
                )


def word_rows(answers: Mapping[int, tuple[str, str, str]] | None = None, page: int = 7) -> list[str]:
    """answers: number -> (自评得分, 完成情况说明, 存在问题及整改措施)."""
    answers = answers or {}
    header = [
        row([C("指标体系", span=3), *(C(h, merge="restart") for h in HEADERS[3:7]), C("自评情况", span=3)], header=True),
        row([*(C(h) for h in HEADERS[:3]), *(C(merge="continue") for _ in range(4)), *(C(h) for h in HEADERS[7:])], header=True),
    ]  # fmt: skip
    out = list(header)
    last: tuple[str, ...] = ()
    for at, r in enumerate(rows()):
        breaks = at % page == 0
        if breaks and at:
            out += header
        labels = []
        for level in range(3):
            begins = breaks or r.groups[: level + 1] != last[: level + 1]
            labels.append(C(r.groups[level] if begins else "", merge="restart" if begins else "continue"))
        filled = answers.get(r.number, ("", "", ""))
        out.append(row([*labels, C(str(r.number)), C(r.content), C(r.criteria), C(r.score), *map(C, filled)]))
        last = r.groups
    total = row([C("合计", span=6), C(f"{sum(float(r.score) for r in rows()):g}"), C(), C(span=2)])
    return [*out, total, row([C("注：本表由各单位如实填报，于2024年1月31日前报市委依法治市办。", span=10)])]


def document(path: Path, answers: Mapping[int, tuple[str, str, str]] | None = None) -> Path:
    """The table as a notice's attachment."""
    made = new(
        "各单位：",
        "现将考核评分表印发给你们，请认真填报。",
        "附件",
        "",
        TITLE,
        "填报单位：            填报日期：  年  月  日",
    )
    add(made, table(word_rows(answers), _WIDTHS))
    return save(made, path)
