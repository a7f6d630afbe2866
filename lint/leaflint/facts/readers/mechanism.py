"""mechanism and similar-to: how the drug works, and which other drug works most like it."""

from __future__ import annotations

from collections.abc import Iterator

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
    say so: it is called that, and is not what the drug is taken with; or it acts on that target.
    """
    said = [
        (clause, mention)
        for clause in reading.clauses("how-it-works")
        for mention in clause.of("class", "target")
        if not is_denied(clause, mention) and not clause.under(mention, "beside", "similar", *CONDITIONS)
    ]
    targets = sorted({m.id for clause, m in said if m.kind == "target" and reading.drug in _drugs(reading, clause, m)})
    qualifiers = {"targets": " ".join(targets)} if targets else None
    for clause, mention in said:
        for class_ in _classes(reading, mention):
            for fact in state_each(reading, Property.MECHANISM, class_, clause, mention, qualifiers):
                known = reading.vocabulary.drugs.get(fact.drug, {}).get("class")
                if known == class_ or _is_plain(clause, mention):
                    yield fact


def read_similar(reading: Reading) -> Iterator[Fact]:
    """The one other drug that a clause calls most like the sheet's own."""
    for clause in reading.clauses("how-it-works"):
        words = clause.of("similar")
        others = [drug for drug in clause.of("drug") if drug.id != reading.drug and not _is_apart(clause, drug)]
        if words and len({drug.id for drug in others}) == 1 and not is_denied(clause, words[0]):
            own = clause._replace(drug=reading.drug)
            yield reading.state(Property.SIMILAR_TO, others[0].id, own, span=others[0].span)


def _classes(reading: Reading, mention: Mention) -> list[str]:
    """The class that a mention names, or the class of the drugs that act on what it names."""
    if mention.kind == "class":
        return [mention.id]
    return [id_ for id_, about in reading.vocabulary.classes.items() if mention.id in about.get("acts-on", ())]


def _is_plain(clause: Clause, mention: Mention) -> bool:
    if mention.kind == "target":
        return bool(clause.of("acting")) and not clause.under(mention, "company")
    beside = [word.span for word in clause.of("company")]
    within = any(span.start <= mention.span.start and mention.span.end <= span.end for span in beside)
    return not within and not clause.under(mention, "company")


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
