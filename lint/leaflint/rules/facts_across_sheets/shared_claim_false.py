"""shared-claim-false: a general claim, made in many sheets, that is not true of this drug."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart
from leaflint.finding import Severity
from leaflint.reference import Recorded
from leaflint.rules.corpus import About, Account, Corpus, beside
from leaflint.rules.examples import answer, untouched
from leaflint.rules.passages import alike, words_of
from leaflint.rules.rule import Group, Problem, corpus_rule

#: What a claim of each property denies, and how messages say it.
_CLAIMS = {
    (Property.TRIAL, "none-performed"): "that no trial has been performed",
    (Property.RELAPSE_REDUCTION, "not-estimated"): "that the reduction of relapses has not been estimated",
}
_NO_TRIAL = "As a clinical trial has not been performed yet in NMOSD, the relapse risk has not been estimated."

_MARKED = "As «a clinical trial has not been performed» yet in NMOSD, the relapse risk has not been estimated."


@corpus_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.ERROR,
    good=[
        untouched("azathioprine"),
        answer("relapse-risk", _NO_TRIAL),
        answer("relapse-risk", _NO_TRIAL).of("mycophenolate-mofetil").beside(answer("relapse-risk", _NO_TRIAL)),
        answer("relapse-risk", _NO_TRIAL).of("eculizumab").on("2015-06-01"),
    ],
    bad=[
        answer("relapse-risk", _MARKED).of("eculizumab").beside(answer("relapse-risk", _NO_TRIAL)),
        answer("clinical-trials", "«No clinical trial has been performed» with it in NMOSD.").of("rituximab"),
    ],
)
def shared_claim_false(corpus: Corpus) -> Iterator[Problem]:
    """A claim that is true of some drugs, and that the facts of record refute for this one.

    "No trial has been performed" is copied from sheet to sheet. Where there was a trial, people are told that nobody
    knows whether the drug helps, and may refuse what does. Write what the trial found.
    """
    refuted = list(_refuted(corpus))
    sharing = {claim: _sharing(corpus, *claim) for claim in {(fact.property, fact.value) for _, fact, _ in refuted}}
    for account, fact, recorded in refuted:
        this = corpus.name(fact.drug)
        same = sharing[fact.property, fact.value].get(_words(corpus, account, fact), ())
        others = [other for other in same if other.place.path != account.path]
        shared = _counted(len(others))
        yield Problem(
            fact.place,
            f"says {_CLAIMS[fact.property, fact.value]} ({fact.quote!r}), but on record for {this} is "
            f"{_in_words(corpus, recorded)} ({corpus.reference.cite(recorded)}){shared}",
            f"write what is on record: {_in_words(corpus, recorded)}",
            about=fact.value,
            property=fact.property,
            beside=beside(others, "the same words, where they may be true"),
            quote=fact.quote,
        )


def _counted(others: int) -> str:
    if others < 2:
        return "; 1 other sheet shares the words" if others else ""
    return f"; {others} other sheets share the words"


def _refuted(corpus: Corpus) -> Iterator[tuple[Account, Fact, Recorded]]:
    """Each claim with the fact of record that refutes it; of several claims in one sentence, the first."""
    told: set[tuple[str, int | str]] = set()
    for property, value in _CLAIMS:
        for about, sides in corpus.sides(property).items():
            refuting = _refuting(corpus, about, property)
            for account in (account for side in sides for account in side.accounts) if refuting else ():
                claims = [fact for fact in corpus.facts(account, property, about) if fact.value == value]
                prose = [fact for fact in claims if fact.witness == "prose"]
                for fact in prose or claims[:1]:
                    against = next((one for one in refuting if _refutes(one, fact)), None)
                    lines = {(account.path, line) for line in range(fact.place.line, fact.place.end_line + 1)}
                    if against and not lines & told:
                        told |= lines
                        yield account, fact, against


def _refutes(recorded: Recorded, claim: Fact) -> bool:
    """Whether a fact of record is about what is denied: "no placebo-controlled trial" by one against placebo.

    A trial that tested this drug stands against the claim too where the record does not say with what it compared.
    """
    kind = claim.qualifier("comparator")
    return not apart(claim, recorded) and (kind is None or recorded.qualifier("comparator") in (None, kind))


def _refuting(corpus: Corpus, about: About, property: Property) -> list[Recorded]:
    """The trials in which a drug was tested, or its figures, by the day of the check."""
    known = corpus.reference.about(about.drug, "fda-status")
    if not any(fact.qualifier("condition") == about.condition for fact in known):
        return []  # the record is about other conditions
    recorded = corpus.reference.about(about.drug, property, condition=about.condition, as_of=corpus.today)
    trials = corpus.reference.about(about.drug, "trial")
    late = {fact.value for fact in trials if (fact.qualifier("year") or "") > corpus.today[:4]}
    return [
        fact
        for fact in recorded
        if fact.value not in (*late, "none-performed", "not-estimated")
        and fact.qualifier("trial") not in late
        and fact.qualifier("role") != "comparator"
    ]


def _in_words(corpus: Corpus, recorded: Recorded) -> str:
    if recorded.property == "trial":
        year = recorded.qualifier("year")
        return f"the trial {recorded.value.upper()}" + (f" ({year})" if year else "")
    trial = recorded.qualifier("trial")
    return f"a reduction of {recorded.value}" + (f" in the trial {trial.upper()}" if trial else "")


def _sharing(corpus: Corpus, property: Property, value: str) -> Mapping[str, list[Fact]]:
    """The statements of a claim in all sheets, one of each sheet, by their words."""
    found: dict[str, list[Fact]] = {}
    for sides in corpus.sides(property).values():
        for account in (account for side in sides for account in side.accounts):
            facts = [fact for fact in corpus.facts(account, property) if fact.value == value]
            for fact in facts[:1]:
                found.setdefault(_words(corpus, account, fact), []).append(fact)
    return found


def _words(corpus: Corpus, account: Account, fact: Fact) -> str:
    """The words of a statement, whichever drug it is about."""
    named = corpus.vocabulary.lexicon(account.language).find(fact.quote)
    drugs = [(*mention.span, "") for mention in named if mention.kind == "drug"]
    return " ".join(words_of(alike(fact.quote), drugs))
