"""Some thirty ways in which a returned workbook goes wrong. Each takes a good workbook and a path, and says what ought
to become of it: `rejected` with a reason, `read` all the same, or `skipped` as no submission at all.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

REJECTED, READ, SKIPPED = "rejected", "read", "skipped"

Damage = Callable[[bytes, Path], None]


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {i.filename: package.read(i) for i in package.infolist()}


def _zip(parts: dict[str, bytes], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)


def _sheet(parts: dict[str, bytes], name: str) -> str:
    """The part of a sheet, by its place in the workbook."""
    names = re.findall(r'<sheet [^>]*?name="([^"]+)"[^>]*?r:id="([^"]+)"', parts["xl/workbook.xml"].decode())
    rels = parts["xl/_rels/workbook.xml.rels"].decode()
    wanted = dict(names)[name]
    for relation in re.findall(r"<Relationship [^>]+>", rels):
        if f'Id="{wanted}"' in relation:
            found = re.search(r'Target="/?(?:xl/)?([^"]+)"', relation)
            assert found
            return "xl/" + found.group(1)
    raise KeyError(name)


def _edited(name: str, edit: Callable[[str], str]) -> Damage:
    def damage(content: bytes, path: Path) -> None:
        parts = _parts(content)
        part = name if name.startswith(("xl/", "[")) else _sheet(parts, name)
        parts[part] = edit(parts[part].decode()).encode()
        _zip(parts, path)

    return damage


def _with_part(name: str, part: bytes) -> Damage:
    def damage(content: bytes, path: Path) -> None:
        _zip({**_parts(content), name: part}, path)

    return damage


def truncated(content: bytes, path: Path) -> None:
    path.write_bytes(content[: len(content) // 2])


def _garbled(part: str) -> Damage:
    """Bytes in the middle of a packed part are others."""

    def damage(content: bytes, path: Path) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            info = package.getinfo(part if part.startswith("xl/") else _sheet(_parts(content), part))
        at = info.header_offset + info.compress_size // 2
        path.write_bytes(
            content[:at] + bytes(b ^ 0x5A for b in content[at : at + 4000]) + content[at + 4000 :]
        )

    return damage


def text(content: bytes, path: Path) -> None:
    path.write_text("单位,指标\n市教育局,1\n", "utf-8")


def document(content: bytes, path: Path) -> None:
    _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}, path)


def password(content: bytes, path: Path) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    path.write_bytes(head + "EncryptedPackage".encode("utf-16-le") + bytes(2000))


def old_format(content: bytes, path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(2000)
    )


def empty(content: bytes, path: Path) -> None:
    path.write_bytes(b"")


def bomb(content: bytes, path: Path) -> None:
    """200 MB of zeros where the first sheet should be, in some 200 kB."""
    parts = _parts(content)
    parts[_sheet(parts, "评估指标")] = bytes(200 * 2**20)
    _zip(parts, path)


def bomb_beside(content: bytes, path: Path) -> None:
    """The zeros stand in a part that nobody needs."""
    _zip({**_parts(content), "xl/media/image1.bin": bytes(200 * 2**20)}, path)


def entities(content: bytes, path: Path) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;&a;">]>'
    _edited(
        "xl/sharedStrings.xml", lambda x: x.replace("<sst", declared + "<sst", 1).replace("<t>", "<t>&b;", 3)
    )(content, path)


def other_edition(content: bytes, path: Path) -> None:
    _edited("xl/sharedStrings.xml", lambda x: x.replace("chongqing-2020", "beijing-2019"))(content, path)


def another_workbook(content: bytes, path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["物资", "数量"])
    book.save(path)


def _row(xml: str, number: int) -> re.Match[str]:
    found = re.search(rf'<row r="{number}"[^>]*>.*?</row>', xml, re.DOTALL)
    assert found
    return found


def _without_rows(xml: str) -> str:
    """A dozen rows in the middle of the table are gone (rows below stay where they are)."""
    for number in range(30, 42):
        xml = xml.replace(_row(xml, number).group(), "")
    return xml


def _moved_rows(xml: str) -> str:
    """Two rows have changed places."""
    one, two = _row(xml, 50).group(), _row(xml, 80).group()
    swapped = (
        re.sub(r'(r="[A-Z]*)50"', r'\g<1>80"', one),
        re.sub(r'(r="[A-Z]*)80"', r'\g<1>50"', two),
    )
    return xml.replace(one, "@1").replace(two, swapped[0]).replace("@1", swapped[1])


def _stray_rows(xml: str) -> str:
    """A million formatted rows without a character in them."""
    last = max(int(n) for n in re.findall(r'<row r="(\d+)"', xml))
    rows = "".join(f'<row r="{n}" spans="1:7" ht="20" customHeight="1"/>' for n in range(last + 1, 1_000_000))
    return xml.replace("</sheetData>", rows + "</sheetData>")


def _stray_cells(xml: str) -> str:
    """Two hundred thousand rows of formatted, empty cells."""
    last = max(int(n) for n in re.findall(r'<row r="(\d+)"', xml))
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(last + 1, last + 200_000)
    )
    return xml.replace("</sheetData>", rows + "</sheetData>")


def _far_character(xml: str) -> str:
    cell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    return xml.replace("</sheetData>", cell + "</sheetData>")


def _formula(xml: str) -> str:
    """Formulas in answers, with the value that Excel left beside them."""
    return re.sub(
        r'(<c r="F2\d"[^>]*?) t="s"><v>\d+</v></c>',
        r'\1 t="str"><f>CONCATENATE("a","b")</f><v>已建立台账。</v></c>',
        xml,
    )


def _merged(xml: str) -> str:
    """The answers of five rows are one merged cell."""
    if "<mergeCells" in xml:
        return re.sub(r"<mergeCells[^>]*>", r'\g<0><mergeCell ref="F20:F24"/>', xml, count=1)
    return xml.replace(
        "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="F20:F24"/></mergeCells>'
    )


def _renamed(xml: str) -> str:
    return (
        xml.replace('name="评估指标"', 'name="Sheet1"')
        .replace("评估指标'!", "Sheet1'!")
        .replace("评估指标!", "Sheet1!")
    )


def _hidden(xml: str) -> str:
    return re.sub(r'(<sheet name="任务清单")', r'\1 state="hidden"', xml)


def _dates(xml: str) -> str:
    """The cell 成文日期 and a deadline as texts in three spellings."""
    return (
        xml.replace("2020-12-28", "2020．12．28")
        .replace("2021-06-28", "二〇二一年六月")
        .replace("2021-03-28", "44283")
    )


def directory(content: bytes, path: Path) -> None:
    path.mkdir()
    (path / "说明.txt").write_text("x")


def symlink_loop(content: bytes, path: Path) -> None:
    path.symlink_to(path.name)


def symlink_to_parent(content: bytes, path: Path) -> None:
    path.symlink_to("..", target_is_directory=True)


KINDS: dict[str, tuple[Damage, str, str]] = {
    "传输中断": (truncated, REJECTED, ".xlsx"),
    "内容被破坏": (_garbled("xl/sharedStrings.xml"), REJECTED, ".xlsx"),
    "文本改名": (text, REJECTED, ".xlsx"),
    "文档改名": (document, REJECTED, ".xlsx"),
    "打开密码": (password, REJECTED, ".xlsx"),
    "旧格式": (old_format, REJECTED, ".xls"),
    "空文件": (empty, REJECTED, ".xlsx"),
    "压缩炸弹": (bomb, REJECTED, ".xlsx"),
    "实体": (entities, REJECTED, ".xlsx"),
    "别的版本": (other_edition, REJECTED, ".xlsx"),
    "别的工作簿": (another_workbook, REJECTED, ".xlsx"),
    "链接成环": (symlink_loop, REJECTED, ".xlsx"),
    "缺行": (_edited("评估指标", _without_rows), READ, ".xlsx"),
    "换行": (_edited("评估指标", _moved_rows), READ, ".xlsx"),
    "改表名": (_edited("xl/workbook.xml", _renamed), READ, ".xlsx"),
    "百万空行": (_edited("评估指标", _stray_rows), READ, ".xlsx"),
    "空格式": (_edited("评估指标", _stray_cells), READ, ".xlsx"),
    "末行一字": (_edited("任务清单", _far_character), READ, ".xlsx"),
    "带宏": (_with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(4096)), READ, ".xlsm"),
    "外部链接": (_with_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), READ, ".xlsx"),
    "合并答复": (_edited("评估指标", _merged), READ, ".xlsx"),
    "公式答复": (_edited("评估指标", _formula), READ, ".xlsx"),
    "文本日期": (_edited("xl/sharedStrings.xml", _dates), READ, ".xlsx"),
    "隐藏表": (_edited("xl/workbook.xml", _hidden), READ, ".xlsx"),
    "大块附件": (bomb_beside, READ, ".xlsx"),
    "算式被破坏": (_garbled("_calc"), READ, ".xlsx"),
    "锁定文件": (truncated, SKIPPED, ".xlsx"),
    "同名文件夹": (directory, SKIPPED, ".xlsx"),
    "上级链接": (symlink_to_parent, SKIPPED, ""),
}  # fmt: skip
"""Name -> how, what ought to become of it, suffix. Written by `damage`."""


def damage(kind: str, content: bytes, folder: Path, stem: str) -> Path:
    """Writes the damaged workbook; returns its path."""
    how, _, suffix = KINDS[kind]
    prefix = "~$" if kind == "锁定文件" else ""
    path = folder / f"{prefix}{stem}（{kind}）{suffix}"
    how(content, path)
    return path
