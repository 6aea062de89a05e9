"""Bad documents, packages, lists, options and editions, by name; and words that make no command."""

from __future__ import annotations

import functools
import io
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from docx import Document

from lawgov_xl import editions
from tests.hostile.books import LAUGHS, OUTSIDE, good
from tests.hostile.entries import INJECTIONS, PUMPED
from tests.hostile.packing import Entry, changed, deflated, packed, swap, zeros

Maker = Callable[[Path], None]
DOCUMENTS: dict[str, Maker] = {}
PACKAGES: dict[str, Maker] = {}
LISTS: dict[str, Maker] = {}
OPTIONS: dict[str, Maker] = {}
EDITIONS: dict[str, Maker] = {}
READ: set[str] = set()
EITHER: set[str] = set()

BODY = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Kinds = dict[str, Maker]


def raw(
    kinds: Kinds, name: str, data: Callable[[], bytes], *, read: bool = False, either: bool = False
) -> None:
    kinds[name] = lambda path: _write(path, data())
    if read:
        READ.add(name)
    if either:
        EITHER.add(name)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


# --- documents ---


@functools.cache
def document() -> bytes:
    """A report with a table, as Word saves it."""
    made = Document()
    made.add_paragraph("关于报送法治政府建设自查情况的报告")
    made.add_paragraph("一、基本情况")
    made.add_paragraph("共涉及109项指标，印发文件12件（渝知发〔2019〕72号）。")
    table = made.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, (("序号", "指标", "完成情况"), ("1", "甲", "已完成"), ("2", "乙", "不涉及")), strict=True):  # fmt: skip
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word(body: str, declaration: str = "") -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    return changed(document(), {BODY: xml.encode()})


def para(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


def table(rows: str) -> str:
    return f"<w:tbl>{rows}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def nested(depth: int) -> str:
    return f"{'<w:tbl><w:tr><w:tc>' * depth}{para('底')}{'</w:tc></w:tr></w:tbl>' * depth}"


D = DOCUMENTS
D["document: missing"] = lambda path: None
D["document: a folder"] = lambda path: path.mkdir()
D["document: endless device"] = lambda path: path.symlink_to("/dev/zero")
raw(D, "document: empty file", lambda: b"")
raw(D, "document: text", "一、基本情况".encode)
raw(D, "document: random bytes", lambda: random.Random(2).randbytes(4000))
raw(D, "document: with a password", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))  # fmt: skip
raw(D, "document: old .doc in ruins", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(900))  # fmt: skip
raw(D, "document: cut in half", lambda: document()[: len(document()) // 2])
raw(D, "document: a PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3")
raw(D, "document: no body", lambda: changed(document(), {BODY: None}))
raw(D, "document: body cut off", lambda: changed(document(), {BODY: lambda d: d[: len(d) // 2]}))
raw(D, "document: body empty", lambda: word(""), either=True)
raw(D, "document: zip bomb, sizes lie", lambda: packed(Entry("[Content_Types].xml", deflated(b"<Types/>"), said=8), Entry("_rels/.rels", deflated(b"<a/>"), said=4), Entry(BODY, zeros(300), said=900)))  # fmt: skip
raw(
    D,
    "document: zip bomb, sizes true",
    lambda: packed(
        Entry("[Content_Types].xml", deflated(b"<Types/>"), said=8),
        Entry("word/document.xml", zeros(300), said=300 * 2**20),
    ),
)
raw(D, "document: mimetype bomb", lambda: packed(Entry("mimetype", zeros(700), said=700 * 2**20, crc=0), Entry("content.xml", deflated(b"<a/>"), said=4)))  # fmt: skip
raw(D, "document: a thousand million laughs", lambda: word(para("&i;"), LAUGHS))
raw(D, "document: entity from a file", lambda: word(para("&x;"), OUTSIDE))
raw(D, "document: entity in the relationships", lambda: changed(document(), {"word/_rels/document.xml.rels": (OUTSIDE + "<R>&x;</R>").encode()}), either=True)  # fmt: skip
raw(D, "document: 50 tables deep", lambda: word(nested(50)), either=True)
raw(D, "document: 5,000 tables deep", lambda: word(nested(5_000)), either=True)
raw(D, "document: 100,000 runs deep", lambda: word("<w:p>" + "<w:ins>" * 100_000 + "</w:ins>" * 100_000 + "</w:p>"), either=True)  # fmt: skip
raw(D, "document: spans without end", lambda: word(table(row(cell("序号", '<w:gridSpan w:val="2147483647"/>'), cell("指标", '<w:gridSpan w:val="-5"/>'), cell("完成", '<w:gridSpan w:val="x"/>')) * 3)), either=True)  # fmt: skip
raw(D, "document: merges from nowhere", lambda: word(table(row(cell("", "<w:vMerge/>"), cell("甲", "<w:vMerge/>")) * 50)), either=True)  # fmt: skip
raw(D, "document: rows before and after beyond all bounds", lambda: word(table('<w:tr><w:trPr><w:gridBefore w:val="999999999"/><w:gridAfter w:val="999999999"/></w:trPr>' + cell("甲") + "</w:tr>")), either=True)  # fmt: skip
raw(D, "document: 60,000 cells", lambda: word(table(row(*[cell("x")] * 60) * 1_000)), either=True)
raw(D, "document: rows without cells", lambda: word(table("<w:tr/>" * 5_000)), either=True)
raw(D, "document: all of it tracked changes", lambda: word("".join(f'<w:p><w:del w:id="{i}"><w:r><w:delText>删</w:delText></w:r></w:del><w:ins w:id="{i}"><w:r><w:t>增</w:t></w:r></w:ins></w:p>' for i in range(3_000))), either=True)  # fmt: skip
raw(D, "document: fields that run programs", lambda: word('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>甲</w:t></w:r></w:p>' + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 500), either=True)  # fmt: skip
raw(D, "document: macros and objects", lambda: changed(document(), {"word/vbaProject.bin": bytes(4000), "word/embeddings/oleObject1.bin": b"MZ" + bytes(9000)}), either=True)  # fmt: skip
raw(D, "document: template from the web", lambda: changed(document(), {"word/_rels/document.xml.rels": swap("</Relationships>", '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.invalid/t.dotm" TargetMode="External"/></Relationships>')}), either=True)  # fmt: skip
raw(D, "document: styles based on each other", lambda: changed(document(), {"word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'.encode(), BODY: swap("<w:p>", '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>', 1)}), either=True)  # fmt: skip
raw(D, "document: numbering in circles", lambda: word('<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>' * 500), either=True)  # fmt: skip
raw(D, "document: a paragraph of 2 million characters", lambda: word(para("长" * 2_000_000)), either=True)
raw(
    D,
    "document: markup in the text",
    lambda: word(para("&lt;/w:t&gt;{0}%s{path}") + para("=1+1")),
    either=True,
)
raw(D, "document: control characters", lambda: word(para("&#x85;&#x200B;&#x202E;反&#xFFFD;")), either=True)
raw(D, "document: broken UTF-8", lambda: changed(document(), {BODY: lambda d: d.replace("报告".encode(), b"\xff\xb1\xa8")}))  # fmt: skip
raw(D, "document: a workbook", good, either=True)
for _name in ("brackets", "book titles", "numbers of documents", "digits", "blanks", "percentages", "dates", "enumeration", "mixed", "sums"):  # fmt: skip
    raw(
        D,
        f"document: pumped: {_name}",
        functools.partial(lambda t: word(para(t) * 20), PUMPED[_name]),
        either=True,
    )

# --- packages for consolidate ---

Z = PACKAGES
raw(Z, "package: no zip", lambda: b"PK\x03\x04 nothing")
raw(Z, "package: empty", packed)
raw(Z, "package: a RAR", lambda: b"Rar!\x1a\x07\x01\0")
raw(Z, "package: names that reach out", lambda: packed(*(Entry(n, good(), 0) for n in ("../../../../tmp/甲.xlsx", "/etc/乙.xlsx", "C:\\丙.xlsx", "a/../../丁.xlsx"))), either=True)  # fmt: skip
raw(Z, "package: links", lambda: packed(Entry("甲.xlsx", b"/etc/passwd", 0, attributes=0o120777 << 16)))
raw(Z, "package: lies about sizes", lambda: packed(Entry("甲.xlsx", zeros(300), said=900)))
raw(Z, "package: says 4 GB", lambda: packed(Entry("甲.xlsx", deflated(b"x"), said=0xFFFFFFFE)))
raw(Z, "package: packages in packages", lambda: functools.reduce(lambda data, i: packed(Entry(f"{i}.zip", data, 0)), range(9), good()))  # fmt: skip
raw(Z, "package: needs a password", lambda: packed(Entry("甲.xlsx", b"x" * 50, 0, flags=1)))
raw(Z, "package: names with control characters", lambda: packed(Entry("甲\x1b[31m\n乙.xlsx", good(), 0), Entry("\x00.xlsx", good(), 0)), either=True)  # fmt: skip
raw(Z, "package: one name many times", lambda: packed(*[Entry("甲.xlsx", good(), 0)] * 5), either=True)
raw(
    Z,
    "package: name of 60,000 characters",
    lambda: packed(Entry("长" * 20_000 + ".xlsx", good(), 0)),
    either=True,
)
raw(Z, "package: nothing of use", lambda: packed(Entry("说明.txt", b"x", 0), Entry("~$甲.xlsx", b"x", 0)))

# --- lists of departments ---

L = LISTS
raw(L, "list: empty", lambda: b"")
raw(L, "list: binary", lambda: random.Random(3).randbytes(3000))
raw(L, "list: no header", lambda: b"1,2,3\n4,5,6\n")
raw(L, "list: header only", "单位名称\n".encode)
raw(L, "list: NUL characters", "单位名称\n市\0某局\n".encode, either=True)
raw(L, "list: open quotes", ('单位名称\n"市某局\n' + "x\n" * 5000).encode, either=True)
raw(L, "list: a line of 3 MB", ("单位名称\n" + "局" * 1_000_000).encode, either=True)
raw(L, "list: names that reach out", ("单位名称\n" + "\n".join(("../../../../tmp/某局", "/etc/某局", "CON", "某\x1b[31m局", "甲:乙", "..", "~$某局", "局" * 300)) + "\n").encode, either=True)  # fmt: skip
raw(L, "list: formulas", ("单位名称\n" + "\n".join(f'"{t}"'.replace("\r", "") for t in INJECTIONS if '"' not in t)).encode, either=True)  # fmt: skip
raw(L, "list: one name twice", "单位名称\n市公安局\n市公安局\n".encode, either=True)
raw(L, "list: names that differ in case and width", "单位名称\nABC局\nabc局\nＡＢＣ局\n".encode, either=True)
raw(L, "list: UTF-16", lambda: "单位名称\n市公安局\n".encode("utf-16"), either=True)
L["list: missing"] = lambda path: None
L["list: a folder"] = lambda path: path.mkdir()
L["list: endless device"] = lambda path: path.symlink_to("/dev/zero")

# --- options ---

O = OPTIONS  # noqa: E741 - the letter of its kind, as the others
raw(O, "options: broken", lambda: b"[[use]\nx =")
raw(O, "options: binary", lambda: random.Random(4).randbytes(500))
raw(O, "options: wrong types", lambda: b'due = 5\nsoon = "x"\nuse = 1\nalias = "y"\nexclude = {}\n')
raw(O, "options: impossible date", lambda: b"due = 2020-13-45\n")
raw(O, "options: unknown words", lambda: b'nonsense = "x"\n[more]\ny = 1\n', either=True)
raw(O, "options: 100,000 levels deep", lambda: b"x = " + b"[" * 100_000 + b"]" * 100_000)
raw(O, "options: a number of a million digits", lambda: b"soon = " + b"9" * 1_000_000, either=True)
O["options: missing"] = lambda path: None
O["options: endless device"] = lambda path: path.symlink_to("/dev/zero")

# --- editions in a folder of the user ---


def edition(change: Callable[[Path], None]) -> Maker:
    def make(path: Path) -> None:
        shutil.copytree(Path(editions.__file__).parent / "chongqing-2020", path)
        change(path)

    return make


def _rewrite(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        file = path / name
        text = file.read_text("utf-8")
        assert old in text, old
        file.write_text(text.replace(old, new), "utf-8")

    return change


E = EDITIONS
E["edition: missing"] = lambda path: None
raw(E, "edition: a file", lambda: b"x")
E["edition: empty folder"] = lambda path: path.mkdir()
E["edition: no tables"] = edition(lambda path: (path / "tasks.csv").unlink())
E["edition: broken settings"] = edition(lambda path: _write(path / "edition.toml", b"[[x"))
E["edition: binary settings"] = edition(
    lambda path: _write(path / "edition.toml", random.Random(5).randbytes(900))
)
E["edition: settings of other types"] = edition(lambda path: _write(path / "edition.toml", b"id = 5\nname = []\nversion = {}\ntables = 7\n"))  # fmt: skip
E["edition: binary table"] = edition(lambda path: _write(path / "tasks.csv", random.Random(6).randbytes(900)))
E["edition: empty table"] = edition(lambda path: _write(path / "tasks.csv", b""))
E["edition: rows without numbers"] = edition(_rewrite("indicators.csv", "\n2,", "\n二,"))
E["edition: official text changed"] = edition(_rewrite("indicators.csv", "法治", "德治"))
E["edition: table outside the folder"] = edition(_rewrite("edition.toml", "tasks", "../../../../etc/passwd"))

# --- words ---

WORDS: dict[str, tuple[str, ...]] = {
    "words: unknown command": ("explode",),
    "words: command with a path": ("../../etc/passwd",),
    "words: command of the package itself": ("__init__",),
    "words: module of the command line": ("door",),
    "words: nothing to validate": ("validate",),
    "words: unknown option": ("validate", "GOOD", "--nonsense"),
    "words: option without its value": ("validate", "GOOD", "--mark"),
    "words: option cut short": ("validate", "GOOD", "--js"),
    "words: unknown rule": ("validate", "GOOD", "--select", "ZZ99,(a+)+$"),
    "words: unknown edition": ("validate", "GOOD", "--edition", "nowhere-1999"),
    "words: edition with a path": ("validate", "GOOD", "--edition", "../../../../etc"),
    "words: unknown manual": ("rules", "XX00"),
    "words: output without a name": ("validate", "GOOD", "--mark", ""),
    "words: output is the input": ("validate", "GOOD", "--mark", "GOOD", "--force"),
    "words: output is a folder": ("validate", "GOOD", "--mark", "."),
    "words: output of another kind": ("validate", "GOOD", "--mark", "marked.docx"),
    "words: output is a device": ("validate", "GOOD", "--mark", "/dev/null", "--force"),
    "words: output under a file": ("validate", "GOOD", "--mark", "GOOD/marked.xlsx"),
    "words: output with a reserved name": ("validate", "GOOD", "--mark", "NUL.xlsx"),
    "words: output with a name too long": ("validate", "GOOD", "--mark", "长" * 300 + ".xlsx"),
    "words: two inputs and one copy": ("validate", "GOOD", "GOOD", "--mark", "marked.xlsx"),
    "words: a dash for a file": ("rollup", "-"),
    "words: a NUL in the path": ("rollup", "甲\0.xlsx"),
    "words: path of 10,000 characters": ("rollup", "长/" * 5_000),
    "words: jobs below zero": ("consolidate", "GOOD", "-o", "out.xlsx", "--jobs", "-3"),
    "words: jobs beyond all bounds": ("consolidate", "GOOD", "-o", "out.xlsx", "--jobs", "x"),
    "words: a cluster that is not there": ("consolidate", "GOOD", "-o", "out.xlsx", "--cluster", "tcp://127.0.0.1:9"),
    "words: a cluster of another kind": ("consolidate", "GOOD", "-o", "out.xlsx", "--cluster", "http://example.invalid/"),
    "words: a cluster address with a command": ("consolidate", "GOOD", "-o", "out.xlsx", "--cluster", "; rm -rf /"),
    "words: today is no day": ("consolidate", "GOOD", "-o", "out.xlsx", "--today", "2020-02-31"),
    "words: unknown platform": ("bundle", "-o", "b", "--platform", "beos"),
    "words: unknown language": ("rollup", "nowhere.xlsx", "--lang", "xx"),
    "words: unknown report": ("report", "GOOD", "-o", "r.docx", "--profile", "../../x"),
}  # fmt: skip
