"""`leaflint reference update`: what cannot be asked for or taken over is one line, and nothing changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflint.packaged import schema_folder
from leaflint.reference import load_reference

from ..conftest import Leaflint
from .conftest import NOT_FOUND, OWN, SET_ID, Api, Update, label


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
