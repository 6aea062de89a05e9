"""The engine and its apps, as xlwings asks for them. An app is a LibreOffice process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, Literal

from lawgov_xl.calc import dialogs, office
from lawgov_xl.calc.books import Book, Books
from lawgov_xl.calc.ranges import Range
from lawgov_xl.calc.uno_bridge import fault
from lawgov_xl.calc.values import clean, prepare

NAME = "calc"


class Engine:
    """What `xlwings.Engine(impl=…)` wraps."""

    name = NAME
    type: Literal["desktop"] = "desktop"
    prepare_xl_data_element: Callable[..., Any] = staticmethod(prepare)
    clean_value_data: Callable[..., Any] = staticmethod(clean)

    def __init__(self) -> None:
        self.apps = Apps(self)


class Apps:
    """The processes that this Python started or joined; the active one comes first."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._apps: list[App] = []

    def keys(self) -> list[int]:
        return [app.pid for app in self]

    def add(
        self, spec: Any = None, add_book: bool | None = None, xl: Any = None, visible: bool | None = None
    ) -> App:
        """Starts a LibreOffice; visible only where that is asked for and there is a display."""
        show = bool(visible) and (not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY")))
        app = App(self, office.start(visible=show))
        self._apps.insert(0, app)
        if add_book:
            app.books.add()
        return app

    def join(self, pipe: str) -> App:
        """Joins the LibreOffice that listens on this pipe; quitting leaves it running."""
        app = App(self, office.join(pipe))
        self._apps.insert(0, app)
        return app

    def to_front(self, app: App) -> None:
        self._apps.sort(key=lambda a: a is not app)

    def cleanup(self) -> None:
        self._apps = [a for a in self._apps if a.office.alive() and a.open]

    def __iter__(self) -> Iterator[App]:
        self.cleanup()
        return iter(list(self._apps))

    def __len__(self) -> int:
        self.cleanup()
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(pid)


class App:
    """One LibreOffice."""

    def __init__(self, apps: Apps, process: office.Office) -> None:
        self._apps = apps
        self.office = process
        self.open = True
        self._pid = process.pid
        self._visible = False
        self._books = Books(self)
        self.screen_updating = True
        self.display_alerts = True
        self.enable_events = True
        self.interactive = True
        self.cut_copy_mode: str | bool | None = None
        self._status: str | bool = False
        self._calculation = "automatic"
        self.clipboard: Range | None = None

    @property
    def engine(self) -> Engine:
        return self._apps.engine

    @property
    def api(self) -> Any:
        return self.office.desktop

    xl = api

    @property
    def pid(self) -> int:
        return self._pid

    @property
    def hwnd(self) -> int | None:
        return None

    @property
    def path(self) -> str:
        return office.program()

    startup_path = path

    @property
    def version(self) -> str:
        return self.office.version()

    @property
    def books(self) -> Books:
        return self._books

    @property
    def selection(self) -> Range | None:
        book = self._books.active_or_none()
        return book.selection if book else None

    def activate(self, steal_focus: bool = False) -> None:
        self._apps.to_front(self)

    @property
    def visible(self) -> bool:
        return self._visible

    @visible.setter
    def visible(self, value: bool) -> None:
        self._visible = bool(value)

    def quit(self) -> None:
        """Closes the books of a process of ours without saving, and ends it."""
        self.open = False
        self.office.quit()
        self._apps.cleanup()

    kill = quit

    @property
    def calculation(self) -> str:
        return self._calculation

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in ("automatic", "manual", "semiautomatic"):
            raise ValueError(value)
        self._calculation = value
        for book in self._books:
            book.api.enableAutomaticCalculation(value != "manual")

    def calculate(self) -> None:
        for book in self._books:
            book.api.calculateAll()

    @property
    def status_bar(self) -> str | bool:
        return self._status

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        """A text, or False to give the bar back to the office."""
        self._status = value
        book = self._books.active_or_none()
        if book is None or book.controller is None:
            return
        indicator = book.indicator()
        if value is False:
            indicator.start("", 1)  # also wipes what an earlier process has left there
            indicator.end()
            book.drop_indicator()
        else:
            indicator.start(str(value), 100)

    def alert(
        self, prompt: str, title: str | None, buttons: str, mode: str | None, callback: str | None
    ) -> str:
        """Shows a message box and waits for the button: ok, cancel, yes, no."""
        return dialogs.message(
            self.office, self._window(), prompt, title or "xlwings", buttons, mode or "info"
        )

    def ask(self, prompt: str, title: str, default: str = "") -> str | None:
        """Asks for a line of text; None where it was given up."""
        return dialogs.ask(self.office, self._window(), prompt, title, default)

    def choose(self, prompt: str, title: str, options: list[str]) -> int | None:
        """Asks for one of several; its index, or None where it was given up."""
        return dialogs.choose(self.office, self._window(), prompt, title, options)

    def pick_file(self, title: str, patterns: list[str]) -> str | None:
        """Asks for a file that is there; None where it was given up."""
        return dialogs.pick_file(self.office, title, patterns)

    def pick_folder(self, title: str) -> str | None:
        """Asks for a folder; None where it was given up."""
        return dialogs.pick_folder(self.office, title)

    def _window(self) -> Any:
        book: Book | None = self._books.active_or_none()
        if book is not None and book.controller is not None:
            return book.controller.Frame.ContainerWindow
        return None

    def run(self, macro: str, args: tuple[Any, ...]) -> Any:
        """Runs a Basic macro `[book!]Module.Name` of an open book."""
        name, _, procedure = macro.rpartition("!")
        wanted = name.strip("'")
        places = [
            (book, library)
            for book in self._books
            if wanted in ("", book.name)
            for library in book.api.BasicLibraries.ElementNames
        ]
        for book, library in places:
            script = f"vnd.sun.star.script:{library}.{procedure}?language=Basic&location=document"
            try:
                found = book.api.getScriptProvider().getScript(script)
            except fault("script.provider.ScriptFrameworkErrorException"):
                continue
            return found.invoke(tuple(_plain(a) for a in args), (), ())[0]
        raise KeyError(macro)


def _plain(argument: Any) -> Any:
    """What Basic can take: a range goes as its cells."""
    implementation = getattr(argument, "impl", argument)
    return implementation.uno if isinstance(implementation, Range) else implementation
