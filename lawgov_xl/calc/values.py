"""Values between Python and Calc: dates are numbers with a format, blanks are empty strings, errors are codes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

ERRORS = {
    32767: "#N/A",
    502: "#VALUE!",
    503: "#NUM!",
    504: "#REF!",
    511: "#VALUE!",
    519: "#VALUE!",
    521: "#NULL!",
    522: "#REF!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
}
"""Calc's error numbers as the texts that Excel shows."""


class CellError(str):
    """The text of a cell's error, told apart from a text that reads the same."""

    __slots__ = ()


def to_serial(moment: date, origin: datetime) -> float:
    """Days since the workbook's origin."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)
    if moment.tzinfo is not None:
        moment = moment.replace(tzinfo=None)
    span = moment - origin
    return span.days + span.seconds / 86400 + span.microseconds / 86400e6


def from_serial(days: float, origin: datetime) -> datetime:
    """The moment, to the nearest millisecond (a double holds no more)."""
    return origin + timedelta(milliseconds=round(days * 86_400_000))


def time_fraction(moment: time) -> float:
    return (moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6) / 86400


def prepare(value: Any, _options: Any = None) -> Any:
    """One value on its way into a sheet: what is missing becomes blank; numpy's and pandas' own become plain."""
    if value is None:
        return ""
    if isinstance(value, (str, bool, int, date, time)):
        # pandas' NaT is a datetime; it differs from itself.
        return "" if isinstance(value, datetime) and value != value else value  # noqa: PLR0124 - that is the test
    if isinstance(value, float):
        return "" if math.isnan(value) else value
    kind = type(value).__module__.partition(".")[0]
    if kind == "numpy" and hasattr(value, "item"):
        plain = value.item()
        return value if plain is value else _from_numpy(value, plain)
    if kind == "pandas" and str(value) in ("<NA>", "NaT"):
        return ""
    return value


def _from_numpy(value: Any, plain: Any) -> Any:
    if type(value).__name__ == "datetime64":
        if str(value) == "NaT":
            return ""
        return value.astype("datetime64[us]").item()
    return prepare(plain)


def clean(
    data: Sequence[Sequence[Any]],
    datetime_builder: Callable[..., Any],
    empty_as: Any,
    number_builder: Callable[[float], Any] | None,
    err_to_str: bool,
) -> list[list[Any]]:
    """Values on their way out of a sheet, as the options of `Range.options` ask for them."""

    def one(value: Any) -> Any:
        if value is None or value == "":
            return empty_as
        if isinstance(value, CellError):
            return str(value) if err_to_str else None
        if isinstance(value, datetime):
            return datetime_builder(
                year=value.year,
                month=value.month,
                day=value.day,
                hour=value.hour,
                minute=value.minute,
                second=value.second,
                microsecond=value.microsecond,
                tzinfo=None,
            )
        if number_builder is not None and isinstance(value, float):
            return number_builder(value)
        return value

    return [[one(v) for v in row] for row in data]
