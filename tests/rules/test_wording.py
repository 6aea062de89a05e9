"""The rules on what departments say, held against wording that no example uses: found where it is a fault, silent
where it only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_xl import layout
from lawgov_xl.check import Settings, check
from lawgov_xl.model import Helper, Role
from lawgov_xl.rules import selected
from tests.synthetic import book

A, R, D, S = Role.ANSWER, Role.REMEDY, Helper.DEADLINE, Helper.STATUS
TODAY = date(2020, 10, 20)


def found(code: str, rows: dict[int, dict[str, str]]) -> bool:
    b = book({"indicators": rows})
    return bool(check(layout.read(b.grid(), b.edition), Settings(rules=selected(code), today=TODAY)))


def remedies(*texts: str) -> list[dict[str, str]]:
    return [{A: "已完成。", R: t} for t in texts]


def answers(*texts: str) -> list[dict[str, str]]:
    return [{A: t} for t in texts]


FAULTS: dict[str, list[dict[str, str]]] = {
    "RQ04": remedies(
        "工作人员法律专业背景不足。",
        "部分处室对法制审核不够重视，送审材料不规范。",
        "一是人手紧张；二是经费短缺。",
        "信息化水平较低。",
        "因机构改革，人员变动大，业务衔接不畅。",
        "法治宣传形式单一。",
        "仍需进一步加强培训。",
    ),
    "RQ05": remedies(
        "人员不足，拟申请增编2名。",
        "送审材料不规范，已要求相关处室限期补正。",
        "存在归档不及时的问题。整改措施：每季度集中归档一次。",
        "宣传不够，今后加大宣传力度。",
    ),
    "RQ11": answers(
        "清单详见附件。",
        "相关文件见附件2。",
        "具体见附后材料",
        "会议纪要附后。",
        "（佐证材料见附件1—3）",
        "材料详见佐证材料目录",
    ),
    "RQ14": answers(
        "【待填】",
        "此处填写",
        "XXXX",
        "2020年X月X日召开会议。",
        "共办理xx件。",
        "完成培训***次。",
        "待核实后补充",
        "……",
        "略",
        "培训____人次",
    ),
    "RQ15": answers(
        "同上。", "见第38项", "同第44项。", "参见前述第9项", "情况同上", "与第10项一致", "见38", "同指标38"
    ),
    "ST02": [{A: "已完成。", S: s} for s in ("完成了", "Done", "部分完成", "不清楚", "1")],
    "ST04": answers(
        "不涉及，但配合市司法局开展了普法宣传。",
        "我局不涉及此项工作。组织干部参加旁听庭审2次。",
        "本单位不涉及；已按要求报送有关材料。",
    ),
    "ST05": [{A: "不涉及", R: r} for r in ("加强工作。", "存在问题", "人员不足")],
    "ST06": [
        {A: "尚未配备专职人员。", R: "继续加强工作。"},
        {A: "目前未建立台账。", R: "进一步推进该项工作。"},
        {A: "系统仍在测试，尚未上线。", R: "持续完善。"},
        {A: "正在修订中。", R: "按要求推进落实。"},
    ],
    "ST10": [{A: "已启动，将于2021年5月完成。"}, {A: "已完成。", D: "2021年12月31日"}],
    "ST12": [
        {A: a, R: "进一步持续完善该工作。"}
        for a in ("无下属单位。", "我局没有发生此类情况。", "未收到相关投诉举报。", "不存在上述情形。")
    ],
    "TP21": answers("#REF!", "#DIV/0!", "=B5", "＝A1+B2", '=IF(A1="","",A1)', "Err:502"),
}

LOOKS_LIKE: dict[str, list[dict[str, str]]] = {
    "RQ04": remedies(
        "人员不足，拟申请增编2名。",
        "送审材料不规范，已要求相关处室限期补正。",
        "信息化水平较低，2021年启动平台升级。",
        "存在归档不及时的问题。整改措施：每季度集中归档一次。",
        "无",
        "无问题",
        "进一步加强培训。",
        "下一步，我局将加大执法力度。",
    ),
    "RQ05": remedies(
        "人员不足，2021年上半年申请增编2名。",
        "送审材料不规范，11月底前整改完毕。",
        "信息化水平较低，计划明年6月建成平台。",
        "归档不及时，立行立改，完成时限：即日起。",
        "宣传不够，3个月内完成整改。",
        "宣传不够，加大宣传。整改时限：长期坚持。",
        "存在不足，力争2021年完成。",
        "存在不足，2021年第二季度前完成",
    ),
    "RQ11": answers("按附件要求逐项落实。", "印发通知并附清单。", "附件材料齐全。"),
    "RQ14": answers(
        "对×××公司作出处罚。",
        "略有提升。",
        "我局待编办批复后落实。",
        "X光机检测3次。",
        "待定岗人员已到位。",
        "使用XXL型设备2台。",
    ),
    "RQ15": answers("同上海签订协议。", "与第三方机构合作。", "见证取样5次。"),
    "ST04": answers(
        "该项工作由市司法局负责，我局不涉及。",
        "不涉及。原因：无此项职能。",
        "不涉及（职能在市司法局）。",
        "我局不涉及此项工作，相关工作由市财政局负责。",
        "我局文件不涉及市场准入内容，均已审查。",
    ),
    "ST05": [{A: "不涉及", R: r} for r in ("无", "不涉及", "/", "无问题", "暂无", "—", "")],
    "ST06": [
        {A: "尚未配备专职人员。", R: "争取年内配备2名专职人员。"},
        {A: "目前未建立台账。", R: "2021年3月前建立台账。"},
        {A: "已建立台账。", R: "持续完善。"},
    ],
    "ST10": [
        {A: "2020年5月完成。"},
        {A: "落实《2021年工作方案》。"},
        {A: "已完成。", D: "2020年6月"},
        {A: "每年3月1日前报送报告。"},
    ],
    "TP21": answers("=完成", "#1楼完成装修", "E类证书"),
}

CONTRADICT: dict[str, list[tuple[str, str]]] = {
    "XR01": [
        ("没有发生违反中央八项规定精神的问题。", "2018年有1名干部因违反中央八项规定精神受到处分。"),
        ("不存在超越法定权限设置行政许可的情况。", "清理发现超越法定权限设置行政许可的规定2条。"),
        ("未发生因程序违法被撤销的行政决定。", "1件行政决定因程序违法被撤销。"),
        ("没有未经合法性审核出台的文件。", "有2份文件未经合法性审核即印发，已补审。"),
    ],
    "XR02": [
        ("我局没有政务新媒体账号。", "依托政务新媒体发布信息200条。"),
        ("目前尚未建立法律顾问制度。", "我局建立了法律顾问制度，聘请律师2名。"),
        ("我局未设置举报箱。", "在办公楼一楼设置举报箱，专人管理。"),
        ("我局没有下属事业单位。", "下属事业单位3家均完成改革。"),
        ("未发生行政诉讼案件。", "2019年发生行政诉讼案件2件，均已审结。"),
        ("从未受理过政府信息公开申请。", "全年受理政府信息公开申请6件。"),
        ("我局无行政许可事项。", "我局现有行政许可事项12项。"),
        ("我局暂无公职律师。", "公职律师2名全程参与审查。"),
    ],
    "XR03": [
        ("我局现有行政权力事项126项。", "行政权力事项共计118项，全部上网公开。"),
        ("聘请法律顾问5名。", "目前聘请法律顾问3名。"),
        ("现有执法人员45人，均持证上岗。", "全局执法人员共52人。"),
        ("数据共享目录由5项调整为3项。", "现有数据共享目录4项。"),
        ("目前共有规范性文件33件。", "现行有效规范性文件28件。"),
    ],
    "XR10": [
        ("废止5件、修改3件、保留20件。", "完成清理，保留18件，修改3件，废止5件。"),
        ("宣布失效7件，继续有效30件。", "继续有效31件、失效7件。"),
    ],
}

AGREE: dict[str, list[tuple[str, str]]] = {
    "XR01": [
        ("不存在乱收费行为。", "查处乱收费案件3件。"),
        ("没有违法设定证明事项。", "依法查处违法行为20起。"),
        ("未发生违法征收行为。", "对违法建设当事人处罚5人次。"),
    ],
    "XR02": [
        ("我局未建立应急预案专家库。", "我局制定应急预案。"),
        ("无行政复议案件。", "健全行政复议案件办理制度。"),
        ("没有收到检察建议。", "认真研究检察建议反馈机制。"),
        ("未发生安全生产事故。", "组织安全生产检查5次。"),
        ("没有擅自增加编制。", "增加编制3名，经市委编办批准。"),
        ("我局无执法队伍。", "指导区县执法队伍开展检查。"),
        ("我局无行政许可事项。", "取消行政许可事项5项。"),
    ],
    "XR03": [
        ("2018年共办理建议提案20件。", "2019年共办理建议提案31件。"),
        ("目前共有规范性文件33件，其中涉企文件12件。", "现行有效规范性文件33件。"),
        ("新增执法人员5人。", "全局执法人员共52人。"),
        ("取消证明事项17项。", "保留证明事项15项。"),
        ("培训执法人员120人次。", "执法人员共52人。"),
    ],
    "XR10": [("废止5件、修改3件。", "保留18件，修改3件，废止5件。")],
}


@pytest.mark.parametrize(("code", "row"), [(c, r) for c, rows in FAULTS.items() for r in rows])
def test_a_fault_in_other_words(code: str, row: dict[str, str]) -> None:
    assert found(code, {44: row})


@pytest.mark.parametrize(("code", "row"), [(c, r) for c, rows in LOOKS_LIKE.items() for r in rows])
def test_what_only_looks_like_one(code: str, row: dict[str, str]) -> None:
    assert not found(code, {44: row})


@pytest.mark.parametrize(("code", "pair"), [(c, p) for c, pairs in CONTRADICT.items() for p in pairs])
def test_rows_that_contradict(code: str, pair: tuple[str, str]) -> None:
    one, other = pair
    assert found(code, {22: {A: one}, 90: {A: other}})
    assert found(code, {22: {A: other}, 90: {A: one}}), "whichever comes first"


@pytest.mark.parametrize(("code", "pair"), [(c, p) for c, pairs in AGREE.items() for p in pairs])
def test_rows_that_agree(code: str, pair: tuple[str, str]) -> None:
    assert not found(code, {22: {A: pair[0]}, 90: {A: pair[1]}})
