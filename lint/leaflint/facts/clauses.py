"""Sentences and clauses: how far a negation, a condition or another drug's name reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from leaflint.facts.answers import answer_of
from leaflint.facts.approving import APPROVING, with_status
from leaflint.nodes import Span
from leaflint.reading import Block, Section, Sheet
from leaflint.vocabulary import Mention

_SENTENCE_END = re.compile(r"[.!?…](?:[\"'”’»)\]]+)?\s+(?=[^\sa-z])|\n|\r")
_MARKS = re.compile(r"[;:–—-]+")
COMMA = re.compile(r",(?!\d)")
# Before a number "No." is "number", and one that opens a line counts it; letters with dots are one abbreviation.
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|dr|dra|sr|sra|mr|mrs|ms|vs|st|approx|ca|etc|p\.ej|aprox|fig|incl|(?:[a-z]\.)+[a-z])\.\s+"
    r"|\b(?:dr|dra|prof|mr|mrs|ms)\.?\s[a-z]\.\s+"
    r"|(?:^|\n)\s*\d{1,2}\.\s+)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_ASKS = re.compile(r"\?[\"'”’»)\]*_ ]*$")
_NUMBER_SIGN = re.compile(r"\bno\.\s+$", re.IGNORECASE)


#: A longer sentence, or one that names more, is no sentence that states something for certain.
MAX_LENGTH = 2_000
MAX_MENTIONS = 100

#: What makes a statement hold only under a condition, or leaves it open.
CONDITIONS = ("conditional", "possibility")


class Clause(NamedTuple):
    """A clause with the mentions in it.

    `sentence` is the sentence in which it stands, `joint` what divides it from the clause before (";", ":", "-" or
    "contrast"; "" where it opens the sentence). `answers` is "yes" or "no" where the clause opens the answer to its
    section's question with one of them. `drug` and `condition` are the ids of what it speaks about: those it names,
    else the sheet's own; None where it names several and not the sheet's own. `text` is the sheet's prose.
    """

    section: Section | None
    block: Block
    span: Span
    sentence: Span
    joint: str
    mentions: tuple[Mention, ...]
    answers: str | None
    drug: str | None
    condition: str | None
    text: str

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions of these kinds."""
        return [mention for mention in self.mentions if mention.kind in kinds]

    def under(self, mention: Mention, *kinds: str) -> bool:
        """Whether a word of these kinds stands before `mention` in the same part of the clause, past no comma."""
        return any(
            word.span.end <= mention.span.start and not COMMA.search(self.text, word.span.end, mention.span.start)
            for word in self.of(*kinds)
        )

    def follows(self, mention: Mention, kind: str) -> bool:
        """Whether a word of this kind stands right before `mention`."""
        return any(
            word.span.end <= mention.span.start and not self.text[word.span.end : mention.span.start].strip()
            for word in self.of(kind)
        )

    def negates(self, mention: Mention) -> bool:
        """Whether a negation reaches `mention`: one before it, past no comma, or one of an earlier item of its list."""
        negated, before = False, None
        for item in self.of(mention.kind):
            negated = self._is_under_negation(item) or (negated and before is not None and self.listed(before, item))
            before = item
            if item.span.start >= mention.span.start:
                break
        return negated

    def _is_under_negation(self, mention: Mention) -> bool:
        """Whether a negation stands before it, past no comma; "not without" and "nobody without" deny nothing."""
        words = [
            word
            for word in self.of("negation")
            if word.span.end <= mention.span.start and not COMMA.search(self.text, word.span.end, mention.span.start)
        ]
        return bool(words) and not (len(words) > 1 and words[-1].id == "without")

    def listed(self, one: Mention, next_: Mention) -> bool:
        """Whether two mentions are neighbours in a list: only a comma, `and` or `or` and one short word between."""
        joining = [m.span for m in self.of("range", "negation") if one.span.end <= m.span.start < next_.span.start]
        words = re.finditer(r"[^\W\d_]+", self.text[one.span.end : next_.span.start])
        spans = [Span(one.span.end + word.start(), one.span.end + word.end()) for word in words]
        others = [span for span in spans if not any(j.start <= span.start < j.end for j in joining)]
        return len(others) <= 1 and all(span.end - span.start <= 4 for span in others)

    def with_(self, later: Clause) -> Clause:
        """This clause and one that follows it, as one."""
        span = Span(self.span.start, later.span.end)
        return self._replace(span=span, mentions=(*self.mentions, *later.mentions))


def clauses(sheet: Sheet, section: Section) -> list[Clause]:
    """The clauses of a section's answer, in their order."""
    found: list[Clause] = []
    for block in section.blocks:
        for sentence in sentences(sheet.prose.text, block):
            inside = sheet.within(sentence)
            # A question that an answer asks itself states nothing: "Approved by the FDA? Yes, since 2019."
            if _is_readable(sentence, inside) and not _ASKS.search(sheet.prose.text, *sentence):
                for span, joint in _split(sheet.prose.text, sentence, inside):
                    mentions = inside if span == sentence else sheet.within(span)
                    found.append(_clause(sheet, section, block, span, sentence, joint, mentions, opens=not found))
    return found


def title_clauses(sheet: Sheet) -> list[Clause]:
    """The headings and bold lines above the first question, each as a clause."""
    titles = [block for block in sheet.header if block.kind == "heading" or block.strong == block.prose.end]
    return [
        _clause(sheet, None, block, block.prose, block.prose, "", inside, opens=False)
        for block in titles
        if _is_readable(block.prose, inside := sheet.within(block.prose))
    ]


def _is_readable(sentence: Span, inside: tuple[Mention, ...]) -> bool:
    return sentence.end - sentence.start <= MAX_LENGTH and len(inside) <= MAX_MENTIONS


def sentences(text: str, block: Block) -> tuple[Span, ...]:
    """The sentences of a block: what has a word in it."""
    return _sentences(text, *block.prose)


@lru_cache(maxsize=1024)
def _sentences(text: str, first: int, end: int) -> tuple[Span, ...]:
    """The sentences of a block that stands there. Readers and rules ask for the same ones again and again."""
    return tuple(_divided(text, first, end))


def _divided(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _SENTENCE_END.finditer(text, start, end):
        before = text[max(start, match.start() - 12) : match.end()]
        number = _NUMBER_SIGN.search(before) and text[match.end() : match.end() + 1].isdigit()
        if not number and not _SHORTENED.search(before):
            if _WORD.search(text, start, match.start()):
                yield Span(start, match.end() - len(match.group()) + len(match.group().rstrip()))
            start = match.end()
    if _WORD.search(text, start, end):
        yield Span(start, end)


def _split(text: str, sentence: Span, inside: tuple[Mention, ...]) -> Iterator[tuple[Span, str]]:
    """The clauses of a sentence: divided at semicolons, colons, dashes and words of contrast.

    A clause that a word of contrast opens ("Although …, …") ends with its comma.
    """
    ends = {match.start(): match.group() for match in _MARKS.finditer(text, *sentence) if _divides(text, match)}
    for mention in inside:
        if mention.kind == "contrast" and not _is_between_commas(text, sentence, mention, inside):
            ends[mention.span.start] = "contrast"
            if mention.span.start == sentence.start and (comma := COMMA.search(text, mention.span.end, sentence.end)):
                ends[comma.start()] = "contrast"
    if not ends:
        yield sentence, ""
        return
    start, joint = sentence.start, ""
    for end in (*sorted(ends), sentence.end):
        if text[start:end].strip(" ,;:-–—"):
            yield Span(start, end), joint
            start = end
        joint = {";": ";", ":": ":", "contrast": "contrast"}.get(ends.get(end, ""), "-")


def _is_between_commas(text: str, sentence: Span, contrast: Mention, inside: tuple[Mention, ...]) -> bool:
    """Whether a word of contrast only stands behind the drug that opens its sentence: "Rituximab, though, is …".

    A word may stand between: "Rituximab infusions, on the other hand, …".
    """
    drugs = [m for m in inside if m.kind == "drug" and m.span.end <= contrast.span.start]
    between = text[drugs[-1].span.end : contrast.span.start].strip() if drugs else ""
    if not between.endswith(",") or "," in between[:-1] or len(between.split()) > 1:
        return False
    opens = max(sentence.start, text.rfind(";", sentence.start, drugs[-1].span.start) + 1)
    here = [drug for drug in drugs if drug.span.start >= opens]
    return len(text[opens : here[0].span.start].split()) <= 1 and text[contrast.span.end :][:1] == ","


def _divides(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark ends a clause: `;` and `:` before a blank, a dash between blanks, a long one between words."""
    start, end = mark.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if mark.group() in (";", ":"):
        return after.isspace()
    if before.isspace() and after.isspace():
        return True
    return mark.group() == "—" and before.isalnum() and after.isalnum()


def _clause(
    sheet: Sheet,
    section: Section | None,
    block: Block,
    span: Span,
    sentence: Span,
    joint: str,
    mentions: tuple[Mention, ...],
    *,
    opens: bool,
) -> Clause:
    answers, start = None, span.start
    if opens and (answer := answer_of(sheet.prose.text, span, mentions)):
        answers, start = "yes" if answer.id == "yes" else "no", answer.span.end
        mentions = tuple(mention for mention in mentions if mention.span != answer.span)
    drugs, conditions = [], []
    for mention in mentions:
        if mention.kind == "drug":
            drugs.append(mention.id)
        elif mention.kind == "condition":
            conditions.append(mention.id)
    if any(mention.kind in APPROVING for mention in mentions):
        asked = section is not None and section.id == "fda-approval"
        mentions = with_status(sheet.prose.text, start, mentions, asked=asked)
    drug = _subject(drugs, sheet.drug.id if sheet.drug else None)
    condition = _subject(conditions, sheet.condition.id if sheet.condition else None)
    return Clause(section, block, span, sentence, joint, mentions, answers, drug, condition, sheet.prose.text)


def _subject(named: list[str], own: str | None) -> str | None:
    if not named or own in named:
        return own
    return named[0] if len(set(named)) == 1 else None
