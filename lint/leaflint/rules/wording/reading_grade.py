"""reading-grade: words that the reader did not learn at school."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from leaflint.facts import sentences
from leaflint.finding import Severity
from leaflint.nodes import Span
from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer
from leaflint.rules.readability import LEAST_FOR_SMOG, Counts, school_grade, smog, together
from leaflint.rules.rule import Group, Problem, sheet_rule
from leaflint.rules.syllables import rough_syllables, syllables

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS = (". ", "? ", "! ", "\n")
_UNREAD = frozenset({"heading", "code", "cell", "footnote"})
#: Fewer words say nothing of a text; a grade of so few as an answer has may lie so far from the whole sheet's.
_LEAST_WORDS, _LEAST_WORDS_OF_AN_ANSWER, _ALLOWANCE = 30, 20, 6

_HARD = (
    "Satisfactory establishment of the maintenance posology necessitates consideration of individual anthropometric "
    "characteristics, concomitant pharmacological interventions and haematological parameters, notwithstanding "
    "preliminary recommendations communicated during multidisciplinary consultations."
)


class _Sentence(NamedTuple):
    span: Span
    counts: Counts


@sheet_rule(
    group=Group.WORDING,
    severity=Severity.NOTE,
    source="Flesch-Kincaid grade (Kincaid et al. 1975), SMOG (McLaughlin 1969); Fernández Huerta 1959 for Spanish",
    good=[
        answer("dosage", "Most people take 2 to 3 mg/kg/day. Ask your doctor what that is for you."),
        answer("manufacturer", "Azathioprine, mycophenolate mofetil, eculizumab, inebilizumab, satralizumab."),
    ],
    bad=[answer("dosage", f"«{_HARD}»")],
)
def reading_grade(sheet: Examined) -> Iterator[Problem]:
    """The sheet, or one answer in it, is harder to read than the organisation wants.

    Half of all adults read below the level of grade 8, and fewer when they are ill or afraid. Write shorter sentences
    and plainer words, beginning with the sentences that are named. The limit is grade 8 unless `reading-grade` in the
    configuration says otherwise. Names of drugs, numbers, headings, tables and references are not counted: the writer
    cannot choose them. One answer is so short that its grade is rough; it is named alone only where it is far above.
    """
    grade, limit = school_grade(sheet.sheet.language), sheet.policy.reading_grade
    answers = [section for section in sheet.sheet.sections if section.blocks and not section.aside]
    if grade is None or not answers:
        return
    if not _may_be_hard([_rough_counts(sheet, section) for section in answers], grade, limit):
        return
    counted = [(section, _sentences(sheet, section)) for section in answers]
    every = [sentence for _, found in counted for sentence in found]
    if (total := _graded(every, grade, _LEAST_WORDS)) and total > limit:
        yield _problem(sheet, sheet.top, "the sheet", total, every, grade)
        return
    for section, found in counted:
        own = _graded(found, grade, _LEAST_WORDS_OF_AN_ANSWER)
        if own and own > limit + _ALLOWANCE:
            where = sheet.sheet.prose.source(section.answer)
            yield _problem(sheet, where, "this answer", own, found, grade)._replace(about=section.id or "")


def _problem(
    sheet: Examined,
    where: Span,
    what: str,
    own: float,
    found: list[_Sentence],
    grade: Callable[[Counts], float],
) -> Problem:
    hardest = sorted(found, key=lambda sentence: -grade(sentence.counts) if sentence.counts.words > 5 else 0.0)[:3]
    counts = together(sentence.counts for sentence in found)
    said = f"{what} reads at grade {own:.1f}; the limit is grade {sheet.policy.reading_grade}"
    if counts.sentences >= LEAST_FOR_SMOG and sheet.sheet.language == "en":
        said += f" (SMOG grade {smog(counts):.1f})"
    return Problem(
        where,
        said,
        "write shorter sentences and plainer words, the hardest sentences first",
        about="sheet",
        beside=tuple(
            sheet.beside(sheet.sheet.prose.source(sentence.span), f"grade {grade(sentence.counts):.1f}")
            for sentence in sorted(hardest, key=lambda sentence: sentence.span)
        ),
    )


def _may_be_hard(counts: list[Counts], grade: Callable[[Counts], float], limit: int) -> bool:
    """Whether a count that finds too many syllables and takes in every name goes beyond the limit."""
    if (total := together(counts)).words and grade(total) > limit:
        return True
    return any(own.words >= _LEAST_WORDS_OF_AN_ANSWER and grade(own) > limit + _ALLOWANCE for own in counts)


def _rough_counts(sheet: Examined, section: Section) -> Counts:
    text = sheet.sheet.prose.text
    if all(block.kind not in _UNREAD for block in section.blocks):
        read = text[slice(*section.answer)]
    else:
        read = "\n".join(text[slice(*block.prose)] for block in section.blocks if block.kind not in _UNREAD)
    found = [*map(rough_syllables, read.split())]
    return Counts(1 + sum(map(read.count, _ENDS)), len(found) - found.count(0), sum(found))


def _graded(found: list[_Sentence], grade: Callable[[Counts], float], least: int) -> float | None:
    counts = together(sentence.counts for sentence in found)
    return grade(counts) if counts.words >= least else None


def _sentences(sheet: Examined, section: Section) -> list[_Sentence]:
    """The sentences of an answer that have words to count."""
    text, language = sheet.sheet.prose.text, sheet.sheet.language
    found = []
    for block in section.blocks:
        for span in sentences(text, block) if block.kind not in _UNREAD else ():
            if words := _words(sheet, span):
                lengths = [syllables(word, language) for word in words]
                counts = Counts(1, len(words), sum(lengths), sum(1 for length in lengths if length >= 3))
                found.append(_Sentence(span, counts))
    return found


def _words(sheet: Examined, span: Span) -> list[str]:
    """The words of a sentence in small letters, without the names of drugs."""
    pieces, reached = [], span.start
    for mention in sheet.mentions(span):
        if mention.kind == "drug" and mention.span.start >= reached:
            pieces.append(sheet.words(Span(reached, mention.span.start)))
            reached = mention.span.end
    pieces.append(sheet.words(Span(reached, span.end)))
    return _WORD.findall(" ".join(pieces).lower())
