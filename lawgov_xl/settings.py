"""The office's settings of the check, as a TOML file:

    today = 2020-10-20                      # the date that deadlines are held against; default: today

    [rules]                                 # a rule or a family: off, info, warning, error (or 关闭, 提示, 警告, 错误)
    TX03 = "off"
    DN = "info"

    [roles]                                 # units added to a role of the official tables
    "市级行政执法部门" = ["市知识产权局"]

They outrank what a department sets on its cover.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lawgov_xl.check import Settings
from lawgov_xl.check.switches import WORDS
from lawgov_xl.errors import FileError, Message
from lawgov_xl.model import Severity
from lawgov_xl.rules import all_rules
from lawgov_xl.text import squeeze

_UNREADABLE = Message(
    "校验设置 {path} 无法读取（{why}）。请核对路径和权限。",
    "The settings {path} can not be read ({why}). Check path and permissions.",
)
_NO_TOML = Message(
    "校验设置 {path} 不是有效的 TOML 文件（{why}）。请按说明改正该行。",
    "The settings {path} are no valid TOML ({why}). Mend that line.",
)
_WRONG = Message(
    "校验设置 {path} 中“{key}”不能用：{why}。", "Settings {path}: “{key}” can not be used: {why}."
)
_KEYS = Message("只能写 today、[rules]、[roles]", "only today, [rules] and [roles] may stand there")
_NO_RULE = Message("没有这个规则或规则类", "there is no such rule or family")
_NO_WORD = Message(
    "“{word}”应为 off、info、warning、error（或 关闭、提示、警告、错误）",
    "“{word}” should be off, info, warning or error",
)
_NO_DATE = Message("应为日期，如 2020-10-20", "it should be a date such as 2020-10-20")
_NO_LIST = Message("应为一列单位名称", "it should be a list of names of units")


def read(path: str | Path) -> Settings:
    """The settings of a file. Raises FileError, saying which key and what it may be."""
    path = Path(path)
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise FileError(_UNREADABLE.of(path=str(path), why=why)) from fault
    except (ValueError, RecursionError) as fault:
        raise FileError(_NO_TOML.of(path=str(path), why=str(fault))) from fault
    return from_data(data, str(path))


def from_data(data: Mapping[str, Any], path: str = "") -> Settings:
    """The settings of a parsed file. Raises FileError as `read` does."""
    for key in data:
        if key not in ("today", "rules", "roles"):
            raise _fault(path, key, _KEYS)
    today = data.get("today")
    if today is not None and (not isinstance(today, date) or isinstance(today, datetime)):
        raise _fault(path, "today", _NO_DATE)
    for key in ("rules", "roles"):
        if not isinstance(data.get(key, {}), dict):
            raise _fault(path, key, _KEYS)
    return Settings(
        severities=dict(_switch(path, k, v) for k, v in data.get("rules", {}).items()),
        today=today,
        roles={squeeze(k): _units(path, k, v) for k, v in data.get("roles", {}).items()},
    )


def _switch(path: str, key: str, word: object) -> tuple[str, Severity | None]:
    code = squeeze(key).upper()
    if code not in {c for r in all_rules() for c in (r.code, r.family)}:
        raise _fault(path, f"rules.{key}", _NO_RULE)
    if word is False:
        return code, None
    plain = squeeze(str(word)).lower()
    if plain not in WORDS:
        raise _fault(path, f"rules.{key}", _NO_WORD.of(word=str(word)))
    return code, WORDS[plain]


def _units(path: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(u, str) and squeeze(u) for u in value):
        raise _fault(path, f"roles.{key}", _NO_LIST)
    return tuple(squeeze(u) for u in value)


def _fault(path: str, key: str, why: Message) -> FileError:
    return FileError(_WRONG.of(path=path, key=key, why=why))
