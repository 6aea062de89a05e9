"""VBA of the add-in run in LibreOffice's Basic, with recording stubs for what only Excel has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lawgov_xl.calc.uno_bridge import properties

MODULE = "LawgovRibbon"
_STUBS = """Option VBASupport 1
Option Explicit
Private Sub Record(at As Integer, said As String)
    ThisComponent.Sheets.getByIndex(0).getCellByPosition(at, 0).String = said
End Sub
Public Sub RunPython(pythonCommand As String)
    Record 0, pythonCommand
End Sub
Public Sub Tell(said As String, Optional buttons)
    Record 1, said
End Sub
Public Function GetConfig(configKey As String, Optional default As String, Optional source As String) As String
    GetConfig = ThisComponent.Sheets.getByIndex(0).getCellByPosition(2, 0).String
End Function
"""


class Macros:
    """A document with a module of callbacks in it. Errors in Basic are silent: what was recorded is what counts."""

    def __init__(self, app: Any, module: Path) -> None:
        self.document = app.impl.office.desktop.loadComponentFromURL(
            "private:factory/scalc", "_blank", 0, properties(MacroExecutionMode=4)
        )
        libraries = self.document.BasicLibraries
        libraries.VBACompatibilityMode = True
        library = libraries.getByName("Standard")
        library.insertByName("Stubs", _STUBS)
        code = module.read_text("ascii").split("\n", 1)[1]  # past its attribute
        # A type of Office's own, and a box that would wait for somebody to press OK.
        code = code.replace("As IRibbonControl", "As Variant").replace("MsgBox said", "Tell said")
        library.insertByName(MODULE, f"Option VBASupport 1\n{code}")

    def call(self, procedure: str, *words: object, interpreter: str = "python") -> tuple[str, str]:
        """Runs a callback; the command it gave to RunPython, and what it said in a message box."""
        cells = [self.document.Sheets.getByIndex(0).getCellByPosition(c, 0) for c in range(3)]
        for cell, text in zip(cells, ("", "", interpreter), strict=True):
            cell.setString(text)
        place = f"vnd.sun.star.script:Standard.{MODULE}.{procedure}?language=Basic&location=document"
        self.document.getScriptProvider().getScript(place).invoke(words, (), ())
        return cells[0].getString(), cells[1].getString()

    def close(self) -> None:
        self.document.setModified(False)
        self.document.close(True)
