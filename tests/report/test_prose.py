"""Mending, sentences, clauses, voice, substance: what a sentence of a cell becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_xl.report import mending, prose, statements, substance, titles
from lawgov_xl.report.mending import Change
from lawgov_xl.report.title import lines
from lawgov_xl.report.voice import Voice, first_person

OURS = Voice.of("重庆市知识产权局")
TEXT = st.text(max_size=200)


@pytest.mark.parametrize(
    ("raw", "official"),
    [
        ("调解36件,完成率100％ 。\n。", "调解36件，完成率100％。"),
        ("渝委发\n〔2016〕27号", "渝委发〔2016〕27号"),
        ("第一段\n第二段", "第一段。第二段"),
        (
            "发布《关于印发<专利资助办法》的通知>（渝知发〔2020〕21号）",
            "发布《关于印发〈专利资助办法〉的通知》（渝知发〔2020〕21号）",
        ),
        ("印发《通知》（渝知发【2019】72），统一登记", "印发《通知》（渝知发〔2019〕72号），统一登记"),
        ("2019年04月06日", "2019年4月6日"),
        ("“甲”、“乙”2项，《丙》、《丁》", "“甲”“乙”2项，《丙》《丁》"),
        ("中共中央办公厅 国务院办公厅", "中共中央办公厅、国务院办公厅"),
        ("《关于加强服务 助力攻坚的通知》 印发", "《关于加强服务 助力攻坚的通知》印发"),
        ("[bookmark: _GoBack]调解36件	Comment by cy: 请核实", "调解36件"),
        ("网址http://www.cq.gov.cn/a,b.aspx接收", "网址http://www.cq.gov.cn/a,b.aspx接收"),
        ('公开"红黑名单"记录', "公开“红黑名单”记录"),
        ("高等教育等教育", "高等教育等教育"),
    ],
)
def test_mended(raw: str, official: str) -> None:
    assert mending.mend(raw).text == official


def test_what_goes_beyond_punctuation_is_recorded() -> None:
    mended = mending.mend("严格落实严格落实《办法》，对范性文件登记，所以人员均参加。")
    assert mended.text == "严格落实《办法》，对规范性文件登记，所有人员均参加。"
    assert Change("严格落实严格落实", "严格落实") in mended.changes and len(mended.changes) == 3


@given(TEXT)
def test_mending_is_total_and_settles(text: str) -> None:
    once = mending.mend(text).text
    assert "\n" not in once
    assert mending.mend(once).text == mending.mend(mending.mend(once).text).text


@given(TEXT)
def test_sentences_and_clauses_lose_nothing(text: str) -> None:
    line = mending.mend(text).text
    for sentence in prose.sentences(line):
        assert "".join(prose.clauses(sentence)) == sentence or not prose.clauses(sentence)


def test_sentences_keep_brackets_and_quotations_whole() -> None:
    found = prose.sentences("推行“一窗受理。并行办理”制度（试行。含附件）。开展检查")
    assert found == ("推行“一窗受理。并行办理”制度（试行。含附件）。", "开展检查。")


@pytest.mark.parametrize(
    ("department", "short", "me"),
    [
        ("重庆市知识产权局", "市知识产权局", "我局"),
        ("湖北省科学技术厅", "省科学技术厅", "我厅"),
        ("重庆市发展和改革委员会", "市发展和改革委员会", "我委"),
        ("重庆市江北区司法局", "区司法局", "我局"),
        ("市委编办", "市委编办", "我办"),
        ("", "", "我单位"),
    ],
)
def test_names(department: str, short: str, me: str) -> None:
    voice = Voice.of(department)
    assert (voice.short, voice.me) == (short, me)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("市知识产权局认真研究。", "我局认真研究。"),
        ("重庆市知识产权局邀请专家。", "我局邀请专家。"),
        ("本局印发《重庆市知识产权局采购办法》。", "我局印发《重庆市知识产权局采购办法》。"),
        ("与北京市知识产权局签署协议。", "与北京市知识产权局签署协议。"),
        ("某公司诉重庆市知识产权局行政诉讼案。", "某公司诉重庆市知识产权局行政诉讼案。"),
        ("重庆市知识产权局、重庆市财政局发布。", "重庆市知识产权局、重庆市财政局发布。"),
        ("下一步我们要按照规定办理。", "下一步我局要按照规定办理。"),
    ],
)
def test_one_voice(text: str, ours: str) -> None:
    assert OURS.ours(text) == ours


def test_a_lone_i_takes_the_subject_of_the_requirement() -> None:
    text, changes = first_person("我切实履行职责，我市按期完成。", OURS, "党政主要负责人切实履行职责。")
    assert text == "我局党政主要负责人切实履行职责，我市按期完成。" and len(changes) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "按要求开展相关工作。",
        "机构改革前，按要求开展相关工作。",
        "我局高度重视，认真贯彻落实上级有关要求，积极推进各项工作。",
        "严格按照市市场监管局要求做好相关工作。",
    ],
)
def test_boilerplate(sentence: str) -> None:
    assert substance.is_boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "调解案件36件。",
        "建立审查台账。",
        "该职能已移交市市场监管局。",
        "出台《采购管理办法》。",
        "编制裁量基准表。",
    ],
)
def test_substance(sentence: str) -> None:
    assert not substance.is_boilerplate(sentence)


@pytest.mark.parametrize(
    ("remedy", "generic"),
    [
        ("进一步持续完善该项工作。", True),
        ("继续做好相关工作", True),
        ("进一步推进此项工作常态化。", True),
        ("进一步推动跨区域行政协调机制。", False),
        ("进一步加强行政应诉的能力。", False),
        ("2020年底前修订《采购办法》。", False),
    ],
)
def test_generic_promises(remedy: str, generic: bool) -> None:
    assert substance.is_generic_promise(remedy) is generic


@pytest.mark.parametrize(
    ("title", "words", "topic"),
    [
        ("一、政府职能依法全面履行", "依法全面履行政府职能", "依法全面履行政府职能"),
        ("五、行政权力制约监督科学有效", "行政权力制约监督科学有效", "行政权力制约监督"),
        ("4．完善宏观\n调控。", "完善宏观调控", "完善宏观调控"),
        ("7.创新社会治理，优化公共服务。", "创新社会治理，优化公共服务", "创新社会治理、优化公共服务"),
    ],
)
def test_titles_as_words(title: str, words: str, topic: str) -> None:
    assert (titles.words(title), titles.topic(title)) == (words, topic)


@given(st.text(alphabet="重庆市知识产权局关于法治政府建设工作情况的报告2021年和、", min_size=1, max_size=70))
def test_title_lines_fit_and_lose_nothing(text: str) -> None:
    found = lines([text])
    assert "".join(found) == text
    assert all(sum(0.5 if c.isascii() else 1 for c in line) <= 20.5 for line in found)


def test_titles_are_broken_by_sense() -> None:
    assert lines(["国家税务总局重庆市税务局第三税务分局关于报送2021年推进法治建设情况的报告"]) == (
        "国家税务总局重庆市税务局第三税务分局",
        "关于报送2021年推进法治建设情况的报告",
    )


@pytest.mark.parametrize(
    "sentence, told",
    [
        ("按照要求开展工作，全年办理54件，办结率100%。", "全年办理54件，办结率100%。"),
        ("根据有关规定和要求，组织培训3次。", "组织培训3次。"),
        ("我局严格按照上级部署认真落实各项工作，设立公职律师1名。", "设立公职律师1名。"),
        ("按照《政府信息公开条例》要求，公开信息30条。", "按照《政府信息公开条例》要求，公开信息30条。"),
        ("按照职责分工要求组织培训3次，确保全员参加。", "按照职责分工要求组织培训3次，确保全员参加。"),
        ("按照相关要求，并征求意见12条。", "按照相关要求，并征求意见12条。"),
    ],
)
def test_doing_as_told_is_not_told(sentence: str, told: str) -> None:
    assert statements.with_substance(sentence) == told
