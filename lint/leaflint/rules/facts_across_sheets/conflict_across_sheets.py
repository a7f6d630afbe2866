"""conflict-across-sheets: what one sheet says of a drug, and what another says of the same drug."""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import agree, apart, departs, disagree, holds
from leaflint.finding import Severity
from leaflint.reference import Recorded
from leaflint.rules.corpus import About, Account, Corpus, Side, Statement, beside
from leaflint.rules.examples import answer, untouched
from leaflint.rules.rule import Group, Problem, corpus_rule

_COMPARED = (
    Property.FDA_STATUS,
    Property.PREGNANCY_LETTER,
    Property.PREGNANCY_ADVICE,
    Property.ROUTE,
    Property.FREQUENCY,
    Property.DOSE,
    Property.RELAPSE_REDUCTION,
    Property.MONITORING,
    Property.MECHANISM,
)
#: Who does not say these vouches for nobody who does.
_TELLING = ("approved_on", "population")
#: What clinics do in their own ways: both sheets may be right.
_HABITS = (Property.MONITORING,)
#: So many of the best-founded sides are what all others are held against.
_MOST_SIDES = 8

_ONE_WEIGHT = re.compile(r"[\d.]+ kg")


class _Standing(enum.IntEnum):
    """What the facts of record make of a statement."""

    REFUTED = 0
    OPEN = 1
    ON_RECORD = 2


#: How well founded a statement is: what the record makes of it, whether the drug's own sheet states it, how many
#: sheets do, how late they were revised, and where they come in the order of paths.
_Trust: TypeAlias = tuple[_Standing, bool, int, str, int]


class _Stated(NamedTuple):
    """A statement as the first of its sheets has it, and how well founded it is."""

    fact: Fact
    trust: _Trust


class _Witnesses(NamedTuple):
    """Sheets that state the same, and what."""

    accounts: tuple[Account, ...]
    stated: tuple[_Stated, ...]


@corpus_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.ERROR,
    good=[
        untouched("rituximab").beside(untouched("tocilizumab"), untouched("azathioprine")),
        answer("frequency", "Every four weeks, unlike rituximab, which is given every 6 months.")
        .of("tocilizumab")
        .beside(untouched("rituximab")),
    ],
    bad=[
        answer("frequency", "Every four weeks. Rituximab is given «every month».")
        .of("tocilizumab")
        .beside(untouched("rituximab")),
    ],
)
def conflict_across_sheets(corpus: Corpus) -> Iterator[Problem]:
    """Another sheet says otherwise about the same drug.

    Whoever reads both does not know which to believe, and may take the wrong dose. Look the fact up in the label, and
    write the same in every sheet. A sheet that speaks of another drug is held to that drug's own sheet.
    """
    for property in _COMPARED:
        for about, sides in corpus.sides(property).items():
            if about.drug and len(sides) > 1:
                yield from _in_group(corpus, property, about, sides)


def _in_group(corpus: Corpus, property: Property, about: About, sides: tuple[Side, ...]) -> Iterator[Problem]:
    witnesses = _witnesses(corpus, property, about, sides)
    for side in witnesses:
        told: set[str] = set()
        for stated in side.stated:
            for other in witnesses[:_MOST_SIDES]:
                against = _against(side, stated.fact, other) if other is not side else None
                if against and _is_to_be_mended(corpus, about, stated, against) and stated.fact.value not in told:
                    told.add(stated.fact.value)
                    yield from _problems(corpus, about, side, stated, against)


def _witnesses(corpus: Corpus, property: Property, about: About, sides: tuple[Side, ...]) -> list[_Witnesses]:
    """The sides, the best founded first."""
    support: Counter[tuple[str, str]] = Counter()
    for side in sides:
        for step in {_step(statement) for statement in side.statements}:
            support[step] += len(side.accounts)
    found = []
    for at, side in enumerate(sides):
        own = any(account.drug == about.drug for account in side.accounts)
        revised = max(account.revised for account in side.accounts)
        facts = {(fact.value, fact.qualifiers): fact for fact in corpus.facts(side.accounts[0], property, about)[::-1]}
        stated = tuple(
            _Stated(fact, (_standing(corpus, about, fact), own, support[_step(said)], revised, -at))
            for said, fact in sorted(facts.items())
        )
        found.append(_Witnesses(side.accounts, stated))
    found.sort(key=lambda one: max(stated.trust for stated in one.stated), reverse=True)
    return found


def _is_to_be_mended(corpus: Corpus, about: About, stated: _Stated, against: _Stated) -> bool:
    """Whether the other is founded better; where each is on record for itself, each is right of something else.

    Where one fact of record leaves room for both, "in 1 or 2 doses", each sheet tells its readers something else.
    """
    if against.trust <= stated.trust:
        return False
    return stated.trust[0] is not _Standing.ON_RECORD or any(
        agree(stated.fact, one) and agree(against.fact, one) for one in _recorded(corpus, about, stated.fact)
    )


def _step(statement: Statement) -> tuple[str, str]:
    """A value, and the step of the regimen that has it."""
    return statement[0], dict(statement[1]).get("phase", "")


def _against(side: _Witnesses, fact: Fact, other: _Witnesses) -> _Stated | None:
    """What `other` says against a statement of `side`; None where either has a second statement that the two share.

    A regimen may have several doses in one step: sheets conflict where none of the one is any of the other.
    """
    if any(_lets_stand(theirs.fact, fact) for theirs in other.stated):
        return None
    against = [
        theirs
        for theirs in other.stated
        if disagree(fact, theirs.fact)
        and not _is_of_one_weight(fact, theirs.fact)
        and not any(_lets_stand(own.fact, theirs.fact) for own in side.stated)
    ]
    return max(against, key=lambda theirs: _likeness(fact, theirs.fact), default=None)


def _is_of_one_weight(fact: Fact, other: Fact) -> bool:
    """Whether one of two doses is worked out for a body's weight that the other does not name."""
    weights = [one.qualifier("weight") or "" for one in (fact, other)]
    return fact.property is Property.DOSE and not all(weights) and any(_ONE_WEIGHT.fullmatch(one) for one in weights)


def _lets_stand(one: Fact, other: Fact) -> bool:
    """Whether a statement is about the same as another, says as much, and does not contradict it."""
    same = one.value == other.value or one.property is not Property.MONITORING
    # What is given for each square metre is no word on what everybody is given.
    same = same and (
        one.property is not Property.DOSE or holds(one, other) is not None or holds(other, one) is not None
    )
    says_as_much = all(one.qualifier(name) for name in _TELLING if other.qualifier(name))
    return (
        same
        and says_as_much
        and one.qualifier("limit") == other.qualifier("limit")
        and not (apart(one, other) or disagree(one, other))
    )


def _likeness(fact: Fact, other: Fact) -> tuple[bool, bool]:
    """How likely two statements are about one step: what is said of no step is most often said of the lasting one."""
    step = fact.qualifier("phase")
    return other.qualifier("phase") == (step or "maintenance"), other.qualifier("times") is None


def _standing(corpus: Corpus, about: About, fact: Fact) -> _Standing:
    """A statement that the record refutes is reported as an error for that."""
    recorded = _recorded(corpus, about, fact)
    class_ = corpus.class_of(about.drug)
    if fact.property is Property.MECHANISM and not recorded and class_:
        return _Standing.ON_RECORD if fact.value == class_ else _Standing.REFUTED
    if any(agree(fact, one) for one in recorded):
        return _Standing.ON_RECORD
    comparable = [one for one in recorded if holds(one, fact) is not None]
    return _Standing.REFUTED if comparable and all(departs(fact, one) for one in comparable) else _Standing.OPEN


def _recorded(corpus: Corpus, about: About, fact: Fact) -> list[Recorded]:
    """The facts of record about what a fact is about."""
    return [
        one
        for one in corpus.reference.about(about.drug, fact.property, condition=about.condition, as_of=corpus.today)
        if one.qualifier("jurisdiction") in (None, about.jurisdiction) and not apart(fact, one)
    ]


def _problems(corpus: Corpus, about: About, side: _Witnesses, stated: _Stated, against: _Stated) -> Iterator[Problem]:
    other, drug = against.fact, corpus.name(about.drug)
    wanted = (stated.fact.value, stated.fact.qualifiers)
    sources = {account.path: account.source for account in corpus.about(about.drug) if account.source}
    for account in side.accounts:
        # What a translation says otherwise than its source is told by conflict-with-translation.
        if other.place.path == account.source or sources.get(other.place.path) == account.path:
            continue
        facts = corpus.facts(account, stated.fact.property, about)
        fact = next(fact for fact in facts if (fact.value, fact.qualifiers) == wanted)
        of_what = _of_what(corpus, account, fact, drug)
        yield Problem(
            fact.place,
            f"says {fact.quote!r}{of_what}, but {other.place.path} says {other.quote!r}: {_why(stated, against, drug)}",
            f"look it up in the label of {drug}, and write the same in both sheets",
            about=f"{about.drug} {fact.value}",
            property=fact.property,
            severity=Severity.NOTE if fact.property in _HABITS or stated.trust[0] is not _Standing.OPEN else None,
            beside=beside([other], f"says otherwise of {drug}"),
            quote=fact.quote,
        )


def _of_what(corpus: Corpus, account: Account, fact: Fact, drug: str) -> str:
    """Of what the words are said, where their sheet alone does not tell."""
    test = corpus.vocabulary.named("term", fact.value, "en") if fact.property is Property.MONITORING else ""
    other = drug if account.drug != fact.drug else ""
    return f" of {' and '.join(name for name in (other, test) if name)}" if other or test else ""


def _why(stated: _Stated, against: _Stated, drug: str) -> str:
    """Why the other sheet is believed."""
    (_, own, sheets, revised, _), (standing, theirs_own, their_sheets, theirs_revised, _) = stated.trust, against.trust
    if standing is stated.trust[0] is _Standing.ON_RECORD:
        return "the facts of record leave room for both, but readers of the two sheets are told different things"
    if standing is _Standing.ON_RECORD:
        return "the facts of record agree with the other"
    if theirs_own > own:
        return f"the other is the sheet about {drug} itself"
    if their_sheets > sheets:
        return f"{their_sheets} sheets say so"
    return f"the other was revised later, {theirs_revised}" if theirs_revised > revised else "both cannot be right"
