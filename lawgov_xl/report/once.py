"""One thing, told once in a whole report: sentences that are too much alike, and the numbers of documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lawgov_xl.report import likeness, numbering, prose
from lawgov_xl.report.facts import title_key
from lawgov_xl.report.model import Paragraph, Run


def told(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without sentences that are too much like an earlier one; the cover's own words stay."""
    said: list[str] = []
    out: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.style.level:
            out.append(paragraph)
            continue
        runs: list[Run] = []
        for run in paragraph.runs:
            own = _is_own(run)
            sentences = prose.sentences(run.text)
            again = run.sources and not own and len(sentences) == 1 and _said(run.text, said)
            if again and not _labelled(run.text):
                continue
            said += [likeness.key(numbering.unlabelled(s)) for s in sentences]
            runs.append(run)
        if runs:
            out.append(replace(paragraph, runs=tuple(runs)))
    return out


_NUMBERED = re.compile(r"(《[^《》]+》)（[^（）]{0,12}〔\d{4}〕\d+号）")


def numbered(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with a document's number given where it is first named, and not again."""
    named: set[str] = set()

    def shorten(match: re.Match[str]) -> str:
        key = title_key(match.group(1))
        again = key in named
        named.add(key)
        return match.group(1) if again else match.group()

    out: list[Paragraph] = []
    for paragraph in paragraphs:
        runs = [
            run if _is_own(run) else replace(run, text=_NUMBERED.sub(shorten, run.text))
            for run in paragraph.runs
        ]
        out.append(replace(paragraph, runs=tuple(runs)))
    return out


def _is_own(run: Run) -> bool:
    """Whether a run is the author's own: words of the cover stay as they are."""
    return any(s.table == "cover" for s in run.sources)


def _labelled(text: str) -> bool:
    return numbering.read(text) is not None


def _said(text: str, said: Sequence[str]) -> bool:
    key = likeness.key(text)
    return any(likeness.keys_alike(key, s) for s in said)
