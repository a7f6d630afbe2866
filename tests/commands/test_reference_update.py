"""`leaflint reference update`: labels asked for again at a server that answers as the label API does."""

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

from leaflint.packaged import schema_folder
from leaflint.reference import load_reference

from .conftest import Leaflint, Run

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


# --- what is new ---


def test_a_label_is_asked_for_by_its_set_id(update: Update, own: Path, api: Api) -> None:
    assert update("ravulizumab").code == 0
    assert api.asked == [{"search": [f'set_id:"{SET_ID}"'], "limit": ["1"]}]


def test_only_the_lines_of_the_label_change_and_comments_stay(update: Update, own: Path) -> None:
    update("ravulizumab")

    lines = own.read_text(encoding="utf-8").splitlines()
    assert lines[:7] == OWN.splitlines()[:7]
    assert lines[7:9] == ['    version: "2025-09-15"', '    manufacturer: "Alexion Pharmaceuticals, Inc."']
    assert lines[9].startswith('    boxed_warning: "sha256:')
    assert lines[10:13] == OWN.splitlines()[7:]
    assert lines[13:] == [
        '  - {property: "label-version", value: "2025-09-15", qualifiers: {jurisdiction: "US", set_id: '
        f'"{SET_ID}"}}, as_of: "2025-09-15", status: "verified", sources: [ours]}}'
    ]


def test_what_changed_is_shown_with_old_new_and_source(update: Update, own: Path, api: Api) -> None:
    update("ravulizumab")
    api.says(effective_time="20260102", boxed_warning=["Another text"])

    run = update("ravulizumab")

    head, *lines = run.out.splitlines()
    assert head.startswith(f"ravulizumab, label {SET_ID}, in effect since 2026-01-02 (source ")
    assert "  version: 2025-09-15 -> 2026-01-02" in lines
    assert "  boxed warning: its text has changed" in lines
    assert not [line for line in lines if "manufacturer:" in line and "->" in line]
    assert lines[-1] == "1 label was asked for; changed in ours: ravulizumab.yaml"


def test_facts_read_in_the_label_are_to_be_checked_by_hand_and_never_changed(update: Update, own: Path) -> None:
    run = update("ravulizumab")

    assert "  check by hand: boxed-warning: infusion reaction" in run.out
    assert "  check by hand: boxed-warning: meningococcal infection" in run.out
    assert OWN.splitlines()[9] in own.read_text(encoding="utf-8")


def test_a_second_run_changes_nothing(update: Update, own: Path) -> None:
    update("ravulizumab")
    first = own.read_bytes()

    run = update("ravulizumab")

    assert (run.code, own.read_bytes()) == (0, first)
    assert run.out == (
        f"ravulizumab, label {SET_ID}: nothing new since 2025-09-15\n1 label was asked for; nothing is new\n"
    )


def test_a_new_version_takes_the_place_of_the_old_with_its_date(update: Update, own: Path, api: Api) -> None:
    update("ravulizumab")
    api.says(effective_time="20260102")
    update("ravulizumab")

    reference = load_reference(schema_folder() / "reference", own.parent)
    (fact,) = reference.about("ravulizumab", "label-version")
    source = reference.source("ravulizumab", "ours")
    assert (fact.value, fact.as_of, fact.sources) == ("2026-01-02", "2026-01-02", ("ours",))
    assert source is not None
    assert source.version == "2026-01-02"


def test_an_older_label_is_not_taken_over(update: Update, own: Path, api: Api) -> None:
    update("ravulizumab")
    first = own.read_bytes()
    api.says(effective_time="20200101")

    run = update("ravulizumab")

    assert own.read_bytes() == first
    assert "older version (2020-01-01) than the record (2025-09-15); left as it is" in run.out


def test_a_label_of_a_day_to_come_is_not_taken_over(update: Update, own: Path) -> None:
    run = update("ravulizumab", "--as-of", "2025-09-14")

    assert own.read_text(encoding="utf-8") == OWN
    assert "this label takes effect on 2025-09-15 only; left as it is" in run.out
    assert "  version: not on record -> 2025-09-15" in update("ravulizumab", "--as-of", "2025-09-15").out


def test_a_boxed_warning_that_is_taken_off_is_said(update: Update, own: Path, api: Api) -> None:
    update("ravulizumab")
    api.says(boxed_warning=None)

    assert "  boxed warning: was taken off the label" in update("ravulizumab").out
    assert 'boxed_warning: "none"' in own.read_text(encoding="utf-8")


def test_spaces_in_a_boxed_warning_are_no_change(update: Update, own: Path, api: Api) -> None:
    api.says(boxed_warning=["A  text"])
    update("ravulizumab")
    api.says(boxed_warning=["A text\n"])

    assert "nothing new" in update("ravulizumab").out


def test_a_dry_run_shows_the_same_and_writes_nothing(update: Update, own: Path) -> None:
    run = update("ravulizumab", "--dry-run")

    assert own.read_text(encoding="utf-8") == OWN
    assert "  version: not on record -> 2025-09-15" in run.out
    assert run.out.endswith("1 label was asked for; would change in ours: ravulizumab.yaml\n")


def test_a_drug_without_a_file_of_its_own_gets_one_that_adds_to_ours(update: Update, folder: Path) -> None:
    (folder / "ours").mkdir()

    run = update("azathioprine", "Ultomiris")

    assert run.code == 0
    assert sorted(path.name for path in (folder / "ours").iterdir()) == ["azathioprine.yaml", "ravulizumab.yaml"]
    reference = load_reference(schema_folder() / "reference", folder / "ours")
    assert len(reference.about("azathioprine", "label-version")) == 4
    assert "nothing is new" in update("azathioprine", "Ultomiris").out


def test_without_names_every_label_on_record_is_asked_for(update: Update, own: Path, api: Api) -> None:
    update()

    known = load_reference(schema_folder() / "reference")
    with_set_id = {source.set_id for drug in known.drugs for source in known.sources(drug)} - {""}
    listed = {fact.value for drug in known.drugs for fact in known.about(drug, "set-id")}
    assert {query["search"][0][8:-1] for query in api.asked} == with_set_id | listed
    assert "nothing is new" in update().out


def test_a_folder_may_be_named_instead_of_configured(update: Update, folder: Path) -> None:
    assert update("ravulizumab", "--output-dir", "elsewhere/deep").code == 0
    assert (folder / "elsewhere" / "deep" / "ravulizumab.yaml").is_file()


def test_the_key_is_sent_and_never_shown(update: Update, own: Path, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENFDA_API_KEY", "secret+key")

    good = update("ravulizumab")
    api.fails(403, b'{"error": {"code": "API_KEY_INVALID"}}')
    bad = update("ravulizumab")

    assert api.asked[0]["api_key"] == ["secret+key"]
    assert "secret" not in good.out + good.err + bad.out + bad.err


@pytest.mark.parametrize("text", [OWN.replace("\n", "\r\n"), "\ufeff" + OWN, OWN.rstrip("\n")])
def test_line_ends_and_byte_order_mark_stay(text: str, update: Update, own: Path) -> None:
    own.write_bytes(text.encode())
    update("ravulizumab")

    new = own.read_bytes().decode()
    assert new.startswith("\ufeff") == text.startswith("\ufeff")
    assert new.count("\n") == (new.count("\r\n") if "\r\n" in text else new.count("\n"))
    assert "nothing is new" in update("ravulizumab").out


FLOW = "drug: ravulizumab\nextends: true\nsources: {ours: {title: Ours}}\n"


@pytest.mark.parametrize("text", [FLOW, FLOW + "facts: []\n", FLOW + "facts: [ ]", FLOW.rstrip("\n")])
def test_a_file_in_another_layout_is_added_to_in_its_layout(text: str, update: Update, own: Path) -> None:
    own.write_text(text, encoding="utf-8")

    assert update("ravulizumab").code == 0
    reference = load_reference(schema_folder() / "reference", own.parent)
    assert [fact.value for fact in reference.about("ravulizumab", "label-version")] == ["2025-09-15"]
    assert "nothing is new" in update("ravulizumab").out


def test_full_files_of_ones_own_keep_every_line_that_is_not_about_a_label(update: Update, folder: Path) -> None:
    """The files that ship, as an organisation that took them over would have them."""
    (folder / "ours").mkdir()
    before = {}
    for path in (schema_folder() / "reference").glob("*.yaml"):
        before[path.name] = path.read_text(encoding="utf-8")
        (folder / "ours" / path.name).write_text(before[path.name], encoding="utf-8")

    assert update().code == 0

    for name, text in before.items():
        new = (folder / "ours" / name).read_text(encoding="utf-8").splitlines()
        kept = [line for line in text.splitlines() if line in new]
        lost = [line for line in text.splitlines() if line not in new]
        assert lost == [], name
        assert [line for line in new if line in kept][: len(kept)] == kept, f"{name}: the order has changed"
    assert "nothing is new" in update().out


# --- what goes wrong ---


def unchanged(update: Update, own: Path, *arguments: str) -> str:
    """The one line that a run says which changes nothing."""
    run = update("ravulizumab", *arguments)
    assert (run.code, run.out, own.read_text(encoding="utf-8")) == (2, "", OWN)
    assert run.err.count("\n") == 1
    return run.err


def unchanged_for(update: Update, *names: str) -> str:
    run = update(*names)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    return run.err


def test_without_a_network_one_line_says_so_and_nothing_changes(leaflint: Leaflint, update: Update, own: Path) -> None:
    run = leaflint("reference", "update", "ravulizumab", "--url", "http://127.0.0.1:9")

    assert (run.code, run.out, own.read_text(encoding="utf-8")) == (2, "", OWN)
    assert run.err.startswith("leaflint: the label API at 127.0.0.1:9 cannot be reached (")
    assert run.err.endswith("; nothing was changed\n")


def test_a_name_that_no_network_knows_is_one_line(leaflint: Leaflint, update: Update, own: Path) -> None:
    run = leaflint("reference", "update", "ravulizumab", "--url", "http://labels.invalid")

    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "labels.invalid cannot be reached" in run.err


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (429, b'{"error": {"code": "OVER_RATE_LIMIT"}}', "too many questions"),
        (500, b"<html>", "error 500"),
        (503, b"", "error 503"),
        (302, b"", "error 302"),
        (403, b"{}", "refuses the key"),
        (200, b"", "no JSON"),
        (200, b'{"results": [', "no JSON"),
        (200, b"[" * 100_000, "no JSON"),
        (200, b"\xff\xfe", "no JSON"),
        (200, b"[]", "without a label"),
        (200, b'{"results": []}', "without a label"),
        (200, b'{"results": {"set_id": 1}}', "without a label"),
        (200, json.dumps(label("another")).encode(), "another label"),
        (200, json.dumps(label(SET_ID, effective_time="2025")).encode(), "no day"),
        (200, json.dumps(label(SET_ID, effective_time="20250230")).encode(), "no day"),
        (200, json.dumps(label(SET_ID, effective_time=20250230)).encode(), "no day"),
    ],
)
def test_a_bad_answer_is_one_line_and_changes_nothing(
    status: int, body: bytes, said: str, update: Update, own: Path, api: Api
) -> None:
    api.fails(status, body)

    assert said in unchanged(update, own)


def test_an_answer_without_end_is_refused(update: Update, own: Path, api: Api) -> None:
    api.fails(200, b" " * 21_000_000)

    assert "more than 20,000,000 bytes" in unchanged(update, own)


def test_a_slow_server_is_not_waited_for(update: Update, own: Path, api: Api) -> None:
    api.seconds = 1.5

    assert "took longer than 0.3 seconds" in unchanged(update, own, "--timeout", "0.3")


def test_one_label_that_cannot_be_had_keeps_all_as_they_are(update: Update, own: Path, api: Api) -> None:
    good = json.dumps(label(SET_ID)).encode()
    api.answer = lambda set_id: (200, good) if set_id == SET_ID else (500, b"")

    run = update("ravulizumab", "satralizumab")

    assert (run.code, own.read_text(encoding="utf-8")) == (2, OWN)
    assert len(api.asked) == 2


def test_a_label_that_is_gone_is_said_and_is_no_success(update: Update, own: Path, api: Api) -> None:
    api.fails(404, json.dumps(NOT_FOUND).encode())

    run = update("ravulizumab")

    assert (run.code, own.read_text(encoding="utf-8")) == (1, OWN)
    assert "no label with this set id; check by hand whether it was replaced" in run.out


def test_an_unknown_drug_is_one_line_with_the_nearest_name(update: Update, own: Path, api: Api) -> None:
    assert "did you mean 'ravulizumab'?" in unchanged_for(update, "ravulizumap")
    assert api.asked == []


def test_an_own_file_that_is_broken_is_named_with_its_line(update: Update, own: Path, api: Api) -> None:
    own.write_text(OWN.replace("sources: [ours]", "sources: [theirs]"), encoding="utf-8")

    assert "ours/ravulizumab.yaml:10: the source theirs is not listed" in unchanged_for(update, "ravulizumab")
    assert api.asked == []


def test_a_drug_without_a_set_id_is_said(update: Update, own: Path, api: Api) -> None:
    run = update("ivig")

    assert (run.code, api.asked) == (0, [])
    assert run.err == "leaflint: ivig: no set id of a US label is on record, so it cannot be asked for\n"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.0.0.1", "127.0.0.1", "http://", "http://a b", "http://[x"]
)
def test_an_address_that_is_no_web_address_is_refused(url: str, leaflint: Leaflint, update: Update, own: Path) -> None:
    run = leaflint("reference", "update", "ravulizumab", "--url", url)

    assert run.code == 2
    assert "write a web address" in run.err


def test_without_a_folder_of_ones_own_nothing_is_asked(leaflint: Leaflint, update: Update, api: Api) -> None:
    run = leaflint("reference", "update", "--isolated", "--url", api.address)

    assert (run.code, api.asked) == (2, [])
    assert run.err == (
        "leaflint: there is no folder of your own to write to; set 'reference' in leaflint.toml, or give --output-dir\n"
    )


def test_the_files_of_an_installation_are_never_written(
    update: Update, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    package = folder / "site" / "leaflint"
    (package / "schema" / "reference").mkdir(parents=True)
    monkeypatch.setattr("leaflint.__file__", str(package / "__init__.py"))

    run = update("ravulizumab", "--output-dir", str(package / "schema" / "reference"))

    assert run.code == 2
    assert "part of the installation, which is never changed" in run.err


def test_names_from_the_api_obey_no_terminal_and_break_no_file(update: Update, own: Path, api: Api) -> None:
    name = 'Maker \x1b[31m"red": {x}\n- y # \u202e' + "z" * 1000
    api.says(openfda={"manufacturer_name": [name]})

    run = update("ravulizumab")

    assert run.code == 0
    assert "\x1b" not in run.out + own.read_text(encoding="utf-8")
    source = load_reference(schema_folder() / "reference", own.parent).source("ravulizumab", "ours")
    assert source is not None
    assert source.manufacturer.startswith('Maker [31m"red": {x} - y # z')
    assert len(source.manufacturer) <= 200


def test_a_label_without_its_makers_name_keeps_the_one_on_record(update: Update, own: Path, api: Api) -> None:
    update("ravulizumab")
    api.says(openfda={}, effective_time="20260102")
    update("ravulizumab")

    assert 'manufacturer: "Alexion Pharmaceuticals, Inc."' in own.read_text(encoding="utf-8")
