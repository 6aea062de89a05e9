"""纪念日、宣传日的日期不对

知识产权宣传周（世界知识产权日4月26日）、国家宪法日（12月4日）等固定的日子写错。各个日子见 days.toml，可以增补。

依据：《全国年节及纪念日放假办法》；《全国人民代表大会常务委员会关于设立国家宪法日的决定》；各纪念日、宣传日的设立文件

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 99 | 每年组织4.25知识产权宣传周活动。 |
| ✗ | 97 | 开展“12·14”国家宪法日宣传。 |
| ✗ | 98 | 在12月5日国家宪法日组织宪法宣誓。 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 99 | 每年组织“4·26”知识产权宣传周活动，4月20日至26日知识产权宣传周期间发放资料。 |
| 97 | 开展“12.4”国家宪法日、3·15国际消费者权益日宣传。 |
| 98 | 在国家宪法日前后（12月1日至7日）组织宪法宣誓。 |
"""

import re
from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Fix, Severity
from lawgov_xl.rules import words
from lawgov_xl.rules.base import Context, LooksAt, Problem, Text
from lawgov_xl.rules.prose import visible

NAME_EN = "a recurring day is misdated"
SEVERITY = Severity.WARNING
LOOKS_AT = LooksAt.TEXT
OF_ITEM = False
NEEDS = re.compile(r"[月.·•．・‧]")

_DATE = re.compile(
    r"(?<![\d.·月年至—～-])(?P<m>\d{1,2})(?P<sep>[.·•．・‧]|\s?月\s?)(?P<d>\d{1,2})\s?日?(?![\d.·%])[”’』」]?(?:，|、)?(?:的)?[“‘]?(?:是|为|第[\d一二三四五六七八九十]{1,3}个|首个)?(?:全国|国际|世界|全民|中国|我国|全市)?[“‘]?\Z"
)
_SEPARATED = re.compile(r"\d(?:[.·•．・‧]|\s?月\s?)\d")
_WRONG = Message("“{found}”的日期不对：{why}。", "“{found}” is misdated: {why}.")


def check(text: Text, context: Context) -> Iterator[Problem]:
    plain = visible(text.text)
    if not _SEPARATED.search(plain):
        return
    lexicon, days = words.recurring_names()
    for start, end, name in lexicon.find(plain):
        match = _DATE.search(plain, max(0, start - 24), start)
        if match is None:
            continue
        day = days[name]
        when = int(match["m"]), int(match["d"])
        first, last = day.within
        # “4·26” names the day; 4月20日 may be any day of the week that is named.
        spelled = "月" in match["sep"]
        if when != day.day and not (spelled and first <= when <= last):
            tail = plain[match.start("m") : match.end("d")]
            month, date_ = day.day
            fixed = f"{month}{match['sep']}{date_}"
            yield Problem(
                _WRONG.of(found=plain[match.start() : end], why=day.why),
                span=(match.start("m"), match.end("d")),
                fix=Fix(tail, fixed, safe=False),
            )
