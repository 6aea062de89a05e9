"""A person at a screen: a virtual display, a visible LibreOffice with the extension installed, mouse and pictures.

Where things are is asked of the office (accessibility); pressing them is done by the mouse, as a person does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lawgov_xl.addin import oxt, sources
from lawgov_xl.addin.machine import Machine
from lawgov_xl.calc import office
from lawgov_xl.calc.uno_bridge import properties, url
from tests.conftest import REPOSITORY
from tests.office import FONTS

NEEDED = ("Xvfb", "xdotool", "import", "unopkg", "soffice")
_PUSH_BUTTON, _TABLE, _DEEPEST = 44, 58, 8
_NOBODY = 65534
_PATIENCE = 90.0
"""Seconds."""
_BLANK = 20_000
"""Bytes below which a picture shows nothing yet."""


def missing() -> str:
    """Programs that are not there."""
    return "、".join(p for p in NEEDED if shutil.which(p) is None)


@dataclass
class User(Machine):
    """A machine whose programs run as an ordinary user: unopkg refuses root. pipe: on which its Calc listens; one of
    its own, so that the buttons of two runs beside each other do not meet."""

    pipe: str = ""

    def _own(self, package: Path) -> str:
        """A copy of the extension where the user can read it, with the pipe for the general one."""
        copy = self.home / package.name
        with zipfile.ZipFile(package) as given, zipfile.ZipFile(copy, "w") as made:
            for info in given.infolist():
                content = given.read(info)
                for form in ("pipe,name=%s;", 'PIPE = "%s"'):
                    content = content.replace((form % oxt.PIPE).encode(), (form % self.pipe).encode())
                made.writestr(info, content)
        return str(copy)

    def run(self, command: Any) -> tuple[int, str]:
        given = [self._own(Path(w)) if w.endswith(sources.OXT) else w for w in command]
        done = subprocess.run(
            given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env=dict(self.environment),
            user=_NOBODY if os.geteuid() == 0 else None,
            group=_NOBODY if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
            cwd="/",
        )
        return done.returncode, (done.stdout + done.stderr).strip()


def prepared(folder: Path) -> User:
    """A user's home in `folder`, which others can enter, and a Python that knows this checkout."""
    home = folder / "home"
    home.mkdir(parents=True)
    python = folder / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{REPOSITORY}" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    if os.geteuid() == 0:
        os.chown(home, _NOBODY, _NOBODY)
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home)}
    return User(
        platform="linux",
        environment=environment,
        home=home,
        python=str(python),
        profile=home / "profile",
        pipe=f"lawgov-{folder.name}",
    )


def give_to_us(folder: Path) -> None:
    """A folder that an ordinary user made, for ourselves."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 0, 0, follow_symlinks=False)


@dataclass
class Screen:
    """display: such as :5; shots: where pictures go; log: of the buttons."""

    display: str
    shots: Path
    office: office.Office
    log: Path
    _count: int = 0

    def shot(self, name: str) -> Path:
        """A picture of the whole screen, once nothing moves on it any more."""
        self._count += 1
        path = self.shots / f"{self._count:02}-{name}.png"
        before = b""
        for _ in range(20):
            self._do("import", "-window", "root", "+set", "date:create", "+set", "date:modify", str(path))
            now = path.read_bytes()
            if len(now) > _BLANK and now == before:
                break
            before = now
            time.sleep(0.3)
        return path

    def press(self, name: str) -> None:
        """Clicks a button of the toolbar."""
        button = self.wait(lambda: self._find(self.frame_window(), _PUSH_BUTTON, name), f"the button {name}")
        before, began = self._log(), self._at_work()
        for _ in range(8):  # a busy office may miss a click: a person clicks again
            self._click(button)
            until = time.monotonic() + 4
            while time.monotonic() < until:
                if self._at_work() - began or self._log() != before:
                    self.wait(lambda: self._log() != before or None, f"a line in the log for {name}")
                    return
                time.sleep(0.05)
        self.shot("clicked-in-vain")
        raise AssertionError(f"nothing came of the click on {name}")

    def _log(self) -> str:
        return self.log.read_text("utf-8") if self.log.exists() else ""

    def _at_work(self) -> set[str]:
        """Processes of buttons on this display. A started one tells at once that the click has arrived; its line in
        the log comes seconds later on a busy machine."""
        found = set()
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):  # it is gone, or not ours
                if b"lawgov_xl.ribbon" in (process / "cmdline").read_bytes():
                    here = f"DISPLAY={self.display}".encode()
                    if here in (process / "environ").read_bytes().split(b"\0"):
                        found.add(process.name)
        return found

    def answer(self, label: str, says: str = "") -> str:
        """Waits for a dialog that holds `says`, clicks its button, and returns what it said."""
        dialog, text = self.wait(lambda: self._dialog(says), f"a dialog with “{says}”")
        self.shot(f"dialog-{says or label}")
        button = self.wait(lambda: self._find(dialog, _PUSH_BUTTON, label), f"{label} in: {text}")
        for _ in range(4):  # the first click may only bring the window to the front
            self._click(button)
            until = time.monotonic() + 6
            while time.monotonic() < until:
                with contextlib.suppress(Exception):  # it is going
                    if self._dialog(says) is None:
                        return str(text)
                time.sleep(0.2)
        self.shot("waited-in-vain")
        raise AssertionError(f"the dialog stays: {text}")

    def frame_window(self) -> Any:
        return self.office.desktop.getCurrentFrame().getContainerWindow()

    def wait(self, what: Callable[[], Any], name: str) -> Any:
        """What a function gives, once it gives something."""
        until = time.monotonic() + _PATIENCE
        while True:
            with contextlib.suppress(Exception):  # windows come and go while they are looked at
                if (found := what()) is not None:
                    return found
            if time.monotonic() > until:
                self.shot("waited-in-vain")
                raise AssertionError(f"waited in vain for {name}")
            time.sleep(0.1)

    def _dialog(self, says: str) -> tuple[Any, str] | None:
        toolkit = self.office.service("com.sun.star.awt.Toolkit")
        for index in range(toolkit.getTopWindowCount()):
            window = toolkit.getTopWindow(index)
            context = window.getAccessibleContext()
            if context.getAccessibleName() == "法治自评":
                text = "\n".join(_texts(context))
                if says in text:
                    return window, text
        return None

    def _find(self, window: Any, role: int, name: str) -> Any | None:
        for context in _walk(window.getAccessibleContext()):
            if context.getAccessibleRole() == role and context.getAccessibleName() == name:
                return context
        return None

    def _click(self, context: Any) -> None:
        place, size = context.getLocationOnScreen(), context.getSize()
        x, y = place.X + size.Width // 2, place.Y + size.Height // 2
        for shift in (6, 2, 0):  # a pointer that is not seen to come is not believed to be there
            self._do("xdotool", "mousemove", str(x - shift), str(y))
            time.sleep(0.1)
        self._do("xdotool", "click", "1")

    # --- what a person does in the document itself ---

    def go(self, document: Any, sheet: str, cell: str) -> None:
        """Brings a sheet to the front, with a cell selected."""
        controller = document.CurrentController
        there = document.Sheets.getByName(sheet)
        controller.setActiveSheet(there)
        controller.select(there.getCellRangeByName(cell))

    def elsewhere(self, document: Any, before: str) -> str | None:
        """The selected cell, where it is another than before."""
        now = document.CurrentSelection.AbsoluteName.rpartition(".")[2].replace("$", "")
        return now if now != before else None

    def show_note(self, document: Any, name: str) -> None:
        """A picture with the note of the selected cell shown, as by the command of that name."""
        note = document.CurrentSelection.getAnnotation()
        note.setIsVisible(True)
        time.sleep(0.5)
        self.shot(name)
        note.setIsVisible(False)

    def save_copy(self, document: Any, path: Path) -> None:
        """Writes a copy as .xlsx."""
        wanted = properties(FilterName="Calc MS Excel 2007 XML", Overwrite=True)
        document.storeToURL(url(path), wanted)

    def _do(self, *command: str) -> None:
        subprocess.run(command, check=True, env={**os.environ, "DISPLAY": self.display}, timeout=60)


def _walk(context: Any, depth: int = 0) -> Iterator[Any]:
    yield context
    if depth > _DEEPEST or context.getAccessibleRole() == _TABLE:  # a table has a million children
        return
    for index in range(min(context.getAccessibleChildCount(), 60)):
        child = context.getAccessibleChild(index)
        if child is not None:
            yield from _walk(child.getAccessibleContext(), depth + 1)


def _texts(context: Any) -> Iterator[str]:
    for each in _walk(context):
        if hasattr(each, "getText"):
            yield str(each.getText())
        yield str(each.getAccessibleName())


@contextlib.contextmanager
def screen(machine: User, book: Path, shots: Path) -> Iterator[Screen]:
    """A visible Calc with a book open, on a display of its own; both are gone at the end."""
    shots.mkdir(parents=True, exist_ok=True)
    read, write = os.pipe()
    display_process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        environment = {
            "DISPLAY": display,
            "LAWGOV_HOME": str(machine.home / "settings"),
            "FONTCONFIG_FILE": str(FONTS),
            "LC_ALL": "C.UTF-8",
        }
        # It listens on the pipe of the extension, which is what the buttons use.
        started = office.start(
            visible=True,
            profile=machine.profile,
            environment=environment,
            listening=machine.pipe,
            arguments=("--calc", str(book)),
        )
        try:
            shown = Screen(display, shots, started, machine.home / "settings" / "buttons.log")
            shown.wait(
                lambda: True if started.desktop.getCurrentComponent().CurrentController else None, "the book"
            )
            yield shown
        finally:
            started.quit()
    finally:
        display_process.terminate()
        display_process.wait(10)


def open_home(machine: User) -> None:
    """Where the played user's settings go; we write them for them."""
    (machine.home / "settings").mkdir()
