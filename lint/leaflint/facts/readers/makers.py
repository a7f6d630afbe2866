"""Who makes a drug."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflint.facts.clauses import Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

# Years that are over: "(2020–2021)", "2020 to 2021".
_YEARS = re.compile(r"(?:19|20)\d\d\W{1,3}(?:[^\W\d]{1,5}\W)?(?:19|20)\d\d\W*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Words that are all written like names, at the start of what is said.
_OPENING = re.compile(r"(?:[A-Z][\w&'-]*)(?:,? (?:[A-Z][\w&'-]*|of|de|&))*\.?")
#: So far from its verb stands a company that makes the drug, at most.
_SHORT = 3
_NAME = re.compile(r"\s(?:the )?((?:[A-Z][\w&'-]*)(?:,? (?:[A-Z][\w&'-]*|of|de))*)")


def read_makers(reading: Reading) -> Iterator[Fact]:
    """Who makes each drug today, by the name that the vocabulary knows, else as it is written."""
    stated = [*_stated(reading)]
    today = {fact.drug for clause, fact in stated if not _is_history(clause)}
    yield from (fact for clause, fact in stated if fact.drug not in today or not _is_history(clause))


def _stated(reading: Reading) -> Iterator[tuple[Clause, Fact]]:
    """Each maker that a clause names and does not call a former one, with the clause."""
    before: Clause | None = None
    former = _former_rows(reading.clauses("manufacturer"))
    for clause in reading.clauses("manufacturer"):
        past, before = before is not None and clause.joint == ":" and _leads_to_past(before), clause
        past = past or (clause.block.cell or ())[:2] in former
        known = [m for m in clause.of("maker") if not past and not _is_past(clause, m)]
        for mention in known:
            where = {"jurisdiction": "US"} if _is_in_us(clause, mention) else {}
            for drug in _made(clause, mention, reading.drug):
                stated = clause._replace(drug=drug)
                yield clause, reading.state(Property.MANUFACTURER, mention.id, stated, where, mention.span)
        if not past and not clause.of("maker", "once") and (name := _unknown(clause)):
            for drug in _made(clause, Mention("maker", "", name), reading.drug):
                words = reading.text[slice(*name)]
                yield clause, reading.state(Property.MANUFACTURER, words, clause._replace(drug=drug), span=name)


def _is_history(clause: Clause) -> bool:
    """Whether a clause tells what happened in some year: "Horizon bought Viela in 2021"."""
    words = [word.id for word in clause.of("once")]
    return bool(words) and "now" not in words and bool(_YEAR.search(clause.text, *clause.span))


def _unknown(clause: Clause) -> Span | None:
    """The name of a company that no list has: behind "made by", before "makes", or alone as the answer."""
    for word in clause.of("made"):
        if word.id == "by" and (name := _NAME.match(clause.text, word.span.end, clause.span.end)):
            span = Span(*name.span(1))
            return None if _is_no_name(clause, span) else span
    start = clause.span.end - len(clause.text[slice(*clause.span)].lstrip(" :*_|-–—"))
    opening = _OPENING.match(clause.text, start, clause.span.end)
    if not opening or _is_no_name(clause, Span(*opening.span())):
        return None
    behind = clause.text[opening.end() : clause.span.end].strip(" .*_|")
    makes = any(m.id == "makes" and 0 <= m.span.start - opening.end() <= _SHORT for m in clause.of("made"))
    alone = not behind and clause.joint in ("", ":") and _is_first(clause)
    words = opening.group().rstrip(".")
    return Span(opening.start(), opening.start() + len(words)) if makes or alone else None


def _is_no_name(clause: Clause, name: Span) -> bool:
    """Whether what is written like a name is a drug, or a word that only opens its sentence: "Several makers …"."""
    kinds = ("drug", "unnamed", "condition", "regulator", "answer", "negation", "class")
    heads = clause.block.cell is not None and clause.block.cell[1] == 0  # "Region", "Company"
    return heads or any(m.span.start < name.end and name.start < m.span.end for m in clause.of(*kinds))


def _is_first(clause: Clause) -> bool:
    """Whether a clause opens the answer, or its line or cell."""
    opens = clause.section is not None and clause.section.answer.start == clause.sentence.start
    return opens or bool(clause.block.cell)


def _made(clause: Clause, mention: Mention, own: str | None) -> list[str | None]:
    """The drugs that a maker makes: "X is made by M", or "M makes X"."""
    behind = [drug.id for drug in clause.of("drug") if drug.span.start > mention.span.end]
    makes = [word for word in clause.of("made") if word.id == "makes" and word.span.start >= mention.span.end]
    return [behind[0]] if makes and behind else drugs_of(clause, mention, own)


def _is_in_us(clause: Clause, maker: Mention) -> bool:
    """Whether the clause says of this maker alone that it is the one in the US: "Genentech makes it in the US"."""
    if _is_in_apposition(clause, maker):
        return False
    behind = [m for m in clause.of("maker", "regulator") if m.span.start >= maker.span.end]
    named = behind[:1] if len({m.id for m in clause.of("maker")}) > 1 else clause.of("regulator")
    return [m.id for m in named if m.kind == "regulator"] == ["fda"]


def _is_in_apposition(clause: Clause, maker: Mention) -> bool:
    """Whether a company only tells whose the one before it is: "Genentech, of the Roche group, sells it in the US"."""
    before = [m for m in clause.of("maker") if m.span.end <= maker.span.start and m.id != maker.id]
    if not before:
        return False
    between, behind = clause.text[before[-1].span.end : maker.span.start], clause.text[maker.span.end : clause.span.end]
    return between.startswith(",") and between.count(",") == 1 and len(behind.partition(",")[0].split()) <= 1


def _former_rows(clauses: Sequence[Clause]) -> set[tuple[int, ...]]:
    """The rows of tables in which a cell gives years that are over, each as its table and its row."""
    return {
        clause.block.cell[:2]
        for clause in clauses
        if clause.block.cell and _YEARS.fullmatch(clause.text[slice(*clause.block.prose)].strip())
    }


def _leads_to_past(clause: Clause) -> bool:
    """Whether a clause ends with what makes the makers past a colon former ones: "(until 2021: …", "at launch: …"."""
    makers = clause.of("maker")
    end = makers[-1].span.end if makers else clause.span.start
    return any(word.span.start >= end and word.id != "now" for word in clause.of("once"))


def _leads_on(clause: Clause, word: Mention) -> bool:
    """Whether a word ends its clause with a colon, and so speaks of what comes behind it."""
    return word.span.end == clause.span.end and clause.text[word.span.end : word.span.end + 1] == ":"


def _is_past(clause: Clause, maker: Mention) -> bool:
    """Whether the clause says that a company made the drug once, or was bought: before its name or right behind it.

    What is said of today ("…, now Amgen") ends the past.
    """
    if _YEARS.match(clause.text[maker.span.end : clause.span.end].lstrip(" ,(")):
        return True
    words = [word for word in clause.of("once") if word.id != "event"]
    before = [word for word in words if word.span.end <= maker.span.start]
    if before and before[-1].id == "now":
        return False
    if _is_told_as_past(clause, maker):
        return True
    end = _end_of_list(clause, maker)
    return any(word.id != "now" for word in before) or any(
        word.id in ("once", "until")
        and word.span.start >= end
        and not clause.text[end : word.span.start].strip(" ,(")
        and not _leads_on(clause, word)
        for word in words
    )


def _is_told_as_past(clause: Clause, maker: Mention) -> bool:
    """Whether the words behind a list of makers say so: "Viela Bio or Horizon, which owned it before"."""
    end = _end_of_list(clause, maker)
    behind = [word for word in clause.of("relative") if clause.text[end : word.span.start].strip(" ") in ("", ",")]
    relatives = [word for word in behind if word.span.start >= end]
    later = [m for m in clause.of("maker") if m.span.start >= end]
    return bool(relatives and not later) and any(
        word.id in ("earlier", "until") and word.span.start >= relatives[0].span.end for word in clause.of("once")
    )


def _end_of_list(clause: Clause, maker: Mention) -> int:
    """Where the list of makers ends that one stands in: "Viela Bio and then Horizon"."""
    listed = [maker]
    for other in clause.of("maker"):
        last = listed[-1]
        if other.span.start >= last.span.end and (clause.listed(last, other) or _is_next(clause, last, other)):
            listed.append(other)
    return listed[-1].span.end


def _is_next(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether only a word for what came next stands between two makers: "and then"."""
    between = clause.text[one.span.end : other.span.start].strip(" ,")
    return any(clause.text[slice(*word.span)] == between for word in clause.of("sequel"))
