"""outdated-count: three approved drugs, when there are four."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property
from leaflint.finding import Severity
from leaflint.rules.approved_drugs import Approval, approvals, perhaps, surely
from leaflint.rules.corpus import Account, Corpus
from leaflint.rules.examples import answer, front
from leaflint.rules.rule import Group, Problem, corpus_rule

_OLD = front("revised", "revised: 2021-07-13")
_THREE = "No, it is used off-label. There are «three FDA-approved drugs» for NMOSD."
_DATED = "No, it is used off-label. As of 2020, there were {} FDA-approved drugs for NMOSD."


@corpus_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.WARNING,
    good=[
        answer("fda-approval", "No, it is used off-label. There are four FDA-approved drugs for NMOSD."),
        (answer("fda-approval", _THREE.replace("«", "").replace("»", "")) + _OLD).on("2021-09-01"),
        answer("fda-approval", _DATED.format("three")),
    ],
    bad=[
        answer("fda-approval", _THREE) + _OLD,
        answer("fda-approval", "No. There are «six FDA-approved drugs» for NMOSD."),
        answer("fda-approval", "No. As of 2020, there were «five FDA-approved drugs» for NMOSD."),
    ],
)
def outdated_count(corpus: Corpus) -> Iterator[Problem]:
    """The sheet counts the approved drugs, and the facts of record count otherwise.

    Each new drug makes such a count wrong in every sheet. People then do not learn of the newest. Write the count of
    today, or say on which day it was made.
    """
    for about, sides in corpus.sides(Property.APPROVED_DRUG_COUNT).items():
        known = approvals(corpus.reference, about.condition, about.jurisdiction)
        for account in (account for side in sides for account in side.accounts) if known else ():
            for fact in corpus.facts(account, Property.APPROVED_DRUG_COUNT, about):
                yield from _judged(corpus, account, fact, known)


def _judged(corpus: Corpus, account: Account, fact: Fact, known: tuple[Approval, ...]) -> Iterator[Problem]:
    if not fact.value.isdigit():
        return
    dated = fact.qualifier("as_of")
    count, day = int(fact.value), dated or corpus.today
    # "Three others are approved": with the one that they are beside, where that is one of them.
    count += any(one.drug == fact.qualifier("besides") for one in surely(known, day))
    # "Two others have joined it": with itself, and those before it.
    own = next((at for at, one in enumerate(surely(known, day), 1) if one.drug == fact.qualifier("after")), 0)
    count += own
    if _may_be(count, known, day):
        return
    then = dated or account.revised
    names = ", ".join(f"{corpus.name(one.drug)} ({one.date})" for one in perhaps(known, day)) or "none"
    truth = f"on record by {day}: {_counted(known, day)}, {names}"
    if not dated and then and _may_be(count, known, then):
        # What was approved next made the count too low.
        verdict = f"right on {then}, outdated since {known[count].date}; {truth}"
    else:
        verdict = f"but {truth}" + (
            f"; on {then}, the day of the sheet: {_counted(known, then)}" if then and not dated else ""
        )
    hint = f"write {_counted(known, day)}"
    yield Problem(
        fact.place,
        f"counts {count} approved drugs ({fact.quote!r}): {verdict}",
        hint if dated else f"{hint}, and the day on which you counted",
        property=Property.APPROVED_DRUG_COUNT,
        quote=fact.quote,
    )


def _counted(known: tuple[Approval, ...], day: str) -> str:
    low, high = len(surely(known, day)), len(perhaps(known, day))
    return str(low) if low == high else f"{low} to {high}"


def _may_be(count: int, known: tuple[Approval, ...], day: str) -> bool:
    """Whether so many drugs may have been approved by a day that is known to the month or the year alone."""
    return len(surely(known, day)) <= count <= len(perhaps(known, day))
