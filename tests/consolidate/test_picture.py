"""The pure picture: who has sent what, what counts, and what the office has to decide."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_xl.consolidate import Options, consolidate, parse
from lawgov_xl.departments import Department
from lawgov_xl.errors import Message, UsageError
from lawgov_xl.model import Counts, Edition, Status
from lawgov_xl.picture import Digest, Picture, Rejected, Source, Standing
from tests.consolidate.made import TODAY, digest

EDUCATION, JUSTICE, POLICE = "重庆市教育局", "重庆市司法局", "重庆市公安局"
LIST = (Department(EDUCATION), Department(JUSTICE, ("市司法局",)), Department(POLICE))


def picture(
    edition: Edition,
    *digests: Digest,
    departments: tuple[Department, ...] = LIST,
    options: Options | None = None,
    rejected: tuple[Rejected, ...] = (),
) -> Picture:
    return consolidate(
        edition, digests, today=TODAY, departments=departments, options=options, rejected=rejected, rules=()
    )


def standings(found: Picture) -> dict[str, Standing]:
    return {m.name: m.standing for m in found.members}


def test_totals_are_the_sum_of_the_departments(edition: Edition) -> None:
    one = digest(
        edition,
        EDUCATION,
        {"indicators": {1: "已完成清理。", 2: ("已开展。", "人员不足，2020年12月底前补足。"), 3: ""}},
    )
    two = digest(edition, "市司法局（章）")
    found = picture(edition, one, two)
    assert found.totals == Counts(1, 481, 1, 1)
    assert [m.name for m, _ in found.counted] == [EDUCATION, JUSTICE]
    assert (found.issues.total, found.issues.soon, found.issues.overdue, found.issues.undated) == (1, 0, 0, 0)


def test_missing_late_unlisted(edition: Edition) -> None:
    late = digest(edition, EDUCATION, saved="2020-10-21 08:00:00")
    stranger = digest(edition, "重庆市公安局交巡警总队")
    found = picture(edition, late, stranger, options=Options(due=date(2020, 10, 20)))
    assert standings(found) == {
        EDUCATION: Standing.LATE,
        JUSTICE: Standing.MISSING,
        POLICE: Standing.MISSING,
        "重庆市公安局交巡警总队": Standing.UNLISTED,
    }
    hint = found.members[-1].hint
    assert hint is not None and POLICE in hint.to()


def test_a_received_date_in_the_list_outweighs_the_files(edition: Edition) -> None:
    due = date(2020, 10, 20)
    departments = (Department(EDUCATION, due=due, received=date(2020, 10, 19)), Department(JUSTICE, due=due))
    sent = [digest(edition, n, saved="2020-10-25 08:00:00") for n in (EDUCATION, JUSTICE)]
    assert list(standings(picture(edition, *sent, departments=departments)).values()) == [
        Standing.RECEIVED,
        Standing.LATE,
    ]


def test_without_a_list_nobody_is_missing(edition: Edition) -> None:
    found = picture(edition, digest(edition, "甲局"), departments=())
    assert standings(found) == {"甲局": Standing.RECEIVED} and not found.listed


def test_of_two_submissions_the_newer_counts_for_now_and_differences_are_named(edition: Edition) -> None:
    older = digest(
        edition,
        EDUCATION,
        {"indicators": {5: "已完成。", 9: "已完成。"}},
        file="初稿.xlsx",
        saved="2020-10-01 08:00:00",
    )
    newer = digest(
        edition,
        EDUCATION,
        {"indicators": {5: "已完成。", 9: "正在制定办法。"}},
        file="终稿.xlsx",
        saved="2020-10-02 08:00:00",
    )
    for order in ((older, newer), (newer, older)):
        (twice,) = picture(edition, *order).duplicates
        assert (twice.counted.source.path, twice.decided, twice.identical) == ("终稿.xlsx", False, False)
        ((difference,),) = twice.differences
        assert difference.texts == (9,)
        assert difference.statuses == ((9, Status.ISSUE, Status.COMPLETED),)


def test_the_office_decides_which_counts(edition: Edition) -> None:
    older = digest(edition, EDUCATION, file="收件/初稿.xlsx", saved="2020-10-01 08:00:00")
    newer = digest(edition, EDUCATION, file="收件/终稿.xlsx", saved="2020-10-02 08:00:00")
    options = Options(use={EDUCATION: "初稿.xlsx"})
    (twice,) = picture(edition, older, newer, options=options).duplicates
    assert (twice.counted.source.path, twice.decided) == ("收件/初稿.xlsx", True)
    listed = (Department(EDUCATION, use="收件/初稿.xlsx"),)
    assert picture(edition, older, newer, departments=listed).duplicates[0].decided
    # A name that fits no file decides nothing.
    (twice,) = picture(edition, older, newer, options=Options(use={EDUCATION: "别的.xlsx"})).duplicates
    assert not twice.decided


def test_excluded_ones_are_listed_not_deleted(edition: Edition) -> None:
    options = parse(
        f'[[exclude]]\ndepartment = "{JUSTICE}"\nreason = "另行报送"\n[[exclude]]\nfile = "草稿.xlsx"\nreason = "草稿"\n',
        "o.toml",
    )
    sent = [
        digest(edition, JUSTICE),
        digest(edition, EDUCATION, file="草稿.xlsx"),
        digest(edition, EDUCATION),
    ]
    found = picture(edition, *sent, options=options)
    assert [(e.name, e.reason) for e in found.excluded] == [(JUSTICE, "另行报送"), (EDUCATION, "草稿")]
    assert standings(found)[JUSTICE] is Standing.EXCLUDED
    assert [m.name for m, _ in found.counted] == [EDUCATION] and not found.duplicates


def test_a_name_can_be_said_to_mean_a_department(edition: Edition) -> None:
    found = picture(
        edition, digest(edition, "重庆市教委"), options=Options(aliases={"重庆市教委": EDUCATION})
    )
    assert standings(found)[EDUCATION] is Standing.RECEIVED and len(found.members) == 3


def test_a_cover_without_name_is_told_by_its_file(edition: Edition) -> None:
    found = picture(edition, digest(edition, "", file="收件/02 市司法局 报送.xlsx"))
    assert standings(found)[JUSTICE] is Standing.RECEIVED
    assert found.members[1].hint is not None
    nobody = picture(edition, digest(edition, "", file="表.xlsx"))
    assert nobody.members[-1].name == "表"


def test_an_unreadable_file_is_named_beside_its_department(edition: Edition) -> None:
    broken = Rejected(Source("收件/市司法局.xlsx"), Message("坏", "broken"))
    found = picture(edition, rejected=(broken,))
    assert found.rejected[0].department == JUSTICE
    hint = found.members[1].hint
    assert standings(found)[JUSTICE] is Standing.MISSING and hint is not None and "市司法局.xlsx" in hint.to()


@pytest.mark.parametrize(
    "text",
    [
        "due = '明天'",
        "a = 1",
        "[[use]]\ndepartment = '甲'",
        "soon = -1",
        "soon = true",
        "[use]\na = 1",
        "due = ",
        "[[exclude]]\nreason = 3",
    ],
)
def test_faults_of_an_options_file_are_said(text: str) -> None:
    with pytest.raises(UsageError, match=r"o\.toml"):
        parse(text, "o.toml")
