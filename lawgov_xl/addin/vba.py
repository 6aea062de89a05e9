"""The VBA modules of lawgov.xlam, as text: callbacks generated from the buttons, and xlwings' own module.

`xlwings.bas` and `Dictionary.cls` come from the pinned xlwings package, with their licences. What is changed in the
former is listed in `PATCHES`: each must apply exactly once, so that another version of xlwings can not slip through.
"""

from __future__ import annotations

import re
from pathlib import Path

from lawgov_xl.addin.buttons import Button, tab
from lawgov_xl.addin.ovba import Kind, Module
from lawgov_xl.errors import FileError, Message

PROJECT = "lawgov"
"""Name of the VBA project; xlwings reads the settings %USERPROFILE%\\.lawgov\\lawgov.conf by it."""
DOCUMENTS = {
    "ThisWorkbook": "0{00020819-0000-0000-C000-000000000046}",
    "Sheet1": "0{00020820-0000-0000-C000-000000000046}",
}
_CLASS = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"

_NO_BOOK = "没有打开的工作簿。请先打开填报表，再点按钮。"
_NO_PYTHON = "还没有设置 Python。请运行 lawgov addin install；运行不了的，请信息化人员按安装说明处理。"

PATCHES: tuple[tuple[str, str, str], ...] = (
    (
        "our own settings file",
        'Public Const PROJECT_NAME As String = "myaddin"',
        f'Public Const PROJECT_NAME As String = "{PROJECT}"',
    ),
    (
        "settings only from the user's own file: a sheet of the open workbook, or a file beside it, must not choose "
        "what program is run",
        "    Dim configValue As String\n    \n    ' Sheet\n",
        '    Dim configValue As String\n    If source = "" Then source = "user"\n\n    \' Sheet\n',
    ),
    (
        "no code from sheets of the open workbook",
        '            If Right$(sht.Name, 3) = ".py" Then\n                uses_embedded_code = True',
        "            If False Then\n                uses_embedded_code = True",
    ),
    (
        "the folder of the workbook is not searched for modules, nor told to Python; no cache files, no current folder",
        '" -B -c ""import xlwings.utils;xlwings.utils.prepare_sys_path(\\""" & PYTHONPATH & "\\""); " & PythonCommand',
        '" -B -P -c """ & PythonCommand',
    ),
)
_EVERYWHERE = ('GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")', '"false"')
_CHANGED = Message(
    "xlwings 的模块与所依据的版本不同（{what}），没有生成。请安装 pyproject.toml 规定的版本。",
    "The module of xlwings is not the one this is made for ({what}). Install the version that pyproject.toml names.",
)


def modules(folder: Path) -> tuple[Module, ...]:
    """All modules, from the texts in a folder of sources."""

    def text(name: str) -> str:
        return (folder / name).read_text("ascii")

    documents = (Module(n, Kind.DOCUMENT, _stored(_document(n))) for n in DOCUMENTS)
    return (
        *documents,
        Module("Dictionary", Kind.CLASS, _stored(_class(text("Dictionary.cls")))),
        Module("LawgovRibbon", Kind.MODULE, _stored(text("LawgovRibbon.bas"))),
        Module("LawgovFunctions", Kind.MODULE, _stored(text("LawgovFunctions.bas"))),
        Module("xlwings", Kind.MODULE, _stored(text("xlwings.bas"))),
    )


def _stored(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _document(name: str) -> str:
    return (
        f'Attribute VB_Name = "{name}"\nAttribute VB_Base = "{DOCUMENTS[name]}"\n'
        "Attribute VB_GlobalNameSpace = False\nAttribute VB_Creatable = False\n"
        "Attribute VB_PredeclaredId = True\nAttribute VB_Exposed = True\n"
        "Attribute VB_TemplateDerived = False\nAttribute VB_Customizable = True\n"
    )


def _class(exported: str) -> str:
    """An exported class as it is stored: without the header, with the attributes that export leaves out."""
    body = re.sub(r"\AVERSION 1\.0 CLASS\r?\nBEGIN\r?\n.*?END\r?\n", "", exported, flags=re.DOTALL)
    lines = [line for line in body.splitlines() if not line.startswith("Attribute VB_Description")]
    last = max(i for i, line in enumerate(lines) if line.startswith("Attribute VB_"))
    head = [lines[0], f'Attribute VB_Base = "{_CLASS}"', *lines[1 : last + 1]]
    head += ["Attribute VB_TemplateDerived = False", "Attribute VB_Customizable = False"]
    return "\n".join([*head, *lines[last + 1 :]]) + "\n"


# --- what is generated ---


def ribbon_module() -> str:
    """LawgovRibbon.bas: one procedure a button, one line each."""
    parts = [
        'Attribute VB_Name = "LawgovRibbon"',
        "' Callbacks of the ribbon, generated from buttons.toml. All work is done in Python.",
        "Option Explicit",
        "",
        *_ready(),
    ]
    for button in tab():
        if not button.calc_only:
            parts += ["", *_callback(button)]
    return "\n".join([*parts, ""])


def _callback(button: Button) -> list[str]:
    if button.items:
        return [
            f"Public Sub {button.callback}(control As IRibbonControl, selectedId As String, selectedIndex As Integer)",
            f"    If LawgovReady() Then RunPython \"import lawgov_xl.ribbon as r; r.run('{button.name}', '\" & selectedId & \"')\"",
            "End Sub",
        ]
    return [
        f"Public Sub {button.callback}(control As IRibbonControl)",
        f"    If LawgovReady() Then RunPython \"import lawgov_xl.ribbon as r; r.run('{button.name}')\"",
        "End Sub",
    ]


def _ready() -> list[str]:
    return [
        "Private Function LawgovReady() As Boolean",
        "    Dim said As String",
        "    If ActiveWorkbook Is Nothing Then",
        *_message(_NO_BOOK),
        '    ElseIf GetConfig("INTERPRETER_WIN", "") & GetConfig("INTERPRETER_MAC", "") = "" Then',
        *_message(_NO_PYTHON),
        "    Else",
        "        LawgovReady = True",
        "    End If",
        "End Function",
    ]


def _message(text: str) -> list[str]:
    """A message box. Modules are ASCII, so Chinese is spelt by its code points, a few to a line."""
    pieces = [
        f'"{m.group()}"' if m.group().isascii() else f"ChrW({ord(m.group())})"
        for m in re.finditer(r"[ -~]+|[^ -~]", text)
    ]
    lines = ['        said = ""']
    lines += [f"        said = said & {' & '.join(pieces[i : i + 8])}" for i in range(0, len(pieces), 8)]
    return [*lines, "        MsgBox said, vbExclamation"]


FUNCTIONS = {
    "LAWGOV_STATUS": ("answer", "Optional remedy"),
    "LAWGOV_NUMBER": ("text",),
    "LAWGOV_WORKDAYS": ("first", "last", "Optional counting_first"),
}
"""The functions for cells: name -> parameters (see `lawgov_xl.udfs`)."""


def functions_module() -> str:
    """LawgovFunctions.bas: the functions for cells, called through xlwings' server."""
    parts = [
        'Attribute VB_Name = "LawgovFunctions"',
        "' Functions for cells, generated; they are worked out by lawgov_xl.udfs.",
        "Option Explicit",
    ]
    for name, parameters in FUNCTIONS.items():
        given = ", ".join(p.removeprefix("Optional ") for p in parameters)
        parts += [
            "",
            f"Public Function {name}({', '.join(parameters)})",
            "    On Error GoTo failed",
            f'    {name} = XLPy.CallUDF("lawgov_xl.udfs", "{name}", Array({given}), ActiveWorkbook, Application.Caller)',
            "    Exit Function",
            "failed:",
            f"    {name} = Err.Description",
            "End Function",
        ]
    return "\n".join([*parts, ""])


def from_xlwings() -> dict[str, str]:
    """xlwings.bas (changed as `PATCHES` says) and Dictionary.cls, from the installed package.

    Raises FileError where a change does not apply exactly once.
    """
    import xlwings

    folder = Path(xlwings.__file__).parent
    text = (folder / "xlwings_custom_addin.bas").read_text("ascii").replace("\r\n", "\n")
    for _, old, new in PATCHES:
        if text.count(old) != 1:
            raise FileError(_CHANGED.of(what=old.strip().splitlines()[0][:60]))
        text = text.replace(old, new)
    if not text.count(_EVERYWHERE[0]):
        raise FileError(_CHANGED.of(what=_EVERYWHERE[0]))
    text = text.replace(*_EVERYWHERE)
    name, rest = text.split("\n", 1)
    notice = "".join(f"'  - {why}\n" for why, _, _ in PATCHES)
    head = f"'Changed for lawgov-xl, from xlwings {xlwings.__version__}:\n{notice}'\n"
    classes = (folder / "addin" / "Dictionary.cls").read_text("ascii").replace("\r\n", "\n")
    return {"xlwings.bas": f"{name}\n{head}{rest}", "Dictionary.cls": classes}
