"""What an author is told about front matter that does not conform."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import leaflint
from leaflint import nodes
from leaflint.conformity import SheetSchema, spot


def test_the_front_matter_of_the_contract_conforms(ours: SheetSchema, declared: dict[str, Any], whole: Whole) -> None:
    assert ours.violations(whole(declared), declared) == ()


def test_facts_read_from_prose_conform_without_what_only_front_matter_must_say(
    ours: SheetSchema, read: Read, whole: Whole
) -> None:
    prose = read(
        "{drug: inebilizumab, condition: nmosd, revised: 2021-07, fda: {status: approved}, pregnancy: {letter: D}}"
    )
    prose["monitoring"] = [{"what": "liver enzymes"}]
    assert ours.violations(whole(prose)) == ()
    assert ours.violations(whole(prose), {}) == ()


Data = dict[str, Any]
Read = Callable[[str], Data]
Whole = Callable[[Data], Data]

SECTIONS = (
    *("how-it-works", "contraindications", "administration", "frequency", "dosage", "relapse-risk", "side-effects"),
    *("preparation", "monitoring", "manufacturer", "payment-help", "pregnancy", "clinical-trials", "insurance"),
    "fda-approval",
)

BAD = [
    # what is typed, the pointer, words of the message, words of the hint
    ("revised: ", ("revised",), "`revised` is empty", "2021-07-13"),
    ("revised: 13/7/2021", ("revised",), "'13/7/2021'", "year-month-day"),
    ("revised: 2021-13-01", ("revised",), "'2021-13-01'", "year-month-day"),
    ('revised: "2021-07-13\\n"', ("revised",), "2021-07-13\\n", "year-month-day"),
    ("revised: [2021]", ("revised",), "should be text, not a list", "year-month-day"),
    ("drug: ''", ("drug",), "`drug` is empty", "generic name"),
    ("jurisdiction: usa", ("jurisdiction",), "'usa'", "two capital letters"),
    ("language: EN", ("language",), "'EN'", "small letters"),
    ("status: aproved", ("status",), "'aproved'", "Did you mean 'approved'? Write one of draft, in-review"),
    ("fda: off-label", ("fda",), "not the text 'off-label'", "fda: {status: off-label}"),
    ("fda: {status: of-label}", ("fda", "status"), "'of-label'", "Did you mean 'off-label'?"),
    ("fda: {staus: off-label}", ("fda",), "The key `staus` is not known in `fda`", "Did you mean `status`?"),
    ("fda: {population: adults}", ("fda",), "FDA approval status (`fda.status`) is missing", "off-label"),
    ("fda: {status: approved, population: a}", ("fda",), "`fda.approved_on`", "2020-08-14"),
    ("fda: {status: approved, approved_on: 2020}", ("fda",), "`fda.population`", "who it is"),
    ("fda: {status: approved, population: a, approved_on: soon}", ("fda", "approved_on"), "'soon'", "2020-08-14"),
    ("pregnancy: {}", ("pregnancy",), "`pregnancy` is empty", "advice: avoid"),
    ("pregnancy: {letter: d}", ("pregnancy", "letter"), "'d'", "Did you mean 'D'?"),
    ("pregnancy: {advice: stop}", ("pregnancy", "advice"), "'stop'", "specialist-decision"),
    ("monitoring: yearly", ("monitoring",), "should be a list", "liver enzymes"),
    ("monitoring: [skin]", ("monitoring", 0), "Entry 1 of `monitoring`", "{what: skin examination, every: year}"),
    ("monitoring: [{every: year}]", ("monitoring", 0), "`what` in entry 1 of `monitoring`", "liver enzymes"),
    (
        "monitoring: [{what: a, every: b, at_least: c}]",
        ("monitoring", 0, "at_least"),
        "may not",
        "either every or at_l",
    ),
    ("monitoring: [{what: a, atleast: c}]", ("monitoring", 0), "`atleast`", "Did you mean `at_least`?"),
    ("regimens: [{dose: ''}]", ("regimens", 0, "dose"), "is empty", "2 to 3 mg/kg/day"),
    ("regimens: [{every: a, times: b}]", ("regimens", 0, "times"), "may not", "either every or times"),
    ("regimens: [{}]", ("regimens", 0), "Entry 1 of `regimens` is empty", "route: oral"),
    ("relapse_reduction: much", ("relapse_reduction",), "'much'", "not-estimated"),
    ("relapse_reduction: {value: 77%}", ("relapse_reduction",), "should be text or a list", "a percentage"),
    ("relapse_reduction: [{value: 777%}]", ("relapse_reduction", 0, "value"), "'777%'", "77%"),
    ("relapse_reduction: [{trial: tango}]", ("relapse_reduction", 0), "`value`", "77%"),
    ("side_effects: nausea", ("side_effects",), "should be a list", "[nausea, vomiting]"),
    ("side_effects: [nausea, nausea]", ("side_effects",), "lists 'nausea' twice; keep one", ""),
    ("warnings: [infection, '']", ("warnings", 1), "Entry 2 of `warnings` is empty", "leave out"),
    ("sources: [{id: A B, title: t}]", ("sources", 0, "id"), "'A B'", "hyphens"),
    ("sources: [{id: a, title: t, url: 'javascript:x'}]", ("sources", 0, "url"), "'javascript:x'", "https://"),
    ("sources: [{id: a, title: t, set_id: 1}]", ("sources", 0, "set_id"), "'1'", "five groups"),
    ("sources: [{id: a}]", ("sources", 0), "`title` in entry 1", "title"),
    ("translation_of: {sheet: a.md, content: sha256:1}", ("translation_of", "content"), "'sha256:1'", "sha256-1:"),
    ("translation_of: {sheet: ../a.md, content: x}", ("translation_of", "sheet"), "'../a.md'", "without .."),
    ("manufacturer: [x]", (), "The key `manufacturer` is not known", "Did you mean `manufacturers`?"),
    ("side-effects: [x]", (), "The key `side-effects` is not known", "Did you mean `side_effects`?"),
    ("org_code: AB-12", (), "The key `org_code` is not known", "Known here are drug, condition"),
    ("sections: {dosage: 5 mg}", ("sections",), "`sections` may not stand here", "heading"),
]


@pytest.mark.parametrize(("typed", "pointer", "message", "hint"), BAD, ids=[typed for typed, *_ in BAD])
def test_bad_front_matter_is_named_in_plain_words(
    ours: SheetSchema,
    declared: dict[str, Any],
    typed: str,
    pointer: tuple[str | int, ...],
    message: str,
    hint: str,
    read: Read,
    whole: Whole,
) -> None:
    changed = {**declared, **read(typed)}
    violations = ours.violations(whole(changed), changed)
    found = [one for one in violations if one.pointer == pointer and message in one.message]
    assert len(found) == 1, violations
    assert hint in found[0].hint
    assert found[0].message[0] in "`ABCDEFGHIJKLMNOPQRSTUVWXYZ" and found[0].message.endswith(".")
    assert not any("under any of the given schemas" in one.message + one.hint for one in violations)


def test_one_wrong_value_is_one_violation(ours: SheetSchema, declared: dict[str, Any], whole: Whole) -> None:
    changed = {**declared, "revised": "", "fda": {"status": ""}}
    assert [one.pointer for one in ours.violations(whole(changed), changed)] == [("fda", "status"), ("revised",)]


@pytest.mark.parametrize("name", ["drug", "condition", "revised", "fda", "pregnancy", "monitoring", "sections"])
def test_what_is_required_is_missed_by_name(
    ours: SheetSchema, declared: dict[str, Any], name: str, whole: Whole
) -> None:
    instance = whole(declared)
    del instance[name]
    (violation,) = ours.violations(instance)
    assert (violation.pointer, violation.keyword, violation.name) == ((), "required", name)
    assert violation.hint


@pytest.mark.parametrize("name", SECTIONS)
def test_each_section_is_required(ours: SheetSchema, declared: dict[str, Any], name: str, whole: Whole) -> None:
    instance = whole(declared)
    del instance["sections"][name]
    assert [(one.pointer, one.name) for one in ours.violations(instance)] == [(("sections",), name)]


def test_a_question_that_a_vocabulary_adds_conforms(ours: SheetSchema, declared: dict[str, Any], whole: Whole) -> None:
    instance = whole(declared)
    instance["sections"]["storage"] = "Keep it cool."
    assert ours.violations(instance, declared) == ()


SPOTS = [
    ("fda: {status: aproved}", "aproved"),
    ("fda: {staus: off-label}", "staus"),
    ("fda: {population: a}", "fda"),
    ("revised:", "revised"),
    ("monitoring: [{every: year}]", "every"),
    ("org_code: AB-12", "org_code"),
    ("warnings: [infection, infection]", "[infection, infection]"),
]


@pytest.mark.parametrize(("typed", "marked"), SPOTS, ids=[typed for typed, _ in SPOTS])
def test_a_violation_is_marked_where_it_stands(
    ours: SheetSchema, declared: dict[str, Any], typed: str, marked: str, read: Read, whole: Whole
) -> None:
    tree = nodes.parse(typed)
    assert tree is not None
    changed = {**declared, **read(typed)}
    span = spot(tree, ours.violations(whole(changed), changed)[0])
    assert typed[span.start : span.end] == marked


def test_about_stays_when_an_entry_moves(ours: SheetSchema, declared: dict[str, Any], whole: Whole) -> None:
    first = {**declared, "monitoring": [{"place": "x"}]}
    later = {**declared, "monitoring": [{"what": "skin examination"}, {"place": "x"}]}
    about = [{one.about for one in ours.violations(whole(sheet))} for sheet in (first, later)]
    assert about[0] == about[1]
    assert len(about[0]) == 2


def test_thousands_of_errors_are_bounded(ours: SheetSchema, declared: dict[str, Any], whole: Whole) -> None:
    changed = {**declared, **{f"key_{number}": "x" for number in range(9_000)}, "monitoring": [{"wat": "x"}] * 9_000}
    assert 1 < len(ours.violations(whole(changed), changed)) <= 1_000


def test_a_conforming_sheet_loads_nothing_that_explains() -> None:
    code = (
        "import sys; from leaflint.conformity import SheetSchema; SheetSchema.load(None)\n"
        "print([name for name in ('difflib', 'jsonschema', 'leaflint.conformity.explain') if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(leaflint.__file__).parents[1])}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True, env=environment
    )
    assert run.stdout.strip() == "[]"


def test_the_digest_tells_schemas_apart(ours: SheetSchema) -> None:
    assert len(ours.digest) == 64
    assert ours.digest == SheetSchema.load(None).digest
