"""A user's own folder: its files are held to what ours are, and errors name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.errors import InputError
from leaflint.reference import Reference, load_reference

from .conftest import GOOD, PACKAGED, Write


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
