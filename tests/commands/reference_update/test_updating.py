"""`leaflint reference update`: what is new on a label is shown, and written where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.packaged import schema_folder
from leaflint.reference import load_reference

from .conftest import OWN, SET_ID, Api, Update


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
