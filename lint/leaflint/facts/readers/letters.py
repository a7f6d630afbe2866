"""pregnancy-letter, from the answer to the question about pregnancy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts.clauses import Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_LETTER = re.compile(
    r"(?:\s*\([^()]{1,80}\))?[\s:=(–-]*(?:[a-z]{1,4}\s+){0,3}[\"'“‘(]?([ABCDNX])[\"'”’)]?"
    r"(?![\w'’]|\s(?:or|o|and|y|to|a)\s[A-DNX]\b|\s?[/,–-]\s?[A-DNX]\b)"
)
_LETTER_BEFORE = re.compile(r"(?<![\w/–-])([ABCDNX])[\s-]$")
#: A letter that stands for itself. "A" is a word, but for one in quotes.
_ALONE = re.compile(r"(?<![\w'’/&+–-])(?:[\"“‘']?([BCDX])[\"”’']?|[\"“‘'](A)[\"”’'])(?![\w'’/&+]|-\w)")
#: "A or B", "A, B, C, D and X": letters, of which none is said of the drug.
_LISTED = re.compile(r"\b[ABCDNX]\s?(?:,|/|–|\s(?:or|o|and|y|to|a))\s?[ABCDNX]\b")
_DIGIT_OR_WORD = re.compile(r"\s*[^\W_]")


def read_letters(reading: Reading, answer: list[Clause]) -> Iterator[Fact]:
    """The letters that the clauses state: beside the name of a category, or alone where they speak of letters."""
    told: set[Span] = set()
    for at, clause in enumerate(answer):
        stated = list(_named(reading, clause))
        if not stated and at and _speaks_of_letters(answer[at - 1], clause):
            stated = list(_elliptic(reading, clause))
        if not stated and clause.sentence not in told:
            stated = list(_alone(reading, clause))
        if stated:
            told.add(clause.sentence)
        yield from stated


def _named(reading: Reading, clause: Clause) -> Iterator[Fact]:
    for mention in clause.of("pregnancy-category"):
        if mention.id == "other":
            continue
        span = mention.span
        drug = drugs_of(clause, mention, reading.drug)
        stated = clause._replace(drug=drug[0] if len(drug) == 1 else None)
        if mention.id == "none":
            yield reading.state(Property.PREGNANCY_LETTER, "none", stated)
        elif after := _LETTER.match(reading.text, span.end, clause.sentence.end):
            if not clause.negates(mention):
                yield reading.state(Property.PREGNANCY_LETTER, after[1], stated, span=Span(span.start, after.end()))
        elif (before := _LETTER_BEFORE.search(reading.text, clause.span.start, span.start)) and not clause.negates(
            mention
        ):
            yield reading.state(Property.PREGNANCY_LETTER, before[1], stated, span=Span(before.start(), span.end))


def _speaks_of_letters(before: Clause, clause: Clause) -> bool:
    if before.block != clause.block or clause.of("pregnancy-category"):
        return False
    return bool(before.of("pregnancy-category")) or any(word.id == "retired" for word in before.of("former-letter"))


def _elliptic(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """The letter of a clause that names none: "Labels show no letters now. The one it used to have was C."."""
    for mention in clause.of("former-letter"):
        letter = _LETTER.match(reading.text, mention.span.end, clause.sentence.end) if mention.id == "past" else None
        if letter and not clause.negates(mention):
            span = Span(mention.span.start, letter.end())
            yield reading.state(Property.PREGNANCY_LETTER, letter[1], clause._replace(drug=reading.drug), span=span)
            return


def _alone(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """The one letter of a clause whose sentence speaks of letters: "the FDA once rated it C", "an X drug".

    Where it names none, that there is none: "it was never given a letter".
    """
    inside = reading.sheet.within(clause.sentence)
    talk = [word for word in inside if word.kind == "letter-talk" or (word.kind, word.id) == ("former-letter", "past")]
    if not talk or _is_of_another_country(inside):
        return
    found = [match for match in _ALONE.finditer(reading.text, *clause.span) if not _is_in_a_name(inside, match)]
    if _LISTED.search(reading.text, *clause.span):
        return
    if not found:
        yield from _no_letter(reading, clause)
    elif len(found) == 1 and any(_speaks_of(reading.text, word, found[0]) for word in talk):
        span = Span(*found[0].span())
        letter = Mention("letter", found[0][1] or found[0][2], span)
        if not clause.under(letter, "negation"):
            drugs = drugs_of(clause, letter, reading.drug)
            stated = clause._replace(drug=drugs[0] if len(drugs) == 1 else None)
            yield reading.state(Property.PREGNANCY_LETTER, letter.id, stated, span=span)


def names_letter(reading: Reading, span: Span) -> bool:
    """Whether a letter stands alone among these words."""
    inside = reading.sheet.within(span)
    return any(not _is_in_a_name(inside, match) for match in _ALONE.finditer(reading.text, *span))


def _no_letter(reading: Reading, clause: Clause) -> Iterator[Fact]:
    for word in clause.of("letter-talk"):
        ends = not _DIGIT_OR_WORD.match(reading.text, word.span.end, clause.span.end)
        given = any(m.id == "given" and m.span.start - word.span.end == 1 for m in clause.of("letter-talk"))
        if word.id == "letter" and clause.negates(word) and (ends or given):
            yield reading.state(Property.PREGNANCY_LETTER, "none", clause._replace(drug=reading.drug))
            return


def _speaks_of(text: str, word: Mention, letter: re.Match[str]) -> bool:
    """Whether a word makes a letter one for pregnancy; some do only beside it: "an X drug", "its old D"."""
    if word.id == "drug":
        return word.span.start == letter.end() + 1
    if word.id == "past":
        between = text[word.span.end : letter.start()].strip(" ,:")
        return word.span.end <= letter.start() and len(between) <= len("an")
    return True


def _is_of_another_country(inside: tuple[Mention, ...]) -> bool:
    """Whether the sentence names another country or its regulator, and not the FDA: its letters mean something else."""
    named = {word.id for word in inside if word.kind in ("regulator", "pregnancy-category")}
    return "other" in named and "fda" not in named


def _is_in_a_name(inside: tuple[Mention, ...], letter: re.Match[str]) -> bool:
    """Whether the letter is part of a name: "hepatitis B", "B cells", "vitamin D"."""
    start, end = letter.span()
    return any(m.span.start <= start and end <= m.span.end and m.span.end - m.span.start > end - start for m in inside)
