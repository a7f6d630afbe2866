"""non-answer: "ask your doctor", where the answer is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.facts import sentences
from leaflint.finding import Severity
from leaflint.nodes import Span
from leaflint.reading import Section
from leaflint.reference import Recorded
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer
from leaflint.rules.rule import Group, Problem, sheet_rule
from leaflint.vocabulary import Mention

_TELLS = frozenset(
    {"term", "class", "population", "number", "rate", "period", "status", "pregnancy-category", "conditional"}
)


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.WARNING,
    good=[
        answer("contraindications", "Do not take it if you are allergic to it. Ask your doctor if you are unsure."),
        answer("insurance", "Ask your insurance company."),
        answer("contraindications", "Tell your doctor if you have ever been treated with an alkylating agent."),
    ],
    bad=[
        answer("contraindications", "«Talk with your doctor about any potential contraindications to azathioprine.»"),
        answer("preparation", "«Your doctor can tell you more. Please ask your neurologist.»"),
    ],
)
def non_answer(sheet: Examined) -> Iterator[Problem]:
    """A safety question is answered only with “ask your doctor”, though the facts of record have an answer.

    The reader came because the doctor's visit was short. Say what is known, in a sentence or two, and then send
    them on.
    """
    for section in sheet.sheet.sections:
        if section.id not in sheet.vocabulary.safety_sections or not sheet.drug or not section.blocks:
            continue
        if _only_defers(sheet, section) and (recorded := _on_record(sheet, sheet.drug, section)):
            known = "; ".join(dict.fromkeys(fact.in_words() for fact in recorded))
            source = ", ".join(dict.fromkeys(sheet.reference.cite(fact) for fact in recorded[:3]))
            yield Problem(
                sheet.sheet.prose.source(section.answer),
                f"{sheet.title(str(section.id))!r} is answered only with a doctor's visit",
                f"say what is on record: {known} ({source})",
                about=str(section.id),
            )


def _on_record(sheet: Examined, drug: str, section: Section) -> list[Recorded]:
    as_of = sheet.policy.as_of.isoformat()
    properties = sheet.vocabulary.answers(str(section.id))
    return [
        fact
        for property in properties
        for fact in sheet.reference.about(drug, property, condition=sheet.condition, as_of=as_of)
        if fact.qualifier("jurisdiction") in (None, sheet.jurisdiction)
    ]


def _only_defers(sheet: Examined, section: Section) -> bool:
    """Whether every sentence of the answer sends the reader to somebody and tells nothing else."""
    text = sheet.sheet.prose.text
    said = [span for block in section.blocks for span in sentences(text, block)]
    return bool(said) and all(_defers(sheet, section, span) for span in said)


def _defers(sheet: Examined, section: Section, sentence: Span) -> bool:
    mentions = sheet.mentions(sentence)
    other_drugs = any(mention.kind == "drug" and mention.id != sheet.drug for mention in mentions)
    # "If you are pregnant" says nothing where that is what was asked.
    repeats = any(mention.kind == "topic" and mention.id == section.id for mention in mentions)
    tells = other_drugs or any(m.kind in _TELLS and not (repeats and m.kind == "conditional") for m in mentions)
    return not tells and _sends(mentions)


def _sends(mentions: Iterable[Mention]) -> bool:
    """Whether words send to somebody, or name those who treat people and what they will say: "the nurse explains"."""
    kinds = {mention.kind for mention in mentions}
    return "deferral" in kinds or {"clinician", "advising"} <= kinds
