"""One LibreOffice for all tests of a run, through the xlwings engine; it is ended with the run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests.office import FONTS


@lru_cache(maxsize=1)
def app() -> Any:
    """The xlwings App of a headless LibreOffice."""
    import os

    os.environ.setdefault("FONTCONFIG_FILE", str(FONTS))
    from lawgov_xl import calc

    return calc.start()


@pytest.fixture(scope="session")
def calc_app() -> Iterator[Any]:
    yield app()
    app().quit()
    app.cache_clear()


@pytest.fixture
def new_book(calc_app: Any) -> Iterator[Any]:
    book = calc_app.books.add()
    yield book
    book.close()


@pytest.fixture
def opened(calc_app: Any) -> Iterator[Any]:
    """A function that opens a file in Calc; what it opened is closed again."""
    books = []

    def open_(path: Path) -> Any:
        book = calc_app.books.open(path)
        books.append(book)
        return book

    yield open_
    for book in books:
        if any(b == book for b in calc_app.books):
            book.close()
