"""The VBA that is shipped parses: by the grammar of MS-VBAL, as Excel on Windows and on a Mac would compile it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import xlwings
from antlr4 import CommonTokenStream, InputStream, PredictionMode
from antlr4.error.ErrorListener import ErrorListener
from antlr4_vba.vbaLexer import vbaLexer
from antlr4_vba.vbaParser import vbaParser

from lawgov_xl.addin import sources, vba

HOSTS = {
    "windows": {"mac": False, "vba7": True, "win64": True},
    "mac": {"mac": True, "vba7": True, "win64": False},
}
_DIRECTIVE = re.compile(r"^\s*#(If|ElseIf|Else|End If|Const)\b(.*?)(?:\bThen)?\s*(?:'.*)?$", re.IGNORECASE)
_TOKEN = re.compile(r'"[^"]*"|\b[A-Za-z]\w*')
_PROCEDURE = re.compile(r"^(?=(?:Public |Private )?(?:Sub|Function|Property) )", re.MULTILINE)
_EDITORS = re.compile(r"^Attribute VB_(?!Name)\w+ = .*$", re.MULTILINE)
"""Attributes that only the storage of a project has."""


class _Faults(ErrorListener):  # type: ignore[misc]  # the parser's runtime has no types
    def __init__(self) -> None:
        self.found: list[str] = []

    def syntaxError(self, recognizer: Any, symbol: Any, line: int, column: int, msg: str, e: Any) -> None:  # noqa: N802 - the name that the runtime calls
        self.found.append(f"{line}:{column} {msg[:100]}")


def faults(code: str) -> list[str]:
    """Where a module is no VBA; nothing where it parses whole.

    It is parsed by procedures, each fast at first (which may find too much, never too little), then thoroughly.
    """
    found = []
    for number, part in enumerate(p for p in _PROCEDURE.split(code) if p.strip()):
        whole = part if number == 0 else f'Attribute VB_Name = "Part"\n{part.lstrip()}'
        if _parse(whole, PredictionMode.SLL):
            found += _parse(whole, PredictionMode.LL)
    return found


def _parse(code: str, mode: Any) -> list[str]:
    heard = _Faults()
    lexer = vbaLexer(InputStream(code))
    parser = vbaParser(CommonTokenStream(lexer))
    parser._interp.predictionMode = mode
    for part in (lexer, parser):
        part.removeErrorListeners()
        part.addErrorListener(heard)
    parser.startRule()  # type: ignore[no-untyped-call]  # generated, without types
    return heard.found


def compiled(code: str, host: dict[str, Any]) -> str:
    """The lines that are left for a host by #If … #End If. Lines keep their numbers."""
    known, kept = dict(host), []
    taken = [(True, True)]  # of each level: whether its lines count, and whether a branch was taken already
    for line in code.splitlines():
        found = _DIRECTIVE.match(line)
        word = found.group(1).lower() if found else ""
        if found and word == "const":
            name, value = found.group(2).split("=")
            known[name.strip().lower()] = _value(value, known)
        elif word == "if":
            holds = taken[-1][0] and _holds(found.group(2), known) if found else False
            taken.append((holds, holds))
        elif word in ("elseif", "else"):
            _, before = taken.pop()
            holds = (
                taken[-1][0]
                and not before
                and (word == "else" or bool(found and _holds(found.group(2), known)))
            )
            taken.append((holds, before or holds))
        elif word == "end if":
            taken.pop()
        kept.append(line if not word and taken[-1][0] else "")
    assert len(taken) == 1, "unbalanced #If"
    return "\n".join([*kept, ""])


def _holds(expression: str, known: dict[str, Any]) -> bool:
    return bool(_value(expression, known))


def _value(expression: str, known: dict[str, Any]) -> Any:
    """What an expression of #If or #Const comes to."""
    python = _TOKEN.sub(lambda m: _token(m.group(), known), expression)
    return eval(re.sub(r"(?<![<>])=", "==", python).replace("<>", "!="), {})


def _token(token: str, known: dict[str, Any]) -> str:
    word = token.lower()
    if token.startswith('"') or word in ("and", "or", "not"):
        return token if token.startswith('"') else word
    return repr(known.get(word, word == "true"))


@pytest.mark.parametrize("host", HOSTS)
def test_what_is_ours_parses(host: str) -> None:
    """Of xlwings' module, the procedures that are changed here: the parser needs a minute for the others."""
    given = (Path(xlwings.__file__).parent / "xlwings_custom_addin.bas").read_text("ascii")
    theirs = set(_PROCEDURE.split(compiled(given.replace("\r\n", "\n"), HOSTS[host])))
    seen = 0
    for module in vba.modules(sources.folder()):
        code = compiled(_EDITORS.sub("", module.source.replace("\r\n", "\n")), HOSTS[host])
        ours = [p for p in _PROCEDURE.split(code) if p not in theirs]
        assert ours, module.name
        assert faults("".join(ours)) == [], (module.name, host)
        seen += len(ours)
    assert seen > 40


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("    If LawgovReady() Then RunPython", "    If LawgovReady() RunPython"),
        ("End Sub", "End Sud"),
        ("& ChrW(27809)", "& ChrW(27809"),
        ("Private Function LawgovReady() As Boolean", "Private Function LawgovReady( As Boolean"),
    ],
)
def test_a_slip_is_found(good: str, bad: str) -> None:
    whole = vba.ribbon_module()
    code = whole[: whole.index("End Sub") + len("End Sub\n")]
    assert good in code and not faults(code)
    assert faults(code.replace(good, bad, 1))


def test_conditional_compilation() -> None:
    code = '#Const App = "Excel" \'of us\n#If Mac Then\na\n#ElseIf VBA7 And Not Win64 Then\nb\n#Else\nc\n#If App = "Excel" Then\nd\n#End If\n#End If\ne'
    assert compiled(code, HOSTS["windows"]).split() == ["c", "d", "e"]
    assert compiled(code, HOSTS["mac"]).split() == ["a", "e"]
