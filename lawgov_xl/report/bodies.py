"""Names of public bodies in prose, by the words that such names end with."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIELD = (
    r"知识产权|产权|市场监督管理|市场监管|监督管理|公安|司法|财政|科学技术|科技|教育|民政|审计|统计|信访|林业|农业农村|农业|商务|水利|"
    r"交通运输|交通|税务|档案|海事|气象|自然资源|规划和自然资源|生态环境|环保|住房城乡建设|城市管理|卫生健康|医疗保障|人力资源和社会保障|"
    r"人力社保|应急管理|退役军人事务|文化旅游|文化和旅游|体育|国资|金融监管|粮食|能源|邮政|专利|版权|工商|质监|质量技术监督|食药监|安监|"
    r"机关事务管理|管理|人防|药品监督管理|药监|外汇管理|烟草专卖|铁路|民航|园林"
)
_BODY_END = (
    r"人民法院|检察院|法院|法庭|委员会|管委会|办公厅|办公室|人民政府|联合会|工商联|事务所|鉴定所|交易所|仲裁院|研究院|研究所|大学|学院|"
    r"协会|商会|学会|海关|公司|银行|集团|基金会|党组|纪委|中心|"
    rf"(?:{_FIELD})(?:总局|局|厅|委)|装备发展部|国务院|党中央|市委|市政府|省委|省政府|市高法院?|[一二三四五]中院"
)
_BODY = re.compile(rf"[一-龥“”]{{0,18}}?(?:{_BODY_END})")
_STOP = (
    r"按照|依照|对照|参照|获得|取得|清理|重视|旁听|[与和及由在对据经被将把向从受等以是为到并我该各其本或按请报了的着过让使给令致未已现均也曾需须应可能拟]"
    r"|会同|联合|共同|同(?=[一-龥]*[市省区])|配合|邀请|组织|指导|报送|根据|按照|参加|依托|支持|推动|成立|通过|发布|移交|负责|聘请|建立|设立|帮助|协调|协助|落实|"
    r"贯彻|完成|承担|执行|履行|实现|严格|采用|参与|出台|召开|举行|机构改革[前后]|改革后|制定|修订|印发|开展|接受|尊重|推荐|提供|服从|列入|纳入|"
    r"以来|目前|年|月|日|认真|定期|积极|全面|继续|要求|诉|送"
)
_BODY_START = re.compile(rf".*(?:{_STOP})")
_NO_BODY = re.compile(
    r"有关|相关|部门|机关|各级|基层|\A(?:人民|党内|市级|区县|本级|上级)?(?:委员会|办公室|办公厅|中心|政府|管理局|法院|公司|协会|商会|大学|学院|海关)\Z"
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where names of public bodies stand in a text: 市司法局, 重庆海关, 西南政法大学."""
    at = 0
    while (found := _BODY.search(text, at)) is not None:
        at = found.end()
        end_word = re.search(rf"(?:{_BODY_END})\Z", found.group())
        keep = len(end_word.group()) if end_word else 2
        start = found.start()
        if (lead := _BODY_START.match(found.group()[: len(found.group()) - keep])) is not None:
            start += lead.end()
        name = text[start : found.end()].replace("“", "").replace("”", "")
        if len(name) >= 3 and not _NO_BODY.search(name):
            yield start, found.end()
