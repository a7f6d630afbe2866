"""retired-pregnancy-letter: a letter that labels no longer have, or never had."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property
from leaflint.finding import Related, Severity
from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front
from leaflint.rules.on_record.asking import about_whom, applying, cited, drug_name, in_prose_first, quoted
from leaflint.rules.on_record.letters import Letter, letters
from leaflint.rules.rule import Group, Problem, sheet_rule

_NONE = ("none", "N")
#: Labels had letters until this year.
_RETIRED = "2015"


@sheet_rule(
    group=Group.FACTS_OF_RECORD,
    severity=Severity.WARNING,
    source="Pregnancy and Lactation Labeling Rule, 79 FR 72064 (2014), in effect since June 30, 2015",
    good=[
        answer("pregnancy", "No. Avoid it. It used to be pregnancy category D."),
        answer("pregnancy", "No. Avoid it. It is pregnancy category D; labels dropped these letters in 2015."),
    ],
    bad=[
        answer("pregnancy", "No. Avoid it. Azathioprine is «pregnancy category D»."),
        (
            answer("pregnancy", "Ask your doctor first. It is «pregnancy category C».")
            + front("pregnancy", "pregnancy: {advice: specialist-decision}")
        ).of("inebilizumab"),
    ],
)
def retired_pregnancy_letter(sheet: Examined) -> Iterator[Problem]:
    """A pregnancy letter is given as if labels still had letters, or for a drug that never had one.

    US labels have had no letters since 2015, because people took them for grades of danger, which they were not.
    Leave the letter out and say what is known, or say that it is the former letter. For a drug that was approved
    later a letter is made up, and this is an error.
    """
    if sheet.policy.as_of.isoformat() < f"{_RETIRED}-07-01":
        return
    yield from _never_had(sheet)
    stated = list(letters(sheet))
    former = {(one.fact.drug, one.fact.value) for one in stated if _is_called_former(sheet, one)}
    for letter in stated:
        named = (letter.fact.drug, letter.fact.value)
        if letter.fact.drug and not _has_none(sheet, letter.fact) and named not in former:
            fact = letter.fact
            yield Problem(
                fact.place,
                f"gives the pregnancy letter {fact.value}{about_whom(sheet, fact)} as if it were in use: "
                f"{quoted(fact)}; US labels have had no letters since {_RETIRED}",
                "say what is known of the risk instead, or write 'the former pregnancy category'",
                property=Property.PREGNANCY_LETTER,
            )


def _never_had(sheet: Examined) -> Iterator[Problem]:
    """Letters of drugs that were approved when labels had none, each drug's reported once."""
    wrong: dict[tuple[str, str], list[Fact]] = {}
    for fact in in_prose_first(sheet.facts(Property.PREGNANCY_LETTER)):
        if fact.drug and fact.value not in _NONE and _has_none(sheet, fact):
            wrong.setdefault((fact.drug, fact.value), []).append(fact)
    for (drug, letter), facts in wrong.items():
        known = applying(sheet, "pregnancy-letter", drug, "")
        yield Problem(
            facts[0].place,
            f"gives {drug_name(sheet, drug)} the pregnancy letter {letter}: {quoted(facts[0])}; it never had one: "
            f"{known[0].in_words()} {cited(sheet, known)}",
            "leave the letter out, and say what is known of the risk",
            about=f"{drug} {letter}",
            property=Property.PREGNANCY_LETTER,
            severity=Severity.ERROR,
            beside=tuple(Related(fact.place, "says so too") for fact in facts[1:]),
        )


def _has_none(sheet: Examined, fact: Fact) -> bool:
    known = applying(sheet, "pregnancy-letter", fact.drug, "")
    return bool(known) and all(one.value in _NONE for one in known)


def _is_called_former(sheet: Examined, letter: Letter) -> bool:
    """Whether the words before the letter in its sentence put it in the past, or the answer says letters are gone."""
    inside = sheet.mentions(letter.sentence)
    # What explains the letter may be told in the past, too: "C, which means that human studies were lacking".
    glosses = (word.span.start for word in inside if word.kind == "gloss" and word.span.start >= letter.end)
    end = min(glosses, default=letter.sentence.end)
    if any(word.kind == "former-letter" and (word.span.start < end or word.id == "retired") for word in inside):
        return True
    lexicon = sheet.vocabulary.lexicon(sheet.sheet.language)
    # "old category" is one wording for a category; each of its words may say that it is old.
    words = sheet.words(letter.named).split()
    in_name = (mention.kind for word in words for mention in lexicon.find(word))
    return "former-letter" in in_name or _says_so(sheet, letter.section)


def _says_so(sheet: Examined, section: Section) -> bool:
    return any(
        (word.kind == "former-letter" and word.id == "retired")
        or (word.kind == "pregnancy-category" and word.id == "none")
        for word in sheet.mentions(section.answer)
    )
