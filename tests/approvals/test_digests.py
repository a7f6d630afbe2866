"""Digests are taken over what a sheet says: its words change them, how the file is written does not."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable

import pytest
import yaml

from leaflint.approvals import HEADER, Digests, digests_of, facts_digests
from leaflint.facts import read_facts
from leaflint.packaged import schema_folder
from leaflint.reading import Sheet, read_sheet
from leaflint.vocabulary import load_vocabulary

OURS = (schema_folder().parent / "sheets" / "azathioprine.md").read_text(encoding="utf-8")
ABOUT = ("status", "revised", "translation_of")
PUBLISHED = "# Azathioprine\n\nRevised 7/13/2021 | Reviewed and approved by our medical council. Ask us.\n\n"
WORDS = load_vocabulary(None, "en")


def digests(text: str) -> Digests:
    read = read_sheet("sheet.md", text.encode(), WORDS)
    assert isinstance(read, Sheet)
    return digests_of(read, read_facts(read, WORDS, "MDY").dates)


def reflowed(text: str) -> str:
    head, front, body = text.split("---\n", 2)
    lines = [line if line.startswith("#") else line.replace(" ", "\n") for line in body.split("\n")]
    return "---\n".join((head, front, "\n".join(lines)))


def reordered(text: str) -> str:
    return text.replace("language: en\n", "").replace("drug: azathioprine\n", "language: en\ndrug: azathioprine\n")


ALIKE: dict[str, Callable[[str], str]] = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "reflowed paragraphs": reflowed,
    "order of the front matter": reordered,
    "a comment": lambda text: text.replace("## How does", "<!-- leaflint: ignore stale-revision -->\n\n## How does"),
    "emphasis": lambda text: text.replace("2 to 3 mg/kg/day. The dose", "**2 to 3 mg/kg/day**. The dose"),
    "the date of revision": lambda text: text.replace("revised: 2026-11-22", "revised: 2026-12-01"),
    "the state of the sheet": lambda text: text.replace("status: draft", "status: approved"),
    "no draft any more": lambda text: text.replace("**Draft. No medical council has approved this sheet.**\n\n", ""),
    "quotes in the front matter": lambda text: text.replace("letter: D", 'letter: "D"'),
}


@pytest.mark.parametrize("what", ALIKE)
def test_how_a_sheet_is_written_changes_nothing(what: str) -> None:
    changed = ALIKE[what](OURS)
    assert changed != OURS
    assert digests(changed) == digests(OURS)


@pytest.mark.parametrize(
    ("old", "new", "section"),
    [
        ("2 to 3 mg/kg/day. The", "2 to 4 mg/kg/day. The", "dosage"),
        ("2 to 3 mg/kg/day. The", "2 to 3 mg/kg/week. The", "dosage"),
        ("Avoid azathioprine in", "Avoid rituximab in", "pregnancy"),
        ("Call your doctor first", "Call your nurse first", "pregnancy"),
        ("Ask your clinic's", "Ask the clinic's", "payment-help"),
        ("## How do I take it?", "## How should I take it?", "administration"),
        ("An off-label drug", "An approved drug", HEADER),
        ("(Imuran, Azasan)", "(Imuran)", HEADER),
    ],
)
def test_a_word_changes_the_whole_and_its_own_section(old: str, new: str, section: str) -> None:
    assert OURS.count(old) == 1
    before, after = digests(OURS), digests(OURS.replace(old, new))
    assert after.whole != before.whole
    assert [name for name in before.sections if before.sections[name] != after.sections.get(name)] == [section]


def test_a_declared_fact_changes_the_whole_and_its_own_key() -> None:
    before, after = digests(OURS), digests(OURS.replace("dose: 2 to 3", "dose: 2 to 4"))
    assert after.whole != before.whole
    assert after.sections == before.sections
    assert [key for key in before.front if before.front[key] != after.front[key]] == ["regimens"]


def test_a_date_of_revision_in_the_text_is_no_part_of_it() -> None:
    assert digests(PUBLISHED) == digests(PUBLISHED.replace("7/13/2021", "March 3, 2026"))
    assert digests(PUBLISHED) == digests(PUBLISHED.replace(" by our medical council", " by the experts"))
    assert digests(PUBLISHED) != digests(PUBLISHED.replace("Ask us", "Call us"))


def test_of_two_sections_with_one_name_each_has_its_digest() -> None:
    twice = "# Azathioprine\n\n## How do I take it?\n\nOne.\n\n## How do I take it?\n\nTwo.\n"
    assert list(digests(twice).sections) == [HEADER, "administration", "administration#2"]


def test_every_statement_has_its_digest() -> None:
    read = read_sheet("sheet.md", OURS.encode(), WORDS)
    assert isinstance(read, Sheet)
    facts = facts_digests(read_facts(read, WORDS, "MDY").facts)
    assert "dose 2-3 mg/kg/d (frequency=1/P1D) [azathioprine nmosd]" in facts
    assert len(set(facts.values())) == len(facts)
    assert all(re.fullmatch("sha256-1:[0-9a-f]{64}", digest) for digest in facts.values())


def test_the_digest_is_the_one_that_the_documentation_works_out() -> None:
    text = "# Azathioprine\n\n## How do I take it?\n\nSwallow it\nwhole.\n"
    assert digests(text).sections["administration"] == (
        # printf '["How do I take it?","Swallow it whole."]' | sha256sum
        "sha256-1:edb70c4d155bb4bcb86befb2f0fbf1e2da7a8de0e8df7f0ac25ce3d45a2366f2"
    )


def taken(thing: object) -> str:
    """The digest as the documentation says it, in other words than the program's."""
    text = json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256-1:" + hashlib.sha256(text.encode()).hexdigest()


def test_another_program_can_take_the_digest_by_the_documentation() -> None:
    _, front, body = OURS.split("---\n", 2)
    declared = {key: value for key, value in yaml.load(front, yaml.BaseLoader).items() if key not in ABOUT}
    blocks = [" ".join(block.split()) for block in body.replace("**", "").split("\n\n")]
    sections: dict[str, list[str]] = {HEADER: []}
    ids = iter(digests(OURS).sections)
    for block in blocks:
        if block.startswith("## ") or not sections[HEADER]:
            name = next(ids)
            sections[name] = []
        if not block.startswith("Draft."):
            sections[name].append(block.lstrip("# "))
    front_digests = {key: taken(value) for key, value in declared.items()}
    section_digests = {name: taken(texts) for name, texts in sections.items()}
    assert digests(OURS) == Digests(
        taken({"front": front_digests, "sections": section_digests}), front_digests, section_digests
    )
