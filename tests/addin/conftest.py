from tests.calc.host import calc_app, new_book, opened
from tests.live.books import small_file
from tests.live.person import person

__all__ = ["calc_app", "new_book", "opened", "person", "small_file"]
