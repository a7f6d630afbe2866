"""The facts of record: what ships is true to its source, and a user's own files are held to the same."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from leaflint.errors import InputError
from leaflint.packaged import schema_folder
from leaflint.reference import Reference, load_reference

PACKAGED = schema_folder() / "reference"
FILES = sorted(PACKAGED.glob("*.yaml"))
RECORD = Path(__file__).parents[2] / "shared" / "reference" / "nmosd-drugs.yaml"
APPROVALS_REVIEW = "nmosd-approvals"  # the record's own list of approvals: it is a source, and has no address
APPROVED_HERE = ("approval", "US")
# The makers of Soliris and of Ultomiris are the same, and so are the sources of their history.
ALSO_STATED = {("ravulizumab", "manufacturer")}
MONTHS = {"May 2024": "05", "Sept 2013": "09"}  # the record's dates that are in words
ASKED_OF_EVERY_DRUG = (
    *("fda-status", "route", "dose", "frequency", "mechanism", "boxed-warning", "rems", "contraindication"),
    *("preparation", "monitoring", "side-effect", "relapse-reduction", "trial", "pregnancy-letter"),
    *("pregnancy-advice", "pregnancy-risk", "manufacturer"),
)

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
def reference() -> Reference:
    return load_reference(PACKAGED)


@pytest.fixture(scope="module")
def record() -> Mapping[str, Any]:
    if not RECORD.is_file():
        pytest.skip("the collected record that the files were made from is not beside this checkout")
    content: Mapping[str, Any] = yaml.load(RECORD.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return content


def content(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


# --- what ships ---


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_packaged_file_conforms_to_its_schema_and_does_not_contradict_itself(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path)
    shutil.copy(PACKAGED / "reference.schema.json", tmp_path / "reference.schema.json")
    (tmp_path / "empty").mkdir()
    shutil.copy(PACKAGED / "reference.schema.json", tmp_path / "empty")

    assert load_reference(tmp_path / "empty", own=tmp_path).drugs == (path.stem,)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_events_stand_above_gaps_so_that_approvals_are_read_without_the_facts(path: Path) -> None:
    assert list(content(path)) == ["drug", "events", "gaps", "sources", "facts"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_that_reads_yaml_types_sees_text_everywhere(path: Path) -> None:
    """An unquoted 2019-06-27 or 1.10 would be a date or a number there."""
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == content(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_source_that_is_named_is_listed_and_every_source_listed_is_used(path: Path) -> None:
    file = content(path)
    named = {id for item in (*file["facts"], *file["events"]) for id in item["sources"]}
    kept_for_updates = {id for id, source in file["sources"].items() if "set_id" in source}

    assert named <= set(file["sources"])
    assert set(file["sources"]) <= named | kept_for_updates


def test_every_drug_has_a_fact_or_a_gap_for_every_property(reference: Reference) -> None:
    silent = [
        (drug, property)
        for drug in reference.drugs
        for property in ASKED_OF_EVERY_DRUG
        if not reference.about(drug, property) and all(gap.property != property for gap in reference.gaps(drug))
    ]

    assert silent == []


def test_a_date_of_approval_is_the_same_as_status_as_history_and_as_event(reference: Reference) -> None:
    for drug in reference.drugs:
        status, history = (reference.about(drug, name) for name in ("fda-status", "approved"))
        as_status = {(fact.qualifier("condition"), day) for fact in status if (day := fact.qualifier("approved_on"))}
        in_the_us = [fact for fact in history if fact.qualifier("jurisdiction") == "US"]
        as_event = {(e.condition, e.date) for e in reference.history(drug) if (e.kind, e.jurisdiction) == APPROVED_HERE}

        assert as_status == {(fact.qualifier("condition"), fact.value) for fact in in_the_us}
        assert as_event == {pair for pair in as_status if pair[0] == "nmosd"}


# --- true to the record that they were made from ---


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


def test_what_the_record_disputes_is_a_gap(reference: Reference) -> None:
    assert reference.about("prednisone", "pregnancy-letter") == ()
    assert any(gap.property == "pregnancy-letter" and "disagree" in gap.why for gap in reference.gaps("prednisone"))


# --- asking ---


@pytest.mark.parametrize(
    ("as_of", "count"),
    [
        ("2019-06-26", 0),
        ("2019-06-27", 1),
        ("2020-06-10", 1),
        ("2020-06-11", 2),
        ("2020-08-13", 2),
        ("2020-08-14", 3),
        ("2021-07-13", 3),
        ("2024-02-29", 3),
        ("2024-03-30", 3),
        ("2024-03-31", 4),
        ("2026-11-22", 4),
    ],
)
def test_approvals_are_counted_by_date_and_a_month_counts_when_it_is_over(
    reference: Reference, as_of: str, count: int
) -> None:
    assert len(reference.events("none", "nmosd", after="0001-01-01", until=as_of)) == count


def test_an_event_is_later_than_a_revision_only_when_that_is_certain(reference: Reference) -> None:
    def drugs(after: str) -> list[str]:
        return [event.drug for event in reference.events("none", "nmosd", after=after, until="2026-11-22")]

    assert drugs("2024-02-29") == ["ravulizumab"]
    assert drugs("2024-02") == ["ravulizumab"]
    assert drugs("2024-03-05") == []
    assert drugs("2024") == []
    assert drugs("2020-08-14") == ["ravulizumab"]


def test_events_are_the_drugs_own_and_the_approvals_of_all_drugs_for_the_condition(reference: Reference) -> None:
    events = reference.events("azathioprine", "nmosd", after="2021-07-13", until="2026-11-22")

    assert [(event.drug, event.date, event.kind) for event in events] == [
        ("ravulizumab", "2024-03", "approval"),
        ("azathioprine", "2025-05-19", "label"),
    ]
    assert reference.events("azathioprine", "another-condition", "2021-07-13", "2025-05-18") == ()


def test_an_approval_elsewhere_is_not_an_approval_in_the_us(reference: Reference) -> None:
    in_japan = reference.events("rituximab", "nmosd", "2022-01-01", "2023-01-01", jurisdiction="JP")

    assert [(event.drug, event.date) for event in in_japan] == [("rituximab", "2022-06-20")]
    assert reference.events("rituximab", "nmosd", "2022-01-01", "2023-01-01") == ()


def test_facts_for_another_condition_are_told_apart(reference: Reference) -> None:
    def doses(condition: str | None) -> list[str]:
        return [fact.value for fact in reference.about("azathioprine", "dose", condition=condition)]

    assert doses("nmosd") == ["2-3 mg/kg/d"]
    assert "2.5 mg/kg/d" in doses("rheumatoid-arthritis")
    assert "2-3 mg/kg/d" not in doses("rheumatoid-arthritis")
    assert set(doses(None)) == {*doses("nmosd"), *doses("rheumatoid-arthritis")}


def test_a_fact_is_asked_for_as_it_was_on_a_date(reference: Reference) -> None:
    def topics(as_of: str) -> set[str]:
        return {fact.value for fact in reference.about("rituximab", "boxed-warning", as_of=as_of)}

    assert "tumor-lysis-syndrome" in topics("2013-08-31")
    assert "tumor-lysis-syndrome" in topics("2013-09-15"), "within the month it may still have held"
    assert "tumor-lysis-syndrome" not in topics("2013-10-01")
    assert "pml" in topics("2026-11-22")


def test_a_fact_leads_to_its_source(reference: Reference) -> None:
    (version,) = reference.about("azathioprine", "label-version")
    source = reference.source("azathioprine", version.sources[0])

    assert source is not None
    assert (version.value, version.as_of, source.version) == ("2025-05-19", "2025-05-19", "2025-05-19")
    assert reference.source("azathioprine", "no_such_source") is None


def test_a_drug_that_is_not_on_record_has_nothing(reference: Reference) -> None:
    assert (reference.about("aspirin", "dose"), reference.gaps("aspirin")) == ((), ())


def test_asking_about_one_drug_does_not_parse_another(tmp_path: Path) -> None:
    """Speed: a run about one drug pays for one file."""
    shutil.copy(PACKAGED / "azathioprine.yaml", tmp_path)
    (tmp_path / "broken.yaml").write_text("{", encoding="utf-8")

    assert load_reference(tmp_path).about("azathioprine", "dose")


def test_the_digest_changes_with_any_byte_and_any_name(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("drug: a\n", encoding="utf-8")
    first = load_reference(tmp_path).digest
    (tmp_path / "a.yaml").write_text("drug: b\n", encoding="utf-8")
    second = load_reference(tmp_path).digest
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")

    assert len({first, second, load_reference(tmp_path).digest}) == 3
    assert load_reference(tmp_path).digest == load_reference(tmp_path).digest


# --- a user's own folder ---

GOOD = """\
drug: eculizumab
sources:
  ours: {title: The label we keep}
facts:
  - {property: manufacturer, value: Old, since: "2007", until: 2021-07-20, status: verified, sources: [ours]}
  - {property: manufacturer, value: New, since: 2021-07-21, status: verified, sources: [ours]}
  - {property: dose, value: 7 mg, qualifiers: {condition: pnh}, status: verified, sources: [ours]}
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_own(text: str, name: str = "eculizumab.yaml") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write_own


def test_an_own_file_stands_in_the_place_of_ours(reference: Reference, write: Write) -> None:
    own = load_reference(PACKAGED, write(GOOD))

    assert [fact.value for fact in own.about("eculizumab", "dose")] == ["7 mg"]
    assert own.about("eculizumab", "dose", condition="nmosd") == ()
    assert len(own.events("none", "nmosd", "0001", "2026-11-22")) == 3
    assert own.about("rituximab", "dose") == reference.about("rituximab", "dose")
    assert own.digest != reference.digest


def test_an_own_file_that_extends_is_added_to_ours(reference: Reference, write: Write) -> None:
    own = load_reference(PACKAGED, write("extends: true\n" + GOOD))

    theirs = [fact.value for fact in reference.about("eculizumab", "dose", condition="pnh")]
    assert [fact.value for fact in own.about("eculizumab", "dose", condition="pnh")] == [*theirs, "7 mg"]
    assert own.about("eculizumab", "dose", condition="nmosd") == reference.about(
        "eculizumab", "dose", condition="nmosd"
    )
    assert len(own.events("none", "nmosd", "0001", "2026-11-22")) == 4
    assert own.source("eculizumab", "ours") is not None


def test_makers_are_asked_for_by_date(write: Write) -> None:
    own = load_reference(PACKAGED, write(GOOD))

    def makers(as_of: str) -> list[str]:
        return [fact.value for fact in own.about("eculizumab", "manufacturer", as_of=as_of)]

    assert makers("2021-07-20") == ["Old"]
    assert makers("2021-07-21") == ["New"]
    assert makers("2021-07") == ["Old", "New"], "within the month either may be meant"


def test_our_own_folder_named_as_the_users_is_read_once(reference: Reference) -> None:
    assert load_reference(PACKAGED, PACKAGED).digest == reference.digest


NEW = "value: New, since: 2021-07-21, status: verified"
BROKEN = {
    "a fact without a source": (NEW + ", sources: [ours]}", NEW + "}", 6, "sources"),
    "an empty list of sources": (NEW + ", sources: [ours]}", NEW + ", sources: []}", 6, "sources"),
    "a source that is not listed": (NEW + ", sources: [ours]}", NEW + ", sources: [theirs]}", 6, "theirs"),
    "a status that is no status": ("pnh}, status: verified", "pnh}, status: likely", 7, "likely"),
    "a property that is none": ("property: dose", "property: doze", 7, "doze"),
    "a value that is no dose": ("7 mg", "seven mg", 7, "seven"),
    "a qualifier that is none": ("{condition: pnh}", "{conditions: pnh}", 7, "conditions"),
    "a day that does not exist": ("since: 2021-07-21", "since: 2021-02-30", 6, "2021-02-30"),
    "an end before the beginning": ("until: 2021-07-20", "until: 2006-07-20", 5, "2006-07-20"),
    "another drug's name": ("drug: eculizumab", "drug: rituximab", 1, "eculizumab.yaml"),
    "a key that stands twice": ("drug: eculizumab", "drug: eculizumab\ndrug: eculizumab", 2, "twice"),
    "an alias": ("title: The label we keep", "title: *label", 3, "alias"),
    "YAML that never ends": (NEW + ", sources: [ours]}", NEW + ", sources: [ours", 7, ""),
}


@pytest.mark.parametrize(("old", "new", "line", "word"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_own_file_is_refused_with_file_and_line(
    old: str, new: str, line: int, word: str, write: Write
) -> None:
    assert GOOD.count(old) == 1

    with pytest.raises(InputError) as caught:
        load_reference(PACKAGED, write(GOOD.replace(old, new)))

    message = str(caught.value).split("eculizumab.yaml:", 1)[1]
    assert message.startswith(f"{line}: ")
    assert word in message


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ("property: dose, value: 7 mg, qualifiers: {condition: pnh}", "dose: 7 mg stands already on line 7"),
        ("property: dose, value: 8 mg, qualifiers: {condition: pnh}", "dose: 8 mg contradicts 7 mg on line 7"),
        ("property: manufacturer, value: New, since: 2022-01-01", "manufacturer: New stands already on line 6"),
    ],
)
def test_a_fact_that_stands_twice_or_contradicts_another_names_both_lines(
    fact: str, message: str, write: Write
) -> None:
    with pytest.raises(InputError, match=f"eculizumab.yaml:8: .*{message}"):
        load_reference(PACKAGED, write(GOOD + f"  - {{{fact}, status: verified, sources: [ours]}}\n"))


@pytest.mark.parametrize(
    "fact",
    [
        "property: dose, value: 8 mg, qualifiers: {condition: nmosd}",
        "property: dose, value: 8 mg/kg, qualifiers: {condition: pnh}",
        "property: dose, value: 8 mg, qualifiers: {condition: pnh, phase: loading}",
        "property: dose, value: 8 mg, qualifiers: {condition: pnh, weight: 40-<60 kg}",
        "property: manufacturer, value: Other, since: 2022-01-01",
        "property: manufacturer, value: New, until: 2021-07-20",
    ],
)
def test_facts_that_differ_in_what_they_are_about_do_not_contradict(fact: str, write: Write) -> None:
    text = GOOD + f"  - {{{fact}, status: verified, sources: [ours]}}\n"

    assert load_reference(PACKAGED, write(text)).about("eculizumab", "dose")


PAIRS = {
    "two doses in bands of weight that overlap": (
        "property: dose, value: 8 mg, qualifiers: {weight: 40-<60 kg}",
        "property: dose, value: 9 mg, qualifiers: {weight: 50-<70 kg}",
        "dose: 9 mg contradicts 8 mg on line 8",
    ),
    "approved and off-label for one condition": (
        "property: fda-status, value: off-label, qualifiers: {condition: nmosd}",
        'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2020-01-02"}',
        "fda-status: approved contradicts off-label on line 8",
    ),
    "two days of one approval": (
        'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2020-01"}',
        'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2020-02-01"}',
        "fda-status: approved on 2020-02-01 contradicts 2020-01 on line 8",
    ),
    "an approval that its history dates otherwise": (
        'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2020-01"}',
        'property: approved, value: "2020-02-01", qualifiers: {condition: nmosd, jurisdiction: US}',
        "approved: 2020-02-01 contradicts the FDA status, approved on 2020-01, on line 8",
    ),
    "two ages in one country": (
        "property: age-limit, value: adults, qualifiers: {jurisdiction: US}",
        'property: age-limit, value: ">=12", qualifiers: {jurisdiction: US}',
        "age-limit: >=12 contradicts adults on line 8",
    ),
    "one result of a trial, told with different papers": (
        'property: relapse-reduction, value: 90%, qualifiers: {trial: t, year: "2019"}',
        'property: relapse-reduction, value: 80%, qualifiers: {trial: t, year: "2020"}',
        "relapse-reduction: 80% contradicts 90% on line 8",
    ),
}


@pytest.mark.parametrize(("one", "other", "message"), PAIRS.values(), ids=PAIRS.keys())
def test_facts_that_contradict_whatever_else_they_tell_name_both_lines(
    one: str, other: str, message: str, write: Write
) -> None:
    text = GOOD + "".join(f"  - {{{fact}, status: verified, sources: [ours]}}\n" for fact in (one, other))

    with pytest.raises(InputError, match=f"eculizumab.yaml:9: {re.escape(message)}"):
        load_reference(PACKAGED, write(text))


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ('property: dose, value: 8 mg, qualifiers: {week: "4,2"}', "the weeks 4,2 are not in order"),
        ('property: dose, value: 8 mg, qualifiers: {week: "0,2,4", times: "2"}', "2 times, and 3 weeks are named"),
        ("property: dose, value: 8 mg, qualifiers: {weight: heavy}", "the weight heavy is no band"),
        (
            'property: fda-status, value: off-label, qualifiers: {approved_on: "2020"}',
            "off-label, and approved on 2020",
        ),
    ],
)
def test_a_fact_that_contradicts_itself_names_its_line(fact: str, message: str, write: Write) -> None:
    with pytest.raises(InputError, match=f"eculizumab.yaml:8: .*{message}"):
        load_reference(PACKAGED, write(GOOD + f"  - {{{fact}, status: verified, sources: [ours]}}\n"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "property: dose, value: 8 mg, qualifiers: {weight: 40-<60 kg}",
            "property: dose, value: 9 mg, qualifiers: {weight: 60-<100 kg}",
        ),
        (
            "property: fda-status, value: off-label, qualifiers: {condition: nmosd, population: aqp4-negative}",
            "property: fda-status, value: approved, qualifiers: {condition: nmosd, population: aqp4-positive}",
        ),
        (
            'property: fda-status, value: off-label, qualifiers: {condition: nmosd}, until: "2019-12-31"',
            'property: fda-status, value: approved, qualifiers: {condition: nmosd}, since: "2020-01-01"',
        ),
        (
            'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2024-03"}',
            'property: approved, value: "2024-03-22", qualifiers: {condition: nmosd, jurisdiction: US}',
        ),
    ],
)
def test_facts_about_other_people_or_times_stand_together(one: str, other: str, write: Write) -> None:
    text = GOOD + "".join(f"  - {{{fact}, status: verified, sources: [ours]}}\n" for fact in (one, other))

    assert len(load_reference(PACKAGED, write(text)).facts("eculizumab")) == 5


def test_two_frequencies_of_one_test_contradict(write: Write) -> None:
    test = "property: monitoring, value: pulse, qualifiers: {{frequency: {}}}, status: verified, sources: [ours]"
    text = GOOD + f"  - {{{test.format('1/P1M')}}}\n  - {{{test.format('1/P1Y')}}}\n"

    with pytest.raises(InputError, match=r"eculizumab.yaml:9: monitoring: pulse 1/P1Y contradicts 1/P1M on line 8"):
        load_reference(PACKAGED, write(text))


def test_a_year_known_alone_does_not_overlap_for_certain(write: Write) -> None:
    text = """\
drug: eculizumab
sources: {ours: {title: The label we keep}}
facts:
  - {property: dose, value: 7 mg, until: "2024", status: verified, sources: [ours]}
  - {property: dose, value: 8 mg, since: "2024", status: verified, sources: [ours]}
"""

    own = load_reference(PACKAGED, write(text))

    assert len(own.about("eculizumab", "dose", as_of="2024-06-01")) == 2


def test_an_extending_file_must_not_contradict_ours(write: Write) -> None:
    dose = "{property: dose, value: 7 mg, qualifiers: {condition: nmosd, phase: maintenance}"
    text = "extends: true\n" + GOOD + f"  - {dose}, status: verified, sources: [ours]}}\n"

    with pytest.raises(InputError, match=r"eculizumab.yaml:9: dose: 7 mg contradicts 1200 mg in leaflint's own record"):
        load_reference(PACKAGED, write(text))


def test_an_extending_file_needs_something_to_extend_and_ids_of_its_own(write: Write, tmp_path: Path) -> None:
    taken = GOOD.replace("ours", "drugsatfda")
    with pytest.raises(InputError, match=r"eculizumab.yaml:4: the source id drugsatfda is taken"):
        load_reference(PACKAGED, write("extends: true\n" + taken))

    (tmp_path / "eculizumab.yaml").rename(tmp_path / "eculizumap.yaml")
    (tmp_path / "eculizumap.yaml").write_text("extends: true\n" + GOOD.replace("zumab", "zumap"), encoding="utf-8")
    with pytest.raises(InputError, match=r"eculizumap.yaml:1: leaflint has no record of eculizumap"):
        load_reference(PACKAGED, tmp_path)


def test_a_folder_that_is_missing_or_holds_no_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the reference folder is not there"):
        load_reference(PACKAGED, tmp_path / "nowhere")
    with pytest.raises(InputError, match="no YAML file"):
        load_reference(PACKAGED, tmp_path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "yaml:1: is empty"),
        (b"# only a comment\n", "yaml:1: is empty"),
        (b"- a\n- b\n", "yaml:1: "),
        (b"text\n", "yaml:1: "),
        (b"drug: x\nsources: \xff\n", "yaml:2: is not UTF-8"),
        (b"x" * 1_000_001, "yaml: is larger"),
    ],
)
def test_a_file_that_is_no_record_at_all_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "eculizumab.yaml").write_bytes(data)

    with pytest.raises(InputError, match=message):
        load_reference(PACKAGED, tmp_path)


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    try:
        (tmp_path / "eculizumab.yaml").symlink_to(PACKAGED / "eculizumab.yaml")
    except OSError:
        pytest.skip("this system does not let us make symbolic links")

    with pytest.raises(InputError, match="no regular file"):
        load_reference(PACKAGED, tmp_path)


def test_one_drug_has_one_file(write: Write, tmp_path: Path) -> None:
    write(GOOD)
    (tmp_path / "eculizumab.yml").write_text(GOOD, encoding="utf-8")

    with pytest.raises(InputError, match="keep one of the two"):
        load_reference(PACKAGED, tmp_path)


def test_the_schema_is_a_schema_and_describes_every_field() -> None:
    schema = json.loads((PACKAGED / "reference.schema.json").read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)

    assert undescribed(schema) == []


def undescribed(node: Any, place: str = "") -> list[str]:
    if not isinstance(node, dict):
        return []
    fields = node.get("properties", {}) if "if" not in place and "then" not in place else {}
    bare = [f"{place}/{name}" for name, field in fields.items() if not {"description", "$ref"} & set(field)]
    return bare + [found for key, value in node.items() for found in undescribed(value, f"{place}/{key}")]
