"""The rules, one a file. They are found by their file names: adding a rule touches no other file."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import lru_cache
from types import ModuleType

from lawgov_xl.errors import Message, UsageError
from lawgov_xl.model import Severity
from lawgov_xl.rules.base import Rule

_FILE = re.compile(r"([a-z]{2}\d{2})_[a-z0-9_]+")
_BASIS = re.compile(r"^依据：(.+?)(?=\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)
_UNKNOWN = Message(
    "没有代码为“{code}”的规则。可用 lawgov rules 查看全部规则。",
    "There is no rule “{code}”. See `lawgov rules` for all of them.",
)


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if _FILE.fullmatch(m.name))
    return tuple(_rule(importlib.import_module(f"{__name__}.{name}")) for name in names)


def rule(code: str) -> Rule:
    """One rule by its code. Raises UsageError where there is none."""
    wanted = code.strip().upper()
    for candidate in all_rules():
        if candidate.code == wanted:
            return candidate
    raise UsageError(_UNKNOWN.of(code=code))


def selected(select: str = "", ignore: str = "") -> tuple[Rule, ...]:
    """Rules by comma-separated codes or families (`DN,TX05`). Raises UsageError for a code that fits none."""
    chosen = [r for r in all_rules() if not select or r in _named(select)]
    dropped = _named(ignore)
    return tuple(r for r in chosen if r not in dropped)


def _named(codes: str) -> list[Rule]:
    found: list[Rule] = []
    for code in (c.strip().upper() for c in re.split(r"[,，、\s]+", codes) if c.strip()):
        fitting = [r for r in all_rules() if code in (r.code, r.family)]
        if not fitting:
            raise UsageError(_UNKNOWN.of(code=code))
        found += fitting
    return found


def _rule(module: ModuleType) -> Rule:
    match = _FILE.fullmatch(module.__name__.rpartition(".")[2])
    manual = (module.__doc__ or "").strip()
    name, _, rest = manual.partition("\n")
    basis = _BASIS.search(rest)
    assert match is not None
    severity: Severity = module.SEVERITY
    return Rule(
        code=match.group(1).upper(),
        name=name.strip().rstrip("。"),
        name_en=module.NAME_EN,
        severity=severity,
        looks_at=module.LOOKS_AT,
        manual=manual,
        summary=re.sub(r"\s*\n\s*", "", rest.strip().split("\n\n")[0]),
        basis=re.sub(r"\s*\n\s*", "", basis.group(1)).strip() if basis else "",
        check=module.check,
        editions=tuple(getattr(module, "EDITIONS", ())),
        groups=bool(getattr(module, "GROUPS", False)),
        yields_to=tuple(getattr(module, "YIELDS_TO", ())),
        leads=bool(getattr(module, "LEADS", False)),
        of_item=bool(getattr(module, "OF_ITEM", True)),
        needs=getattr(module, "NEEDS", None),
    )
