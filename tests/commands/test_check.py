"""`leaflint check`: options, exit codes, and bad input in one clear line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaflint.checking import batches
from leaflint.checking.analysing import analyse
from leaflint.checking.earlier import Earlier
from leaflint.checking.setting import Setting

from .conftest import PUBLISHED, Leaflint


def rules(out: str) -> list[str]:
    return [finding["rule"] for finding in json.loads(out)["findings"]]


def test_a_clean_sheet_gives_0(leaflint: Leaflint, good: Path) -> None:
    run = leaflint("check", "sheets/good.md")
    assert run.code == 0
    assert "1 sheet" in run.out


def test_an_error_gives_1_and_names_path_line_and_column(leaflint: Leaflint, bad: Path) -> None:
    run = leaflint("check", "sheets")
    assert run.code == 1
    assert "sheets/bad.md:67:5: error missing-section" in run.out
    assert "sheets/bad.md:9:11: warning ambiguous-date" in run.out


def test_without_a_path_the_sheets_folder_is_checked(leaflint: Leaflint, good: Path) -> None:
    assert leaflint("check").code == 0


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_fail_level_decides(leaflint: Leaflint, bad: Path, level: str, code: int) -> None:
    assert leaflint("check", "--fail-level", level).code == code


def test_a_warning_alone_passes_unless_the_fail_level_is_warning(leaflint: Leaflint, bad: Path) -> None:
    assert leaflint("check", "--select", "ambiguous-date").code == 0
    assert leaflint("check", "--select", "ambiguous-date", "--fail-level", "warning").code == 1


def test_exit_zero_forgives_findings(leaflint: Leaflint, bad: Path) -> None:
    assert leaflint("check", "--exit-zero").code == 0


def test_exit_zero_does_not_forgive_a_run_that_checked_nothing(leaflint: Leaflint, folder: Path) -> None:
    assert leaflint("check", ".", "--exit-zero").code == 2


def test_select_and_ignore_take_rules_and_groups(leaflint: Leaflint, bad: Path) -> None:
    def found(*options: str) -> list[str]:
        return rules(leaflint("check", "--output-format", "json", *options).out)

    assert found() == ["ambiguous-date", "missing-section"]
    assert found("--select", "dates") == ["ambiguous-date"]
    assert found("--ignore", "structure,stale-revision") == ["ambiguous-date"]
    assert found("--select", "dates", "--select", "missing-section") == ["ambiguous-date", "missing-section"]


def test_severity_is_set_by_option_and_by_configuration(leaflint: Leaflint, bad: Path, folder: Path) -> None:
    (folder / "leaflint.toml").write_text('[severity]\nmissing-section = "note"\n', encoding="utf-8")
    assert leaflint("check").code == 0
    assert leaflint("check", "--severity", "ambiguous-date=error").code == 1
    assert rules(leaflint("check", "--output-format", "json", "--severity", "missing-section=off").out) == [
        "ambiguous-date"
    ]


def test_the_configuration_is_found_upwards(leaflint: Leaflint, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bad.parents[1] / "leaflint.toml").write_text('sheets = ["sheets"]\nignore = ["all"]\n', encoding="utf-8")
    monkeypatch.chdir(bad.parent)
    assert leaflint("check").code == 0
    assert leaflint("check", "bad.md", "--isolated").code == 1


def test_stale_limits_come_from_the_configuration(leaflint: Leaflint, good: Path, folder: Path) -> None:
    def stale(limits: str) -> bool:
        (folder / "leaflint.toml").write_text(limits, encoding="utf-8")
        run = leaflint("check", "--as-of", "2027-12-01", "--output-format", "json", "--select", "stale-revision")
        return rules(run.out) == ["stale-revision"]

    assert not stale("")
    assert stale("[stale]\nwarn-months = 12\n")
    assert stale("[stale.drugs]\nazathioprine = {warn-months = 6}\n")
    assert not stale("[stale.drugs]\nrituximab = {warn-months = 6}\n")
    assert stale("[stale.conditions]\nnmosd = {warn-months = 6}\n")
    assert stale("[stale.sections]\ndosage = {warn-months = 6}\n")


def test_one_run_writes_several_formats(leaflint: Leaflint, bad: Path, folder: Path) -> None:
    formats = ("json", "sarif", "junit", "github", "gitlab", "rdjson")
    options = [word for name in formats for word in ("--output-format", f"{name}=out.{name}")]
    run = leaflint("check", "--output-format", "text", *options)
    assert run.code == 1
    assert "missing-section" in run.out
    for name in formats:
        assert "missing-section" in (folder / f"out.{name}").read_text(encoding="utf-8")


def test_an_output_file_behind_a_link_is_refused(leaflint: Leaflint, bad: Path, folder: Path) -> None:
    (folder / "target").write_text("mine", encoding="utf-8")
    (folder / "out.json").symlink_to("target")
    assert leaflint("check", "--output-format", "json=out.json").code == 2
    assert (folder / "target").read_text(encoding="utf-8") == "mine"


def test_the_output_is_the_same_whatever_the_number_of_jobs(leaflint: Leaflint, folder: Path) -> None:
    for number in range(450):
        text = PUBLISHED if number % 7 else PUBLISHED.replace("### Will my insurance cover it?\n", "")
        (folder / f"sheet-{number}.md").write_text(text, encoding="utf-8")
    outputs = {leaflint("check", ".", "--jobs", jobs, "--output-format", "json").out for jobs in ("1", "3")}
    assert len(outputs) == 1
    assert len(rules(outputs.pop())) == 65


def test_statistics_count_by_rule(leaflint: Leaflint, bad: Path) -> None:
    out = leaflint("check", "--statistics").out
    assert "missing-section" in out
    assert "bad.md" not in out


def test_quiet_prints_findings_alone(leaflint: Leaflint, good: Path) -> None:
    run = leaflint("check", "-q")
    assert (run.code, run.out, run.err) == (0, "", "")


def test_an_unreadable_sheet_is_a_finding_and_the_rest_is_checked(leaflint: Leaflint, good: Path, bad: Path) -> None:
    (good.parent / "broken.md").write_bytes(b"\xff\xfe# \x00")
    run = leaflint("check", "--output-format", "json")
    assert run.code == 1
    assert rules(run.out) == ["ambiguous-date", "missing-section", "unreadable-sheet"]
    summary = json.loads(run.out)["summary"]
    assert (summary["sheets"], summary["unreadable"]) == (3, 1)


class TestBadInput:
    """Exit code 2 and one line on standard error that says what is wrong."""

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["check", "no-such.md"], "no-such.md: there is no such file or folder"),
            (["check", "."], "no sheet under '.'"),
            (["check"], "the sheets folder 'sheets' is not there"),
            (["check", "--fail-levl", "error"], "--fail-level"),
            (["check", "--select", "stale-revison"], "did you mean 'stale-revision'?"),
            (["check", "--severity", "stale-revision"], "write RULE=LEVEL"),
            (["check", "--severity", "stale-revision=eror"], "did you mean 'error'?"),
            (["check", "--output-format", "sarif2"], "did you mean 'sarif'?"),
            (["check", "--output-format", "json="], "name the file"),
            (
                ["check", "--output-format", "json", "--output-format", "text"],
                "two output formats go to standard output",
            ),
            (["check", "--as-of", "2021-02-30"], "write it as YYYY-MM-DD"),
            (["check", "--jobs", "0"], "--jobs"),
            (["check", "--config", "no.toml"], "no.toml"),
            (["check", "--config", "a.toml", "--isolated"], "--config and --isolated exclude each other"),
            (["check", "a.md", "--stdin-filename", "b.md"], "leave the paths out"),
            (["chek"], "chek"),
            (["explain", "stale"], "no rule is called 'stale'"),
        ],
    )
    def test_usage(self, leaflint: Leaflint, folder: Path, arguments: list[str], says: str) -> None:
        run = leaflint(*arguments)
        assert run.code == 2
        assert says in run.err
        assert run.err.count("\n") == 1
        assert run.out == ""

    def test_an_empty_folder_says_what_was_looked_for(self, leaflint: Leaflint, folder: Path) -> None:
        (folder / "README.md").write_text("# Ours\n", encoding="utf-8")
        run = leaflint("check", ".")
        assert run.code == 2
        assert ".md" in run.err
        assert "1 left out" in run.err

    @pytest.mark.parametrize(
        ("toml", "says"),
        [
            ("[stale]\nwarn-month = 3\n", "leaflint.toml:2: "),
            ('[severity]\n"stale-revison" = "error"\n', "leaflint.toml:2: "),
            ('select = [\n  "datess",\n]\n', "leaflint: leaflint.toml:2: "),
            ("[stale\n", "leaflint.toml:1: "),
            ('schema = "../elsewhere.json"\n', "leaflint.toml:1: "),
        ],
    )
    def test_a_broken_configuration_is_named_with_its_line(
        self, leaflint: Leaflint, good: Path, folder: Path, toml: str, says: str
    ) -> None:
        (folder / "leaflint.toml").write_text(toml, encoding="utf-8")
        run = leaflint("check")
        assert run.code == 2
        assert says in run.err
        assert run.err.count("\n") == 1


def test_standard_input_is_a_sheet(leaflint: Leaflint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(PUBLISHED.replace("Revised 2026-11-22", "Revised 3/4/2026").encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    run = leaflint("check", "--stdin-filename", "sheets/new.md")
    assert run.code == 0
    assert "sheets/new.md:9:11: warning ambiguous-date" in run.out


def run_process(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "lint")}
    command = [sys.executable, "-m", "leaflint", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_standard_output_gives_2_and_no_traceback(bad: Path, folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = run_process(folder, "check", stdout=full, stderr=subprocess.PIPE)
    assert run.returncode == 2
    assert b"standard output cannot be written" in run.stderr
    assert b"Traceback" not in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way there")
def test_a_reader_that_goes_away_gives_2_and_no_traceback(folder: Path) -> None:
    for number in range(60):
        (folder / f"{number}.md").write_text("# Nothing\n", encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    run = run_process(folder, "check", ".", stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr


def test_a_fault_of_ours_gives_3_and_the_other_sheets_are_reported(
    leaflint: Leaflint, good: Path, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_on_good(path: str, data: bytes, setting: Setting, earlier: Earlier) -> object:
        if path.endswith("good.md"):
            raise RuntimeError("a fault put in by the test")
        return analyse(path, data, setting, earlier)

    monkeypatch.setattr(batches, "analyse", breaks_on_good)
    run = leaflint("check")
    assert run.code == 3
    assert "sheets/bad.md:67:5: error missing-section" in run.out
    assert "leaflint failed on sheets/good.md" in run.out + run.err
    assert "Traceback" not in run.out + run.err
