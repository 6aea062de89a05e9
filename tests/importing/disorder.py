"""What departments do to a table: rows moved, split in two, and official texts edited. Deterministic by seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_SYNONYMS = (
    ("建立健全", "建立"), ("完善", "健全"), ("推进", "推动"), ("全面", ""), ("积极", ""), ("严格", "严格地"),
    ("落实", "贯彻落实"), ("加强", "进一步加强"), ("制度", "工作制度"), ("及时", ""), ("等", ""), ("、", "和"),
)  # fmt: skip


@dataclass(frozen=True)
class Given:
    """A row as it stands in the disordered table; `true` is the number of the item it came from."""

    number: str
    requirement: str
    answer: str
    true: int
    kind: str


def disorder(rows: Sequence[tuple[int, str, str]], seed: int, share: float = 0.1) -> list[Given]:
    """(number, requirement, answer) -> the rows after `share` of them were moved, split or edited, a third each."""
    random_ = random.Random(seed)
    chosen = random_.sample([n for n, _, _ in rows], max(3, round(share * len(rows))))
    kinds = {n: ("moved", "split", "edited")[i % 3] for i, n in enumerate(chosen)}
    out: list[Given] = []
    for number, requirement, answer in rows:
        kind = kinds.get(number, "")
        if kind == "split" and len(requirement) > 8:
            at = random_.randint(len(requirement) // 4, 3 * len(requirement) // 4)
            cut = random_.randint(0, len(answer))
            again = random_.random() < 0.3
            out.append(Given(str(number), requirement[:at], answer[:cut], number, kind))
            out.append(Given(str(number) if again else "", requirement[at:], answer[cut:], number, kind))
        elif kind == "edited":
            out.append(Given(str(number), _edited(requirement, random_), answer, number, kind))
        else:
            out.append(Given(str(number), requirement, answer, number, kind))
    for number in [n for n, k in kinds.items() if k == "moved"]:
        at = next(i for i, g in enumerate(out) if g.true == number)
        row = out.pop(at)
        out.insert(_between(out, random_), row)
    return out


def _between(rows: Sequence[Given], random_: random.Random) -> int:
    """A place that does not part the halves of a split row."""
    while True:
        at = random_.randint(0, len(rows))
        if not (0 < at < len(rows) and rows[at - 1].true == rows[at].true):
            return at


def _edited(text: str, random_: random.Random) -> str:
    """Words changed, and a part of the sentence left out or something added."""
    for old, new in random_.sample(_SYNONYMS, 4):
        text = text.replace(old, new)
    length = max(1, len(text) // random_.randint(5, 12))
    at = random_.randint(0, len(text) - length)
    if random_.random() < 0.7:
        return text[:at] + text[at + length :]
    return text[:at] + "（按照上级部署和本市工作实际）" + text[at:]
