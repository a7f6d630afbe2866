"""A user's own folder: its files are held to what ours are, and errors name file and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from leaflint.errors import InputError
from leaflint.reference import Reference, load_reference

from .conftest import PACKAGED

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
