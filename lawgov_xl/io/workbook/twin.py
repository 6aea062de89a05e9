"""The values that the formulas of `mirror` give, in Python: step by step the same, so that every formula is written
with its value, and so that what the formulas say can be held against `lawgov_xl.status` without an office program.
"""

from __future__ import annotations

from lawgov_xl.io.workbook import words as w
from lawgov_xl.io.workbook.mirror import (
    ADMITS,
    BOOKMARK,
    BOOKMARKS,
    COMMENT,
    COMMENTS,
    EVENTS,
    HITS,
    KILLS,
    LISTS,
    MARKED,
    NAMES,
    NO_EVENT,
    READY,
    SQUEEZE,
    TITLE,
    TITLES,
    packed,
)
from lawgov_xl.io.workbook.na_formulas import LONGEST_PHRASE, NO_TIME, SHORT_REMEDY
from lawgov_xl.io.workbook.pieces import found, longest_prefix, longest_suffix
from lawgov_xl.io.workbook.search import ALIKE, LIVE, Search, framed


def judged(answer: str, remedy: str, declared: str, with_remedy: bool) -> dict[str, str | int]:
    """Column key of `_calc` -> value, of one row. The twin of `mirror.formulas`."""
    text = _clean(answer)
    said = declared.replace(" ", "").replace("\u3000", "").replace("\n", "")
    meant = dict(zip(w.SAID, w.MEANT, strict=True)).get(said, "")
    cut = "" if _hopeless(text) else _without_phrase(NO_TIME.value(_without_end(text)))
    short = _without_phrase(cut)
    core = _core(short)
    head, gone = (_head(short, core), _before_gone(short)) if short else ("", "")
    said_so = int(bool(core) and _says_so(short, core, head))
    na = int(
        bool(said_so) or short in w.LONE or (bool(short) and (_moved_away(short, gone) or _unrelated(short)))
    )
    plain = "" if na or not _any(LISTS["lg_asigns"], text) else ALIKE.value(TITLE.values(text, TITLES))
    values: dict[str, str | int] = {
        "raw": answer,
        "answer": text,
        "declared": meant,
        "cut": cut,
        "short": short,
        "core": core,
        "head": head,
        "gone": gone,
        "said": said_so,
        "na": na,
        **_looked_at("a", plain, LISTS["lg_admits"], ADMITS),
    }
    hits = [values[k] for k in HITS["a"]]
    if with_remedy:
        told = _clean(remedy)
        passed_over = not _any(LISTS["lg_rsigns"], told) or _any(w.MENDED, told) or _fine(told)
        plain = "" if passed_over else ALIKE.value(TITLE.values(told, TITLES))
        values |= {"raw_remedy": remedy, "remedy": told, **_looked_at("r", plain, LISTS["lg_names"], NAMES)}
        hits += [values[k] for k in HITS["r"]]
    inferred = w.ZH["issue" if any(hits) else "completed"]
    if na:
        inferred = w.ZH["not_applicable"]
    if not text:
        inferred = w.ZH["unfilled"]
    status = meant or inferred
    values |= {
        "inferred": inferred,
        "status": status,
        "conflict": int(meant not in ("", inferred)),
        "filled": int(bool(text)),
    }
    if with_remedy:
        values["lacks"] = int(status == w.ZH["issue"] and not values["remedy"])
    return values


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _clean(raw: str) -> str:
    return SQUEEZE.value(BOOKMARK.values(COMMENT.values(raw, COMMENTS), BOOKMARKS))


def _without_end(text: str) -> str:
    return text[: len(text) - longest_suffix(w.ENDS, text)]


# --- 不涉及 ---


def _hopeless(text: str) -> bool:
    return len(text) > w.LONGEST_NA + 10 or (len(text) > 12 and not _any(w.VERBS + w.GONE, text))


def _without_phrase(text: str) -> str:
    phrase = text[: min(found(p, text) for p in w.PAUSES) - 1]
    after = text[len(phrase) + 1 : len(phrase) + 201]
    reason = (
        phrase.startswith(w.WHY)
        or phrase in w.NOT_BEGUN
        or (_any(w.GONE, phrase) and _any(w.DUTY, phrase))
        or ("由" in phrase and phrase.endswith(w.DOES))
    )
    return after if reason and len(phrase) <= LONGEST_PHRASE and _any(w.VERBS, after) else text[:200]


def _core(short: str) -> str:
    tail = short[_verb(short) - 1 :][:200]
    return tail[: min(found(p, tail) for p in w.OPENS + w.PAUSES) - 1]


def _verb(short: str) -> int:
    return min(found(v, short) for v in w.VERBS)


def _head(short: str, core: str) -> str:
    head = "" if short.startswith(w.WHY) else short[: _verb(short) - 1]
    if core.startswith(w.INVOLVE):
        head = head[: len(head) - longest_suffix(w.ADVERBS, head)]
    return head[: len(head) - longest_suffix(w.SUBJECTS, head)]


def _says_so(short: str, core: str, head: str) -> bool:
    rest = short[_verb(short) - 1 + len(core) :][:200]
    if rest.startswith(w.OPENS):
        rest = rest[found("）", rest.replace(")", "）")) :]
    rest_ok = not rest or (rest.startswith(w.MOVED_STARTS) and _any(w.MOVED, rest) and "。" not in rest)
    return _is_unit(head) and _core_says_so(core) and rest_ok


def _core_says_so(core: str) -> bool:
    thing, whom, duty, after, power, scope = (
        core[longest_prefix(listed, core) :]
        for listed in (w.INVOLVE, w.NOT_FIT, w.BEAR, w.NONE_OF, w.NONE, w.BELONG)
    )
    whose = power[: len(power) - longest_suffix(w.POWERS, power)]
    unit = scope[: len(scope) - longest_suffix(w.SCOPES, scope)]
    every = len(core)
    return (
        (
            (len(thing) < every and len(thing) <= w.LONGEST_OBJECT + 1 and _is_plain(thing))
            and not thing.startswith(w.FREE_OF)
        )
        or (len(whom) < every and _is_unit(whom.removeprefix("于")))
        or (len(duty) < every and len(duty) <= w.LONGEST_DUTY and _is_plain(duty))
        or (len(after) < every and (not after or after in w.AFTER_NONE))
        or (len(whose) < len(power) < every and 2 <= len(whose) <= 8 and _is_plain(whose))
        or (len(unit) < len(scope) < every and _is_unit(unit))
    )


def _is_plain(text: str) -> bool:
    return not _any(w.MARKS, text)


def _before_gone(short: str) -> str:
    before = short[: min(found(g, short) for g in w.GONE) - 1]
    return before[: len(before) - longest_suffix(w.BEFORE_GONE, before)]


def _moved_away(short: str, before: str) -> bool:
    at = min(found(g, short) for g in w.GONE)
    duty = longest_suffix(w.DUTY, before)
    unit = before[: len(before) - duty]
    unit = unit[: len(unit) - longest_suffix(w.OF_DUTY, unit)]
    after = short[at - 1 : at + 199]
    near = at <= len(short) and len(short) - at < w.LONGEST_GONE
    return bool(duty) and _is_unit(unit) and near and not _any(w.PAUSES, after) and "。" not in short


def _unrelated(short: str) -> bool:
    length = longest_suffix(w.UNRELATED, short)
    subject, has_whom, whom = short[: len(short) - length].partition("与")
    return bool(length and has_whom and whom) and _is_unit(whom) and _is_unit(subject)


def _is_unit(text: str) -> bool:
    named = 2 < len(text) <= w.LONGEST_UNIT and text.endswith(w.UNIT_ENDS) and not _any(w.MARKS, text)
    return not text or text in w.WE or named


# --- 存在问题 ---


def _fine(remedy: str) -> bool:
    text = _without_end(remedy)
    before = text[: len(text) - longest_suffix(w.NO_PROBLEM, text)]
    none = len(before) < len(text) and (not before or before in w.BEFORE_NO_PROBLEM)
    return none or text in w.LONE or (len(text) <= SHORT_REMEDY and text.endswith(w.INVOLVE))


def _looked_at(
    kind: str, plain: str, words: tuple[str, ...], searches: tuple[Search, ...]
) -> dict[str, str | int]:
    ready = events = once = twice = live = ""
    if plain:
        ready = NO_EVENT.marked().value(framed(READY.value(TITLE.values(plain, TITLES))))
        events = ready
        for _ in range(EVENTS):
            events = NO_EVENT.value(events)
        once = LIVE.values(events, KILLS)
        twice = LIVE.values(once, KILLS)
        live = LIVE.values(twice, KILLS)
    steps = {"plain": plain, "ready": ready, "events": events, "once": once, "twice": twice, "live": live}
    values: dict[str, str | int] = {f"{kind}_{step}": text for step, text in steps.items()}
    by_name = {s.name: s for s in searches}
    values |= {key: by_name[key.partition("_")[2]].marked(live) for key in MARKED[kind]}
    for at, (key, names) in enumerate(zip(HITS[kind], packed(searches), strict=True)):
        hit = (at == 0 and _any(words, live)) or any(by_name[n].holds(live) for n in names)
        values[key] = int(bool(live) and hit)
    return values
