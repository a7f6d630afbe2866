"""The labelled corpus: what was reached on it does not get worse."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from leaflint.finding import Severity

BENCH = Path(__file__).parents[2] / "bench"
LATER = ("second", "third", "fourth", "fifth", "sixth")
#: Those that every run is held to; the nightly one is held to all.
OFTEN = ("second", "sixth")
each_corpus = pytest.mark.parametrize(
    "corpus",
    [
        pytest.param(BENCH, id="first"),
        *(pytest.param(BENCH / name, id=name, marks=() if name in OFTEN else pytest.mark.long) for name in LATER),
    ],
)


@cache
def accuracy() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", BENCH / "accuracy.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def faults(corpus: Path) -> list[tuple[object, object | None, int]]:
    return list(accuracy().missed_faults(corpus, accuracy().load_faults(corpus)))


def test_the_corpus_has_faults_of_many_kinds_and_sheets_in_many_styles() -> None:
    kinds = {fault.kind for fault in accuracy().load_faults(BENCH)}
    assert len(accuracy().load_faults(BENCH)) >= 200
    assert len(kinds) >= 40
    assert len(list((BENCH / "sheets").glob("*.md"))) >= 30


@each_corpus
def test_nine_in_ten_faults_are_found(corpus: Path) -> None:
    found = [missed is None for _, missed, _ in faults(corpus)]
    assert sum(found) / len(found) >= (0.97 if corpus == BENCH else 0.9)


@each_corpus
def test_one_fault_is_one_error_but_where_it_takes_two_things_away(corpus: Path) -> None:
    several = [fault for fault, _, errors in faults(corpus) if errors > 1]
    assert len(several) <= 0.01 * len(faults(corpus)), several


@each_corpus
@pytest.mark.parametrize(("severity", "most"), [(Severity.ERROR, 0.02), (Severity.WARNING, 0.1)])
def test_clean_sheets_are_left_alone(severity: Severity, most: float, corpus: Path) -> None:
    wrong = accuracy().false_findings(corpus)
    counts = Counter(finding.severity for findings in wrong.values() for finding in findings)
    assert counts[severity] / len(wrong) <= most


def test_what_is_read_is_what_stands_there() -> None:
    pairs = [(label, fact) for _, label, fact in accuracy().read_facts(BENCH) if fact]
    assert sum(label is not None for label, _ in pairs) / len(pairs) >= 0.98


def test_a_fault_whose_words_are_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "a.md").write_text("# Rituximab\n", encoding="utf-8")
    fault = "- {sheet: a.md, kind: dose, rule: schema, old: Soliris, new: ''}\n"
    (tmp_path / "faults.yaml").write_text(fault, encoding="utf-8")
    with pytest.raises(ValueError, match="do not stand there exactly once"):
        accuracy().load_faults(tmp_path)
