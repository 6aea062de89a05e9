"""A LibreOffice process: started with a profile of its own, or joined over the pipe it listens on.

Only pipes are used, never a network port. What was started here is ended here, also when Python exits.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lawgov_xl.calc.uno_bridge import fault, properties, uno
from lawgov_xl.errors import LawgovError, Message

START_SECONDS = 60.0
_LEAVING = 10.0
"""Seconds an office has to end by itself."""
_SPLASHLESS = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck")
_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)

_NONE = Message(
    "没有找到 LibreOffice（soffice）。请安装 LibreOffice Calc；装在别处的，用环境变量 LAWGOV_SOFFICE 指明程序。",
    "LibreOffice (soffice) was not found. Install LibreOffice Calc, or name it by LAWGOV_SOFFICE.",
)
_NO_ANSWER = Message(
    "LibreOffice 没有应答（{seconds:.0f} 秒）。请关闭所有 LibreOffice 窗口后再试。",
    "LibreOffice did not answer within {seconds:.0f} s. Close all its windows and try again.",
)
_NOT_RUNNING = Message(
    "连接不上正在运行的 LibreOffice。请重新打开 LibreOffice Calc 后再点按钮；仍不行的，运行 lawgov addin doctor。",
    "The running LibreOffice can not be reached. Open LibreOffice Calc again, then click; else see `lawgov addin doctor`.",
)


@dataclass
class Office:
    """A running LibreOffice. context: its component context; process: ours, or None where it was joined."""

    context: Any
    process: subprocess.Popen[bytes] | None = None
    profile: Path | None = None
    _own_profile: bool = False
    guard: subprocess.Popen[bytes] | None = None
    _services: dict[str, Any] = field(default_factory=dict)

    def service(self, name: str) -> Any:
        """A service of the office, made once."""
        if name not in self._services:
            self._services[name] = self.context.ServiceManager.createInstanceWithContext(name, self.context)
        return self._services[name]

    @property
    def desktop(self) -> Any:
        return self.service("com.sun.star.frame.Desktop")

    @property
    def pid(self) -> int:
        """Id of the process: of ours, else a stable stand-in."""
        return self.process.pid if self.process else 1

    def version(self) -> str:
        """Such as 7.4.7.2."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        node = properties(nodepath="/org.openoffice.Setup/Product")
        access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", node)
        return str(access.getByName("ooSetupVersionAboutBox"))

    def alive(self) -> bool:
        return self.process is None or self.process.poll() is None

    def _leave(self) -> None:
        """Closes what is open and ends. A visible office would ask whether to save, and wait: a chart that is drawn
        late makes a document a changed one again, so closing comes at once."""
        with contextlib.suppress(Exception):  # the office goes away during the call: that is no fault
            components = self.desktop.Components.createEnumeration()
            while components.hasMoreElements():
                document = components.nextElement()
                if hasattr(document, "setModified"):
                    document.setModified(False)
                    document.close(True)
            self.desktop.terminate()

    def quit(self) -> None:
        """Ends a process of ours without saving anything; leaves a joined one alone."""
        process, self.process = self.process, None
        if process is None:
            return
        if process.poll() is None:
            # Beside us, with a limit: an office that shows a dialog does not answer.
            leaving = threading.Thread(target=self._leave, daemon=True)
            leaving.start()
            leaving.join(_LEAVING)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1 if leaving.is_alive() else _LEAVING)
        _end_group(process)
        if self.profile and self._own_profile:
            shutil.rmtree(self.profile, ignore_errors=True)
        if self.guard is not None and self.guard.stdin is not None:
            self.guard.stdin.close()
            self.guard.wait(10)


def program() -> str:
    """Path of soffice. Raises LawgovError where there is none."""
    found = os.environ.get("LAWGOV_SOFFICE") or shutil.which("soffice") or ""
    for candidate in (found, *_PLACES):
        if candidate and Path(candidate).exists():
            return candidate
    raise LawgovError(_NONE)


def start(
    *,
    visible: bool = False,
    profile: Path | None = None,
    environment: dict[str, str] | None = None,
    listening: str = "",
    arguments: tuple[str, ...] = (),
) -> Office:
    """Starts LibreOffice. profile: a user profile to use (kept); default: a new one, removed at the end. listening: the
    pipe on which the profile's own settings make it listen; it dies of being told a further one."""
    uno()
    pipe = listening or f"lawgov-{os.getpid()}-{secrets.token_hex(6)}"
    own = profile is None
    folder = Path(tempfile.mkdtemp(prefix="lawgov-office-")) if profile is None else profile
    command = [
        program(),
        f"-env:UserInstallation={folder.absolute().as_uri()}",
        *(() if listening else (f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",)),
        *_SPLASHLESS,
        *(() if visible else ("--headless",)),
        *arguments,
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
    )
    office = Office(None, process, folder, own)
    office.guard = _guard(process.pid, folder if own else None)
    try:
        office.context = _connect(pipe, START_SECONDS, process)
    except BaseException:
        office.process = process
        office.quit()
        raise
    atexit.register(office.quit)
    return office


def join(pipe: str, seconds: float = 5.0) -> Office:
    """The office that listens on this pipe. Raises LawgovError where none does."""
    uno()
    try:
        return Office(_connect(pipe, seconds, None))
    except LawgovError as none:
        raise LawgovError(_NOT_RUNNING) from none


def _connect(pipe: str, seconds: float, process: subprocess.Popen[bytes] | None) -> Any:
    local = uno().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except fault("connection.NoConnectException") as none:
            if time.monotonic() > until or (process and process.poll() not in (None, 81)):
                raise LawgovError(_NO_ANSWER.of(seconds=seconds)) from none
            time.sleep(0.05)


def _guard(group: int, folder: Path | None) -> subprocess.Popen[bytes] | None:
    """A shell that waits for our end, however it comes (a kill runs no exit handler), and ends the office then."""
    if sys.platform == "win32":
        return None
    ends = f"cat >/dev/null; kill -9 -{group} 2>/dev/null"
    command = ["/bin/sh", "-c", f'{ends}; [ -z "$1" ] || rm -rf "$1"', "guard", str(folder or "")]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Ends whatever is left of a process that we started in a session of its own."""
    if sys.platform == "win32":
        process.kill()
        return
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
        except (ProcessLookupError, PermissionError):
            break
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(3)
        time.sleep(0.05)
