"""exclusive-claim: the only one, or the first, of which there are two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflint.facts import Fact, Property
from leaflint.finding import Severity
from leaflint.reference.records import first_day, last_day
from leaflint.rules.approved_drugs import Approval, approvals, surely
from leaflint.rules.corpus import About, Account, Corpus, beside
from leaflint.rules.examples import answer, untouched
from leaflint.rules.rule import Group, Problem, corpus_rule

_ONLY_SHOT = "It is the only subcutaneous drug for NMOSD."
_MARKED = "It is «the only oral drug» for NMOSD."
_FIRST = "Yes. It was the first drug approved for NMOSD."


class _Claim(NamedTuple):
    """A claim of a sheet, and what the record or another sheet says against it ("" for nothing)."""

    account: Account
    fact: Fact
    against: str


@corpus_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.WARNING,
    good=[
        answer("fda-approval", _FIRST).of("eculizumab").beside(untouched("inebilizumab")),
        answer("administration", _ONLY_SHOT).of("satralizumab"),
        answer("fda-approval", "Yes. It is the only drug approved for NMOSD.").of("eculizumab").on("2019-12-01"),
    ],
    bad=[
        answer("fda-approval", "Yes. It was «the first drug approved for» NMOSD.").of("inebilizumab"),
        answer("fda-approval", "Yes. It is «the only drug approved for» NMOSD.").of("eculizumab"),
        answer("administration", _MARKED),
    ],
)
def exclusive_claim(corpus: Corpus) -> Iterator[Problem]:
    """Two sheets claim to be about the only drug, or the first, or the facts of record know of another.

    Whoever believes that there is one drug only does not ask for the others. Such words were often true when they were
    written. Take them out, or say of what the drug is the only one, and on which date.
    """
    claims: dict[tuple[str, str, str], list[_Claim]] = {}
    for about, sides in corpus.sides(Property.EXCLUSIVE).items():
        for account in (account for side in sides for account in side.accounts) if about.drug else ():
            for fact in corpus.facts(account, Property.EXCLUSIVE, about):
                key = (about.condition, about.jurisdiction, fact.value)
                claims.setdefault(key, []).append(_Claim(account, fact, _refuted(corpus, about, fact)))
    for key in sorted(claims):
        yield from _judged(corpus, claims[key])


def _judged(corpus: Corpus, claims: list[_Claim]) -> Iterator[Problem]:
    """The claims that are refuted; of several drugs for which the same is claimed, all but the one revised last."""
    standing = [claim for claim in claims if not claim.against]
    best = max(standing, key=lambda claim: claim.account.revised, default=None)
    for claim in claims:
        rivals = [other for other in claims if other.fact.drug != claim.fact.drug]
        if claim.against:
            yield _problem(corpus, claim, claim.against, rivals)
        elif best and best.fact.drug != claim.fact.drug:
            rival = f"{best.account.path} says so of {corpus.name(best.fact.drug)}: {best.fact.quote!r}"
            yield _problem(corpus, claim, rival, rivals)


def _problem(corpus: Corpus, claim: _Claim, against: str, rivals: list[_Claim]) -> Problem:
    fact = claim.fact
    return Problem(
        fact.place,
        f"says that {corpus.name(fact.drug)} is {_in_words(fact.value)} ({fact.quote!r}), but {against}",
        "take it out, or say of what it is the only one, or the first, and on which day",
        about=f"{fact.drug} {fact.value}",
        property=fact.property,
        beside=beside([rival.fact for rival in rivals], "claims it for another drug"),
        quote=fact.quote,
    )


def _in_words(value: str) -> str:
    rank, _, what = value.partition("-")
    return f"the {rank} {what.replace('-', ' ')} drug"


def _refuted(corpus: Corpus, about: About, fact: Fact) -> str:
    """What the facts of record say against a claim on the day that it speaks of; "" where they let it stand."""
    if any(name != "as_of" for name, _ in fact.qualifiers):
        return ""  # the only one for some people, of which the record says too little
    known = approvals(corpus.reference, about.condition, about.jurisdiction)
    day = fact.qualifier("as_of") or corpus.today
    rank, _, what = fact.value.partition("-")
    if what == "approved":
        return _another_approved(corpus, rank, about.drug, known, day)
    return _another_taken_so(corpus, what, about, known) if rank == "only" else ""


def _another_approved(corpus: Corpus, rank: str, drug: str, known: tuple[Approval, ...], day: str) -> str:
    own = next((one.date for one in known if one.drug == drug), "")
    others = [one for one in surely(known, day) if one.drug != drug]
    if rank == "first":
        others = [one for one in others if last_day(one.date) < first_day(own or day)]
    named = ", ".join(f"{corpus.name(one.drug)} ({one.date})" for one in others)
    return f"on record are {'also' if rank == 'only' else 'before it'} {named}" if others else ""


def _another_taken_so(corpus: Corpus, route: str, about: About, known: tuple[Approval, ...]) -> str:
    """Another drug that is taken in this way, by the record or by its own sheet.

    Where this drug is approved the claim may be about approved drugs alone.
    """
    approved = {one.drug for one in known}
    for other in sorted({*corpus.reference.drugs, *corpus.vocabulary.drugs}):
        if other == about.drug or (about.drug in approved and other not in approved):
            continue
        facts = corpus.reference.about(other, "route", condition=about.condition)
        if any(fact.value == route for fact in facts):
            return f"on record {corpus.name(other)} is {route} too"
        sides = corpus.sides(Property.ROUTE).get(About(other, about.condition, about.jurisdiction), ())
        for sheet in (sheet for side in sides if route in dict(side.statements) for sheet in side.accounts):
            if sheet.drug == other:
                return f"{sheet.path} says that {corpus.name(other)} is {route} too"
    return ""
