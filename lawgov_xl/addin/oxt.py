"""lawgov.oxt: the toolbar and menu of LibreOffice Calc, and the script that starts the external Python."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lawgov_xl import __version__
from lawgov_xl.addin.buttons import Button, tab
from lawgov_xl.addin.xlam import archive

IDENTIFIER = "org.lawgov.xl"
PIPE = "lawgov-xl"
"""Name of the pipe on which Calc listens for the buttons' Python; a pipe belongs to its user alone."""
TOOLBAR = "private:resource/toolbar/addon_org.lawgov.xl.toolbar"
LAUNCHER = "lawgov_launcher.py"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OOR = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
_CALC = "com.sun.star.sheet.SpreadsheetDocument"


def build(folder: Path) -> bytes:
    """The extension from a folder of sources (the launcher)."""
    launcher = (folder / LAUNCHER).read_text("utf-8").replace("\r\n", "\n")
    return archive(
        {
            "META-INF/manifest.xml": _manifest().encode(),
            "description.xml": _description().encode(),
            "Addons.xcu": addons().encode(),
            "CalcWindowState.xcu": _window_state().encode(),
            "Setup.xcu": _setup().encode(),
            f"python/{LAUNCHER}": launcher.encode(),
            "description/zh.txt": "法治政府建设自评：校验、修正、汇总、报告。按钮由本机的 Python 程序 lawgov-xl 执行。\n".encode(),
        }
    )


def script(button: str, word: str = "") -> str:
    """The URL that Calc calls for a button."""
    words = f"{button},{word}" if word else button
    place = f"lawgov.oxt|python|{LAUNCHER}$press({words})"
    return f"vnd.sun.star.script:{place}?language=Python&location=user:uno_packages"


def addons() -> str:
    """Addons.xcu: the menu 法治自评 with all buttons, and the toolbar."""
    groups = tab().groups
    menu: list[str] = []
    number = 0
    for group in groups:
        for button in group.buttons:
            menu.append(_menu_entry(f"N{number:03}", button))
            number += 1
        if group is not groups[-1]:
            menu.append(_node(f"N{number:03}", {"URL": "private:separator"}))
            number += 1
    shown = [b for b in tab() if b.toolbar]
    bar = [_node(f"T{i:03}", _entry(b)) for i, b in enumerate(shown)]
    return (
        f'{_XML}<oor:component-data {_OOR} oor:name="Addons" oor:package="org.openoffice.Office">\n'
        '<node oor:name="AddonUI">\n<node oor:name="OfficeMenuBar">\n'
        f'<node oor:name="{IDENTIFIER}.menu" oor:op="replace">\n'
        f"{_prop('Title', tab().label)}{_prop('Context', _CALC, plain=True)}"
        f'<node oor:name="Submenu">\n{"".join(menu)}</node>\n</node>\n</node>\n'
        '<node oor:name="OfficeToolBar">\n'
        f'<node oor:name="{IDENTIFIER}.toolbar" oor:op="replace">\n{"".join(bar)}</node>\n</node>\n'
        "</node>\n</oor:component-data>\n"
    )


def _entry(button: Button) -> dict[str, str]:
    return {"URL": script(button.name), "Title": button.label, "Context": _CALC, "Target": "_self"}


def _menu_entry(name: str, button: Button) -> str:
    if not button.items:
        return _node(name, _entry(button))
    items = "".join(
        _node(f"{name}I{i}", {**_entry(button), "Title": label, "URL": script(button.name, item)})
        for i, (item, label) in enumerate(button.items)
    )
    return (
        f'<node oor:name="{name}" oor:op="replace">\n{_prop("Title", button.label)}'
        f"{_prop('Context', _CALC, plain=True)}"
        f'<node oor:name="Submenu">\n{items}</node>\n</node>\n'
    )


def _node(name: str, values: dict[str, str]) -> str:
    inside = "".join(_prop(k, v, plain=k != "Title") for k, v in values.items())
    return f'<node oor:name="{name}" oor:op="replace">\n{inside}</node>\n'


def _prop(name: str, value: str, *, plain: bool = False) -> str:
    if plain:
        return f'<prop oor:name="{name}" oor:type="xs:string"><value>{escape(value)}</value></prop>\n'
    text = escape(value)
    return (
        f'<prop oor:name="{name}" oor:type="xs:string"><value>{text}</value>'
        f'<value xml:lang="zh-CN">{text}</value></prop>\n'
    )


def _window_state() -> str:
    values = "".join(
        f'<prop oor:name="{name}" oor:type="{kind}"><value>{value}</value></prop>\n'
        for name, kind, value in (
            ("UIName", "xs:string", escape(tab().label)),
            ("Visible", "xs:boolean", "true"),
            ("Docked", "xs:boolean", "true"),
            ("DockingArea", "xs:int", "0"),
            ("DockPos", "xs:string", "0,2"),  # a row of its own, below the two that Calc has
            ("Style", "xs:int", "1"),  # words, no pictures: the names say what the buttons do
        )
    )
    return (
        f'{_XML}<oor:component-data {_OOR} oor:name="CalcWindowState" oor:package="org.openoffice.Office.UI">\n'
        f'<node oor:name="UIElements">\n<node oor:name="States">\n'
        f'<node oor:name={quoteattr(TOOLBAR)} oor:op="replace">\n{values}</node>\n'
        "</node>\n</node>\n</oor:component-data>\n"
    )


def _setup() -> str:
    return (
        f'{_XML}<oor:component-data {_OOR} oor:name="Setup" oor:package="org.openoffice">\n'
        '<node oor:name="Office"><prop oor:name="ooSetupConnectionURL" oor:type="xs:string">'
        f"<value>pipe,name={PIPE};urp;StarOffice.ComponentContext</value></prop></node>\n"
        "</oor:component-data>\n"
    )


def _manifest() -> str:
    entries = (
        ("application/vnd.sun.star.configuration-data", "Addons.xcu"),
        ("application/vnd.sun.star.configuration-data", "CalcWindowState.xcu"),
        ("application/vnd.sun.star.configuration-data", "Setup.xcu"),
        ("application/vnd.sun.star.framework-script", "python/"),
        ("application/vnd.sun.star.package-bundle-description;locale=zh", "description/zh.txt"),
    )
    lines = "".join(
        f"<manifest:file-entry manifest:media-type={quoteattr(kind)} manifest:full-path={quoteattr(path)}/>\n"
        for kind, path in entries
    )
    return f'{_XML}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{lines}</manifest:manifest>\n'


def _description() -> str:
    return (
        f'{_XML}<description xmlns="http://openoffice.org/extensions/description/2006" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        f'<identifier value="{IDENTIFIER}"/>\n<version value="{__version__}"/>\n'
        '<display-name><name lang="zh">法治自评</name><name lang="en">lawgov-xl</name></display-name>\n'
        "</description>\n"
    )
