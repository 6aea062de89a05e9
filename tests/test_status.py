"""What an answer amounts to. The golden counts are a reader's, of the two filled tables."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl import layout, status
from lawgov_xl.model import Counts, Status
from lawgov_xl.rollup import roll_up
from lawgov_xl.status import (
    admitted_gap,
    declared_status,
    infer,
    named_problem,
    names_measure,
    only_promises,
    says_moved_away,
    says_not_applicable,
    status_meant,
)
from tests.synthetic import book, example_answers

NOT_APPLICABLE = """
不涉及
 不 涉 及 。
我局不涉及
本单位不涉及。
机构改革后，我局不涉及
我局尚不涉及
无此项职能
本单位没有该项工作职责
不属于我局职能
此项工作不属于我局职责范围
非我局职能
不是我局职责
该项工作与我局无关
此项指标不适用于我局。
我局不涉及行政审批事项
经自查，我局不涉及此项工作
因机构改革，相关职能已划转，我局不涉及
该项职能已划转市市场监管局，我局不涉及。
机构改革后，该职能已划转市市场监管局，我局不再承担。
该任务由市司法局牵头，我局不涉及
我局不承担此项工作职责。
我局无行政执法职能
我局没有行政执法权
不涉及（职能已划转至市市场监管局）
市知识产权局不涉及
未开展此项工作，不涉及
无相关工作
无
暂无
/
N/A
—
不涉及	Comment by cy: 建议统一
[bookmark: _GoBack]不涉及
""".strip("\n").split("\n")

ABOUT_SOMETHING = """
共收到司法建议书一份，其内容不涉及我局职能。
我局公文内容不涉及国家秘密
不涉及国家秘密
不涉及违法违纪问题
未发生
未收到检察建议
无行政执法辅助人员。
无新增收费项目
不存在干预企业依法自主经营活动的行为。
按要求开展相关工作。
机构改革后该职能已移交市市场监管局，按照市市场监管局的要求开展相关工作。
我局严格落实。不涉及乱收费问题
我局涉及该项工作
同上
""".strip("\n").split("\n")

ISSUES = [
    ("尚未建立该制度。", ""),
    ("我局至今没有配备执法记录仪", ""),
    ("正在制定管理办法。", ""),
    ("该项工作正在推进中。", ""),
    ("平台尚在建设中", ""),
    ("该制度还在完善之中，未正式出台", ""),
    ("目前仅完成初稿", ""),
    ("预计2021年3月印发", ""),
    ("因疫情影响，培训未能按期举办", ""),
    ("暂未开展第三方评估", ""),
    ("无专职法制审核人员，由办公室兼职", ""),
    ("合法性审核率为80%，未达到100%的要求", ""),
    ("台账不完善，部分年份缺失", ""),
    ("部分案卷未归档", ""),
    ("2016—2019年情况不明", ""),
    ("已建立制度。", "一是人员不足；二是经费保障不够。下一步将争取编制。"),
    ("已建立制度。", "普法形式较为单一，针对性不强。"),
    ("已建立制度。", "存在部分文件备案不及时的问题，2021年3月底前整改到位。"),
    ("已建立制度。", "工作机制还需进一步健全。"),
    ("已建立制度。", "个别处室重视程度不够。"),
    ("已建立制度。", "宣传覆盖面不广"),
]

COMPLETED = [
    ("截至目前，尚未收到关于知识产权领域行政立法的建议、提案。", ""),
    ("未发生责令改正的情况。", "进一步持续完善该工作。"),
    ("全年未收到投诉举报", ""),
    ("尚无行政复议案件。", ""),
    ("无行政诉讼败诉案件", ""),
    ("已建立制度。", "无"),
    ("已建立制度。", "暂无问题"),
    ("已建立制度。", "不存在问题。"),
    ("已建立制度。", "进一步加强制度执行，防止出现不规范情况。"),
    ("已建立制度。", "针对存在的问题，已全部整改到位。"),
    ("未经合法性审核的，不提交集体审议。", ""),
    ("解决人员不足的问题，新增3名法制审核人员。", ""),
    ("正在办理的案件均依法公开。", ""),
    ("没有突破总量增加编制", ""),
    ("严格执行，杜绝不规范行为", "不断提升不足之处的改进力度"),
    ("印发《关于尚未建立台账单位的整改通知》。", ""),
]


@pytest.mark.parametrize("text", NOT_APPLICABLE)
def test_not_applicable(text: str) -> None:
    assert says_not_applicable(text)
    assert infer(text, "进一步完善")[0] is Status.NOT_APPLICABLE


@pytest.mark.parametrize("text", ABOUT_SOMETHING)
def test_not_as_a_whole(text: str) -> None:
    assert not says_not_applicable(text)


@pytest.mark.parametrize(("answer", "remedy"), ISSUES)
def test_issues(answer: str, remedy: str) -> None:
    assert infer(answer, remedy)[0] is Status.ISSUE


@pytest.mark.parametrize(("answer", "remedy"), COMPLETED)
def test_completed(answer: str, remedy: str) -> None:
    inferred, reason = infer(answer, remedy)
    assert inferred is Status.COMPLETED, str(reason)


@pytest.mark.parametrize("text", ["", " ", "\u3000\u200b\n", "[bookmark: _GoBack]"])
def test_blank_is_unfilled(text: str) -> None:
    assert infer(text, "存在问题")[0] is Status.UNFILLED


def test_golden_counts_of_the_filled_tables() -> None:
    b = book(example_answers())
    rollup = roll_up(layout.read(b.grid(), b.edition))
    indicators, tasks = rollup.table("indicators"), rollup.table("tasks")
    assert indicators is not None and tasks is not None
    assert indicators.counts == Counts(77, 23, 9, 0)
    assert [r.number for r in indicators.rows if r.status is Status.ISSUE] == [
        6,
        9,
        18,
        19,
        27,
        51,
        68,
        89,
        92,
    ]
    assert tasks.counts == Counts(47, 80, 5, 1)
    assert [r.number for r in tasks.rows if r.status is Status.ISSUE] == [55, 97, 108, 109, 110]
    assert [r.number for r in tasks.rows if r.status is Status.UNFILLED] == [28]


def test_declared_words() -> None:
    assert declared_status(" 已 完成 ") is Status.COMPLETED
    assert declared_status("基本完成") is None
    assert status_meant("己完成") is Status.COMPLETED
    assert status_meant("不涉及。") is Status.NOT_APPLICABLE
    assert status_meant("推进中") is Status.ISSUE
    assert status_meant("差不多") is None


@pytest.mark.parametrize(
    ("remedy", "promise", "measure"),
    [
        ("进一步持续完善该工作。", True, True),
        ("下一步继续加强相关工作", True, True),
        ("不涉及", False, False),
        ("无", False, False),
        ("进一步规范行政规范性文件的制定程序。", False, True),
        ("作用发挥不理想，有待进一步加强。", False, False),
        ("2021年6月底前为执法人员配备执法记录仪。", False, True),
        ("", False, False),
    ],
)
def test_promises_and_measures(remedy: str, promise: bool, measure: bool) -> None:
    assert only_promises(remedy) is promise
    assert names_measure(remedy) is measure


def test_moved_away() -> None:
    assert says_moved_away("机构改革后该职能已移交市市场监管局。")
    assert says_moved_away("现由市市场监管局承担")
    assert not says_moved_away("我局不涉及")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text(answer: str, remedy: str) -> None:
    inferred, reason = infer(answer, remedy)
    assert isinstance(inferred, Status) and reason.to("zh") and reason.to("en")
    assert isinstance(says_moved_away(answer), bool)


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (status._ADMITS_CLAUSE, status._ADMITS_SIGNS),
        (status._NAMES_CLAUSE, status._NAMES_SIGNS),
        (status._MOVED, status._MOVED_SIGNS),
    ],
)
@given(st.data())
def test_every_match_has_a_sign(
    pattern: re.Pattern[str], signs: re.Pattern[str], data: st.DataObject
) -> None:
    """What has no sign is not searched: no text may be lost by that."""
    found = pattern.search(data.draw(st.from_regex(pattern)))
    assert found and signs.search(found.group())


@given(st.from_regex(status._NOT_APPLICABLE, fullmatch=True))
def test_not_applicable_is_said_in_one_sentence(text: str) -> None:
    """What has a full stop within, and no bracket, is not searched."""
    assert "。" not in text or "（" in text or "(" in text


@pytest.mark.parametrize(
    "piece",
    [
        "机构改革后，",
        "不涉及",
        "因",
        "我局",
        "（",
        "存在",
        "尚未",
        "《",
        "由市司法局",
        "职能已划转",
        " ",
        "部分",
        "，",
    ],
)
def test_long_text_is_read_in_proportion(piece: str) -> None:
    """A cell holds 32,767 characters at most; nested quantifiers would need minutes here."""
    text = piece * (32_767 // len(piece))
    infer(text, text)
    assert isinstance(named_problem(text) + admitted_gap(text), str)
    assert isinstance(only_promises(text) or names_measure(text), bool)
