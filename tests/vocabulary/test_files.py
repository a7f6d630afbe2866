"""The vocabulary's own files: whole, in one shape, and without a wording that could be read in two ways."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jsonschema
import pytest
import yaml

from leaflint.conformity import Checker, check_data
from leaflint.conformity.documents import read_document
from leaflint.conformity.strict import META
from leaflint.packaged import schema_folder
from leaflint.vocabulary import fold, load_vocabulary
from leaflint.vocabulary.loading import FILES
from leaflint.vocabulary.wordings import PHRASES

Data = Mapping[str, Any]
FOLDER = schema_folder() / "vocabulary"


def content(name: str) -> dict[str, Any]:
    """The file `name`, every value as the text that stands there."""
    data: dict[str, Any] = yaml.load((FOLDER / f"{name}.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    return data


LANGUAGES = tuple(key for key in content("sections") if key != "sections")


def forms(wording: str) -> set[str]:
    """The forms in which a text may show `wording`."""
    folded = " ".join(fold(wording).split())
    return {folded, folded.replace("-", " ")}


def read_twice(meanings: Mapping[str, Iterable[str]]) -> list[tuple[str, str, str]]:
    """The wordings that stand under two meanings, with both."""
    first: dict[str, str] = {}
    found = []
    for meaning, wordings in meanings.items():
        for form in sorted({form for wording in wordings for form in forms(wording)}):
            if first.setdefault(form, meaning) != meaning:
                found.append((form, first[form], meaning))
    return found


def groups(language: str) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
    """Each group of words of `language` whose meanings exclude one another."""
    drugs = content("drugs")
    yield (
        "drugs",
        {
            drug: [*drugs[language][drug], *about.get("brands", ()), *about.get("suffixed", ())]
            for drug, about in drugs["drugs"].items()
        },
    )
    yield "classes", content("classes")[language]
    conditions = content("conditions")
    named = conditions[language]["conditions"]
    yield (
        "conditions",
        {id_: [*named[id_], *about.get("acronyms", ())] for id_, about in conditions["conditions"].items()},
    )
    yield "populations", conditions[language]["populations"]
    for name in PHRASES:
        yield from content(name)[language].items()


@pytest.mark.parametrize("name", FILES)
def test_each_file_conforms_to_its_schema(name: str) -> None:
    assert check_data(FOLDER / f"{name}.yaml", FOLDER / f"{name}.schema.json")


@pytest.mark.parametrize("name", FILES)
def test_each_schema_is_valid_strict_and_named_after_its_file(name: str) -> None:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    meta = read_document(schema_folder() / "meta.schema.json", META)
    assert Checker({"$ref": META}, [meta]).violations(schema) == ()
    assert schema["$id"] == f"urn:leaflint:vocabulary:{name}"


@pytest.mark.parametrize("name", FILES)
def test_each_schema_gives_an_example_that_conforms(name: str) -> None:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    for example in schema["examples"]:
        jsonschema.Draft202012Validator(schema).validate(example)


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("sections", {"en": {"question": {}}}),
        ("sections", {"sections": [{"safety": "true"}]}),
        ("drugs", {"drugs": {"Rituximab": {}}}),
        ("drugs", {"en": {"rituximab": "rituximab"}}),
        ("classes", {"classes": {"anti-cd20": {"need": []}}}),
        ("conditions", {"en": {"nmosd": ["NMOSD"]}}),
        ("terms", {"terms": {"skin-examination": {}}}),
        ("terms", {"terms": {"skin-examination": {"kind": "exam"}}}),
        ("terms", {"terms": {"skin-examination": {"kind": ["test", "exam"]}}}),
        ("phrases", {"en": {"period": {"week": ["week"]}}}),
        ("phrases", {"en": {"rate": {"P1D": ["daily"]}}}),
        ("phrases", {"en": {"status": {"licensed": ["licensed"]}}}),
        ("phrases", {"en": {"number": {"1": ["a"]}}}),
        ("phrases", {"english": {}}),
        ("characters", {"look-alikes": {"a": "a"}}),
        ("characters", {"look-alikes": {"а": "ab"}}),
    ],
)
def test_each_schema_refuses_what_is_out_of_shape(name: str, broken: Data) -> None:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert not jsonschema.Draft202012Validator(schema).is_valid(broken)


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("characters", "notations")])
def test_each_file_speaks_every_language(name: str) -> None:
    assert set(LANGUAGES) <= set(content(name))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["drugs", "classes", "terms"])
def test_every_id_has_a_name_in_every_language_and_no_name_is_without_an_id(name: str, language: str) -> None:
    data = content(name)
    assert list(data[language]) == list(data[name])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["conditions", "populations"])
def test_every_condition_and_population_has_a_name_in_every_language(name: str, language: str) -> None:
    data = content("conditions")
    assert list(data[language][name]) == list(data[name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phrases_of_a_language_have_every_group_and_meaning(language: str) -> None:
    # Languages differ in the numbers and spans of time that they have a word for.
    by_value = {"number", "times", "period", "per-period", "rate", "ordinal"}
    first, here = content("phrases")[LANGUAGES[0]], content("phrases")[language]
    assert list(here) == list(first)
    assert {g: list(m) for g, m in here.items() if g not in by_value} == {
        g: list(m) for g, m in first.items() if g not in by_value
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_stands_under_two_meanings_of_one_group(language: str) -> None:
    assert {group: twice for group, meanings in groups(language) if (twice := read_twice(meanings))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_shares_a_wording_with_another_only_where_the_wording_names_both(language: str) -> None:
    both = {"and", "or", "y"}
    assert [found for found in read_twice(content("terms")[language]) if not both & set(found[0].split())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_question_counts_as_two(language: str) -> None:
    block = content("sections")[language]
    assert read_twice({**block["same"], "filler": block["filler"]}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_asked_in_many_ways_and_each_is_found_as_itself(language: str) -> None:
    block, vocabulary = content("sections")[language], load_vocabulary()
    assert list(block["questions"]) == [section["id"] for section in content("sections")["sections"]]
    for inverted, questions in ((False, block["questions"]), (True, block["inverted"])):
        for section, wordings in questions.items():
            assert inverted or len(wordings) >= 12, section
            for wording in wordings:
                found = vocabulary.question(wording)
                assert found is not None
                assert (found.section, found.inverted) == (section, inverted), wording


def test_classes_and_needs_lead_to_what_is_there() -> None:
    classes, terms = content("classes")["classes"], content("terms")["terms"]
    assert {about["class"] for about in content("drugs")["drugs"].values() if "class" in about} <= set(classes)
    assert {need for about in classes.values() for need in about.get("needs", ())} <= set(terms)


def test_a_misspelling_is_no_name() -> None:
    names = [names for language in LANGUAGES for _, meanings in groups(language) for names in meanings.values()]
    known = {form for wordings in names for wording in wordings for form in forms(wording)}
    misspelt = [about.get("misspellings", ()) for about in content("drugs")["drugs"].values()]
    assert known.isdisjoint(form for wordings in misspelt for wording in wordings for form in forms(wording))


def test_the_facts_of_record_use_the_ids_of_the_vocabulary() -> None:
    properties = {"preparation", "monitoring", "boxed-warning", "contraindication", "side-effect", "pregnancy-risk"}
    terms, drugs = content("terms")["terms"], content("drugs")["drugs"]
    for path in sorted((schema_folder() / "reference").glob("*.yaml")):
        record = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)
        assert record["drug"] in drugs
        used = {fact["value"] for fact in record.get("facts", ()) if fact["property"] in properties}
        assert used - {"none"} <= set(terms), path.name


def test_look_alikes_leave_out_what_medicine_writes_on_purpose() -> None:
    characters = content("characters")["look-alikes"]
    assert not set(characters) & set("µμαβγδΔ")
    assert all(not character.isascii() for character in characters)
    assert len(characters) > 150
