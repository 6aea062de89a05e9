"""The domain: frozen types that cross every boundary. Imports nothing of ours but messages.

Words (English in code, 中文 in the product): Edition 版本, Table 表, Item 指标/任务, Entry 填报项,
answer 完成情况, remedy 存在的问题及改进措施、完成时限, Submission 报送件, Finding 问题, Waiver 豁免.
"""

from __future__ import annotations

from lawgov_xl.model.counts import Counts, Group, Rollup, Status, TableRollup, Verdict
from lawgov_xl.model.edition import Column, CoverField, Edition, Helper, Item, Joint, Role, Table
from lawgov_xl.model.finding import Finding, Fix, Place, Severity
from lawgov_xl.model.submission import (
    CoverValue,
    Entry,
    ExtraColumn,
    JoinedAnswers,
    StrayRow,
    Submission,
    TableReading,
    Waiver,
)

__all__ = [
    "Column",
    "Counts",
    "CoverField",
    "CoverValue",
    "Edition",
    "Entry",
    "ExtraColumn",
    "Finding",
    "Fix",
    "Group",
    "Helper",
    "Item",
    "JoinedAnswers",
    "Joint",
    "Place",
    "Role",
    "Rollup",
    "Severity",
    "Status",
    "StrayRow",
    "Submission",
    "Table",
    "TableReading",
    "TableRollup",
    "Verdict",
    "Waiver",
]
