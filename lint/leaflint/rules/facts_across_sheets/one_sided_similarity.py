"""one-sided-similarity: most like a drug that is most like another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from leaflint.facts import Fact, Property
from leaflint.finding import Related, Severity
from leaflint.rules.corpus import About, Corpus, Side, beside
from leaflint.rules.examples import answer, untouched
from leaflint.rules.rule import Group, Problem, corpus_rule

_LIKE = "The drug that works most like it is {}."


class _Against(NamedTuple):
    """What speaks against a likeness: the end of the message, and the places of other sheets."""

    message: str
    beside: tuple[Related, ...]


@corpus_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.NOTE,
    good=[
        untouched("azathioprine"),
        untouched("azathioprine").beside(untouched("mycophenolate-mofetil")),
        answer("how-it-works", "It clears B cells from the blood. " + _LIKE.format("rituximab")).of("inebilizumab"),
    ],
    bad=[
        answer("how-it-works", _LIKE.format("«mycophenolate mofetil»")).beside(
            answer("how-it-works", "It slows white blood cells. " + _LIKE.format("«rituximab»")).of(
                "mycophenolate-mofetil"
            )
        ),
        answer("how-it-works", "It blocks the receptor of IL-6. " + _LIKE.format("«eculizumab»")).of("satralizumab"),
    ],
)
def one_sided_similarity(corpus: Corpus) -> Iterator[Problem]:
    """A sheet says that its drug is most like another, whose sheet names a third, or which works in another way.

    People carry over what they know of the one drug to the other: its dangers, its tests, how soon it works. Both
    sheets need to say the same, or the words "most like" need a "one of".
    """
    for about, sides in corpus.sides(Property.SIMILAR_TO).items():
        likes = {value for side in sides for value, _ in side.statements} if about.drug else set()
        against = {drug: said for drug in likes if (said := _against(corpus, about, drug))}
        for side in sides:
            if against.keys() & dict(side.statements).keys():
                yield from _problems(corpus, about, side, against)


def _problems(corpus: Corpus, about: About, side: Side, against: Mapping[str, _Against]) -> Iterator[Problem]:
    for account in side.accounts:
        told: set[str] = set()
        for fact in corpus.facts(account, Property.SIMILAR_TO, about):
            if fact.value in against and fact.value not in told:
                told.add(fact.value)
                yield Problem(
                    fact.place,
                    f"says that {corpus.name(about.drug)} is most like {corpus.name(fact.value)}, "
                    + against[fact.value].message,
                    "let both sheets name each other, or say in what the two are alike and in what they are not",
                    about=fact.value,
                    property=Property.SIMILAR_TO,
                    beside=against[fact.value].beside,
                    quote=fact.quote,
                )


def _against(corpus: Corpus, about: About, drug: str) -> _Against | None:
    """What speaks against a drug's being most like another."""
    name = corpus.name(drug)
    own = _named_like(corpus, drug, about)
    if own and all(answer.value != about.drug for answer in own):
        third = corpus.name(own[0].value)
        message = f"while the sheet about {name} says it is most like {third}: {own[0].quote!r}"
        return _Against(message, beside(own, f"says it of {third}"))
    if _works_otherwise(corpus, about.drug, drug):
        one, two = (corpus.vocabulary.named("class", corpus.class_of(each), "en") for each in (about.drug, drug))
        message = f"but they work in different ways: by the list of drugs it is of the class {one!r}, {name} of {two!r}"
        return _Against(message, ())
    return None


def _named_like(corpus: Corpus, drug: str, about: About) -> list[Fact]:
    """What the sheets about `drug` say it is most like, one statement for each drug that they name."""
    own = About(drug, about.condition, about.jurisdiction)
    found: dict[str, Fact] = {}
    for side in corpus.sides(Property.SIMILAR_TO).get(own, ()):
        sheets = [account for account in side.accounts if account.drug == drug]
        facts = corpus.facts(sheets[0], Property.SIMILAR_TO, own) if sheets else ()
        for fact in [fact for fact in facts if fact.witness == "prose"] or facts:
            found.setdefault(fact.value, fact)
    return list(found.values())


def _works_otherwise(corpus: Corpus, one: str, other: str) -> bool:
    """Whether two drugs work in different ways, and there is one that works as the first does."""
    classes = corpus.vocabulary.classes
    of_one, of_other = corpus.class_of(one), corpus.class_of(other)
    if not of_one or not of_other or of_one == of_other:
        return False
    families = {str(classes.get(class_, {}).get("family", class_)) for class_ in (of_one, of_other)}
    return len(families) == 2
