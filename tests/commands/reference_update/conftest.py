"""A server that answers as the label API does, and files of one's own for `leaflint reference update`."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from ..conftest import Leaflint, Run

SET_ID = "a9a590d9-0217-43c7-908d-e62a71279791"
NOT_FOUND = {"error": {"code": "NOT_FOUND", "message": "No matches found!"}}
OWN = f"""\
# our notes
drug: ravulizumab
extends: true
sources:
  ours:   # kept by hand
    title: The label we keep
    set_id: {SET_ID}   # asked for by this
facts:
  # one fact
  - {{property: boxed-warning, value: infusion-reaction, status: verified, sources: [ours]}}  # read in it
"""


def label(set_id: str, **changed: Any) -> dict[str, Any]:
    """An answer of the API with one label."""
    result = {
        "set_id": set_id,
        "id": "2d7a1f6e-0000-4000-8000-000000000000",
        "version": "31",
        "effective_time": "20250915",
        "boxed_warning": ["WARNING: SERIOUS MENINGOCOCCAL INFECTIONS  See full prescribing information."],
        "openfda": {"manufacturer_name": ["Alexion Pharmaceuticals, Inc."], "brand_name": ["ULTOMIRIS"]},
    }
    return {"meta": {"results": {"skip": 0, "limit": 1, "total": 1}}, "results": [{**result, **changed}]}


class Api:
    """The server: what it is asked, and what it answers (status, body) by set id."""

    def __init__(self) -> None:
        self.asked: list[dict[str, list[str]]] = []
        self.answer: Callable[[str], tuple[int, bytes]] = lambda set_id: (200, json.dumps(label(set_id)).encode())
        self.address = ""
        self.seconds = 0.0

    def says(self, **changed: Any) -> None:
        """From now on every label says so."""
        self.answer = lambda set_id: (200, json.dumps(label(set_id, **changed)).encode())

    def fails(self, status: int, body: bytes = b"{}") -> None:
        """From now on every question is answered so."""
        self.answer = lambda set_id: (status, body)


@pytest.fixture
def api() -> Iterator[Api]:
    known = Api()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            known.asked.append(query)
            set_id = query["search"][0].removeprefix('set_id:"').removesuffix('"')
            status, body = known.answer(set_id) if parts.path == "/drug/label.json" else (404, b"")
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", f"{known.address}/elsewhere?search=x")
            self.end_headers()
            for at in range(0, len(body), 1 << 20):
                time.sleep(known.seconds)
                try:
                    self.wfile.write(body[at : at + (1 << 20)])
                except OSError:
                    return

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield known
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def update(leaflint: Leaflint, folder: Path, api: Api, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Runs the command with `ours` as the configured folder."""
    (folder / "leaflint.toml").write_text('reference = "ours"\n', encoding="utf-8")
    monkeypatch.delenv("OPENFDA_API_KEY", raising=False)
    monkeypatch.setenv("no_proxy", "*")

    def run(*arguments: str) -> Run:
        return leaflint("reference", "update", *arguments, "--url", api.address)

    return run


Update = Callable[..., Run]


@pytest.fixture
def own(folder: Path) -> Path:
    path = folder / "ours" / "ravulizumab.yaml"
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    return path
