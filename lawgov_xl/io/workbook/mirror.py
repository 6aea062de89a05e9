"""`lawgov_xl.status.infer` as formulas: what a workbook tells without the tool.

Every row of the hidden sheet `_calc` judges one item. The long steps are defined names that refer to columns of
the row in which they are used; `FUNCTIONS` holds them; `twin.judged` gives their values in Python.

Known differences from `status.infer`, all of them rare:
- of reviewer comments and of bookmarks the first two of a cell are left out of account; field codes and exotic
  white space (other than in `words.SPACES`) count as text;
- of book titles 《…》 the first four of a text are left out of account;
- only the first 80 clauses of a text are looked at;
- 不涉及: at most one leading 因…； words of time (机构改革后, 目前 …) may stand anywhere;
- a remedy says 不涉及 as a whole where it is short and ends with such words;
- a pattern with a gap is tried from the first place in a clause where its first word stands, and of two adverbs
  between 正 and its verb the usual order is known.
"""

from __future__ import annotations

from lawgov_xl.io.workbook import words as w
from lawgov_xl.io.workbook.pieces import (
    BREAK,
    KILL,
    OWN_SIGNS,
    Clauses,
    Cut,
    Followed,
    Framed,
    Gap,
    Literal,
    Swap,
    Term,
    any_term,
    clauses_formula,
    equals,
    first,
    has,
    live_formula,
    longest,
)

LISTS: dict[str, tuple[str, ...]] = {
    "lg_ends": w.ENDS,
    "lg_why": w.WHY,
    "lg_subjects": w.SUBJECTS,
    "lg_adverbs": w.ADVERBS,
    "lg_plain": w.PLAIN,
    "lg_we": w.WE,
    "lg_units": w.UNIT_ENDS,
    "lg_marks": w.MARKS,
    "lg_verbs": w.VERBS,
    "lg_cores": w.CORES,
    "lg_after": w.AFTER_CORE,
    "lg_belong": w.BELONG,
    "lg_scopes": w.SCOPES,
    "lg_pauses": w.PAUSES,
    "lg_opens": w.OPENS,
    "lg_movers": w.MOVED_STARTS,
    "lg_moved": w.MOVED,
    "lg_lone": w.LONE,
    "lg_done": w.NOT_DONE,
    "lg_admits": w.ADMITS,
    "lg_still": w.STILL_NOT,
    "lg_notdone": w.BECAUSE_NOT,
    "lg_planned": w.PLANNED,
    "lg_plans": w.PLANS,
    "lg_names": w.NAMES,
    "lg_exist": w.EXISTING,
    "lg_lack": w.LACKING,
    "lg_mended": w.MENDED,
    "lg_noproblem": w.NO_PROBLEM,
    "lg_beforeno": w.BEFORE_NO_PROBLEM,
    "lg_asigns": w.ADMIT_SIGNS,
    "lg_nsigns": w.NAME_SIGNS,
    "lg_said": w.SAID,
    "lg_meant": w.MEANT,
}
"""Defined name -> words, one row each of the sheet `_words`."""

ADMITS: tuple[Term, ...] = (
    Literal("lg_admits"),
    Followed("lg_still", 12),
    Gap("尚未", 0, 6, "lg_done"),
    Gap("因", 1, 12, "lg_notdone"),
    Framed("lg_planned", "列入", 10, "计划"),
    Gap("计划于", 1, 16, "lg_plans"),
)
NAMES: tuple[Term, ...] = (
    Literal("lg_names"),
    Gap("存在", 0, 40, "lg_exist"),
    Gap("无", 0, 16, "lg_lack"),
)

SHORT_REMEDY = 24
COMMENT = Cut(w.COMMENT, "\n", keep_end=True)
BOOKMARK = Cut(w.BOOKMARK, "]")
SQUEEZE = Swap(tuple((c, "") for c in w.SPACES))
NO_TIME = Swap((*((t, "∅") for t in w.WHEN), ("∅，", ""), ("∅,", ""), ("∅", "")))
TITLE = Cut("《", "》", filler="◇◇")
GUARDED = Swap(
    (
        *((c, "") for c in OWN_SIGNS),
        *((c, BREAK) for c in w.SEPARATORS),
        *((g, g[:-1] + KILL) for g in w.GUARDS),
    ),
)
NORMAL = Swap(w.NORMAL)

COLUMNS = {
    "group": "A",
    "number": "B",
    "raw": "C",
    "answer": "D",
    "raw_remedy": "E",
    "remedy": "F",
    "declared": "G",
    "short": "H",
    "na": "I",
    "a_plain": "J",
    "a_normal": "K",
    "gap": "L",
    "r_plain": "M",
    "r_normal": "N",
    "named": "O",
    "inferred": "P",
    "status": "Q",
    "conflict": "R",
    "lacks": "S",
    "filled": "T",
}
"""Columns of the sheet `_calc`. Those of the remedy stay blank for a table without such a column."""


def _functions() -> dict[str, str]:
    at = {key: f"_calc!${letter}1" for key, letter in COLUMNS.items()}
    short, head, core, rest = at["short"], "lg_head", "lg_core", "lg_rest"
    names = {}
    for kind, raw, text, plain, normal in (
        ("a", "raw", "answer", "a_plain", "a_normal"),
        ("r", "raw_remedy", "remedy", "r_plain", "r_normal"),
    ):
        names[f"lg_{kind}clean"] = SQUEEZE.formula(f"lg_{kind}nomark2")
        names[f"lg_{kind}nomark2"] = BOOKMARK.formula(f"lg_{kind}nomark")
        names[f"lg_{kind}nomark"] = BOOKMARK.formula(f"lg_{kind}said2")
        names[f"lg_{kind}said2"] = COMMENT.formula(f"lg_{kind}said")
        names[f"lg_{kind}said"] = COMMENT.formula(at[raw])
        names[f"lg_{kind}title"] = TITLE.formula(at[text])
        names[f"lg_{kind}title2"] = TITLE.formula(f"lg_{kind}title")
        names[f"lg_{kind}title3"] = TITLE.formula(at[plain])
        names[f"lg_{kind}title4"] = TITLE.formula(f"lg_{kind}title3")
        names[f"lg_{kind}guard"] = GUARDED.formula(f"lg_{kind}title4")
        names[f"lg_{kind}normal"] = NORMAL.formula(f'("{BREAK}"&lg_{kind}guard&"{BREAK}")')
        names[f"lg_{kind}clauses"] = clauses_formula(at[normal])
        names[f"lg_{kind}live"] = live_formula(f"lg_{kind}clauses")
    names |= {
        "lg_gap": any_term(ADMITS, Clauses("lg_aclauses", "lg_alive")),
        "lg_named": any_term(NAMES, Clauses("lg_rclauses", "lg_rlive")),
        "lg_end": f"LEFT({at['answer']},LEN({at['answer']})-{longest('RIGHT', 'lg_ends', at['answer'])})",
        "lg_rend": f"LEFT({at['remedy']},LEN({at['remedy']})-{longest('RIGHT', 'lg_ends', at['remedy'])})",
        "lg_timeless": NO_TIME.formula("lg_end"),
        "lg_because": 'MID(lg_timeless,FIND("，",lg_timeless&"，")+1,200)',
        "lg_short": f"IF({_starts('lg_why', 'lg_timeless')}*{has('lg_verbs', 'lg_because')}>0,lg_because,lg_timeless)",
        "lg_verb": first("lg_verbs", short),
        "lg_head0": f'IF({_starts("lg_why", short)}>0,"",LEFT({short},lg_verb-1))',
        "lg_head1": f"LEFT(lg_head0,LEN(lg_head0)-{longest('RIGHT', 'lg_adverbs', 'lg_head0')}"
        f"*({_starts('lg_plain', 'lg_tail')}>0))",
        "lg_head": f"LEFT(lg_head1,LEN(lg_head1)-{longest('RIGHT', 'lg_subjects', 'lg_head1')})",
        "lg_tail": f"MID({short},lg_verb,200)",
        "lg_break": f"MIN({first('lg_opens', 'lg_tail')},{first('lg_pauses', 'lg_tail')})",
        "lg_core": "LEFT(lg_tail,lg_break-1)",
        "lg_rest0": "MID(lg_tail,lg_break,200)",
        "lg_rest": f"IF({equals('lg_opens', 'LEFT(lg_rest0,1)')}>0,"
        'MID(lg_rest0,FIND("）",SUBSTITUTE(lg_rest0,")","）")&"）")+1,200),lg_rest0)',
        "lg_left": f"MID({core},1+{longest('LEFT', 'lg_cores', core)},200)",
        "lg_scope0": f"MID({core},1+{longest('LEFT', 'lg_belong', core)},200)",
        "lg_scope": f"LEFT(lg_scope0,LEN(lg_scope0)-{longest('RIGHT', 'lg_scopes', 'lg_scope0')})",
        "lg_coreok": f'OR(AND(LEN(lg_left)<LEN({core}),OR(lg_left="",{equals("lg_after", "lg_left")}>0)),'
        f"AND(LEN(lg_scope0)<LEN({core}),LEN(lg_scope)<LEN(lg_scope0),{_unit('lg_scope')}))",
        "lg_restok": f'OR({rest}="",AND({_starts("lg_movers", rest)}>0,{has("lg_moved", rest)}>0,'
        f'ISERROR(FIND("。",{rest}))))',
        "lg_na": f"IF(OR({equals('lg_lone', short)}>0,AND({_unit(head)},lg_coreok,lg_restok)),1,0)",
        "lg_r0": f"LEFT(lg_rend,LEN(lg_rend)-{longest('RIGHT', 'lg_noproblem', 'lg_rend')})",
        "lg_none": f'OR(AND(LEN(lg_r0)<LEN(lg_rend),OR(lg_r0="",{equals("lg_beforeno", "lg_r0")}>0)),'
        f"AND(LEN(lg_rend)<={SHORT_REMEDY},{longest('RIGHT', 'lg_cores', 'lg_rend')}>0))",
    }
    return names


def _starts(words: str, of: str) -> str:
    return f"SUMPRODUCT(--EXACT(LEFT({of},LEN({words})),{words}))"


def _unit(of: str) -> str:
    ends = f"SUMPRODUCT(--EXACT(RIGHT({of},LEN(lg_units)),lg_units))"
    named = f"AND(LEN({of})>2,LEN({of})<={w.LONGEST_UNIT},{ends}>0,{has('lg_marks', of)}=0)"
    return f'OR({of}="",{equals("lg_we", of)}>0,{named})'


FUNCTIONS = _functions()
"""Defined name -> formula, relative to row 1 of `_calc`."""


def formulas(row: int, answer: str, remedy: str, declared: str) -> dict[str, str]:
    """Column key -> formula of one row of `_calc`. answer, remedy, declared: the cells judged; remedy "": none."""
    c = {key: f"{letter}{row}" for key, letter in COLUMNS.items()}
    d, short = c["answer"], c["short"]
    long = f"OR(LEN({d})>{w.LONGEST_NA + 10},AND(LEN({d})>12,{has('lg_verbs', d)}=0))"
    made = {
        "raw": f'=IFERROR({answer}&"","")',
        "answer": f'=IF({c["raw"]}="","",lg_aclean)',
        "declared": f'=IFERROR(INDEX(lg_meant,MATCH({_no_space(declared)},lg_said,0)),"")',
        "short": f'=IF({long},"",lg_short)',
        "na": f'=IF({short}="",0,lg_na)',
        "a_plain": f'=IF({c["na"]}=1,"",IF({has("lg_asigns", d)}=0,"",lg_atitle2))',
        "a_normal": f'=IF({c["a_plain"]}="","",lg_anormal)',
        "gap": f'=IF({c["a_normal"]}="",0,lg_gap)',
    }
    issue = f"{c['gap']}=1"
    if remedy:
        r = c["remedy"]
        passed_over = f"OR({has('lg_nsigns', r)}=0,{has('lg_mended', r)}>0,lg_none)"
        made |= {
            "raw_remedy": f'=IFERROR({remedy}&"","")',
            "remedy": f'=IF({c["raw_remedy"]}="","",lg_rclean)',
            "r_plain": f'=IF({r}="","",IF({passed_over},"",lg_rtitle2))',
            "r_normal": f'=IF({c["r_plain"]}="","",lg_rnormal)',
            "named": f'=IF({c["r_normal"]}="",0,lg_named)',
            "lacks": f'=IF(AND({c["status"]}="{w.ZH["issue"]}",{r}=""),1,0)',
        }
        issue = f"OR({issue},{c['named']}=1)"
    made |= {
        "inferred": f'=IF({d}="","{w.ZH["unfilled"]}",IF({c["na"]}=1,"{w.ZH["not_applicable"]}",'
        f'IF({issue},"{w.ZH["issue"]}","{w.ZH["completed"]}")))',
        "status": f'=IF({c["declared"]}="",{c["inferred"]},{c["declared"]})',
        "conflict": f'=IF(OR({c["declared"]}="",{c["declared"]}={c["inferred"]}),0,1)',
        "filled": f'=IF({d}="",0,1)',
    }
    return made


def _no_space(cell: str) -> str:
    return Swap(tuple((c, "") for c in " \u3000\n")).formula(cell)
