"""Message and input boxes in the office's own look. Each waits for its answer."""

from __future__ import annotations

from typing import Any

from lawgov_xl.calc.office import Office
from lawgov_xl.calc.uno_bridge import enum, invoke, path_of, typed

_BUTTONS = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
_WIDTH, _LINE, _MARGIN = 260, 10, 6
"""Sizes of a dialog, in its own units (a quarter of a character's width, an eighth of its height)."""


def message(office: Office, parent: Any, prompt: str, title: str, buttons: str, mode: str) -> str:
    """Shows a message box; says which button was pressed."""
    if buttons not in _BUTTONS:
        raise ValueError(buttons)
    kind = "ERRORBOX" if mode == "critical" else ("QUERYBOX" if buttons != "ok" else "INFOBOX")
    toolkit = office.service("com.sun.star.awt.Toolkit")
    box = toolkit.createMessageBox(parent, enum("awt.MessageBoxType", kind), _BUTTONS[buttons], title, prompt)
    try:
        return _ANSWERS.get(box.execute(), "cancel")
    finally:
        box.dispose()


def ask(office: Office, parent: Any, prompt: str, title: str, default: str) -> str | None:
    """Asks for a text."""
    dialog, model, y = _dialog(office, title, prompt)
    _control(model, "Edit", "answer", y, 2 * _LINE + 4, Text=default)
    done = _run(office, parent, dialog, model, y + 2 * _LINE + 8)
    answer = dialog.getControl("answer").getText() if done else None
    dialog.dispose()
    return answer


def choose(office: Office, parent: Any, prompt: str, title: str, options: list[str]) -> int | None:
    """Asks for one of several texts."""
    dialog, model, y = _dialog(office, title, prompt)
    height = min(len(options), 12) * _LINE + 4
    listed, first = typed("[]string", tuple(options)), typed("[]short", (0,))
    _control(model, "ListBox", "answer", y, height, StringItemList=listed, SelectedItems=first)
    done = _run(office, parent, dialog, model, y + height + 4)
    picked = dialog.getControl("answer").getSelectedItemPos() if done else -1
    dialog.dispose()
    return picked if picked >= 0 else None


def pick_file(office: Office, title: str, patterns: list[str]) -> str | None:
    """Asks for a file."""
    picker = office.context.ServiceManager.createInstanceWithContext(
        "com.sun.star.ui.dialogs.FilePicker", office.context
    )
    picker.setTitle(title)
    if patterns:
        picker.appendFilter(" ".join(patterns), ";".join(patterns))
    return path_of(picker.getFiles()[0]) if picker.execute() == 1 else None


def pick_folder(office: Office, title: str) -> str | None:
    """Asks for a folder."""
    picker = office.context.ServiceManager.createInstanceWithContext(
        "com.sun.star.ui.dialogs.FolderPicker", office.context
    )
    picker.setTitle(title)
    return path_of(picker.getDirectory()) if picker.execute() == 1 else None


def _dialog(office: Office, title: str, prompt: str) -> tuple[Any, Any, int]:
    manager = office.context.ServiceManager
    model = manager.createInstanceWithContext("com.sun.star.awt.UnoControlDialogModel", office.context)
    model.Title, model.Width = title, _WIDTH
    lines = sum(1 + len(line) // 50 for line in prompt.split("\n"))
    # NoLabel: else the office takes it for the name of the control below and puts a letter for Alt into the question.
    _control(model, "FixedText", "prompt", _MARGIN, lines * _LINE, Label=prompt, MultiLine=True, NoLabel=True)
    dialog = manager.createInstanceWithContext("com.sun.star.awt.UnoControlDialog", office.context)
    return dialog, model, _MARGIN + lines * _LINE + 2


def _control(model: Any, kind: str, name: str, y: int, height: int, **values: Any) -> None:
    control = model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
    x, width = values.pop("x", _MARGIN), values.pop("width", _WIDTH - 2 * _MARGIN)
    for key, value in {"PositionX": x, "PositionY": y, "Width": width, "Height": height, **values}.items():
        invoke(control, "setPropertyValue", key, value)
    model.insertByName(name, control)


def _run(office: Office, parent: Any, dialog: Any, model: Any, y: int) -> bool:
    for name, label, kind, x in (("yes", "确定", 1, _WIDTH - 104), ("no", "取消", 2, _WIDTH - 52)):
        _control(
            model,
            "Button",
            name,
            y,
            14,
            Label=label,
            PushButtonType=kind,
            DefaultButton=kind == 1,
            x=x,
            width=46,
        )
    model.Height = y + 14 + _MARGIN
    dialog.setModel(model)
    dialog.createPeer(office.service("com.sun.star.awt.Toolkit"), parent)
    if parent is not None:
        around, own = parent.getPosSize(), dialog.getPosSize()
        left, top = (around.Width - own.Width) // 2, (around.Height - own.Height) // 3
        dialog.setPosSize(left, top, 0, 0, 3)  # com.sun.star.awt.PosSize.POS
    dialog.getControl("answer").setFocus()
    return bool(dialog.execute() == 1)
