"""用了其他版本的工作簿

工作簿自带的版本标识与要求的版本不同，指标、任务可能已经变化，应换用本次下发的工作簿。

依据：填报说明：表题、表头和下发的内容已经锁定，请不要改动

反例：
| | 序号 | 指标完成情况说明 |
|---|---|---|
| ✗ | 表头 |  |
|  | 1 | 不涉及 |

工作表 _meta：
| | edition | chongqing-2019 |
|---|---|---|
| | version | 1 |

正例：
| 序号 | 指标完成情况说明 |
|---|---|
| 1 | 不涉及 |

工作表 _meta：
| | edition | chongqing-2020 |
|---|---|---|
| | version | 1 |
"""

from collections.abc import Iterator

from lawgov_xl.errors import Message
from lawgov_xl.model import Severity, Submission
from lawgov_xl.rules.base import Context, LooksAt, Problem

NAME_EN = "workbook of another edition"
SEVERITY = Severity.ERROR
LOOKS_AT = LooksAt.SUBMISSION

_OTHER = Message(
    "工作簿是版本“{found}”的，本次要求的是“{wanted}”（{name}）。请换用本次下发的工作簿，把内容移过去。",
    "The workbook is of edition “{found}”; wanted is “{wanted}” ({name}). Use the workbook that was handed out now.",
)
_VERSION = Message(
    "工作簿是本版本的第{found}次印发稿，现行的是第{wanted}次。请换用最新的工作簿，把内容移过去。",
    "The workbook is version {found} of this edition; {wanted} is current. Move the content to the latest workbook.",
)


def check(submission: Submission, context: Context) -> Iterator[Problem]:
    edition = submission.edition
    sheet = submission.sheets[0] if submission.sheets else ""
    if submission.edition_found and submission.edition_found != edition.id:
        message = _OTHER.of(found=submission.edition_found, wanted=edition.id, name=edition.name)
        yield Problem(message, sheet=sheet, cell="A1")
    elif submission.version_found and submission.version_found != edition.version:
        message = _VERSION.of(found=submission.version_found, wanted=edition.version)
        yield Problem(message, sheet=sheet, cell="A1")
