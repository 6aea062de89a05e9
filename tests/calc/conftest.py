from tests.calc.host import calc_app, new_book, opened

__all__ = ["calc_app", "new_book", "opened"]
