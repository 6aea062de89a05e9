"""Old and foreign formats (.doc, .wps, .et, .xls, .rtf, .odt …) by way of LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lawgov_xl.errors import FileError, Message

_TIMEOUT = 180
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)

_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Link", "0"),
    # A proxy that is not there: whatever asks for the network all the same gets none.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetFTPProxyPort", "9"),
)
_NO_OFFICE = Message(
    "{path} 是 {kind} 格式，要先转换才能读取，而本机没有 LibreOffice。请用 Word 或 WPS 打开后另存为 {wanted} 再导入。",
    "{path} is in {kind} format, and LibreOffice, which would convert it, is not installed. Save it as {wanted} first.",
)
_FAILED = Message(
    "{path} 无法转换为 {wanted}（{why}）。请用 Word 或 WPS 打开后另存为 {wanted} 再导入。",
    "{path} could not be converted to {wanted} ({why}). Open it in Word or WPS and save it as {wanted}.",
)
_SLOW = Message("转换超过 {seconds} 秒", "the conversion took more than {seconds} s")
_NOTHING = Message("LibreOffice 没有认出这个文件", "LibreOffice did not recognise the file")


def program() -> str | None:
    """The path of LibreOffice's program, or None."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((p for p in _PLACES if Path(p).is_file()), None)


def _settings() -> str:
    """A profile that runs no macro, refreshes no link and reaches no network: a document may name a picture on the
    web, or a file of this computer, to be fetched when it is opened."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )


@contextmanager
def converted(path: Path, kind: str, suffix: str, wanted: str) -> Iterator[Path]:
    """The file as `wanted` (".docx" or ".xlsx"), in a folder that vanishes afterwards.

    kind: its format, for messages; suffix: the extension under which LibreOffice knows that format.
    Raises FileError where LibreOffice is missing, or can not do it.
    """
    office = program()
    if office is None:
        raise FileError(_NO_OFFICE.of(path=str(path), kind=kind, wanted=wanted))
    with tempfile.TemporaryDirectory(prefix="lawgov-") as folder:
        source = Path(folder) / f"source{suffix}"
        shutil.copyfile(path, source)
        made = Path(folder) / "out" / f"source{wanted}"
        settings = Path(folder) / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_settings(), "utf-8")
        command = [
            office,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless", "--norestore", "--nolockcheck",
            # A web page opens in a mode of its own that can not be saved as .docx, unless it is told not to.
            *(["--infilter=HTML (StarWriter)"] if b"<html" in source.read_bytes()[:4096].lower() else []),
            "--convert-to", wanted[1:],
            "--outdir", str(made.parent),
            str(source),
        ]  # fmt: skip
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0
        try:
            subprocess.run(
                command,
                check=False,
                capture_output=True,
                timeout=_TIMEOUT,
                env={**os.environ, "HOME": os.environ.get("HOME", folder)},
                creationflags=flags,
            )
        except subprocess.TimeoutExpired as fault:
            raise FileError(
                _FAILED.of(path=str(path), wanted=wanted, why=_SLOW.of(seconds=_TIMEOUT))
            ) from fault
        except OSError as fault:
            raise FileError(_FAILED.of(path=str(path), wanted=wanted, why=str(fault))) from fault
        if not made.is_file():
            raise FileError(_FAILED.of(path=str(path), wanted=wanted, why=_NOTHING))
        yield made
