"""One LibreOffice for all tests of a run, through the xlwings engine; it is ended with the run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
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
    """A function that opens a file in Calc; whatever is open at the end is closed again."""
    before = len(calc_app.books)
    yield calc_app.books.open
    for book in list(calc_app.books)[before:]:
        book.close()
