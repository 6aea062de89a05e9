"""`lawgov_xl.status.infer` as formulas: what a workbook tells without the tool.

Every row of the hidden sheet `_calc` judges one item, step by step. The long steps are defined names that refer to
columns of the row in which they are used; `FUNCTIONS` holds them. `twin.judged` gives their values in Python.

The words are those of the patterns of `status`, spelled out, so that a change there is a change here. Known
differences, all of them rare:
- of reviewer comments the first two of a cell are left out of account, of bookmarks the first; field codes and exotic
  white space (other than in `words.SPACES`) count as text;
- of a text that may tell of a problem, the first four book titles 《…》, the first six guards (不存在, 解决 …) and the
  first two clauses about an event that never came are left out of account, and a sequence of words with gaps is tried
  from the first 20 places where it may begin;
- 不涉及: words of time (机构改革后, 目前 …) may stand anywhere; what a unit is called and what it is not concerned with are
  told by length and marks, not by the kind of character; a reason 因… without a pause behind it must not hold the verb;
- a remedy says 不涉及 as a whole where it is short and ends with such words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

from lawgov_xl import status
from lawgov_xl.grid import column_letter
from lawgov_xl.io.workbook import words as w
from lawgov_xl.io.workbook.na_formulas import NA_LISTS, na_functions
from lawgov_xl.io.workbook.patterns import Sequence, Slot
from lawgov_xl.io.workbook.pieces import Cut, Swap, has
from lawgov_xl.io.workbook.search import ALIKE, FRAMED, LIVE, Search, no_event, ready, signs, split

COMMENT = Cut(w.COMMENT, "\n", keep_end=True)
BOOKMARK = Cut(w.BOOKMARK, "]")
SQUEEZE = Swap(tuple((c, "") for c in w.SPACES))
TITLE = Cut("《", "》", filler="◇◇")
READY = ready(status._GUARD.pattern, w.SEPARATORS)
NO_EVENT = no_event(status._NO_EVENT.pattern, "lg_denials")
COMMENTS, BOOKMARKS, TITLES, EVENTS, KILLS = 2, 1, 2, 2, 2
"""How often each is taken out in one step."""
LARGEST = 5500
"""Tokens of a cell's formula with all names spelled out: LibreOffice does so, and takes 8192."""
MARKABLE = 60
"""Words that one search replaces by marks, one within the other: LibreOffice takes brackets 98 deep."""

_WITHIN = "plain ready events once twice live".split()
"""The steps from a text to one that is looked at: titles out and digits alike, made ready, events out, guards out, three times."""
_TOKEN = re.compile(r'"(?:[^"]|"")*"|_calc!\$[A-Z]+1|[A-Za-z_][A-Za-z_0-9]*|\d+|[-+*/&<>=]|[(),]')


def tokens(formula: str, names: Mapping[str, str]) -> int:
    """Tokens of a formula with the names in it spelled out."""
    return sum(tokens(names[t], names) if t in names else 1 for t in _TOKEN.findall(formula))


def _single(found_in: tuple[Sequence, ...]) -> tuple[str, ...]:
    return next((s[0].words for s in found_in if len(s) == 1 and isinstance(s[0], Slot)), ())


def _searches(kind: str, found_in: tuple[Sequence, ...]) -> tuple[Search, ...]:
    """Still without cells; see `_placed`."""
    several = (part for s in found_in if len(s) > 1 for part in split(s, MARKABLE))
    return tuple(Search(f"lg_{kind}{i}", "_calc!$A1", s) for i, s in enumerate(several, 1))


def _heavy(search: Search) -> bool:
    return tokens(search.formula(), search.names()) > LARGEST


_UNPLACED = {"a": _searches("a", w.ADMITS), "r": _searches("r", w.NAMES)}
MARKED = {kind: [f"{kind}_{s.name}" for s in found if _heavy(s)] for kind, found in _UNPLACED.items()}
"""Columns with the marked text of a search whose formula would be too long."""
_FIXED = [
    *"group number raw answer raw_remedy remedy declared cut short core head gone said na".split(),
    *(f"{kind}_{step}" for kind in "ar" for step in _WITHIN),
    *MARKED["a"],
    *MARKED["r"],
    *"inferred status conflict lacks filled".split(),
]
_AT = {key: f"_calc!${column_letter(i)}1" for i, key in enumerate(_FIXED, 1)}


def _placed(kind: str) -> tuple[Search, ...]:
    live = _AT[f"{kind}_live"]
    return tuple(replace(s, of=live, cell=_AT.get(f"{kind}_{s.name}", "")) for s in _UNPLACED[kind])


ADMITS, NAMES = _placed("a"), _placed("r")

LISTS: dict[str, tuple[str, ...]] = {
    "lg_admits": _single(w.ADMITS),
    "lg_names": _single(w.NAMES),
    **{name: words for s in ADMITS + NAMES for name, words in s.lists.items()},
    "lg_asigns": signs(w.ADMITS),
    "lg_rsigns": signs(w.NAMES),
    "lg_denials": NO_EVENT.no_words,
    "lg_mended": w.MENDED,
    **NA_LISTS,
    "lg_words": w.SAID,
    "lg_meant": w.MEANT,
}
"""Defined name -> words, in the sheet `_words`."""


def _text_functions(kind: str, raw: str, text: str) -> dict[str, str]:
    """From what stands in a cell to a text that can be looked at."""
    plain, made_ready, *_ = (_AT[f"{kind}_{step}"] for step in _WITHIN)
    name = f"lg_{kind}"
    made = COMMENT.names(f"{name}uncommented", raw, COMMENTS)
    made |= BOOKMARK.names(f"{name}unmarked", f"{name}uncommented", BOOKMARKS)
    made[f"{name}clean"] = SQUEEZE.formula(f"{name}unmarked")
    made |= TITLE.names(f"{name}titleless", text, TITLES)
    made[f"{name}plain"] = ALIKE.formula(f"{name}titleless")
    made |= TITLE.names(f"{name}untitled", plain, TITLES)
    made |= READY.names(f"{name}guarded", f"{name}untitled")
    made[f"{name}ready"] = NO_EVENT.marked().formula(FRAMED.format(f"{name}guarded"))
    made |= {f"{name}event": NO_EVENT.formula(made_ready), f"{name}events": NO_EVENT.formula(f"{name}event")}
    for before, after in pairwise(_WITHIN[2:]):
        made |= LIVE.names(f"{name}{after}", _AT[f"{kind}_{before}"], KILLS)
    return made


def _functions() -> dict[str, str]:
    names = _text_functions("a", _AT["raw"], _AT["answer"])
    names |= _text_functions("r", _AT["raw_remedy"], _AT["remedy"])
    for search in ADMITS + NAMES:
        names |= search.names() | {search.name: search.formula()}
    return names | na_functions(_AT)


FUNCTIONS = _functions()
"""Defined name -> formula, relative to row 1 of `_calc`."""


@cache
def size(name: str) -> int:
    """Tokens of a defined name's formula, spelled out."""
    return tokens(FUNCTIONS[name], FUNCTIONS)


def packed(searches: tuple[Search, ...]) -> list[list[str]]:
    """Names of searches, as many in a cell as its formula can hold."""
    cells: list[list[str]] = [[]]
    for search in searches:
        if cells[-1] and sum(map(size, cells[-1])) + size(search.name) > LARGEST:
            cells.append([])
        cells[-1].append(search.name)
    return cells


_HITS = {"a": packed(ADMITS), "r": packed(NAMES)}
HITS = {kind: [f"{kind}_hit{i}" for i in range(len(cells))] for kind, cells in _HITS.items()}
COLUMNS = {key: column_letter(i) for i, key in enumerate([*_FIXED, *HITS["a"], *HITS["r"]], 1)}
"""Key -> column of the sheet `_calc`. Those of the remedy stay blank for a table without such a column."""

OF_THE_TABLE = frozenset({"raw", "raw_remedy", "declared"})
"""Keys of the columns whose formulas look at a table; all others look at cells of their own row alone."""


def formulas(row: int, answer: str, remedy: str, declared: str) -> dict[str, str]:
    """Column key -> formula of one row of `_calc`. answer, remedy, declared: the cells judged; remedy "": none."""
    c = {key: f"{letter}{row}" for key, letter in COLUMNS.items()}
    d, short = c["answer"], c["short"]
    hopeless = (
        f"OR(LEN({d})>{w.LONGEST_NA + 10},AND(LEN({d})>12,{has('lg_verbs', d)}+{has('lg_gones', d)}=0))"
    )
    made = {
        "raw": f'=IFERROR({answer}&"","")',
        "answer": f'=IF({c["raw"]}="","",lg_aclean)',
        "declared": f'=IFERROR(INDEX(lg_meant,MATCH({_no_space(declared)},lg_words,0)),"")',
        "cut": f'=IF({hopeless},"",lg_cut1)',
        "short": f'=IF({c["cut"]}="","",lg_cut2)',
        "core": f'=IF({short}="","",lg_core)',
        "head": f'=IF({short}="","",lg_head)',
        "gone": f'=IF({short}="","",lg_gone)',
        "said": f'=IF({c["core"]}="",0,lg_said)',
        "na": f'=IF({short}="",0,lg_na)',
        "a_plain": f'=IF({c["na"]}=1,"",IF({has("lg_asigns", d)}=0,"",lg_aplain))',
        **_looked_at("a", "lg_admits", c),
    }
    if remedy:
        r = c["remedy"]
        passed_over = f"OR({has('lg_rsigns', r)}=0,{has('lg_mended', r)}>0,lg_fine)"
        made |= {
            "raw_remedy": f'=IFERROR({remedy}&"","")',
            "remedy": f'=IF({c["raw_remedy"]}="","",lg_rclean)',
            "r_plain": f'=IF({r}="","",IF({passed_over},"",lg_rplain))',
            **_looked_at("r", "lg_names", c),
            "lacks": f'=IF(AND({c["status"]}="{w.ZH["issue"]}",{r}=""),1,0)',
        }
    hits = "+".join(c[k] for kind in ("ar" if remedy else "a") for k in HITS[kind])
    return made | {
        "inferred": f'=IF({d}="","{w.ZH["unfilled"]}",IF({c["na"]}=1,"{w.ZH["not_applicable"]}",'
        f'IF({hits}>0,"{w.ZH["issue"]}","{w.ZH["completed"]}")))',
        "status": f'=IF({c["declared"]}="",{c["inferred"]},{c["declared"]})',
        "conflict": f'=IF(OR({c["declared"]}="",{c["declared"]}={c["inferred"]}),0,1)',
        "filled": f'=IF({d}="",0,1)',
    }


def _looked_at(kind: str, words: str, c: dict[str, str]) -> dict[str, str]:
    steps = [f"{kind}_{step}" for step in _WITHIN]
    made = {after: f'=IF({c[before]}="","",lg_{after.replace("_", "")})' for before, after in pairwise(steps)}
    live = c[steps[-1]]
    for key in MARKED[kind]:
        made[key] = f'=IF({live}="","",{key.partition("_")[2]}m)'
    for at, (key, names) in enumerate(zip(HITS[kind], _HITS[kind], strict=True)):
        found = "+".join([*([has(words, live)] if at == 0 else []), *names])
        made[key] = f'=IF({live}="",0,IF({found}>0,1,0))'
    return made


def _no_space(cell: str) -> str:
    return Swap(tuple((c, "") for c in " \u3000\n")).formula(cell)
