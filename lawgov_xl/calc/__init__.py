"""An xlwings engine on LibreOffice Calc: the functions written for Excel run in a real spreadsheet on Linux.

    import xlwings as xw
    from lawgov_xl import calc

    calc.activate()                   # xw.App, xw.Book … now mean LibreOffice
    app = calc.join("lawgov-xl")      # or: the office that is open, over its pipe

What it offers and what it does not is measured by xlwings' own tests: see docs/calc-conformance.md.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lawgov_xl.calc.engine import Engine


@lru_cache(maxsize=1)
def registered() -> Engine:
    """The engine, registered with xlwings under the name `calc`."""
    import xlwings

    from lawgov_xl.calc.engine import Engine

    made = Engine()
    xlwings.engines.add(xlwings.Engine(impl=made))
    return made


def activate() -> Engine:
    """Makes Calc the engine that xlwings uses."""
    import xlwings

    made = registered()
    xlwings.engines[made.name].activate()
    return made


def join(pipe: str) -> Any:
    """The `xlwings.App` of the LibreOffice that listens on this pipe. Raises LawgovError where none does."""
    import xlwings

    return xlwings.App(impl=activate().apps.join(pipe))


def start(*, visible: bool = False) -> Any:
    """An `xlwings.App` of a LibreOffice of our own; `quit` ends it."""
    import xlwings

    return xlwings.App(impl=activate().apps.add(visible=visible), visible=False)
