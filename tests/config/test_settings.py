"""The configuration: where it is found, what it says, and what is said of a broken one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import leaflint
from leaflint.config import Ages, Config, load_config, read_config
from leaflint.errors import InputError


def write(folder: Path, text: str, name: str = "leaflint.toml") -> Path:
    """A file in `folder`."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def link(path: Path, target: Path) -> None:
    """A symbolic link, where the account may make one."""
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("symbolic links need a right that this account does not have")


def load(folder: Path, text: str, name: str = "leaflint.toml") -> Config:
    """The configuration `text`, found in `folder`."""
    write(folder, text, name)
    return load_config(None, False, folder)


CONTRACT = """\
sheets = ["sheets"]
exclude = []
schema = "schema/fact-sheet.schema.json"
vocabulary = "schema/vocabulary"
reference = "schema/reference"
date-order = "MDY"
jurisdiction = "US"
reading-grade = 8

[stale]
warn-months = 24
error-months = 36
[stale.drugs]
methotrexate = {warn-months = 12, error-months = 18}

[severity]
reading-grade = "off"
"conflict-with-label:manufacturer" = "note"

[approvals]
ledger = "sheets/approvals.jsonl"
reviewers = ["Ada Example"]
quorum = 2
valid-months = 24
"""


def test_the_configuration_of_the_contract(tmp_path: Path) -> None:
    config = load(tmp_path, CONTRACT)
    assert (config.root, config.source) == (tmp_path, tmp_path / "leaflint.toml")
    assert config.sheets == (tmp_path / "sheets",)
    assert config.schema == tmp_path / "schema" / "fact-sheet.schema.json"
    assert config.date_order == "MDY"
    assert config.stale.ages == Ages(24, 36)
    assert dict(config.stale.drugs) == {"methotrexate": Ages(12, 18)}
    assert dict(config.severity) == {"reading-grade": "off", "conflict-with-label:manufacturer": "note"}
    assert config.approvals.ledger == tmp_path / "sheets" / "approvals.jsonl"
    assert (config.approvals.reviewers, config.approvals.quorum) == (("Ada Example",), 2)
    assert config.line_of("severity", "reading-grade") == 17
    assert config.line_of("stale", "drugs", "methotrexate", "error-months") == 14
    assert config.line_of("language") is None


def test_defaults_stand_where_nothing_is_configured(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    config = load_config(None, False, tmp_path)
    assert config == Config(root=tmp_path, sheets=(tmp_path / "sheets",))
    assert (config.language, config.reading_grade, config.fail_level, config.date_order) == ("en", 8, "error", None)
    assert (config.stale.ages, config.source, config.line_of("sheets")) == (Ages(24, 36), None, None)
    assert load(tmp_path, "")._replace(file=None) == config


def test_an_age_that_is_left_out_is_the_general_one(tmp_path: Path) -> None:
    config = load(tmp_path, "[stale]\nerror-months = 48\n[stale.sections]\ninsurance = {warn-months = 12}")
    assert (config.stale.ages, config.stale.sections["insurance"]) == (Ages(24, 48), Ages(12, 48))


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(tmp_path, "language = 'es'")
    assert load_config(None, False, inner).language == "es"
    write(tmp_path / "a", "[project]\nname = 'x'", "pyproject.toml")
    assert load_config(None, False, inner).root == tmp_path
    write(tmp_path / "a", "[tool.leaflint]\nlanguage = 'fr'", "pyproject.toml")
    assert load_config(None, False, inner).language == "fr"
    write(tmp_path / "a", "language = 'de'")
    assert load_config(None, False, inner).language == "de"
    assert load_config(None, True, inner) == Config(root=inner, sheets=(inner / "sheets",))


def test_the_search_ends_at_the_top_of_the_repository(tmp_path: Path) -> None:
    write(tmp_path, "language = 'es'")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    assert load_config(None, False, repository).language == "en"


def test_a_file_that_is_named_is_taken(tmp_path: Path) -> None:
    (tmp_path / "conf").mkdir()
    write(tmp_path / "conf", "[tool.leaflint]\nlanguage = 'es'", "pyproject.toml")
    config = load_config(Path("conf/pyproject.toml"), False, tmp_path)
    assert (config.language, config.root) == ("es", tmp_path / "conf")
    write(tmp_path / "conf", "", "pyproject.toml")
    with pytest.raises(InputError, match=r"^conf/pyproject.toml: has no \[tool.leaflint\] table"):
        load_config(Path("conf/pyproject.toml"), False, tmp_path)
    with pytest.raises(InputError, match="no such file"):
        load_config(Path("none.toml"), False, tmp_path)


def test_reading_the_defaults_loads_no_schema_engine(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    code = (
        "import pathlib, sys; from leaflint.config import load_config; load_config(None, False, pathlib.Path.cwd())\n"
        "print([name for name in ('jsonschema_rs', 'yaml', 'leaflint.conformity') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(leaflint.__file__).parents[1])},
    )
    assert run.stdout.strip() == "[]"


def test_a_text_from_elsewhere_can_be_read_as_the_file(tmp_path: Path) -> None:
    assert read_config("language = 'es'", tmp_path / "leaflint.toml").language == "es"


BROKEN = [
    ("date-order = 'mdy'", 1, "Did you mean 'MDY'?"),
    ("langauge = 'en'", 1, "`langauge` is not known. Did you mean `language`?"),
    ("\n[severity]\nreading-grade = 'of'", 3, "Did you mean 'off'?"),
    ("[severity]\n'Bad Rule' = 'off'", 2, 'Write a rule, or "rule:property" in quotes.'),
    ("fail-level = 'fatal'", 1, '"never"'),
    ("sheets = 'sheets'", 1, "`sheets` should be a list"),
    ("sheets = []", 1, "`sheets` is empty"),
    ("sheets = [\n  'a',\n  '../b',\n]", 3, "'../b' leads out of the folder of this file"),
    ("schema = '/etc/passwd'", 1, "'/etc/passwd' leads out"),
    ("vocabulary = 'out/words'", 1, "'out/words' leads out"),
    ('reference = "a\\u0000b"', 1, "is no path"),
    ("[approvals]\nledger = '..'", 2, "'..' leads out"),
    ("[approvals]\nquorum = 0", 2, "`approvals.quorum` is less than 1"),
    ("[approvals]\nquorum = true", 2, "should be a whole number, not true"),
    ("[approval]\nquorum = 1", 1, "Did you mean `approvals`?"),
    ("reading-grade = 2021-01-01", 1, "A date stands here"),
    ("reading-grade = inf", 1, "number"),
    ("reading-grade = 99999999999999999999", 1, "number is too large"),
    ("[stale]\nwarn-months = 40", 2, "`stale` warns after 40 months but is an error after 36"),
    (
        "[stale.drugs]\nx = {warn-months = 9,\n  error-months = 8}".replace("\n  ", " "),
        2,
        "`stale.drugs.x` warns after 9",
    ),
    ("[stale]\nwarn-months = '24'", 2, "should be a whole number, not the text '24'"),
    ("[stale.drug]\nx = {warn-months = 9}", 1, "Did you mean `drugs`?"),
    ("[stale.drugs]\nx = {}", 2, "`stale.drugs.x` is empty"),
    ("ignore = ['a', 'a']", 1, "lists 'a' twice"),
    ("a = 1\na = 2", 2, "is not TOML"),
    ("language = \n", 1, "is not TOML"),
    ("[a", 1, "is not TOML"),
    ("a = '''", 1, "is not TOML"),
]


@pytest.mark.parametrize(("text", "line", "message"), BROKEN, ids=[text for text, *_ in BROKEN])
def test_a_broken_configuration_is_named_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    (tmp_path / "folder").mkdir()
    if "out/" in text:
        link(tmp_path / "folder" / "out", tmp_path)
    with pytest.raises(InputError) as refused:
        load(tmp_path / "folder", text)
    assert str(refused.value).startswith(f"leaflint.toml:{line}: ")
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_line_in_pyproject_is_that_of_its_table(tmp_path: Path) -> None:
    text = "language = 1\n[project]\nlanguage = 1\n[tool.leaflint]\n\nlanguage = 'EN'\n"
    with pytest.raises(InputError, match=r"^pyproject.toml:6: `language` says 'EN'"):
        load(tmp_path, text, "pyproject.toml")


HOSTILE = {
    "latin": b"language = '\xff'",
    "nul": b"a = '\x00'",
    "deep list": b"sheets = " + b"[" * 100_000,
    "closed list": b"sheets = " + b"[" * 400 + b"]" * 400,
    "deep key": b"a." * 500_000 + b"a = 1",
    "deep table": b"[" + b"a . " * 250_000 + b"a]",
    "many keys": b"".join(b"k%d = 1\n" % number for number in range(50_000)),
    "many tables": b"".join(b"[[severity]]\n" for number in range(50_000)),
    "quotes": b'sheets = ["' + b"\\\\" * 200_000 + b'"',
    "open quotes": b'a = "' + b'\\"' * 500_000,
    "open blocks": b'a = """' + b'\\"""' * 250_000 + b"\\",
    "large": b"#" * (1 << 20) + b"\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_configuration_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "leaflint.toml").write_bytes(HOSTILE[name])
    start = time.process_time()
    with pytest.raises(InputError, match=r"leaflint\.toml"):
        load_config(None, False, tmp_path)
    assert time.process_time() - start < 2


def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "leaflint.toml"
    link(path, tmp_path / "nowhere")
    with pytest.raises(InputError, match="symbolic link"):
        load_config(None, False, tmp_path)
    path.unlink()
    path.mkdir()
    with pytest.raises(InputError, match="no regular file"):
        load_config(None, False, tmp_path)
