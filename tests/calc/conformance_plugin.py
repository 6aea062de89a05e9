"""A pytest plugin for xlwings' own tests: Calc is the engine, and each outcome is written down as it comes."""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from lawgov_xl import calc


def pytest_configure() -> None:
    calc.activate()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" or report.outcome != "passed":
        why = ""
        if isinstance(report.longrepr, tuple):  # of a skip: file, line, reason
            why = report.longrepr[2]
        elif call.excinfo is not None:
            last = call.excinfo.traceback[-1]
            where = f"{Path(str(last.path)).name}:{last.lineno + 1}"
            why = f"{call.excinfo.exconly()} [{where}]"
        line = {"test": item.nodeid, "when": report.when, "outcome": report.outcome, "why": why}
        with Path(os.environ["LAWGOV_OUTCOMES"]).open("a", encoding="utf-8") as out:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return report
