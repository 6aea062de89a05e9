"""LibreOffice's Python bridge, loaded without side effects.

`import uno` replaces `builtins.__import__` by its own and finds itself only on the system's Python path.
Both would reach far beyond this package, so the path is lent for the import alone and the builtin put back;
UNO's own types are then asked for by name.
"""

from __future__ import annotations

import builtins
import importlib
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from lawgov_xl.errors import LawgovError, Message

PLACES = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/Resources",
)
"""Where distributions put uno.py; LAWGOV_UNO names another folder."""

_MISSING = Message(
    "没有找到 LibreOffice 的 Python 接口（python3-uno），或其 Python 版本与本程序的 Python {python} 不一致（{why}）。"
    "请安装 python3-uno，并用同一小版本的 Python 运行；装在别处的，用环境变量 LAWGOV_UNO 指明文件夹。",
    "LibreOffice's Python bridge (python3-uno) was not found, or is made for another Python than {python} ({why}). "
    "Install python3-uno and use the same minor version of Python; LAWGOV_UNO names the folder if it is elsewhere.",
)


@lru_cache(maxsize=1)
def uno() -> Any:
    """The module `uno`. Raises LawgovError where it is not to be had."""
    plain_import, path = builtins.__import__, list(sys.path)
    places = [os.environ.get("LAWGOV_UNO", ""), *PLACES]
    sys.path += [p for p in places if p and (Path(p) / "uno.py").is_file()]
    try:
        return importlib.import_module("uno")
    except ImportError as fault:
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise LawgovError(_MISSING.of(python=python, why=str(fault).split("\n")[0])) from fault
    finally:
        builtins.__import__ = plain_import
        sys.path[:] = path


def struct(name: str, **fields: Any) -> Any:
    """A UNO struct by its name below com.sun.star, such as `table.CellRangeAddress`."""
    made = uno().createUnoStruct(f"com.sun.star.{name}")
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def properties(**values: Any) -> tuple[Any, ...]:
    """PropertyValues, as loading and storing take them."""
    return tuple(struct("beans.PropertyValue", Name=k, Value=v) for k, v in values.items())


def enum(name: str, value: str) -> Any:
    """A value of a UNO enumeration below com.sun.star."""
    return uno().Enum(f"com.sun.star.{name}", value)


def typed(kind: str, value: Any) -> Any:
    """A value with its UNO type spelt out, for calls through `invoke`."""
    return uno().Any(kind, value)


def invoke(thing: Any, method: str, *arguments: Any) -> Any:
    """Calls a method with arguments whose types are spelt out (`typed`)."""
    return uno().invoke(thing, method, arguments)


@lru_cache(maxsize=8)
def fault(name: str) -> type[Exception]:
    """An exception class of UNO below com.sun.star."""
    found: type[Exception] = uno().getClass(f"com.sun.star.{name}")
    return found


def url(path: str | Path) -> str:
    """A file URL."""
    made: str = uno().systemPathToFileUrl(str(path))
    return made


def path_of(file_url: str) -> str:
    """The path that a file URL stands for; "" for none."""
    return uno().fileUrlToSystemPath(file_url) if file_url.startswith("file:") else file_url


class Partial:
    """What xlwings may ask of an engine and this one has not says so, in the words that xlwings itself uses."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(f"{type(self).__name__}.{name} is not offered on LibreOffice Calc")
