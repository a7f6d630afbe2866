"""class-gap: what every drug of a class needs, and one sheet of the class leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Property
from leaflint.finding import Related, Severity
from leaflint.rules.corpus import Account, Corpus
from leaflint.rules.examples import answer, heading, untouched
from leaflint.rules.on_record.spoken import covers
from leaflint.rules.rule import Group, Problem, corpus_rule

#: What a sheet can say instead of naming a vaccine: "be vaccinated against meningococcal disease".
_GENERALLY = "vaccination"
_BLOOD_TEST = "Have a blood test for your blood counts before the first infusion."


@corpus_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.WARNING,
    good=[
        untouched("eculizumab").beside(untouched("ravulizumab")),
        answer("preparation", _BLOOD_TEST).of("ravulizumab"),
        answer("preparation", "Get vaccinated against meningococcal disease first.")
        .of("eculizumab")
        .beside(untouched("ravulizumab")),
        answer("preparation", _BLOOD_TEST).of("satralizumab").beside(untouched("ravulizumab")),
        answer("preparation", "Have your vaccines before the start.").of("eculizumab").beside(untouched("ravulizumab")),
    ],
    bad=[
        (answer("preparation", _BLOOD_TEST).of("ravulizumab") + heading("preparation", "«How do I prepare?»")).beside(
            untouched("eculizumab")
        ),
    ],
)
def class_gap(corpus: Corpus) -> Iterator[Problem]:
    """Sheets about drugs of one class name what every drug of the class needs; this sheet does not.

    Drugs that work alike share their dangers. Whoever reads the sheet that leaves a vaccine or a test out goes without
    it. Write it as the other sheets do.
    """
    for class_, about in sorted(corpus.vocabulary.classes.items()):
        accounts = corpus.of_class(class_) if about.get("needs") else ()
        others = [account for akin in _family(corpus, class_) for account in corpus.of_class(akin)]
        for need in about.get("needs", ()) if len(others) > 1 else ():
            naming = [account for account in others if need in account.passages().named]
            yield from _without(corpus, accounts, naming, class_, need)


def _family(corpus: Corpus, class_: str) -> list[str]:
    """The class, and those that people count with it: antibodies that take B cells out of the blood."""
    classes = corpus.vocabulary.classes
    family = classes[class_].get("family", class_)
    return [other for other, about in sorted(classes.items()) if about.get("family", other) == family]


def _without(
    corpus: Corpus, accounts: tuple[Account, ...], naming: list[Account], class_: str, need: str
) -> Iterator[Problem]:
    section = _section(corpus, need)
    name = corpus.vocabulary.named("term", need, "en")
    beside = tuple(
        Related(other.passages().heading(section).place(other.path), f"names {name}") for other in naming[:3]
    )
    for account in accounts if naming else ():
        told = account.passages()
        if speaks_of(corpus, account, need) or section not in dict(told.headings):
            continue
        drugs = corpus.vocabulary.named("class", class_, "en")
        yield Problem(
            told.heading(section).place(account.path),
            f"says nothing of {name}, which every {drugs} needs; {naming[0].path} names it",
            f"write what people who take {corpus.name(account.drug)} need to know of {name}, as the other sheets do",
            about=need,
            property=section,
            beside=beside,
        )


def speaks_of(corpus: Corpus, account: Account, need: str) -> bool:
    """Whether a sheet names a need; of a vaccine it is enough that it asks for vaccines before the start.

    Where it goes on to say which ("Vaccine: flu shot"), those alone count.
    """
    told = account.passages()
    asked = corpus.facts(account, Property.PREPARATION) if "vaccine" in corpus.vocabulary.kinds(need) else ()
    values = {fact.value for fact in asked if fact.witness == "prose"}
    which = [said for said in values if "vaccine" in corpus.vocabulary.kinds(said) and said != _GENERALLY]
    named = [said for said in told.named if said != _GENERALLY]
    named += () if which else values & {_GENERALLY}
    return any(covers(corpus.vocabulary, said, need) for said in named)


def _section(corpus: Corpus, need: str) -> str:
    """The question whose answer speaks of a test, a vaccine, or else an effect."""
    return "preparation" if corpus.vocabulary.kinds(need) & {"test", "vaccine", "examination"} else "side-effects"
