"""mechanism and similar-to: how the drug works, and which other drug works most like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.denial import is_denied
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.stating import state_each
from leaflint.facts.subjects import drugs_of
from leaflint.vocabulary import Mention


def read_mechanism(reading: Reading) -> Iterator[Fact]:
    """The class that the answer names, or that acts on what it names; `targets` are all that the drug acts on.

    What names the class that the vocabulary has for the drug is taken as said of it. Another class takes words that
    say so: the drug is called that; or it acts on that target, and nothing says that it is of its own class.
    """
    said = [
        (clause, mention)
        for clause in reading.clauses("how-it-works")
        for mention in clause.of("class", "target")
        if not is_denied(clause, mention) and not clause.under(mention, "beside", "similar", *CONDITIONS)
    ]
    targets = sorted({m.id for clause, m in said if m.kind == "target" and reading.drug in _drugs(reading, clause, m)})
    qualifiers = {"targets": " ".join(targets)} if targets else None
    stated = [
        (fact, clause, mention)
        for clause, mention in said
        for class_ in _classes(reading, mention)
        for fact in state_each(reading, Property.MECHANISM, class_, clause, mention, qualifiers)
    ]
    known = {fact.drug for fact, *_ in stated if _is_known(reading, fact)}
    for fact, clause, mention in stated:
        if (
            _is_known(reading, fact)
            or _is_called(clause, mention)
            or (fact.drug not in known and _is_acted_on(clause, mention))
        ):
            yield fact


def read_similar(reading: Reading) -> Iterator[Fact]:
    """The one other drug that a clause calls most like the sheet's own."""
    for clause in _with_answers(reading.clauses("how-it-works")):
        words = clause.of("similar")
        others = [drug for drug in clause.of("drug") if drug.id != reading.drug and not _is_apart(clause, drug)]
        if words and len({drug.id for drug in others}) == 1 and not is_denied(clause, words[0]):
            own = clause._replace(drug=reading.drug)
            yield reading.state(Property.SIMILAR_TO, others[0].id, own, span=others[0].span)


def _with_answers(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses; one that calls the drug like another and leaves it to the words behind a colon has those, too."""
    lead: Clause | None = None
    for clause in clauses:
        yield lead.with_(clause) if lead and clause.joint == ":" and clause.sentence == lead.sentence else clause
        lead = clause if clause.of("similar") and not clause.of("drug") else None


def _classes(reading: Reading, mention: Mention) -> list[str]:
    """The class that a mention names, or the class of the drugs that act on what it names."""
    if mention.kind == "class":
        return [mention.id]
    return [id_ for id_, about in reading.vocabulary.classes.items() if mention.id in about.get("acts-on", ())]


def _is_known(reading: Reading, fact: Fact) -> bool:
    return bool(reading.vocabulary.drugs.get(fact.drug, {}).get("class") == fact.value)


def _is_called(clause: Clause, mention: Mention) -> bool:
    """Whether the drug is called what `mention` names: "it is a …", "rituximab, an …", "A … that clears B cells"."""
    if mention.kind != "class" or clause.under(mention, "company") or _is_within(mention, clause.of("company")):
        return False
    opens = len(clause.text[clause.span.start : mention.span.start].split()) <= 1
    behind = any(drug.span.end <= mention.span.start and clause.listed(drug, mention) for drug in clause.of("drug"))
    return opens or behind or clause.under(mention, "being")


def _is_acted_on(clause: Clause, mention: Mention) -> bool:
    acting = clause.of("acting")
    own = clause._replace(
        mentions=tuple(m for m in clause.mentions if m.kind == "company" and not _is_within(m, acting))
    )
    return mention.kind == "target" and bool(acting) and not own.under(mention, "company")


def _is_within(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(one.span.start <= mention.span.start and mention.span.end <= one.span.end for one in others)


def _is_apart(clause: Clause, drug: Mention) -> bool:
    """Whether a drug is only one that the sheet's own differs from: "unlike rituximab, …", "than to rituximab"."""
    alike = clause.of("similar")
    return any(
        word.span.end <= drug.span.start
        and clause.listed(word, drug)
        and not any(one.span.start < word.span.end and word.span.start < one.span.end for one in alike)
        for word in clause.of("beside")
    )


def _drugs(reading: Reading, clause: Clause, mention: Mention) -> list[str | None]:
    return drugs_of(clause, mention, reading.drug)
