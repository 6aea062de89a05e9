"""Old formats go through LibreOffice, which must not fetch what a document names."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from lawgov_xl.io.tables import read_document

PAGE = """<html><head><meta charset="utf-8"><link rel="stylesheet" href="{web}/s.css"></head><body><img src="{web}/x.png">
<iframe src="{web}/f.html"></iframe><object data="{web}/o.html"></object>
<table><tr><td>序号</td><td>指标</td></tr><tr><td>1</td><td>已完成<img src="file://{secret}"></td></tr></table></body></html>"""
FLAT = """<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:section text:name="a"><text:section-source xlink:href="file://{secret}" xlink:type="simple" xlink:show="embed"/><text:p>前</text:p></text:section>
<table:table table:name="t"><table:table-column/><table:table-row><table:table-cell><text:p>序号</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document>"""


@pytest.mark.office
@pytest.mark.parametrize("form", [PAGE, FLAT])
def test_nothing_is_fetched(tmp_path: Path, form: str) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容", "utf-8")
    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        path = tmp_path / "通知.doc"
        path.write_text(form.format(web=f"http://127.0.0.1:{server.server_port}", secret=secret), "utf-8")
        try:
            document = read_document(path)
        finally:
            server.shutdown()
    assert asked == []
    assert document.tables and "机密" not in repr(document)
