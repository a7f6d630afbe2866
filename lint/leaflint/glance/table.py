"""All drugs of a condition side by side: one column a drug, one row a question."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from leaflint.facts import Fact, Property, add_months
from leaflint.glance.words import in_plain_words
from leaflint.nodes import Scalar
from leaflint.rules.examined import Examined
from leaflint.vocabulary import Vocabulary

#: Which question a fact answers, besides the properties that the vocabulary names for it.
_BESIDES = {
    Property.SIMILAR_TO: "how-it-works",
    Property.PREGNANCY_LETTER: "pregnancy",
    Property.WARNING: "side-effects",
}
#: How drugs are told apart, in the order in which they stand.
STATUSES = {
    "approved": "FDA-approved",
    "investigational": "Investigational",
    "off-label": "Off-label",
    "": "FDA status not stated",
}
DRAFT = "draft"


class Cell(NamedTuple):
    """What a sheet answers: statements in words, each once, the facts behind them, and the address of the answer.

    `is_answered` says that the sheet has the question.
    """

    words: tuple[str, ...]
    facts: tuple[Fact, ...]
    link: str
    is_answered: bool


class Column(NamedTuple):
    """A drug, as its sheet has it: `status` is one of STATUSES, `revised` an ISO date or "", `age` that in words.

    `state` is what the sheet says of itself ("draft", "approved" …, "" for nothing).
    """

    drug: str
    name: str
    status: str
    state: str
    path: str
    link: str
    revised: str
    age: str

    @property
    def is_draft(self) -> bool:
        """Whether no council has approved the sheet, by its own word."""
        return self.state == DRAFT


class Row(NamedTuple):
    """A question, with one cell a drug."""

    section: str
    question: str
    cells: tuple[Cell, ...]


class Glance(NamedTuple):
    """The comparison of all drugs of one condition, on `as_of` (ISO date)."""

    condition: str
    name: str
    language: str
    as_of: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def glance_of(condition: str, sheets: Iterable[Examined], vocabulary: Vocabulary, folder: Path, cwd: Path) -> Glance:
    """The comparison of these sheets, at most one a drug, all in one language; links lead from `folder`."""
    known = sorted(sheets, key=lambda sheet: (list(STATUSES).index(_status(sheet)), sheet.drug or ""))
    first = known[0]
    language = first.sheet.language
    return Glance(
        condition,
        vocabulary.named("condition", condition, language),
        language,
        first.policy.as_of.isoformat(),
        tuple(_column(sheet, folder, cwd) for sheet in known),
        tuple(
            Row(
                section,
                vocabulary.title(section, language),
                tuple(_cell(sheet, section, folder, cwd) for sheet in known),
            )
            for section in vocabulary.sections
        ),
    )


def _column(sheet: Examined, folder: Path, cwd: Path) -> Column:
    drug = sheet.drug or ""
    name = sheet.vocabulary.named("drug", drug, sheet.sheet.language)
    return Column(
        drug,
        name[:1].upper() + name[1:],
        _status(sheet),
        _state(sheet),
        sheet.sheet.path,
        _link(sheet, folder, cwd),
        sheet.revision.values[0].iso if sheet.revision else "",
        _age(sheet),
    )


def _status(sheet: Examined) -> str:
    """The status that the sheet gives its own drug for its condition; "" for none, or for two."""
    stated = {fact.value for fact in _own(sheet, (Property.FDA_STATUS,))}
    return stated.pop() if len(stated) == 1 and stated <= STATUSES.keys() else ""


def _state(sheet: Examined) -> str:
    status = sheet.sheet.front.get("status") if sheet.sheet.front else None
    return " ".join(status.text.split()) if isinstance(status, Scalar) else ""


def _age(sheet: Examined) -> str:
    line = sheet.revision
    if line is None:
        return "no revision date"
    limit = sheet.policy.limit(sheet.drug, sheet.condition)
    last, as_of = line.values[0].last, sheet.policy.as_of
    if _is_past(last, limit.error_months, as_of):
        return "out of date"
    return "to be revised" if _is_past(last, limit.warn_months, as_of) else "up to date"


def _is_past(day: datetime.date, months: int, as_of: datetime.date) -> bool:
    return as_of > add_months(day, months)


def _cell(sheet: Examined, section: str, folder: Path, cwd: Path) -> Cell:
    properties = [
        property
        for property in Property
        if property.value in sheet.vocabulary.answers(section) or _BESIDES.get(property) == section
    ]
    facts = _own(sheet, properties)
    asked = sheet.sheet.section(section)
    anchor = _anchor(sheet.words(asked.heading)) if asked else ""
    return Cell(_words(sheet, facts), facts, _link(sheet, folder, cwd, anchor), asked is not None)


def _own(sheet: Examined, properties: Sequence[Property]) -> tuple[Fact, ...]:
    """What a sheet states of its own drug for its own condition, or for none."""
    return tuple(
        fact
        for property in properties
        for fact in sheet.facts(property)
        if fact.drug == sheet.drug and fact.condition in ("", sheet.condition)
    )


def _words(sheet: Examined, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The statements in words; one that another says with more words about whom is left out."""
    told = list(dict.fromkeys(in_plain_words(fact, sheet.vocabulary, sheet.sheet.language) for fact in facts))
    return tuple(one for one in told if not any(other.startswith(f"{one}, ") for other in told))


def _link(sheet: Examined, folder: Path, cwd: Path, anchor: str = "") -> str:
    path = Path(os.path.relpath(cwd / sheet.sheet.path, folder)).as_posix()
    return f"./{quote(path)}#{quote(anchor)}" if anchor else f"./{quote(path)}"


def _anchor(heading: str) -> str:
    """The anchor that Markdown pages give a heading: lower case, blanks as hyphens, no other marks."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")
