"""What ships is true to the record that it was made from: nothing is added, nothing that is vouched for is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflint.reference import Reference

from .conftest import FILES, content

RECORD = Path(__file__).parents[3] / "shared" / "reference" / "nmosd-drugs.yaml"
APPROVALS_REVIEW = "nmosd-approvals"  # the record's own list of approvals: it is a source, and has no address
# The makers of Soliris and of Ultomiris are the same, and so are the sources of their history.
ALSO_STATED = {("ravulizumab", "manufacturer")}
MONTHS = {"May 2024": "05", "Sept 2013": "09"}  # the record's dates that are in words
# What must ship where the record vouches for it, and the key that says so.
KEPT = {
    "dose": "nmosd_dose",
    "rxcui": "rxcui",
    "atc": "atc",
    "first-approved": "first_us_approval",
    "boxed-warning": "boxed_warning",
    "rems": "rems",
    "contraindication": "contraindications",
    "preparation": "screening",
    "monitoring": "monitoring",
    "contraception-after": "contraception_after",
    "manufacturer": "manufacturers",
    "assistance": "assistance",
    "side-effect": "side_effects",
    "age-limit": "age",
    "drugbank": "ids",
    "complete-response": "crl",
    "trial": "trials",
}
SOURCES = re.compile(r"(?:.+_)?src(?:_.+)?")
# A property of ours, and the keys of the record that can state it.
STATED_BY = {
    "dose": ("nmosd_dose",),
    "frequency": ("nmosd_dose",),
    "route": ("nmosd_dose",),
    "relapse-reduction": ("trials",),
    "rxcui": ("rxcui",),
    "atc": ("atc",),
    "first-approved": ("first_us_approval",),
    "boxed-warning": ("boxed_warning", "boxed_warning_history"),
    "rems": ("rems",),
    "contraindication": ("contraindications",),
    "preparation": ("screening",),
    "monitoring": ("monitoring", "screening"),  # screening that is said to go on at routine visits
    "contraception-after": ("contraception_after", "pregnancy"),
    "manufacturer": ("manufacturers",),
    "assistance": ("assistance",),
    "biosimilar": ("biosimilars_us",),
    "mechanism": ("class",),
    "side-effect": ("side_effects",),
    "age-limit": ("age",),
    "pregnancy-advice": ("pregnancy", "contraindications"),
    "pregnancy-risk": ("pregnancy",),
}


@pytest.fixture(scope="module")
def record() -> Mapping[str, Any]:
    if not RECORD.is_file():
        pytest.skip("the collected record that the files were made from is not beside this checkout")
    content: Mapping[str, Any] = yaml.load(RECORD.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return content


def test_every_number_that_ships_stands_in_the_record(record: Mapping[str, Any]) -> None:
    number = re.compile(r"[0-9]+(?:\.[0-9]+)?")
    text = RECORD.read_text(encoding="utf-8")
    known = {*number.findall(text), *(digits for name, digits in MONTHS.items() if name in text)}
    shipped = {found for path in FILES for found in number.findall(path.read_text(encoding="utf-8"))}

    assert shipped - known == set()


def test_every_address_is_that_of_the_record(record: Mapping[str, Any]) -> None:
    for path in FILES:
        for id, source in content(path)["sources"].items():
            if id != APPROVALS_REVIEW:
                assert source["address"] == record["sources"][id], f"{path.name}: {id}"


def test_every_source_of_a_fact_is_one_that_the_record_vouches_for_as_much(record: Mapping[str, Any]) -> None:
    """A fact is verified where the record says so; a source named without a status makes it partial at most."""
    sources: dict[str, set[str]] = {"verified": set(), "partial": set()}
    for status, source in vouched_sources(record):
        sources[status].add(source)

    for path in FILES:
        for item in (*content(path)["facts"], *content(path)["events"]):
            known = sources["verified"] | (sources["partial"] if item["status"] == "partial" else set())
            assert set(item["sources"]) - {APPROVALS_REVIEW} <= known, f"{path.name}: {item}"


def vouched_sources(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        said = states(node)
        for key, value in node.items():
            if SOURCES.fullmatch(key) and isinstance(value, list):
                if "verified" in said and key == "src":
                    yield from (("verified", source) for source in value)
                if said & {"verified", "partial", "None"} or key != "src":
                    yield from (("partial", source) for source in value)
            else:
                yield from vouched_sources(value)
    elif isinstance(node, list):
        for item in node:
            yield from vouched_sources(item)


def vouched(node: Any) -> bool:
    """Whether a piece of the record has a status of its own, or a source without one, that lets it ship."""
    own = states(node)
    return bool(own & {"verified", "partial"}) or (own == {"None"} and "src" in node)


def states(node: Any) -> set[str]:
    if isinstance(node, list):
        return {state for item in node for state in states(item)}
    if not isinstance(node, Mapping):
        return set()
    state = node.get("status", node.get("ident_status"))
    return set(state.values()) if isinstance(state, Mapping) else {str(state)}


def test_nothing_ships_that_the_record_leaves_unverified_or_without_a_status(
    reference: Reference, record: Mapping[str, Any]
) -> None:
    for drug in reference.drugs:
        recorded = record["drugs"][drug.replace("-", "_")]
        for property, keys in STATED_BY.items():
            named = any(vouched(recorded.get(key)) or f"{key}_src" in recorded for key in keys)
            if not named and (drug, property) not in ALSO_STATED:
                assert reference.about(drug, property, condition="nmosd") == (), f"{drug}: {property}"


def test_a_partial_fact_of_the_record_ships_as_partial(reference: Reference, record: Mapping[str, Any]) -> None:
    checked = 0
    for drug in reference.drugs:
        recorded = record["drugs"][drug.replace("-", "_")]
        for property, keys in STATED_BY.items():
            if {state for key in keys for state in states(recorded.get(key))} - {"None"} == {"partial"}:
                shipped = reference.about(drug, property, condition="nmosd")
                assert {fact.status for fact in shipped} <= {"partial"}, f"{drug}: {property}"
                checked += len(shipped)

    assert checked >= 5


def test_whatever_the_record_vouches_for_ships(reference: Reference, record: Mapping[str, Any]) -> None:
    missing = []
    for drug in reference.drugs:
        recorded = record["drugs"][drug.replace("-", "_")]
        for property, key in KEPT.items():
            entry = recorded.get(key)
            if (vouched(entry) or f"{key}_src" in recorded) and not reference.about(drug, property):
                missing.append((drug, property))
    for name, entry in record["spl_setids"].items():
        drug = {"mycophenolate": "mycophenolate-mofetil"}.get(name, name)
        if "src" in entry:
            ids = entry["v"] if isinstance(entry["v"], list) else [entry["v"]]
            shipped = [fact.value for fact in reference.about(drug, "set-id")]
            missing += [(drug, id) for id in ids if id not in shipped]

    assert missing == []


def test_what_the_record_disputes_is_a_gap(reference: Reference) -> None:
    assert reference.about("prednisone", "pregnancy-letter") == ()
    assert any(gap.property == "pregnancy-letter" and "disagree" in gap.why for gap in reference.gaps("prednisone"))
