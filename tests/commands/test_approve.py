"""Signing a sheet off, and what becomes of it when the sheet changes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..repository import commit, needs_git
from .conftest import Leaflint, Run

ROOT = Path(__file__).parents[2]
ADA = ("--by", "Dr. Ada Example", "--role", "neurologist")
BEN = ("--by", "Dr. Ben Example", "--role", "pharmacist")
SHEET = "sheets/azathioprine.md"
LEDGER = "sheets/approvals.jsonl"

Approve = Callable[..., Run]


@pytest.fixture
def sheet(folder: Path) -> Path:
    """Our azathioprine sheet, and a configuration with two reviewers."""
    (folder / "sheets").mkdir()
    path = folder / SHEET
    path.write_text((ROOT / SHEET).read_text(encoding="utf-8"), encoding="utf-8")
    configure(folder)
    return path


@pytest.fixture
def approve(leaflint: Leaflint, sheet: Path) -> Approve:
    return lambda *options: leaflint("approve", SHEET, *options, "--as-of", "2026-11-22")


def configure(folder: Path, quorum: int = 1, more: str = "") -> None:
    text = f'[approvals]\nreviewers = ["Dr. Ada Example", "Dr. Ben Example"]\nquorum = {quorum}\n{more}'
    (folder / "leaflint.toml").write_text(text, encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(leaflint: Leaflint, *options: str) -> list[tuple[str, str | None, str, int]]:
    """Rule, property, path and line of each finding about approvals."""
    run = leaflint("check", "--output-format", "json", "--select", "approvals", *options)
    findings: list[dict[str, Any]] = json.loads(run.out)["findings"]
    return [(one["rule"], one["property"], one["path"], one["line"]) for one in findings]


def state(leaflint: Leaflint) -> dict[str, Any]:
    (one,) = json.loads(leaflint("approvals", "--output-format", "json", "--as-of", "2026-11-22").out)["sheets"]
    return dict(one)


def test_what_is_signed_is_shown_and_recorded(approve: Approve, folder: Path) -> None:
    run = approve(*ADA)
    assert run.code == 0
    assert "digest   sha256-1:" in run.out
    assert "no approval before this one" in run.out
    assert run.out.endswith(
        "Recorded as entry 1 in sheets/approvals.jsonl: approve by Dr. Ada Example, neurologist, "
        "valid until 2028-11-22.\n"
    )
    (line,) = (folder / LEDGER).read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert (entry["sequence"], entry["sheet"], entry["language"], entry["revised"]) == (1, SHEET, "en", "2026-11-22")
    assert entry["time"] == "2026-11-22T00:00:00+00:00"


def test_an_approved_text_stays_approved_however_it_is_laid_out(
    approve: Approve, leaflint: Leaflint, sheet: Path
) -> None:
    approve(*ADA)
    text = sheet.read_text(encoding="utf-8").replace("Most people with NMOSD take", "Most people\nwith NMOSD take")
    sheet.write_bytes(text.replace("\n", "\r\n").encode())
    assert told(leaflint) == []
    assert state(leaflint)["state"] == "approved"


def test_a_changed_dose_lapses_the_approval_and_comes_back_with_it(
    approve: Approve, leaflint: Leaflint, sheet: Path
) -> None:
    approve(*ADA)
    edit(sheet, "take 2 to 3 mg", "take 2 to 4 mg")
    run = leaflint("check", "--select", "approvals")
    assert run.code == 1
    assert "2 to 4 mg/kg/day is not what was approved, 2 to 3 mg/kg/day" in run.out
    assert told(leaflint) == [("approval-lapsed", "dose", SHEET, 55)]
    assert state(leaflint)["state"] == "lapsed"
    edit(sheet, "take 2 to 4 mg", "take 2 to 3 mg")
    assert told(leaflint) == []


def test_a_changed_payment_section_lapses_only_that_part(approve: Approve, leaflint: Leaflint, sheet: Path) -> None:
    approve(*ADA)
    edit(sheet, "Ask your clinic's social worker", "Call your clinic's social worker")
    run = leaflint("check", "--select", "approvals")
    assert run.code == 0
    assert "the rest of the approval stands" in run.out
    assert (state(leaflint)["state"], state(leaflint)["lapsed"]) == ("partly-lapsed", ["payment-help"])
    approve(*BEN, "--scope", "payment-help")
    assert told(leaflint) == []


def test_a_dose_in_the_payment_section_is_no_logistics(approve: Approve, leaflint: Leaflint, sheet: Path) -> None:
    approve(*ADA)
    edit(sheet, "There is no special program for this drug.", "People with NMOSD take 5 mg/kg/day of azathioprine.")
    assert leaflint("check", "--select", "approvals").code == 1


def test_what_patients_act_on_cannot_be_called_logistics(leaflint: Leaflint, sheet: Path, folder: Path) -> None:
    configure(folder, more='logistics = ["insurance", "dosage"]\n')
    run = leaflint("check")
    assert run.code == 2
    assert "leaflint.toml:4" in run.err
    assert "'dosage', which patients act on" in run.err


def test_of_two_signatures_one_is_not_enough(approve: Approve, leaflint: Leaflint, sheet: Path, folder: Path) -> None:
    configure(folder, quorum=2)
    approve(*ADA)
    assert told(leaflint) == [("approval-invalid", None, LEDGER, 1)]
    approve("--by", "dr. ada  example", "--role", "neurologist")
    assert told(leaflint) == [("approval-invalid", None, LEDGER, 2)]
    approve(*BEN)
    assert told(leaflint) == []


def test_a_sheet_with_errors_is_signed_only_with_a_reason(approve: Approve, sheet: Path, folder: Path) -> None:
    edit(sheet, "take 2 to 3 mg/kg/day", "take 20 to 30 mg/kg/day")
    refused = approve(*ADA)
    assert refused.code == 1
    assert "conflict-with-label" in refused.err
    assert not (folder / LEDGER).exists()
    reasons = ("--despite", "conflict-with-label", "--because", "a test", "--despite", "conflict-in-sheet")
    assert approve(*ADA, *reasons, "--because", "it is").code == 0
    entry = json.loads((folder / LEDGER).read_text(encoding="utf-8"))
    assert entry["despite"][0] == {"because": "a test", "rule": "conflict-with-label"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--by", "Dr. Eve Example", "--role", "neurologist"), "'Dr. Eve Example' is no reviewer"),
        ((*ADA, "--despite", "conflict-with-label"), "each --despite RULE needs its own --because TEXT"),
        ((*ADA, "--despite", "conflict-with-lable", "--because", "x"), "did you mean 'conflict-with-label'?"),
        ((*ADA, "--action", "approve-with-conditions"), "belong together"),
        ((*ADA, "--action", "withdraw"), "nothing to withdraw"),
        ((*ADA, "--action", "waive"), "nothing to waive"),
        ((*ADA, "--scope", "dosis"), "no such section"),
        ((*ADA, "--valid-until", "2026-11-21"), "has passed"),
        ((*ADA, "--report", "missing.pdf"), "there is no such file"),
        ((*ADA, "--sign", "missing"), "there is no key"),
        (("--by", " ", "--role", "x"), "must name a person"),
    ],
)
def test_what_cannot_be_signed_is_one_line(approve: Approve, folder: Path, options: tuple[str, ...], said: str) -> None:
    run = approve(*options)
    assert run.code == 2
    assert said in run.err
    assert run.err.count("\n") == 1
    assert not (folder / LEDGER).exists()


def test_a_sheet_that_is_not_there_is_one_line(leaflint: Leaflint, sheet: Path) -> None:
    run = leaflint("approve", "sheets/azathioprin.md", *ADA)
    assert (run.code, run.err.count("\n")) == (2, 1)


def test_a_dry_run_records_nothing(approve: Approve, folder: Path) -> None:
    assert "Nothing was recorded" in approve(*ADA, "--dry-run").out
    assert not (folder / LEDGER).exists()


def test_a_broken_ledger_is_not_appended_to(approve: Approve, leaflint: Leaflint, folder: Path) -> None:
    approve(*ADA)
    edit(folder / LEDGER, "neurologist", "surgeon")
    broken = (folder / LEDGER).read_bytes()
    run = approve(*BEN)
    assert run.code == 2
    assert "was edited after it was written" in run.err
    assert (folder / LEDGER).read_bytes() == broken
    assert told(leaflint) == [("approval-invalid", None, LEDGER, 1)]


def test_a_ledger_that_lost_its_last_line_is_told(approve: Approve, leaflint: Leaflint, folder: Path) -> None:
    approve(*ADA)
    approve(*BEN)
    ledger = folder / LEDGER
    ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-1]))
    assert told(leaflint) == [("approval-invalid", None, LEDGER, 1)]


@needs_git
def test_a_committed_line_that_is_gone_is_told_without_the_seal(
    approve: Approve, leaflint: Leaflint, folder: Path
) -> None:
    approve(*ADA)
    commit(folder)
    (folder / LEDGER).write_bytes(b"")
    (folder / f"{LEDGER}.seal").unlink()
    assert [rule for rule, *_ in told(leaflint)] == ["approval-invalid"]


def test_an_approval_for_a_digest_that_no_text_has_is_named(approve: Approve, leaflint: Leaflint, folder: Path) -> None:
    import msgspec

    from leaflint.approvals import Entry, line_of, sealed

    approve(*ADA)
    ledger = folder / LEDGER
    entry = msgspec.json.decode(ledger.read_bytes(), type=Entry)
    digests = msgspec.structs.replace(entry.digests, whole="sha256-1:" + "0" * 64)
    ledger.write_bytes(line_of(sealed(msgspec.structs.replace(entry, digests=digests))) + b"\n")
    (folder / f"{LEDGER}.seal").unlink()
    run = leaflint("check", "--select", "approval-invalid")
    assert "line 1 of the ledger approves a digest that no text of sheets/azathioprine.md has" in run.out


def test_a_withdrawn_approval_is_missing(approve: Approve, leaflint: Leaflint, sheet: Path) -> None:
    edit(sheet, "status: draft", "status: approved")
    assert told(leaflint) == [("approval-missing", None, SHEET, 6)]
    approve(*ADA)
    assert told(leaflint) == []
    approve(*BEN, "--action", "withdraw")
    assert told(leaflint) == [("approval-missing", None, SHEET, 6)]
    assert state(leaflint)["state"] == "withdrawn"


def test_an_approval_ends_on_its_day(approve: Approve, leaflint: Leaflint, sheet: Path) -> None:
    approve(*ADA, "--valid-until", "2026-12-31")
    assert told(leaflint, "--as-of", "2026-12-31") == []
    assert [rule for rule, *_ in told(leaflint, "--as-of", "2027-01-01")] == ["approval-expired"]


def test_a_change_in_logistics_can_be_waived_and_no_other(approve: Approve, leaflint: Leaflint, sheet: Path) -> None:
    approve(*ADA)
    edit(sheet, "Ask your clinic's social worker", "Call your clinic's social worker")
    assert approve(*BEN, "--action", "waive").code == 0
    assert told(leaflint) == []
    edit(sheet, "Every day. Your doctor", "Every week. Your doctor")
    assert "cannot be waived" in approve(*BEN, "--action", "waive").err


def test_a_sheet_that_only_has_another_name_is_approved_still(
    approve: Approve, leaflint: Leaflint, sheet: Path
) -> None:
    approve(*ADA)
    sheet.rename(sheet.with_name("imuran.md"))
    assert state(leaflint)["state"] == "approved"
    edit(sheet.with_name("imuran.md"), "status: draft", "status: approved")
    assert [rule for rule, *_ in told(leaflint)] == ["approval-missing"]


def test_without_a_ledger_nothing_is_said(leaflint: Leaflint, sheet: Path, folder: Path) -> None:
    (folder / "leaflint.toml").unlink()
    edit(sheet, "status: draft", "status: approved")
    assert told(leaflint) == []


def test_a_signed_entry_is_verified(approve: Approve, leaflint: Leaflint, folder: Path) -> None:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / "key")]
    try:
        subprocess.run(command, check=True)
    except FileNotFoundError:
        pytest.skip("there is no ssh-keygen here")
    public = (folder / "key.pub").read_text(encoding="utf-8").strip()
    (folder / "signers").write_text(f"ada@example.org {public}\n", encoding="utf-8")
    configure(folder, more='allowed-signers = "signers"\n')
    assert approve(*ADA, "--sign", "key").code == 0
    assert told(leaflint) == []
    edit(folder / "signers", public.split()[1][-12:-2], "A" * 10)
    assert [(rule, line) for rule, _, _, line in told(leaflint)] == [("approval-invalid", 1)]


def test_what_changed_since_the_approval_is_shown_before_signing(approve: Approve, sheet: Path) -> None:
    approve(*ADA)
    edit(sheet, "Every day. Your doctor", "Every week. Your doctor")
    run = approve(*BEN)
    assert "since the approval of 2026-11-22 (Dr. Ada Example):" in run.out
    assert "section frequency" in run.out


@needs_git
def test_the_state_of_every_sheet_is_printed(approve: Approve, leaflint: Leaflint, folder: Path) -> None:
    approve(*ADA)
    run = leaflint("approvals", "--as-of", "2026-11-22")
    assert run.code == 0
    assert run.out == (
        "sheets/approvals.jsonl: 1 entry, 1 trusted\n"
        "sheets/azathioprine.md  approved  by Dr. Ada Example on 2026-11-22, valid until 2028-11-22\n"
    )
