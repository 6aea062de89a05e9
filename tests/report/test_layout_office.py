"""The rendered page: 22 lines of 28 characters, page numbers outside, nothing cut. Needs LibreOffice."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from lawgov_xl.io import word
from lawgov_xl.report import profiles
from lawgov_xl.report.compose import compose
from tests import office
from tests.report.examples import submission

PROFILES = ("assessment", "inspection", "annual-work", "annual-public", "bureau-work")


def pages(path: Path) -> list[list[str]]:
    """The lines of each page, outer white space kept."""
    return [[line for line in p.split("\n") if line.strip()] for p in office.pdf_text(path).split("\f")][:-1]


def sizes(path: Path) -> list[tuple[float, float]]:
    done = subprocess.run(["pdfinfo", "-l", "999", str(path)], check=True, capture_output=True, text=True)
    return [
        (float(w), float(h)) for w, h in re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", done.stdout)
    ]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    given = submission()
    for profile in PROFILES:
        word.write(compose(given, profiles.load(profile)), folder / f"{profile}.docx")
    return {p: office.convert(folder / f"{p}.docx", folder) for p in PROFILES}


@pytest.mark.office
@pytest.mark.parametrize("profile", PROFILES)
def test_22_lines_of_28_characters(rendered: dict[str, Path], profile: str) -> None:
    found = pages(rendered[profile])
    upright = [i for i, (w, h) in enumerate(sizes(rendered[profile])) if h > w]
    full = [i for i in upright if not any("20日" in line or "特此报告" in line for line in found[i])][1:-1]
    assert len(full) >= 3
    counts = [len(found[i]) - 1 for i in full]  # the last line is the page number
    assert max(counts) == 22 and sum(c >= 21 for c in counts) >= len(counts) - 1  # a heading may go over
    chinese = [
        line.strip()
        for i in full
        for line in found[i]
        if re.fullmatch(r"[一-龥，、。；“”《》（）]+", line.strip())
    ]
    lengths = [len(line.rstrip("，、。；”》）")) for line in chinese]
    assert (
        max(lengths) == 28 and lengths.count(28) + lengths.count(27) + lengths.count(29) > len(lengths) * 0.4
    )


@pytest.mark.office
@pytest.mark.parametrize("profile", PROFILES)
def test_page_numbers_stand_outside(rendered: dict[str, Path], profile: str) -> None:
    found = pages(rendered[profile])
    for number, page in enumerate(found, 1):
        assert page[-1].strip() == f"— {number} —"
    indents = [len(p[-1]) - len(p[-1].lstrip()) for p in found]
    odd, even = indents[0::2], indents[1::2]
    assert min(odd) > max(even)


@pytest.mark.office
@pytest.mark.parametrize(("profile", "numbers"), [("assessment", 109), ("inspection", 133)])
def test_the_attachment_is_whole_and_in_landscape(
    rendered: dict[str, Path], profile: str, numbers: int
) -> None:
    measured = sizes(rendered[profile])
    wide = [i for i, (w, h) in enumerate(measured) if w > h]
    assert wide and wide == list(range(wide[0], len(measured))) and len(wide) <= 34
    found = pages(rendered[profile])
    assert found[wide[0]][0].strip() == "附件"
    head = "序号" if profile == "assessment" else "工作任务"
    assert all(any(head in line for line in found[i]) for i in wide)
    text = "\n".join(line for i in wide for line in found[i])
    seen = (
        {int(n) for n in re.findall(r"(?:^|\s)(\d{1,3})(?:\s|$)", text, re.MULTILINE)}
        if profile == "assessment"
        else {int(n) for n in re.findall(r"（(\d{1,3})）", text)}
    )
    assert set(range(1, numbers + 1)) <= seen


@pytest.mark.office
def test_the_signature_shares_its_page_with_text(rendered: dict[str, Path]) -> None:
    for profile in PROFILES:
        upright = [
            p for p, (w, h) in zip(pages(rendered[profile]), sizes(rendered[profile]), strict=True) if h > w
        ]
        (page,) = (
            p for p in upright if any(re.fullmatch(r"\s*20\d\d 年 \d+ 月 \d+ 日\s*", line) for line in p)
        )
        assert len([line for line in page if len(line.strip()) > 4]) >= 3
