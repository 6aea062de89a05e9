"""The buttons of Calc. Runs inside LibreOffice, in its own Python: starts the program lawgov-xl, which joins this
office over a pipe, and shows what goes wrong before that. It waits for nothing, so the office stays alive.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

TITLE = "法治自评"
PIPE = "lawgov-xl"
NO_SETTINGS = (
    "还没有设置 Python 程序，按钮无法执行。\n请在终端运行：lawgov addin install\n（没有找到 {path}）"
)
NO_PROGRAM = "找不到 Python 程序：\n{python}\n它可能已被移动或卸载。请重新运行：lawgov addin install"
BROKE = "程序没有正常结束（{status}）。请运行 lawgov addin doctor 检查环境。\n\n{text}"


def settings_path():
    """Where `lawgov addin install` has written which Python to start."""
    if os.environ.get("LAWGOV_HOME"):
        folder = Path(os.environ["LAWGOV_HOME"])
    elif sys.platform == "win32":
        folder = Path(os.environ.get("APPDATA") or Path.home()) / "lawgov-xl"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "lawgov-xl"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "lawgov-xl"
    return folder / "calc.json"


def start(*words):
    """Starts a button; says so in a message box where it can not be started."""
    path = settings_path()
    try:
        python = os.fspath(json.loads(path.read_text("utf-8"))["python"])
    except (OSError, ValueError, KeyError, TypeError):
        tell(NO_SETTINGS.format(path=path))
        return
    if not Path(python).exists():
        tell(NO_PROGRAM.format(python=python))
        return
    # The office's own Python must not lend its modules to another one.
    own = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LD_LIBRARY_PATH", "URE_"))}
    try:
        process = subprocess.Popen(
            [python, "-P", "-m", "lawgov_xl.ribbon", *words, "--pipe", PIPE],
            env=own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
    except OSError as fault:
        tell(BROKE.format(status=fault.strerror, text=python))
        return
    threading.Thread(target=watch, args=(process,), daemon=True).start()


def watch(process):
    """Shows what the program says on its error stream when it ends badly: it shows all else itself."""
    text = process.communicate()[1].decode("utf-8", "replace").strip()
    if process.returncode and text:
        tell(BROKE.format(status=process.returncode, text=text[-600:]))


def tell(text):
    """A message box."""
    import uno

    context = uno.getComponentContext()
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    toolkit = manager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
    frame = desktop.getCurrentFrame()
    window = frame.getContainerWindow() if frame else None
    kind = uno.Enum("com.sun.star.awt.MessageBoxType", "ERRORBOX")
    box = toolkit.createMessageBox(window, kind, 1, TITLE, text)
    box.execute()
    box.dispose()


def press(*words):
    """What Calc calls for every button, with its name (and a word) in brackets: `press(report,annual-work)`."""
    start(*[word for word in words if isinstance(word, str)])


g_exportedScripts = (press,)  # noqa: N816 - the name that LibreOffice looks for
