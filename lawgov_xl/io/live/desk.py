"""The person at the open book: what a button says, asks and shows, in Excel and in Calc alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from lawgov_xl.errors import FileError, Lang, LawgovError, Message
from lawgov_xl.io import user
from lawgov_xl.io.live.hosts import host_of
from lawgov_xl.io.live.read import path_of

TITLE = Message("法治自评", "Self-assessment")
_UNSAVED = Message(
    "工作簿“{name}”还没有保存过，不知道把结果放在哪个文件夹。请先保存工作簿，再点按钮。",
    "The workbook “{name}” was never saved, so there is no folder to write to. Save it first, then click.",
)
_STOPPED = Message("已按要求停止，没有作任何改动。", "Stopped as asked; nothing was changed.")
_MOST = 1500
"""Characters of a message box; the rest is in the log."""
_EVERY = 0.2
"""Seconds between two looks at the clock, the status bar and the wish to stop."""


class StoppedError(LawgovError):
    """The person asked to stop."""

    def __init__(self) -> None:
        super().__init__(_STOPPED)


class Desk:
    """An xlwings Book with the person before it."""

    def __init__(self, book: Any, lang: Lang = "zh") -> None:
        self.book, self.lang = book, lang
        self.host = host_of(book)
        self._began = time.time()
        self._looked = 0.0

    # --- saying ---

    def tell(self, text: str | Message, *, grave: bool = False) -> None:
        """A message box."""
        said = _shortened(self._words(text))
        self.book.app.alert(said, TITLE.to(self.lang), "ok", "critical" if grave else "info")

    def status(self, text: str | Message | None) -> None:
        """A line in the status bar; None gives the bar back."""
        self.book.app.status_bar = False if text is None else self._words(text)

    def _words(self, text: str | Message) -> str:
        return text.to(self.lang) if isinstance(text, Message) else text

    # --- asking ---

    def confirm(self, text: str | Message) -> bool:
        """A question to be answered by yes or no."""
        said = _shortened(self._words(text))
        return bool(self.book.app.alert(said, TITLE.to(self.lang), "yes_no", "info") == "yes")

    def ask(self, text: str | Message, default: str = "") -> str | None:
        """A line of text; None where it was given up."""
        answer = self.host.ask(self.book, self._words(text), TITLE.to(self.lang), default)
        return None if answer is None else answer.strip()

    def choose(self, text: str | Message, options: Sequence[str]) -> int | None:
        """One of several; None where it was given up."""
        return self.host.choose(self.book, self._words(text), TITLE.to(self.lang), options)

    def pick_file(self, text: str | Message, *patterns: str) -> Path | None:
        """A file that is there."""
        found = self.host.pick_file(self.book, self._words(text), patterns)
        return Path(found) if found else None

    def pick_folder(self, text: str | Message) -> Path | None:
        """A folder."""
        found = self.host.pick_folder(self.book, self._words(text))
        return Path(found) if found else None

    # --- long work ---

    def progress(self, what: str | Message) -> Progress:
        """Told of work done, it shows it in the status bar; raises StoppedError where the person asked to stop."""
        return Progress(self, self._words(what))

    def look(self) -> None:
        """Raises StoppedError where the person pressed Esc, or the button 停止, since this click."""
        flag = stop_file()
        with suppress(OSError):
            if flag.stat().st_mtime >= self._began:
                flag.unlink()
                raise StoppedError
        if self.host.stop_asked():
            raise StoppedError

    def due(self) -> bool:
        """Whether it is time to look at the screen again."""
        now = time.monotonic()
        if now - self._looked < _EVERY:
            return False
        self._looked = now
        return True

    # --- files ---

    def folder(self) -> Path:
        """Where the book lies. Raises FileError where it was never saved, or lies on a web address."""
        path = path_of(self.book)
        if not os.path.isabs(path):  # noqa: PTH117 - a web address is no Path
            raise FileError(_UNSAVED.of(name=self.book.name))
        return Path(path).parent

    def new_file(self, name: str, suffix: str) -> Path:
        """A file beside the book that is not there yet: the name, else with a number."""
        plain = "".join("_" if c in '<>:"/\\|?*\r\n\t' else c for c in name).strip(" .") or "未命名"
        folder, number = self.folder(), 1
        target = folder / f"{plain}{suffix}"
        while target.exists():
            number += 1
            target = folder / f"{plain}（{number}）{suffix}"
        return target

    def show(self, path: Path) -> None:
        """Opens a file with whatever program the computer opens it with."""
        if sys.platform == "win32":
            os.startfile(path)
            return
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        with suppress(OSError):
            subprocess.Popen(
                [opener, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )


class Progress:
    """Called with (done, total); see `Desk.progress`."""

    def __init__(self, desk: Desk, what: str) -> None:
        self._desk, self._what = desk, what

    def __call__(self, done: int, total: int) -> None:
        if done >= total or self._desk.due():
            self._desk.look()
            self._desk.status(f"{self._what} {done}/{total}")


def stop_file() -> Path:
    """A file whose time of change tells when the person last asked to stop."""
    return user.state_folder() / "stop"


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
