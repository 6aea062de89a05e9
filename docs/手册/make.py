"""Makes what the manual does not hold by hand: the appendix of messages, the pictures, the Word file.

python docs/手册/make.py                the appendix and the Word file
python docs/手册/make.py --pictures     the pictures too (needs LibreOffice, Xvfb, xdotool and ImageMagick's import)
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402 - after the path is set
from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: E402
from docx.shared import Cm  # noqa: E402

from lawgov_xl.io import word  # noqa: E402
from lawgov_xl.io.excel_read import read_grid  # noqa: E402
from lawgov_xl.io.ooxml.package import MAIN, Package  # noqa: E402
from lawgov_xl.report.model import Block, Document, Paragraph, Run, Style, TableBlock  # noqa: E402
from lawgov_xl.report.notice import simple_table  # noqa: E402
from tests.office import FONTS, convert, pdf_text, pictures  # noqa: E402

APPENDIX = HERE / "附录-全部提示.md"
WORD = HERE / "使用手册.docx"
CHAPTERS = [
    f"{n}.md" for n in ("1-填报", "2-审核", "3-归口", "4-维护", "5-安装", "6-常见问题", "附录-全部提示")
]
PAGES = ("报告", "退回通知")
PLACES = (
    ("rules/", "校验发现的问题"),
    ("check/", "校验发现的问题"),
    ("io/workbook", "填报表"),
    ("io/tables", "导入"),
    ("importing", "导入"),
    ("editions", "版本"),
    ("report", "报告"),
    ("io/word", "报告"),
    ("addin", "加载项和按钮"),
    ("calc", "加载项和按钮"),
    ("actions/live", "加载项和按钮"),
    ("io/live", "加载项和按钮"),
    ("ribbon", "加载项和按钮"),
    ("io/offline", "离线安装"),
    ("actions/bundle", "离线安装"),
    ("consolidate", "归集"),
    ("io/summary", "归集"),
    ("io/packages", "归集"),
    ("", "文件、命令和其他"),
)
"""Start of a module's path, or a part of it -> the heading its messages stand under."""


# --- the appendix ---


def messages() -> Iterator[tuple[str, str, str]]:
    """(module, Chinese, English) of every Message in the source that has its texts written out."""
    for path in sorted((ROOT / "lawgov_xl").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "Message"
                and len(node.args) >= 2
            ):
                texts = [a.value if isinstance(a, ast.Constant) else None for a in node.args[:2]]
                if all(isinstance(t, str) and t.strip() for t in texts):
                    yield path.relative_to(ROOT / "lawgov_xl").as_posix(), str(texts[0]), str(texts[1])


def appendix() -> str:
    """The appendix as Markdown."""
    places: dict[str, list[tuple[str, str]]] = {}
    for module, chinese, _ in messages():
        heading = next(h for start, h in PLACES if start in module)
        rule = re.match(r"rules/([a-z]{2}\d\d)_", module)
        row = (_shown(chinese), rule.group(1).upper() if rule else "")
        if row not in places.setdefault(heading, []):
            places[heading].append(row)
    lines = [
        "# 附录　程序的全部提示",
        "",
        "由 `python docs/手册/make.py` 从程序中取出，按出处分列。“…”处是具体的文件、单元格或内容。在本页按其中的几个字查找即可；",
        "怎样办写在提示里，规则的详细说明用 `lawgov rules 规则代码` 查看。",
        "",
    ]
    order = list(dict.fromkeys(h for _, h in PLACES))
    for number, heading in enumerate((h for h in order if h in places), 1):
        lines += [f"## （{'一二三四五六七八九十'[number - 1]}）{heading}", "", "| 提示 | 规则 |", "|---|---|"]
        lines += [
            f"| {text} | {rule} |" for text, rule in sorted(places[heading], key=lambda r: (r[1], r[0]))
        ]
        lines.append("")
    return "\n".join(lines)


def _shown(text: str) -> str:
    plain = re.sub(r"\{\{|\}\}", "", re.sub(r"\{[^{}]*\}", "…", text))
    return " ".join(plain.split()).replace("|", "\\|").replace("<", "&lt;")


# --- the Word file ---


def blocks(chapter: str) -> Iterator[Block]:
    """A chapter's blocks, from its Markdown: headings, paragraphs, lists, code, tables, pictures."""
    lines = iter([*(HERE / chapter).read_text("utf-8").split("\n"), ""])
    paragraph = ""
    for line in lines:
        starts = (
            not line.strip() or line.startswith(("#", "- ", "|", "```", "![")) or re.match(r"\d+\. ", line)
        )
        if starts and paragraph:
            yield _body(paragraph)
            paragraph = ""
        if line.startswith("```"):
            for code in lines:
                if code.startswith("```"):
                    break
                yield _body(code)
        elif line.startswith("|"):
            rows = [line]
            for more in lines:
                if not more.startswith("|"):
                    break
                rows.append(more)
            yield _table(rows)
        elif line.startswith("## "):
            yield Paragraph(Style.HEADING2, (Run(line[3:]),))
        elif line.startswith("# "):
            yield Paragraph(Style.HEADING1, (Run(line[2:]),))
        elif line.strip():
            paragraph += line.removeprefix("- ").strip()


def _body(text: str) -> Paragraph:
    plain = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text) if not text.startswith("![") else text
    return Paragraph(Style.BODY, (Run(plain.replace("**", "").replace("`", "").replace("&lt;", "<")),))


def _table(lines: list[str]) -> TableBlock:
    rows = [
        [c.strip().replace("\\|", "|").replace("`", "") for c in re.split(r"(?<!\\)\|", li)[1:-1]]
        for li in lines
    ]
    widths = [max(4.0, min(60.0, max(len(r[i]) for r in rows) * 1.0)) for i in range(len(rows[0]))]
    return simple_table(rows[0], rows[2:], widths)


def manual(target: Path) -> None:
    """The whole manual as a Word file, by the program's own writer; pictures are put where they are named."""
    found: list[Block] = [Paragraph(Style.TITLE, (Run("法治政府建设自评工具箱使用手册"),))]
    for chapter in CHAPTERS:
        found += blocks(chapter)
    word.write(
        Document(tuple(found), title="法治政府建设自评工具箱使用手册", department="lawgov-xl"),
        target,
        force=True,
    )
    document = docx.Document(str(target))
    for paragraph in document.paragraphs:
        if named := re.fullmatch(r"!\[(.+)\]\((.+)\)", paragraph.text.strip()):
            for run in paragraph.runs:
                run.text = ""
            paragraph.paragraph_format.line_spacing = 1.0
            paragraph.paragraph_format.first_line_indent = Cm(0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            page = named.group(1) in PAGES  # upright, and needs less room to be read
            paragraph.runs[0].add_picture(str(HERE / named.group(2)), width=Cm(12.0 if page else 15.4))
        elif paragraph.text.startswith(("lawgov ", "python ")):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    document.save(str(target))


# --- the pictures ---


def all_pictures(only: str = "") -> None:
    """Every picture, from files made now: windows of Calc, pages of documents."""
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        run("demo", "-o", here / "demo")
        blank = ROOT / "workbook" / "master.xlsx"
        marked = next((here / "demo").glob("1*/*.xlsx"))
        summary = next((here / "demo").glob("4*/归集汇总.xlsx"))
        for title, book, sheet in (
            ("封面", blank, "封面"),
            ("评估指标", blank, "评估指标"),
            ("填报进度", next((ROOT / "workbook" / "examples").glob("*.xlsx")), "填报进度"),
            ("校验标注", marked, "评估指标"),
            ("校验结果", marked, "校验结果"),
            ("归集总览", summary, "总览"),
        ):
            if only in title:
                row = first_mark(book) if title == "校验标注" else 0
                window(book, sheet, HERE / "图" / f"{title}.png", here, row)
        for title, document in (
            ("报告", next((here / "demo").glob("3*/*.docx"))),
            ("退回通知", sorted((here / "demo").glob("4*/退回/*.docx"))[0]),
        ):
            page = pictures(convert(document, here), here, dpi=100, last=1)[0]
            picture = HERE / "图" / f"{title}.png"
            # Without the page's margins, so that its text can be read at the width of a column.
            edge = ["-trim", "-bordercolor", "white", "-border", "18", "-bordercolor", "gray", "-border", "1"]
            subprocess.run(["convert", page, *edge, "-colors", "32", picture], check=True)
            assert pdf_text(here / f"{document.stem}.pdf").strip()


def run(*words: str | Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lawgov_xl", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr


def first_mark(book: Path) -> int:
    """The first row of 评估指标 that 校验结果 says something of."""
    sheet = read_grid(book).sheet("校验结果")
    assert sheet is not None
    cells = [
        re.fullmatch(r"[FG](\d+)", sheet.text(r, 6))
        for r in range(4, len(sheet.rows))
        if "评估指标" in map(str, sheet.rows[r - 1])
    ]
    return min(int(c.group(1)) for c in cells if c)


def window(book: Path, sheet: str, target: Path, folder: Path, row: int = 0) -> None:
    """A picture of Calc's window with one sheet of a workbook in front, scrolled to a row."""
    package = Package(book)
    names = list(package.sheet_parts())
    for view in package.xml(package.workbook).iter(f"{{{MAIN}}}workbookView"):
        view.set("activeTab", str(names.index(sheet)))
    for pane in package.xml(package.sheet_parts()[sheet]).iter(f"{{{MAIN}}}pane") if row else ():
        pane.set("topLeftCell", f"D{row}")
    copy = Path(tempfile.mkdtemp(dir=folder)) / book.name  # a folder without the last window's lock file
    package.save(copy)
    display = ":97"
    environment = {**os.environ, "DISPLAY": display, "FONTCONFIG_FILE": str(FONTS), "LC_ALL": "C.UTF-8"}
    with (
        tempfile.TemporaryDirectory() as profile,
        subprocess.Popen(
            ["Xvfb", display, "-screen", "0", "1360x820x24"], stderr=subprocess.DEVNULL
        ) as screen,
    ):
        time.sleep(1)
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--norestore",
                "--nologo",
                "--calc",
                str(copy),
            ],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", copy.stem]
            subprocess.run(search, env=environment, check=True, capture_output=True, timeout=120)
            time.sleep(8)  # the window is there before its content
            subprocess.run(
                ["import", "-window", "root", "-depth", "8", str(target)], env=environment, check=True
            )
        finally:
            os.killpg(office.pid, 15)
            office.wait()
            screen.terminate()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--only", default="", help="one picture")
    args = parser.parse_args()
    APPENDIX.write_text(appendix(), "utf-8")
    if args.pictures:
        all_pictures(args.only)
    manual(WORD)


if __name__ == "__main__":
    main()
