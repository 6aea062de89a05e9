"""Items whose materials are collected jointly (第36、37、38、39、40项指标合并自查…), with the rows the list is spread over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawgov_xl.model import Item, Joint
from lawgov_xl.text import to_halfwidth

_JOINT = re.compile(r"第?([0-9、，,和及至到\-—－~～\s]{2,60})项(?:指标|任务)?合并")
_RANGE = re.compile(r"(\d+)\s*(?:至|到|-|—|－|~|～)+\s*(\d+)")
LIST_START = re.compile(r"\s*[.．]?(\d{1,2})[.．、]")
_LIST_NUMBERS = re.compile(r"(?:\A|[\n；;。：:])\s*[.．]?(\d{1,2})[.．、]")


def joints(found: Sequence[Item]) -> Iterator[tuple[Joint, tuple[int, ...]]]:
    """Items whose materials are collected jointly, with the rows over which the list of materials is spread."""
    by_number = {i.number: i for i in found}
    for item in found:
        match = _JOINT.search(to_halfwidth(item.materials)[:80])
        if match is None:
            continue
        numbers = tuple(n for n in _numbers(match.group(1)) if n in by_number)
        if len(numbers) < 2 or item.number not in numbers:
            continue
        spread, text = [item.number], item.materials
        for number in numbers[numbers.index(item.number) + 1 :]:
            more = by_number[number].materials
            start, counted = LIST_START.match(more), _LIST_NUMBERS.findall(text)
            if start and counted and int(start.group(1)) == int(counted[-1]) + 1:
                spread.append(number)
                text += "\n" + more
        yield Joint(numbers, text), tuple(spread)


def _numbers(text: str) -> tuple[int, ...]:
    """36、37、38 or 36至40 -> the numbers."""
    spread = _RANGE.sub(
        lambda m: "、".join(map(str, range(int(m[1]), min(int(m[2]), int(m[1]) + 99) + 1))), text
    )
    return tuple(dict.fromkeys(int(n) for n in re.findall(r"\d{1,4}", spread)))
