"""The remedy of a row as one text, also where a table has a column each for the problem and for what is done about it.

Most tables ask for both in one cell (存在的问题及改进措施、完成时限). Some have 存在的问题 beside 整改措施, or a column for
problems alone: there everything that is written under 问题 is a problem, whatever its words. Such cells are told as one
labelled text (存在问题：…。改进措施：…), which every reader of remedies understands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lawgov_xl.model import Role, Table
from lawgov_xl.status import denies_problems, says_not_applicable
from lawgov_xl.text import is_blank, squeeze, without_leftovers

PROBLEM, MEASURES, BY_WHEN = "存在问题：", "改进措施：", "完成时限："
_END = "。．.；;，,、"
_ASKS = re.compile(r"措施|整改|改进|打算|计划|时限|下一步")
_PROBLEMS = re.compile(r"问题|不足|困难|短板")
DENIALS = tuple(
    dict.fromkeys(
        [
            *"无 没有 暂无 不涉及 不存在 / \\ - — × N/A".split(),
            *(
                before + no + what
                for before in ("", "目前", "目前暂", "暂", "经自查", "经自查，")
                for no in ("无", "没有", "不存在", "未发现")
                for what in ("问题", "不足", "明显问题", "突出问题", "问题和不足")
            ),
        ]
    )
)
"""What people write under 存在的问题 where there is none; the live formulas know these forms."""


def problems_alone(table: Table) -> bool:
    """Whether the column of the problems asks for nothing else, by its header or by a column for the measures."""
    remedy = table.column(Role.REMEDY)
    if remedy is None:
        return False
    header = squeeze(remedy.header)
    asks_only = bool(_PROBLEMS.search(header)) and not _ASKS.search(header)
    return asks_only or table.column(Role.MEASURES) is not None


def told(table: Table, cells: Mapping[str, str]) -> str:
    """The remedy of a row of such a table; `cells` by column key. "" where all of it is blank."""
    problem, measures = cells.get(Role.REMEDY, ""), cells.get(Role.MEASURES, "")
    by_when = next((t for k in due_columns(table) if not is_blank(t := cells.get(k, ""))), "")
    if is_blank(without_leftovers(problem)) or denies_problems(problem) or says_not_applicable(problem):
        return problem if is_blank(measures) else measures
    parts = [PROBLEM + problem.strip().rstrip(_END)]
    if not is_blank(measures):
        parts.append(MEASURES + measures.strip().rstrip(_END))
    if by_when:
        parts.append(BY_WHEN + by_when.strip().rstrip(_END))
    return "。".join(parts) + "。"


def due_columns(table: Table) -> list[str]:
    """Keys of the columns in which departments write by when a problem will be mended (整改时限)."""
    return [c.key for c in table.columns if c.role is Role.FILL and c.key.startswith("due")]


def formula(problem: str, measures: str) -> str:
    """What `told` says as a spreadsheet formula over two cells (references; measures "" for none)."""
    known = ",".join(f'"{w}"' for w in DENIALS)
    plain = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(TRIM({problem}),"。",""),"　",""),CHAR(10),"")'
    denied = f'OR({plain}="",ISNUMBER(MATCH({plain},{{{known}}},0)))'
    if not measures:
        return f'IF({denied},{problem}&"","{PROBLEM}"&{problem}&"。")'
    fine = f'IF({measures}="",{problem},{measures})&""'
    return f'IF({denied},{fine},"{PROBLEM}"&{problem}&"。{MEASURES}"&{measures})'
