"""Going from one marked cell to the next, from where the person stands."""

from __future__ import annotations

from typing import Any

from lawgov_xl.io.live import state
from lawgov_xl.io.live.hosts import host_of
from lawgov_xl.io.live.places import row_and_column
from lawgov_xl.io.live.state import Marked


def step(book: Any, forward: bool = True) -> tuple[int, int, Marked] | None:
    """Selects the next marked cell, by sheet, row and column; after the last comes the first.

    Returns its place in the order from 1, how many there are, and the cell; None where nothing is marked.
    """
    old = state.find(book)
    marked = state.read(old) if old else []
    order = {s.name: n for n, s in enumerate(book.sheets)}
    places = sorted(((order[m.sheet], *row_and_column(m.cell)), m) for m in marked if m.sheet in order)
    if not places:
        return None
    host = host_of(book)
    name, areas = host.selected(book)
    here = (order.get(name, 0), *(areas[0][:2] if areas else (0, 0)))
    if forward:
        index = next((i for i, (place, _) in enumerate(places) if place > here), 0)
    else:
        index = next((i for i in range(len(places) - 1, -1, -1) if places[i][0] < here), len(places) - 1)
    found = places[index][1]
    host.show(book.sheets[found.sheet], found.cell)
    return index + 1, len(places), found
