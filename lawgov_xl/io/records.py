"""A Digest and its Bulk as bytes: what workers hand back and the cache keeps.

Plain JSON and separated text: nothing that is read back can run code. The texts are free of characters that XML
can not hold, so that whoever writes them on needs no further look at them.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawgov_xl.errors import Message
from lawgov_xl.picture import DETAIL, Bulk, Citation, Digest, Figure, Issues, Source, TableDigest

_FIELD, _ROW = "\x1f", "\x1e"
_STATUS = DETAIL.index("status")
_STRANGE = re.compile("[\x00-\x08\x0b-\x1d\ud800-\udfff\ufffe\uffff]")
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text as a cell can hold it: without characters that XML forbids; line breaks as \\n."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n"))


def head(digest: Digest) -> bytes:
    """A Digest as JSON."""
    source = digest.source
    data = {
        "source": [source.path, source.size, source.sha256, source.saved, _iso(source.received), source.read],
        "notes": [[n.zh, n.en, dict(n.values)] for n in source.notes],
        "cover": [digest.department, digest.contact, digest.phone, digest.edition, digest.version],
        "written": _iso(digest.written),
        "tables": [
            [t.key, t.sheet, t.column, t.statuses, t.declared, _pack(t.rows), _pack(t.exact), _pack(t.copied)]
            for t in digest.tables.values()
        ],
        "issues": [digest.issues.total, digest.issues.overdue, digest.issues.soon, digest.issues.undated],
        "findings": dict(digest.findings),
        "rules": dict(digest.rules),
        "citations": [[c.table, c.item, c.title, c.number] for c in digest.citations],
        "figures": [[f.table, f.item, f.what, f.value] for f in digest.figures],
        "rows": digest.rows,
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def digest(data: bytes) -> Digest:
    """A Digest from its JSON. Raises ValueError, KeyError or TypeError where the bytes are something else."""
    raw: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    path, size, sha256, saved, received, read = raw["source"]
    department, contact, phone, edition, version = raw["cover"]
    return Digest(
        source=Source(
            path,
            size,
            sha256,
            saved,
            _date(received),
            read,
            tuple(Message(z, e, v) for z, e, v in raw["notes"]),
        ),
        department=department,
        contact=contact,
        phone=phone,
        edition=edition,
        version=version,
        tables={t[0]: _table(t) for t in raw["tables"]},
        issues=Issues(*raw["issues"]),
        findings=raw["findings"],
        rules=raw["rules"],
        citations=tuple(Citation(*c) for c in raw["citations"]),
        figures=tuple(Figure(*f) for f in raw["figures"]),
        rows=(raw["rows"][0], raw["rows"][1]),
        written=_date(raw["written"]),
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """The Bulk as compressed texts: all rows of detail, those that name an issue, and the findings."""

    detail: bytes
    issues: bytes
    results: bytes


def parts(bulk: Bulk) -> Parts:
    """The Bulk, packed."""
    named = [row for row in bulk.detail if row[_STATUS] == "I"]
    return Parts(_packed(bulk.detail), _packed(named), _packed(bulk.results))


def rows(part: bytes) -> Iterator[list[str]]:
    """The rows of a packed part. Raises ValueError or zlib.error where the bytes are something else."""
    text = zlib.decompress(part).decode("utf-8")
    return (row.split(_FIELD) for row in text.split(_ROW)) if text else iter(())


def raw_rows(part: bytes, escape: Callable[[bytes], bytes]) -> Iterator[list[bytes]]:
    """The rows of a packed part in UTF-8, for whoever writes them on. escape: applied to all its texts at once; it
    must leave control characters be. Raises zlib.error where the bytes are something else."""
    field, row = _FIELD.encode(), _ROW.encode()
    texts = escape(zlib.decompress(part))
    return (r.split(field) for r in texts.split(row)) if texts else iter(())


def _packed(part: Sequence[Sequence[str]]) -> bytes:
    text = _ROW.join(map(_FIELD.join, part))
    separators = text.count(_FIELD) + text.count(_ROW)
    if separators != sum(map(len, part)) - bool(part) or _STRANGE.search(text):
        text = _ROW.join(_FIELD.join(map(clean, row)) for row in part)
    return zlib.compress(text.encode("utf-8"), 1)


def _table(raw: Sequence[Any]) -> TableDigest:
    key, sheet, column, statuses, declared, rows, exact, copied = raw
    return TableDigest(
        key, sheet, column, statuses, _unpack(rows, "I"), _unpack(exact, "Q"), _unpack(copied, "Q"), declared
    )


def _pack(values: array[int]) -> str:
    return base64.b64encode(values.tobytes()).decode("ascii")


def _unpack(text: str, code: str) -> array[int]:
    values = array(code)
    values.frombytes(base64.b64decode(text, validate=True))
    return values


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
