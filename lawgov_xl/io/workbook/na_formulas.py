"""不涉及 as formulas: whether a short text says as a whole that it is none of the unit's business.

The grammar is that of `status` (time or reason, unit, verb, object, remark); a text is taken apart from its ends, by the
longest word that fits. The twin in Python is `twin.says_na`.
"""

from __future__ import annotations

from lawgov_xl.io.workbook import words as w
from lawgov_xl.io.workbook.pieces import Swap, equals, first, has, longest, starts, without

SHORT_REMEDY = 24
"""Up to this length a remedy that ends with 不涉及 says so as a whole."""
LONGEST_PHRASE = 60
NO_TIME = Swap((*((t, "∅") for t in w.WHEN), ("∅，", ""), ("∅,", ""), ("∅", "")))

NA_LISTS: dict[str, tuple[str, ...]] = {
    "lg_ends": w.ENDS,
    "lg_why": w.WHY,
    "lg_we": w.WE,
    "lg_units": w.UNIT_ENDS,
    "lg_marks": w.MARKS,
    "lg_adverbs": w.ADVERBS,
    "lg_subjects": w.SUBJECTS,
    "lg_verbs": w.VERBS,
    "lg_involve": w.INVOLVE,
    "lg_freeof": w.FREE_OF,
    "lg_notfit": w.NOT_FIT,
    "lg_bear": w.BEAR,
    "lg_noneof": w.NONE_OF,
    "lg_after": w.AFTER_NONE,
    "lg_none": w.NONE,
    "lg_powers": w.POWERS,
    "lg_belong": w.BELONG,
    "lg_scopes": w.SCOPES,
    "lg_unrelated": w.UNRELATED,
    "lg_pauses": w.PAUSES,
    "lg_opens": w.OPENS,
    "lg_movers": w.MOVED_STARTS,
    "lg_moved": w.MOVED,
    "lg_gones": w.GONE,
    "lg_beforegone": w.BEFORE_GONE,
    "lg_duty": w.DUTY,
    "lg_ofduty": w.OF_DUTY,
    "lg_does": w.DOES,
    "lg_notbegun": w.NOT_BEGUN,
    "lg_lone": w.LONE,
    "lg_noproblem": w.NO_PROBLEM,
    "lg_beforeno": w.BEFORE_NO_PROBLEM,
}
"""Defined name -> words."""


def na_functions(at: dict[str, str]) -> dict[str, str]:
    """Defined name -> formula. at: column key -> its cell in row 1 of `_calc`.

    No name that another one holds against a list has an IF in it: within SUMPRODUCT, LibreOffice makes #N/A of that.
    """
    answer, short, core, rest = at["answer"], at["short"], at["core"], "lg_rest"
    return {
        "lg_end": without("RIGHT", "lg_ends", answer),
        **NO_TIME.names("lg_timeless", "lg_end"),
        **_without_phrase("1", "lg_timeless"),
        **_without_phrase("2", at["cut"]),
        "lg_verb": first("lg_verbs", short),
        "lg_break": f"MIN({first('lg_opens', 'lg_tail')},{first('lg_pauses', 'lg_tail')})",
        "lg_tail": f"MID({short},lg_verb,200)",
        "lg_core": "LEFT(lg_tail,lg_break-1)",
        "lg_rest0": f"MID({short},lg_verb+LEN({core}),200)",
        rest: f"MID(lg_rest0,1+({equals('lg_opens', 'LEFT(lg_rest0,1)')}>0)"
        '*FIND("）",SUBSTITUTE(lg_rest0,")","）")&"）"),200)',
        "lg_restok": f'OR({rest}="",AND({starts("lg_movers", rest)}>0,{has("lg_moved", rest)}>0,'
        f'ISERROR(FIND("。",{rest}))))',
        "lg_head0": f"LEFT({short},(lg_verb-1)*({starts('lg_why', short)}=0))",
        "lg_head1": f"LEFT(lg_head0,LEN(lg_head0)-{longest('RIGHT', 'lg_adverbs', 'lg_head0')}"
        f"*({starts('lg_involve', core)}>0))",
        "lg_head": without("RIGHT", "lg_subjects", "lg_head1"),
        "lg_said": f"IF(AND({_unit(at['head'])},lg_coreok,lg_restok),1,0)",
        **_cores(core),
        **_gone(short, at["gone"]),
        **_alien(short),
        "lg_na": f"IF(OR({at['said']}=1,{equals('lg_lone', short)}>0,lg_away,IFERROR(lg_alien,FALSE)),1,0)",
        "lg_rend": without("RIGHT", "lg_ends", at["remedy"]),
        "lg_r0": without("RIGHT", "lg_noproblem", "lg_rend"),
        "lg_fine": f'OR(AND(LEN(lg_r0)<LEN(lg_rend),OR(lg_r0="",{equals("lg_beforeno", "lg_r0")}>0)),'
        f"{equals('lg_lone', 'lg_rend')}>0,"
        f"AND(LEN(lg_rend)<={SHORT_REMEDY},{longest('RIGHT', 'lg_involve', 'lg_rend')}>0))",
    }


def _without_phrase(step: str, of: str) -> dict[str, str]:
    """`lg_cut<step>`: the text without a first phrase that gives a reason, where a verb still follows it."""
    phrase, after = f"lg_phrase{step}", f"lg_then{step}"
    reason = (
        f"{starts('lg_why', phrase)}+{equals('lg_notbegun', phrase)}"
        f"+{has('lg_gones', phrase)}*{has('lg_duty', phrase)}"
        f'+ISNUMBER(FIND("由",{phrase}))*({longest("RIGHT", "lg_does", phrase)}>0)'
    )
    cut = f"(({reason})*{has('lg_verbs', after)}*(LEN({phrase})<={LONGEST_PHRASE})>0)"
    return {
        phrase: f"LEFT({of},{first('lg_pauses', of)}-1)",
        after: f"MID({of},LEN({phrase})+2,200)",
        f"lg_cut{step}": f"MID({of},1+{cut}*(LEN({phrase})+1),200)",
    }


def _cores(core: str) -> dict[str, str]:
    """`lg_coreok`: whether a verb with its object says 不涉及 in any of the ways of saying it."""
    behind = {
        f"lg_obj{i}": without("LEFT", words, core)
        for i, words in enumerate(
            ("lg_involve", "lg_notfit", "lg_bear", "lg_noneof", "lg_none", "lg_belong"), 1
        )
    }

    def plain(of: str) -> str:
        return f"{has('lg_marks', of)}=0"

    ways = {
        "lg_way1": f"AND(LEN(lg_obj1)<LEN({core}),LEN(lg_obj1)<={w.LONGEST_OBJECT + 1},{plain('lg_obj1')},"
        f"{starts('lg_freeof', 'lg_obj1')}=0)",
        "lg_way2": f"AND(LEN(lg_obj2)<LEN({core}),{_unit('lg_fit')})",
        "lg_way3": f"AND(LEN(lg_obj3)<LEN({core}),LEN(lg_obj3)<={w.LONGEST_DUTY},{plain('lg_obj3')})",
        "lg_way4": f'AND(LEN(lg_obj4)<LEN({core}),OR(lg_obj4="",{equals("lg_after", "lg_obj4")}>0))',
        "lg_way5": f"AND(LEN(lg_obj5)<LEN({core}),LEN(lg_power)<LEN(lg_obj5),LEN(lg_power)>=2,LEN(lg_power)<=8,"
        f"{plain('lg_power')})",
        "lg_way6": f"AND(LEN(lg_obj6)<LEN({core}),LEN(lg_scope)<LEN(lg_obj6),{_unit('lg_scope')})",
    }
    return {
        **behind,
        "lg_fit": 'MID(lg_obj2,1+(LEFT(lg_obj2,1)="于"),200)',
        "lg_power": without("RIGHT", "lg_powers", "lg_obj5"),
        "lg_scope": without("RIGHT", "lg_scopes", "lg_obj6"),
        **ways,
        "lg_coreok": f"OR({','.join(ways)})",
    }


def _gone(short: str, before: str) -> dict[str, str]:
    """`lg_away`: the function as a whole went to another unit. before: what stands before the verb."""
    return {
        "lg_goneat": first("lg_gones", short),
        "lg_gone0": f"LEFT({short},lg_goneat-1)",
        "lg_gone": without("RIGHT", "lg_beforegone", "lg_gone0"),
        "lg_gone1": without("RIGHT", "lg_duty", before),
        "lg_gone2": without("RIGHT", "lg_ofduty", "lg_gone1"),
        "lg_away": f"AND(LEN(lg_gone1)<LEN({before}),{_unit('lg_gone2')},lg_goneat<=LEN({short}),"
        f"LEN({short})-lg_goneat<{w.LONGEST_GONE},{has('lg_pauses', f'MID({short},lg_goneat,200)')}=0,"
        f'ISERROR(FIND("。",{short})))',
    }


def _alien(short: str) -> dict[str, str]:
    """`lg_alien`: 与我局职能无关. An error where there is no 与."""
    return {
        "lg_apart": without("RIGHT", "lg_unrelated", short),
        "lg_with": 'FIND("与",lg_apart)',
        "lg_who": "LEFT(lg_apart,lg_with-1)",
        "lg_whom": "MID(lg_apart,lg_with+1,200)",
        "lg_alien": f'AND(LEN(lg_apart)<LEN({short}),lg_whom<>"",{_unit("lg_whom")},{_unit("lg_who")})',
    }


def _unit(of: str) -> str:
    """Whether a text names a unit, or is blank."""
    ends = f"SUMPRODUCT(--EXACT(RIGHT({of},LEN(lg_units)),lg_units))"
    named = f"AND(LEN({of})>2,LEN({of})<={w.LONGEST_UNIT},{ends}>0,{has('lg_marks', of)}=0)"
    return f'OR({of}="",{equals("lg_we", of)}>0,{named})'
