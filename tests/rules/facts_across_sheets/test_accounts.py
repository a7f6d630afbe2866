"""What a sheet tells the rules that compare sheets: all that they need, packed small."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest

from leaflint.checking.analysing import examine
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.reading import Sheet, read_sheet
from leaflint.rules.accounts import account_of
from leaflint.rules.examined import Examined
from leaflint.rules.policy import Policy

SHEETS = Path(__file__).parents[3] / "sheets"
SETTING = make_setting(Recipe(Policy(datetime.date(2026, 11, 22))))


def examined(text: str, path: str = "sheet.md") -> Examined:
    sheet = read_sheet(path, text.encode(), SETTING.world.vocabulary)
    assert isinstance(sheet, Sheet)
    return examine(sheet, SETTING)


def sheet(answer: str, drug: str = "Rituximab") -> str:
    return f"# {drug}\n\nFor NMOSD.\n\n## What should I do to prepare?\n\n{answer}\n"


@pytest.mark.parametrize("path", sorted(SHEETS.rglob("*.md")), ids=lambda path: path.name)
def test_its_facts_come_back_as_they_were(path: Path) -> None:
    read = examined(path.read_text(encoding="utf-8"), path.name)
    assert account_of(read).facts == read.all_facts


@pytest.mark.parametrize("path", sorted(SHEETS.rglob("*.md")), ids=lambda path: path.name)
def test_it_is_about_as_large_as_the_sheet(path: Path) -> None:
    """Ten thousand of them are kept beside each other."""
    text = path.read_text(encoding="utf-8")
    assert len(msgspec.msgpack.encode(account_of(examined(text)))) < 1.2 * len(text.encode())


def test_a_passage_has_at_least_eight_words() -> None:
    told = account_of(examined(sheet("Have a hepatitis B test before the very first infusion. Ask us."))).passages()
    assert [passage.text for passage in told.passages] == ["Have a hepatitis B test before the very first infusion."]


def test_short_sentences_stand_together_until_they_have_eight_words() -> None:
    told = account_of(examined(sheet("Have a TPMT test. Have a NUDT15 test. Then come back."))).passages()
    assert [passage.text for passage in told.passages] == ["Have a TPMT test. Have a NUDT15 test."]


def test_passages_alike_but_for_the_drug_and_the_numbers_have_one_digest() -> None:
    words = "Call the clinic if {} makes you sick for more than {} days, or at any other time."
    one = account_of(examined(sheet(words.format("rituximab", 2))))
    other = account_of(examined(sheet(words.format("Soliris", "1,000"), "Eculizumab")))
    third = account_of(examined(sheet(words.format("rituximab", 2), "Eculizumab")))
    assert one.digests() == other.digests() != third.digests()


def test_a_passage_keeps_its_place_and_what_it_names() -> None:
    account = account_of(examined(sheet("Unlike tocilizumab, rituximab asks for a hepatitis B test before you start.")))
    (passage,) = account.passages().passages
    assert passage.spot.place("sheet.md").line == 7
    assert [drug for _, _, drug in passage.drugs] == ["tocilizumab", ""]
    assert [name for _, name in passage.named] == ["term:hepatitis-b-test"]


def test_hostile_sheets_have_bounded_accounts() -> None:
    account = account_of(examined(sheet("One two three four five six seven eight nine. " * 2_000)))
    assert len(account.digests()) == 400
