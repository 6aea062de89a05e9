"""Books: the spreadsheets that are open in one LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgov_xl.calc import looks
from lawgov_xl.calc.addresses import Box
from lawgov_xl.calc.names import Names
from lawgov_xl.calc.ranges import Range
from lawgov_xl.calc.sheets import Sheets
from lawgov_xl.calc.uno_bridge import fault, path_of, properties, struct, typed, url
from lawgov_xl.errors import FileError, Message

if TYPE_CHECKING:
    from lawgov_xl.calc.engine import App

_OFFICE_OPEN = (".xlsx", ".xlsm")
_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
    ".pdf": "calc_pdf_Export",
    ".html": "HTML (StarCalc)",
}
_EXCELS_OWN = (".xlsb", ".xlam", ".xla", ".xltm")
_ADDIN = "Calc MS Excel 2007 VBA XML"
_SERVICE = "com.sun.star.sheet.SpreadsheetDocument"

_CANNOT_OPEN = Message(
    "{path} 无法打开：文件已损坏、设有打开密码，或不是电子表格。请用 LibreOffice Calc 打开核对后再试。",
    "{path} can not be opened: it is damaged, needs a password, or is no spreadsheet. Open it in Calc and check.",
)
_HELD = Message(
    "{path} 正被其他程序打开，无法打开。请先在其他程序中关闭它；确认没有打开的，删除同一文件夹中的 {lock} 后再试。",
    "{path} is open in another program. Close it there; if it is not, delete {lock} beside it and try again.",
)
_NO_FILTER = Message(
    "无法保存为 {path}：LibreOffice Calc 不能写 {suffix} 格式。请另存为 .xlsx。",
    "{path} can not be written: Calc does not write {suffix}. Save it as .xlsx.",
)
_CANNOT_SAVE = Message(
    "无法保存 {path}（{why}）。请检查文件夹权限、磁盘空间，以及该文件是否正被其他程序打开。",
    "Cannot save {path} ({why}). Check permissions, disk space, and whether another program holds it open.",
)


class Books:
    """The open spreadsheets, in the order in which they were opened."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._books: dict[str, Book] = {}

    @property
    def api(self) -> Any:
        return self.app.office.desktop.Components

    def _read(self) -> list[Book]:
        found: dict[str, Book] = {}
        if self.app.office.alive() and self.app.open:
            components = self.api.createEnumeration()
            while components.hasMoreElements():
                document = components.nextElement()
                if hasattr(document, "supportsService") and document.supportsService(_SERVICE):
                    uid = str(document.RuntimeUID)
                    found[uid] = self._books.get(uid) or Book(self.app, document)
        self._books = dict(sorted(found.items(), key=lambda f: int(f[0]) if f[0].isdigit() else 0))
        return list(self._books.values())

    def active_or_none(self) -> Book | None:
        """The book whose window is in front; the newest where none is."""
        books = self._read()
        current = self.app.office.desktop.getCurrentComponent() if books else None
        uid = str(getattr(current, "RuntimeUID", ""))
        return self._books.get(uid) or (books[-1] if books else None)

    @property
    def active(self) -> Book:
        book = self.active_or_none()
        if book is None:
            raise KeyError("no open book")
        return book

    def __call__(self, name_or_index: str | int) -> Book:
        books = self._read()
        if isinstance(name_or_index, int):
            return books[name_or_index - 1]
        for book in books:
            if book.name.lower() == str(name_or_index).lower():
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self._read())

    def __iter__(self) -> Iterator[Book]:
        return iter(self._read())

    def __contains__(self, name: str) -> bool:
        return any(b.name.lower() == str(name).lower() for b in self)

    def add(self) -> Book:
        document = self.app.office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
        return self._made(document)

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        _format: Any = None,
        password: str | None = None,
        *_more: Any,
        macros: bool = False,
    ) -> Book:
        """Opens a file. macros: whether its Basic macros may run (never, unless asked)."""
        wanted: dict[str, Any] = {"MacroExecutionMode": 4 if macros else 0, "UpdateDocMode": 1}
        if read_only:
            wanted["ReadOnly"] = True
        if password:
            wanted["Password"] = password
        if Path(fullname).suffix.lower() == ".xlam":
            wanted["FilterName"] = _ADDIN
        try:
            document = self.app.office.desktop.loadComponentFromURL(
                url(fullname), "_blank", 0, properties(**wanted)
            )
        except (fault("io.IOException"), fault("lang.IllegalArgumentException")) as why:
            raise _unopened(fullname) from why
        if document is None:
            raise _unopened(fullname)
        return self._made(document)

    def _made(self, document: Any) -> Book:
        book = Book(self.app, document)
        self._books[str(document.RuntimeUID)] = book
        if self.app.calculation == "manual":
            document.enableAutomaticCalculation(False)
        return book


def _unopened(path: str) -> FileError:
    """Why a file could not be opened: LibreOffice leaves a lock file beside one that is open elsewhere."""
    lock = Path(path).with_name(f".~lock.{Path(path).name}#")
    return FileError((_HELD if lock.exists() else _CANNOT_OPEN).of(path=path, lock=lock.name))


class Book:
    """One open spreadsheet."""

    def __init__(self, app: App, document: Any) -> None:
        self.app = app
        self.api = document
        self._indicator: Any = None
        self.services: dict[str, Any] = {}
        self._formats: dict[int, int] = {}

    @property
    def controller(self) -> Any:
        return self.api.CurrentController

    @property
    def name(self) -> str:
        return Path(path_of(self.api.URL)).name if self.api.URL else str(self.api.Title)

    @property
    def fullname(self) -> str:
        return path_of(self.api.URL) if self.api.URL else self.name

    @property
    def read_only(self) -> bool:
        """Whether it was opened read-only, or is held by another program."""
        return bool(self.api.isReadonly())

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def selection(self) -> Range:
        chosen = self.api.CurrentSelection
        if hasattr(chosen, "getCount"):  # several areas: the first, as Excel says of an address
            chosen = chosen.getByIndex(0) if chosen.getCount() else self.controller.ActiveSheet
        if not hasattr(chosen, "getRangeAddress"):
            chosen = self.controller.ActiveSheet.getCellByPosition(0, 0)
        return self.range_of(chosen)

    def selected_areas(self) -> tuple[str, list[Box]]:
        """The sheet in front and every area that is selected on it."""
        chosen = self.api.CurrentSelection
        if hasattr(chosen, "getRangeAddresses"):
            areas = chosen.getRangeAddresses()
        elif hasattr(chosen, "getRangeAddress"):
            areas = (chosen.getRangeAddress(),)
        else:
            areas = ()
        active = self.sheets.active
        return active.name, [Range.of(active, a).box for a in areas]

    def range_of(self, cells: Any) -> Range:
        """The range that UNO cells stand for."""
        return Range.of(self.sheets.at(cells.RangeAddress.Sheet), cells.RangeAddress)

    def activate(self) -> None:
        if self.controller is not None:
            self.controller.Frame.activate()

    def format_type(self, key: int) -> int:
        """The kind of a number format; asked once."""
        if key not in self._formats:
            self._formats[key] = looks.format_type(self, key)
        return self._formats[key]

    def indicator(self) -> Any:
        if self._indicator is None:
            self._indicator = self.controller.Frame.createStatusIndicator()
        return self._indicator

    def drop_indicator(self) -> None:
        self._indicator = None

    def one_undo(self, title: str) -> OneUndo:
        """Whatever is done inside is one step of Undo. Where it fails, what was done is undone."""
        return OneUndo(self.api.getUndoManager(), title)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Saves the book, under a new name where one is given."""
        if path is None and self.api.URL and not password:
            self._store(self.fullname, self.api.store)
            return
        target = Path(path or self.fullname).absolute()
        if target.suffix.lower() in _EXCELS_OWN:
            raise FileError(_NO_FILTER.of(path=target, suffix=target.suffix))
        if target.suffix.lower() not in _FILTERS:
            target = target.with_name(f"{target.name}.xlsx")
        wanted: dict[str, Any] = {"FilterName": _FILTERS[target.suffix.lower()], "Overwrite": True}
        if (
            password and target.suffix.lower() in _OFFICE_OPEN
        ):  # these heed no "Password": it would be saved in plain
            words = {"CryptoType": "Standard", "OOXPassword": password}
            values = tuple(struct("beans.NamedValue", Name=k, Value=v) for k, v in words.items())
            wanted["EncryptionData"] = typed("[]com.sun.star.beans.NamedValue", values)
        elif password:
            wanted["Password"] = password
        self._store(str(target), lambda: self.api.storeAsURL(url(target), properties(**wanted)))

    def save_copy(self, path: str) -> None:
        """Writes a copy of the book as it is now; the open book keeps its name and its state."""
        filter_name = _FILTERS.get(Path(path).suffix.lower(), _FILTERS[".xlsx"])
        wanted = properties(FilterName=filter_name, Overwrite=True)
        self._store(path, lambda: self.api.storeToURL(url(path), wanted))

    def _store(self, path: str, how: Any) -> None:
        try:
            how()
        except (fault("io.IOException"), fault("lang.IllegalArgumentException")) as why:
            raise FileError(_CANNOT_SAVE.of(path=path, why=str(why).split("\n")[0])) from why

    def close(self) -> None:
        self.app.books._books.pop(str(self.api.RuntimeUID), None)
        self.api.setModified(False)
        self.api.close(True)

    def to_pdf(self, path: str, quality: str | None = None) -> None:
        self.save_copy(path)


class OneUndo:
    """One step of Undo, taken back where it fails. (A class: contextlib can not pass on the exceptions of UNO.)"""

    def __init__(self, undo: Any, title: str) -> None:
        self._undo, self._title = undo, title

    def __enter__(self) -> None:
        self._undo.enterUndoContext(self._title)

    def __exit__(self, kind: object, *_: object) -> None:
        self._undo.leaveUndoContext()
        titles = self._undo.getAllUndoActionTitles()
        if kind is not None and titles and titles[0] == self._title:
            self._undo.undo()
