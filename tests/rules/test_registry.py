"""A rule is one file: dropping one into the folder of its group adds it everywhere, and nothing else is touched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from leaflint.rules.registry import all_rules
from leaflint.rules.rule import Group

ROOT = Path(__file__).parents[2]
RULE = '''\
"""shouting: a sheet that shouts."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import title
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.WARNING,
    good=[title("Azathioprine")],
    bad=[title("«AZATHIOPRINE»")],
)
def shouting(sheet: Examined) -> Iterator[Problem]:
    """The title is all capitals.

    Capitals are harder to read, and screen readers may spell them out. Write the title in small letters.
    """
    if sheet.words(sheet.sheet.header[0].prose).isupper():
        yield Problem(sheet.top, "the title shouts", "write it in small letters")
'''


def test_names_are_those_of_the_files_and_each_stands_once() -> None:
    names = [rule.name for rule in all_rules()]
    assert len(names) == len(set(names))
    folders = [ROOT / "lint" / "leaflint" / "rules" / group.value.replace("-", "_") for group in Group]
    files = {path.stem.replace("_", "-") for folder in folders for path in folder.glob("*.py")} - {"--init--"}
    assert set(names) == files


def test_adding_a_rule_touches_one_file(tmp_path: Path) -> None:
    lint = tmp_path / "lint"
    shutil.copytree(ROOT / "lint", lint, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    (lint / "leaflint/rules/structure/shouting.py").write_text(RULE, encoding="utf-8")
    (tmp_path / "sheet.md").write_text("# AZATHIOPRINE\n", encoding="utf-8")

    def leaflint(*arguments: str) -> str:
        command = [sys.executable, "-X", "utf8", "-m", "leaflint", *arguments]
        environment = {"PYTHONPATH": str(lint), "SYSTEMROOT": "C:\\Windows"}
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8")
        assert run.returncode in (0, 1), run.stderr
        return run.stdout

    assert "shouting" in leaflint("rules")
    assert "The title is all capitals." in leaflint("explain", "shouting")
    assert "sheet.md:1:3: warning shouting" in leaflint("check", "sheet.md", "--isolated", "--select", "shouting")
