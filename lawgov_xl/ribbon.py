"""The ribbon: a thin door onto `actions`. One name a button; everything heavy is imported when it is clicked.

Excel calls `run("validate")` by RunPython on the workbook that is active. Calc's toolbar starts
`python -m lawgov_xl.ribbon validate --pipe NAME`, which joins the office that is open.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from lawgov_xl.errors import Lang, LawgovError, Message
from lawgov_xl.io import user

BUTTONS: dict[str, tuple[str, str]] = {
    "validate": ("live_check", "validate"),
    "validate-rows": ("live_check", "validate_rows"),
    "next": ("live_check", "following"),
    "previous": ("live_check", "previous"),
    "fix": ("live_fix", "fix"),
    "clear": ("live_check", "clear"),
    "waive": ("live_waive", "waive"),
    "rollup": ("live_count", "rollup"),
    "report": ("live_report", "report"),
    "check-report": ("live_report", "check"),
    "export": ("live_export", "export"),
    "new": ("live_office", "new"),
    "consolidate": ("live_office", "gather"),
    "returns": ("live_office", "send_back"),
    "compare": ("live_office", "year"),
    "rules": ("live_help", "rules"),
    "manual": ("live_help", "manual"),
    "settings": ("live_help", "settings"),
    "doctor": ("live_help", "doctor"),
}
"""Button -> module and function of `actions`."""

_NOT_YET = Message(
    "本版本尚未提供“{name}”这个功能。请更新到新版本。", "This version has no button “{name}” yet."
)
_BROKE = Message(
    "“{name}”没有完成：{fault}。\n\n填报内容没有丢失；如有改动，可按 Ctrl+Z 撤销，或点“清除标记”。"
    "\n请把日志文件交给维护人员：\n{log}",
    "“{name}” did not finish: {fault}.\n\nNothing of yours is lost. Send the log to the maintainer:\n{log}",
)
_NO_BOOK = Message(
    "没有打开的工作簿。请先打开填报表，再点按钮。", "No workbook is open. Open one first, then click."
)
_LINGER, _LOOK = 20.0, 0.1
"""Seconds."""
_LOG_MOST = 2**20
"""Bytes after which the log begins anew; the one before is kept."""


def run(name: str, *words: str, book: Any = None) -> int:
    """Runs a button on a book, by default the one that called. Returns 0 when done, 2 when it could not be done.

    Never raises: whatever goes wrong is a message box, with details in the log.
    """
    lang: Lang = "en" if os.environ.get("LAWGOV_LANG", "zh").lower().startswith("en") else "zh"
    if name == "stop":
        _function("live_help", "stop")()
        return 0
    desk = None
    try:
        desk = _desk(book, lang)
        _log(f"{name} {' '.join(words)} {desk.book.name}")
        module, function = BUTTONS[name]
        _function(module, function)(desk, *words)
        return 0
    except LawgovError as fault:
        _log(f"{name}: {fault.message.to('zh')}")
        _complain(desk, fault.message, lang)
    except Exception as fault:
        _log(f"{name}:\n{traceback.format_exc()}")
        said = " ".join(f"{type(fault).__name__} {fault}".split())[:200]
        _complain(desk, _BROKE.of(name=name, fault=said, log=user.log_file()), lang)
    return 2


def _function(module: str, function: str) -> Callable[..., None]:
    full = f"lawgov_xl.actions.{module}"
    if importlib.util.find_spec(full) is None:
        raise LawgovError(_NOT_YET.of(name=module))
    found: Callable[..., None] = getattr(importlib.import_module(full), function)
    return found


def _desk(book: Any, lang: Lang) -> Any:
    from lawgov_xl.io.live.desk import Desk

    if book is None:
        book = _xlwings().Book.caller()
    return Desk(book, lang)


def _complain(desk: Any, message: Message, lang: Lang) -> None:
    """A message box; where even that fails, stderr, which the caller of the process shows."""
    try:
        desk.status(None)
        desk.tell(message, grave=True)
    except Exception:
        _log(traceback.format_exc())
        print(message.to(lang), file=sys.stderr)  # noqa: T201 - the launcher shows it


def _log(text: str) -> None:
    """Adds a line to the log. A log that can not be written must not stop the work."""
    path = user.log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LOG_MOST:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {text}\n")
    except OSError:
        return


def _xlwings() -> Any:
    """xlwings without pandas, numpy and the like, which it would load if they are there and no button needs: that
    saves a third of a second a click. Only in a process of our own, where nobody else has loaded it."""
    if "xlwings" in sys.modules:
        return sys.modules["xlwings"]
    kept_out = [m for m in ("pandas", "numpy", "matplotlib", "PIL", "polars") if m not in sys.modules]
    absent: dict[str, Any] = dict.fromkeys(kept_out)  # None there says: no such module
    sys.modules.update(absent)
    try:
        return importlib.import_module("xlwings")
    finally:
        for name in kept_out:
            sys.modules.pop(name, None)


def main(words: Sequence[str]) -> int:
    """`python -m lawgov_xl.ribbon NAME [WORD…] --pipe NAME`: a button on the book in front in the Calc that listens on
    this pipe."""
    given = list(words)
    if given == ["stop"]:
        return run("stop")
    pipe = given.pop(given.index("--pipe") + 1) if "--pipe" in given[:-1] else ""
    name, *rest = [w for w in given if w != "--pipe"]
    try:
        _xlwings()
        from lawgov_xl import calc

        app = calc.join(pipe)
        book = app.impl.books.active_or_none()
        if book is None:
            app.alert(_NO_BOOK.to("zh"), "法治自评")
            return 2
        done = run(name, *rest, book=_xlwings().Book(impl=book))
        _linger(app)
        return done
    except LawgovError as fault:
        _log(f"{name}: {fault.message}")
        print(fault.message, file=sys.stderr)  # noqa: T201 - the launcher shows it
        return 2


def _linger(app: Any) -> None:
    """Leaves a line in the status bar until the next click, which the log tells of, at most a while: the line goes
    with the process that put it there, and one whose process is gone would stay for ever."""
    if app.status_bar is False:
        return
    until, before = time.monotonic() + _LINGER, _logged()
    while time.monotonic() < until and _logged() == before:
        time.sleep(_LOOK)
    with suppress(Exception):  # the office may be gone by then
        app.status_bar = False


def _logged() -> tuple[int, int]:
    """When the log was last written, and how long it is."""
    with suppress(OSError):
        there = user.log_file().stat()
        return there.st_mtime_ns, there.st_size
    return 0, 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
