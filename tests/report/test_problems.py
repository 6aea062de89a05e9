"""Problems, measures and deadlines, in whatever form a remedy gives them; what an answer itself admits."""

from __future__ import annotations

import pytest

from lawgov_xl import editions
from lawgov_xl.model import Entry, Role
from lawgov_xl.report import problems
from lawgov_xl.report.problems import Problem
from lawgov_xl.report.voice import Voice

VOICE = Voice.of("示例市粮食局")


def problem(answer: str, remedy: str = "", deadline: str = "") -> Problem:
    item = editions.load().tables[0].items[43]
    cells = {Role.ANSWER.value: answer, Role.REMEDY.value: remedy}
    return problems.of_entry(Entry(item, 1, cells, deadline=deadline), "indicators", VOICE)


@pytest.mark.parametrize(
    ("remedy", "text", "measures"),
    [
        (
            "存在问题：人员不足。改进措施：招录3名。完成时限：2021年6月底。",
            "人员不足",
            ("招录3名",),
        ),
        (
            "（一）存在问题：1.人员不足；2.系统老旧。（二）整改措施：1.招录；2.升级系统。（三）完成时限：长期坚持",
            "人员不足；系统老旧",
            ("招录；升级系统",),
        ),
        ("预案不健全；拟于2021年3月前修订。", "预案不健全", ("拟于2021年3月前修订",)),
        ("审查能力有待提高，下一步将加强培训。", "审查能力有待提高", ("下一步将加强培训",)),
        ("本局人员不足，专业能力有待加强", "我局人员不足，专业能力有待加强", ()),
        ("无管理台账，下一步将建立台账，强化管理。", "无管理台账", ("下一步将建立台账，强化管理",)),
    ],
)
def test_parts_of_a_remedy(remedy: str, text: str, measures: tuple[str, ...]) -> None:
    found = problem("已开展工作。", remedy)
    assert (found.text, found.measures) == (text, measures)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("开展检查36次。因经费原因，目前尚未配备执法记录仪。", "因经费原因，目前尚未配备执法记录仪"),
        ("正在制定投诉请求清单，将及时公开。", "投诉请求清单尚在制定中"),
        ("高度重视，将建立专家库列入工作计划。", "建立专家库尚处于计划阶段"),
    ],
)
def test_what_an_answer_admits(answer: str, text: str) -> None:
    assert problem(answer).text == text


def test_a_remedy_that_points_back_is_told_with_what_it_points_to() -> None:
    found = problem("经审查，违规文件共1件，目前正在修订。", "该文件存在违法给予优惠的问题，2020年年底完成。")
    assert found.text == "经审查，违规文件共1件，该文件存在违法给予优惠的问题"
    assert found.measures == ("2020年年底完成",)


def test_deadlines() -> None:
    assert problem("", "人员不足。改进措施：招录。", "2021-06-30").deadline == "2021-06-30"
    dated = problem("", "人员不足，拟于2021年6月底前招录。", "2021-06-30")
    assert dated.deadline == "" and problems.has_deadline(dated)
    assert not problems.has_deadline(problem("", "人员不足，将加强招录。"))


def test_a_measure_without_its_object_gets_it() -> None:
    found = problem("", "“甲”“乙”等6项公共服务事项存在不合理的情况。改进措施：我局已致函申请取消。")
    assert problems.about(found) == "6项公共服务事项"
    assert not problems.stands_alone(found.measures[0], found)
    assert problems.stands_alone("下一步将清理公共服务事项", found)
