"""The workbook's own judgement: the formulas' twin against `status.infer`, and the formulas in a real spreadsheet."""

from __future__ import annotations

import csv
import random
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl import status
from lawgov_xl.io.excel_read import read_submission
from lawgov_xl.io.workbook import build, patterns, search, twin
from lawgov_xl.io.workbook.mirror import COLUMNS, FUNCTIONS, LISTS, OF_THE_TABLE, formulas, tokens
from lawgov_xl.io.workbook.progress import HEADERS
from lawgov_xl.io.workbook.search import NUMBERS
from lawgov_xl.io.workbook.syntax import UnknownPatternError
from lawgov_xl.model import Counts, Edition, Status
from lawgov_xl.rollup import roll_up
from lawgov_xl.text import sentences
from tests.conftest import REPOSITORY
from tests.office import convert
from tests.workbook.conftest import EXAMPLE, MASTER, given_answers, opened

SEEDS = REPOSITORY.parent / "shared" / "seeds"


def told(answer: str, remedy: str = "") -> str:
    return str(twin.judged(answer, remedy, "", True)["inferred"])


def inferred(answer: str, remedy: str = "") -> str:
    return status.infer(answer, remedy)[0].zh


# --- the twin against status.infer ---


@pytest.mark.parametrize("key", ["indicators", "tasks"])
def test_the_example_is_told_alike(key: str) -> None:
    for number, texts in given_answers(key).items():
        answer, remedy = texts["answer"], texts.get("remedy", "")
        assert told(answer, remedy) == inferred(answer, remedy), number


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents do not lie beside the repository")
def test_every_sentence_of_the_sources_is_told_alike() -> None:
    seen = set()
    for path in SEEDS.glob("*.txt"):
        for line in path.read_text("utf-8").splitlines():
            seen |= {line, *(s for _, _, s in sentences(line))}
    assert len(seen) > 1500
    differ = [(a, r) for s in seen for a, r in ((s, ""), ("已开展。", s)) if told(a, r) != inferred(a, r)]
    assert not differ


NOT_APPLICABLE = [
    *(
        "不涉及",
        "我局不涉及",
        "本单位不涉及。",
        "机构改革后，我局不涉及",
        "尚不涉及",
        "无此项职能",
        "无",
        "N/A",
        "—",
    ),
    *(
        "我局无此项职能",
        "目前不涉及该项工作；",
        "市知识产权局不承担该职能",
        "不属于我局职责范围",
        "不在职责范围之内",
    ),
    *(
        "因机构改革，我局不涉及此类业务",
        "不涉及（职能已划转）",
        "不涉及，该职能已移交市市场监管局。",
    ),
    *("　不涉及\n", "不涉及\tComment by cy: 建议统一", "[bookmark: _GoBack]不涉及", "不 涉 及"),
    "重庆市教育委员会不具有该项职能",
    "截至目前，本办不涉及上述事项",
]
NOT_THAT = [
    *("其内容不涉及我局职能", "未发现不涉及的情况", "不涉及，但已开展宣传工作。"),
    *("我局不涉及行政许可，已公布权力清单。", "无违法行为。", "没有发生复议案件。", "按要求开展相关工作。"),
    "不涉及" * 60,
]
ISSUES = [
    *(
        "尚未建立该制度。",
        "目前没有完成备案。",
        "我局未按时报送。",
        "正在积极组织制定办法。",
        "仍未全面覆盖。",
        "未完成",
        "情况|很好†但¦尚未建立制度",
    ),
    *(
        "将建立专家库列入工作计划。",
        "拟于2021年3月建成。",
        "因人员调整未能开展。",
        "信息化水平有待提高。",
        "情况不明",
    ),
    *("制度还不够健全", "无法落实", "整改不到位", "还没有专人负责", "尚无专职人员"),
]
DONE = [
    *(
        "不存在未完成的情况",
        "未发现尚未整改的问题",
        "不断完善尚未覆盖的领域",
        "避免出现未落实的情形",
        "已全部完成。",
    ),
    *("《关于解决尚未完成问题的通知》已印发", "凡未备案的不予公布", "严禁未经审核印发"),
    "[bookmark: baidusnap3][bookmark: baidusnap0]推进信访法制化。",
]
PROBLEMS = [
    *(
        "存在问题：制度不完善。",
        "人员不足，下一步充实。",
        "无年度台账",
        "存在违法给予优惠的情况",
        "意识不强",
        "困难较多，时间较少",
    ),
    *("没有建立台账", "法律顾问作用发挥不理想", "问题是经费短缺", "力度不够大", "未及时公开"),
]
NO_PROBLEMS = [
    *(
        "进一步持续完善该工作。",
        "无",
        "不存在问题",
        "暂无明显不足",
        "经自查，我局未发现问题。",
        "已全部整改到位，不足之处已解决",
        "存在问题",
    ),
    *("我局尚不涉及", "在遇到合法性问题时，及时整改。", "解决群众困难", "针对薄弱环节加强培训", ""),
]


def test_ways_of_saying_it() -> None:
    for answer in NOT_APPLICABLE:
        assert told(answer) == inferred(answer) == "不涉及", answer
    for answer in NOT_THAT + DONE:
        assert told(answer) == inferred(answer) == "已完成", answer
    for answer in ISSUES:
        assert told(answer) == inferred(answer) == "存在问题", answer
    for remedy in PROBLEMS:
        assert told("已开展。", remedy) == inferred("已开展。", remedy) == "存在问题", remedy
    for remedy in NO_PROBLEMS:
        assert told("已开展。", remedy) == inferred("已开展。", remedy) == "已完成", remedy
    for blank in ("", " ", "\n　", "\u200b", "Comment by x: 请补充", "[bookmark: _GoBack]"):
        assert told(blank) == inferred(blank) == "未填报", blank


def random_texts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Answers and remedies put together from the words that the judgement turns on, sense or nonsense."""
    pick = random.Random(seed).choice
    unit = ["我局", "本单位", "市知识产权局", "重庆市教育委员会", "市政府办公厅", "", ""]
    when = ["机构改革后，", "目前", "截至目前，", "经自查，", "因职能划转，", "", "", ""]
    what = ["该项", "该项工作", "本任务", "", "", ""]
    verb = [f"{a}{v}" for a in ("", "", "尚", "均", "暂") for v in ("不涉及", "未涉及该项工作", "不适用")]
    verb += ["不承担该职能", "无此项职能", "没有该项业务", "不属于我局职责范围", "不在职责范围内"]
    tail = [
        "",
        "",
        "。",
        "；",
        "（职能已划转）",
        "，该职能已移交市市场监管局",
        "，并开展了工作",
        "，其中部分涉及",
    ]
    loose = [*_words(status._NOT_DONE)[:12], *_words(status._MAKING)[:8], *_words(status._GUARD.pattern)[::3]]
    loose += "问题 不足 违法 短板 差距 台账 制度 机制 案件 纠纷 部分 计划".split()
    loose += "尚未 还未 仍未 均未 没有 未能 未按时 正在 正积极 拟于 计划在 列入 工作计划 我局 目前 至今 因 人员 存在 ，".split()
    loose += "： 。 ； 、 有待 缺乏 不够 不 无 的问题 较 低 少 情况不明 《关于解决突出问题的意见》 2020年 进一步 市司法局".split()
    for _ in range(count):
        if pick((True, False)):
            yield "".join(map(pick, (when, unit, what, verb, tail))), ""
        else:
            text = "".join(pick(loose) for _ in range(pick(range(2, 14))))
            yield pick(((text, ""), ("已开展。", text)))


def _words(pattern: str) -> list[str]:
    return [w.partition("(")[0] for w in pattern.split("|")]


def test_put_together_texts_are_nearly_all_told_alike() -> None:
    pairs = list(random_texts(6000, seed=20))
    differ = [p for p in pairs if told(*p) != inferred(*p)]
    assert len(differ) <= len(pairs) // 100, differ[:20]
    kinds = {inferred(*p) for p in pairs}
    assert kinds == {"不涉及", "存在问题", "已完成"}


def test_patterns_are_taken_apart_whole() -> None:
    """Every word and gap of a pattern of `status` is in its sequences: texts put together from them are found by it."""
    for pattern in (status._ADMITS_CLAUSE, status._NAMES_CLAUSE, status._NO_EVENT, status._GUARD):
        for sequence in patterns.sequences(pattern.pattern):
            for pick in range(12):
                text = "".join(_spelled(e, pick) for e in sequence)
                clause = text.replace("⟨", "").replace("⟩", "").replace("####", "2021").replace("#", "1")
                assert pattern.search(clause), (pattern.pattern[:40], clause)


def _spelled(element: patterns.Slot | patterns.Gap, pick: int) -> str:
    if isinstance(element, patterns.Slot):
        return element.words[pick * 7 % len(element.words)]
    return "丙" * (max(element.least, 1) if pick % 2 else element.most)


@pytest.mark.parametrize("pattern", ["a+", "(?<=a)b", "a*b", "(a)b", "a.b", "(?:ab"])
def test_a_pattern_beyond_words_and_gaps_is_refused(pattern: str) -> None:
    with pytest.raises(UnknownPatternError):
        patterns.sequences(pattern)


def test_sequences() -> None:
    slot, gap = patterns.Slot, patterns.Gap
    assert patterns.sequences("(?:尚|还)未[^，]{0,6}?(?:完成|建立)") == (
        (slot(("尚未", "还未")), gap(0, 6), slot(("完成", "建立"))),
    )
    assert patterns.sequences("甲乙?|丙甲|[丁戊]") == ((slot(("甲", "丁", "戊")),),)
    assert patterns.sequences("(?:^|但)未(?!来)") == ((slot(("⟨未", "但未"), ("⟨未来", "但未来")),),)
    assert patterns.words("20\\d\\d年|一?月") == ("####年", "月", "一月")
    with pytest.raises(UnknownPatternError):
        patterns.words("[一-龥]{2,9}局")


def test_a_long_sequence_is_split() -> None:
    slot, gap = patterns.Slot, patterns.Gap
    words = tuple(f"词{n}" for n in range(50))
    sequence = (slot(words), gap(0, 4), slot(("甲", "乙")))
    parts = search.split(sequence, 20)
    assert [w for p in parts if isinstance(p[0], slot) for w in p[0].words] == list(words)
    assert all(len(p[0].words) <= 20 and p[1:] == sequence[1:] for p in parts if isinstance(p[0], slot))


@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=6))
def test_the_twin_takes_any_text(answer: str, remedy: str, declared: str) -> None:
    values = twin.judged(answer, remedy, declared, True)
    assert set(values) | {"group", "number"} == set(COLUMNS)
    assert values["status"] in {s.zh for s in Status}


# --- the sheet _calc ---


def test_lists_fit_and_names_are_known() -> None:
    with opened(MASTER) as book:
        sheet = book["_words"]
        assert sheet.max_column <= 256
        assert set(book.defined_names) == {NUMBERS, *LISTS, *FUNCTIONS}
        for name, listed in LISTS.items():
            first, _, last = (
                book.defined_names[name].attr_text.partition("!")[2].replace("$", "").partition(":")
            )
            found = [c.value for row in sheet[first:last] for c in row]
            assert None not in found and list(dict.fromkeys(found)) == list(dict.fromkeys(listed))
        for name in (n for n in LISTS if re.fullmatch(r"lg_[ar]\d+[wx]", n)):
            assert 0 < len(LISTS[name]) <= 200, "held against a column, it must fit in one row"
        for function in FUNCTIONS.values():
            assert len(function) < 8192
            assert _depth(function) <= 60


def test_formulas_written_once_a_column_are_those_of_every_row() -> None:
    with zipfile.ZipFile(MASTER) as package:
        assert max(package.read(n).count(b'<f t="shared"') for n in package.namelist()) > 5000
    rows = openpyxl.load_workbook(MASTER)["_calc"].iter_rows(min_row=2)
    for number, row in enumerate(rows, 2):
        cells = dict(zip(COLUMNS, (str(c.value or "") for c in row), strict=True))
        made = formulas(number, "answer", "remedy" * bool(cells["raw_remedy"]), "declared")
        for key, formula in made.items():
            if key in OF_THE_TABLE:
                assert formula[:9] in cells[key], (key, number)
            else:
                assert cells[key] == formula, (key, number)


def test_formulas_stay_within_what_libreoffice_takes() -> None:
    """It spells out the names in a formula: 8192 tokens, and brackets 98 deep, are its end."""
    assert not set(LISTS) & set(FUNCTIONS)
    for formula in formulas(7, "'表'!F7", "'表'!G7", "'表'!H7").values():
        assert tokens(formula, FUNCTIONS) <= 6000, formula
        assert _spelled_depth(formula) <= 90, formula


def _spelled_depth(formula: str) -> int:
    deepest = level = 0
    for token in re.findall(r'"[^"]*"|lg_\w+|[()]', formula):
        level += (token == "(") - (token == ")")
        inner = _spelled_depth(FUNCTIONS[token]) if token in FUNCTIONS else 0
        deepest = max(deepest, level + inner)
    return deepest


def _depth(formula: str) -> int:
    deepest = level = 0
    for c in re.sub(r'"[^"]*"', "", formula):
        level += (c == "(") - (c == ")")
        deepest = max(deepest, level)
    assert level == 0
    return deepest


OLD_FUNCTIONS = set(
    "IF IFERROR AND OR NOT N ISNUMBER ISERROR FIND LEN LEFT RIGHT MID SUBSTITUTE EXACT REPT CHAR TRIM SUMPRODUCT MIN MAX SUM "
    "COUNTIFS SUMIFS INDEX MATCH INT".split()
)


def test_only_functions_that_every_program_has() -> None:
    with opened(MASTER) as book:
        found = [f"{n.attr_text}" for n in book.defined_names.values()]
        for sheet in book.worksheets:
            found += [str(c.value) for row in sheet.iter_rows() for c in row if c.data_type == "f"]
            for rules in sheet.conditional_formatting:
                found += [f for r in rules.rules for f in r.formula]
    used = {n for f in found for n in re.findall(r"([A-Z][A-Z0-9.]+|\bN)\(", re.sub(r'"[^"]*"', '""', f))}
    assert used <= OLD_FUNCTIONS
    assert not any("_xlfn" in f or "{" in f for f in found)


# --- in a real spreadsheet ---


def counts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Heading -> rows (title, the numbers of HEADERS) of each block of 填报进度, as the file says."""
    found: dict[str, list[tuple[object, ...]]] = {}
    heading = ""
    with opened(path, values=True) as book:
        for title, *rest in book["填报进度"].iter_rows(min_row=5, values_only=True):
            if title and rest[0] is None:
                heading = title.partition("（")[0]
            elif title and rest[0] != HEADERS[0]:
                found.setdefault(heading, []).append((title, *rest))
    return found


def expected_counts(path: Path, edition: Edition) -> dict[str, list[tuple[object, ...]]]:
    rolled = roll_up(read_submission(path, edition))
    found = {}
    for table in rolled.tables:
        rows = [(c.title, *_five(c.counts)) for c in table.chapters]
        found[table.table.sheet] = [*rows, ("合计", *_five(table.counts))]
    return found


def _five(c: Counts) -> tuple[int, ...]:
    return (c.total, c.completed, c.not_applicable, c.issue, c.unfilled)


def assert_agrees(path: Path, edition: Edition) -> None:
    found = counts(path)
    for sheet, rows in expected_counts(path, edition).items():
        shown = [(r[0], r[1], *r[3:7]) for r in found[sheet] if not str(r[0]).startswith("各表")]
        assert shown == rows


@pytest.mark.parametrize("path", [MASTER, EXAMPLE], ids=["master", "example"])
def test_values_in_the_file_are_pythons(path: Path, edition: Edition) -> None:
    assert_agrees(path, edition)


@pytest.mark.office
@pytest.mark.parametrize("path", [MASTER, EXAMPLE], ids=["master", "example"])
def test_recalculated_values_are_the_same(path: Path, edition: Edition, tmp_path: Path) -> None:
    """Every value that the file holds is thrown away first; LibreOffice calculates them all."""
    blank = tmp_path / "without-values.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(blank, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"(</f>|<f [^>]*/>)<v>[^<]*</v>", rb"\1", part)
            target.writestr(name, part)
    made = convert(blank, tmp_path / "out", "xlsx", recalculate=True)
    assert_agrees(made, edition)
    with opened(path, values=True) as one, opened(made, values=True) as other:
        for name in ("_calc", "填报进度"):
            for row in one[name].iter_rows():
                for cell in row:
                    assert _same(cell.value, other[name][cell.coordinate].value), (name, cell.coordinate)


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float | int):
        return abs(one - other) < 1e-9
    return (one or "") == (other or "")


def _edit(
    path: Path, target: Path, edits: Mapping[tuple[str, str], object], gone: tuple[int, ...] = ()
) -> None:
    """gone: rows of `_calc` whose references have lost their cells."""
    book = openpyxl.load_workbook(path)
    for (sheet, cell), value in edits.items():
        book[sheet][cell] = value
    for row in gone:
        for cell in book["_calc"][row]:
            if cell.data_type == "f":
                cell.value = re.sub(r"'评估指标'!\$?[A-Z]+\$?\d+", "#REF!", str(cell.value))
    book.save(target)


@pytest.mark.office
def test_edits_are_counted_live(edition: Edition, tmp_path: Path) -> None:
    """Answers and statuses typed over the example: the sheet counts as Python does."""
    texts = [*NOT_APPLICABLE, *NOT_THAT, *ISSUES, *DONE, "", "　", *(a for a, _ in random_texts(12, seed=4))]
    edits: dict[tuple[str, str], object] = {("评估指标", f"F{4 + n}"): t for n, t in enumerate(texts)}
    remedies = [*PROBLEMS, *NO_PROBLEMS]
    edits |= {("评估指标", f"G{40 + n}"): t for n, t in enumerate(remedies)}
    edits |= {("评估指标", f"F{40 + n}"): "已开展相关工作。" for n in range(len(remedies))}
    declared = ["已完成", "不涉及", "存在问题", "未填报", " 完成 ", "别的", None]
    edits |= {("任务清单", f"G{6 + n}"): declared[n % 7] for n in range(40)}
    edited = tmp_path / "edited.xlsx"
    # Rows that someone deleted: what Excel makes of references to them, and nothing left to read.
    edits |= {("评估指标", cell): None for cell in ("F110", "G110", "F111", "G111")}
    _edit(EXAMPLE, edited, edits, gone=(108, 109))
    made = convert(edited, tmp_path / "out", "xlsx", recalculate=True)
    assert_agrees(made, edition)
    for row in calc_rows(made):
        meant = status.declared_status(str(row["declared"] or ""))
        assert row["conflict"] == int(meant is not None and meant.zh != row["inferred"])
        assert row["lacks"] in (None, int(row["status"] == Status.ISSUE.zh and not row["remedy"]))
    verdicts = [r[11] for rows in counts(made).values() for r in rows]
    assert {"矛盾", "缺填"} <= set(verdicts)


def calc_rows(path: Path) -> list[dict[str, object]]:
    """The rows of `_calc` by column key."""
    with opened(path, values=True) as book:
        rows = book["_calc"].iter_rows(min_row=2, values_only=True)
        return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


@pytest.mark.office
def test_other_editions_count_live_too(other: Edition, tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    answers = {
        "duties": {n: {"answer": a, "remedy": r} for n, (a, r) in enumerate(random_texts(8, seed=9), 1)},
        "few": {1: {"answer": "我局不涉及"}, 3: {"answer": "尚未建立制度。", "状态": "已完成"}},
        "scores": {2: {"answer": "已办理。", "own": "5"}},
    }
    build(other, path, answers=answers)
    made = convert(path, tmp_path / "out", "xlsx", recalculate=True)
    assert_agrees(made, other)


def test_csv_sources_are_whole() -> None:
    for key, size in (("indicators", 109), ("tasks", 133)):
        with (REPOSITORY / "workbook" / "examples" / "answers" / f"{key}.csv").open(
            encoding="utf-8", newline=""
        ) as f:
            assert len(list(csv.DictReader(f))) == size
