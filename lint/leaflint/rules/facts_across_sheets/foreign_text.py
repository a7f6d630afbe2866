"""foreign-text: words of another drug's sheet that are not true of this drug."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from leaflint.finding import Related, Severity
from leaflint.reference.wording import how_long
from leaflint.rules.account import Passage
from leaflint.rules.belonging import Belonging
from leaflint.rules.corpus import Account, Corpus
from leaflint.rules.examples import answer, untouched
from leaflint.rules.passages import MARK, SUBJECT, alike, windows, words_of
from leaflint.rules.rule import Group, Problem, corpus_rule

#: So near to its beginning a passage names the drug that it is about.
_OPENING = 30
#: More sources of one thing are not remembered: what is pasted stands in one of the first.
_MOST_SOURCES = 5_000

_TPMT = "Have a TPMT test and a NUDT15 test."
_COMMON = "Most side effects are mild and pass within days or weeks."


class _Told(NamedTuple):
    """A passage of a sheet, and the things that it says of its drug; `drug:…` for another drug that it is about."""

    account: Account
    number: int
    things: frozenset[str]

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.account.passages().passages[self.number]

    @property
    def routes_elsewhere(self) -> set[str]:
        """The routes that the rest of the sheet speaks of."""
        passages = self.account.passages()
        here = Counter(thing for _, thing in passages.passages[self.number].named)
        return set(Counter(f"route:{route}" for route in passages.routes) - here)


#: Passages by the drug of their sheet and by digest.
_Distinct: TypeAlias = dict[str, dict[int, _Told]]
_Runs: TypeAlias = dict[str, dict[tuple[str, ...], _Told]]


@corpus_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.WARNING,
    good=[
        untouched("rituximab").beside(untouched("azathioprine"), untouched("eculizumab"), untouched("tocilizumab")),
        answer("side-effects", _COMMON).beside(answer("side-effects", _COMMON).of("rituximab")),
        answer("preparation", _TPMT).of("rituximab"),
        answer("preparation", "Rituximab needs no such test, but azathioprine does: " + _TPMT)
        .of("rituximab")
        .beside(untouched("azathioprine")),
    ],
    bad=[
        answer("preparation", f"«{_TPMT}»").of("rituximab").beside(untouched("azathioprine")),
        answer("how-it-works", "«Eculizumab binds to a protein of the blood and holds it.»")
        .of("tocilizumab")
        .beside(answer("how-it-works", "Eculizumab binds to a protein of the blood and holds it.").of("eculizumab")),
    ],
)
def foreign_text(corpus: Corpus) -> Iterator[Problem]:
    """Words of another drug's sheet stand here too, and say what is not true of this drug.

    Sheets are often begun as a copy of another. What is left of it sends people for tests that they do not need, or
    tells them of a drug that they do not take. Take it out, or write what is on record for this drug.
    """
    belonging = Belonging(corpus)
    told = _distinct(corpus)
    wanted = _wanted(told, belonging)
    runs = _runs(told, belonging, {thing for things in wanted.values() for thing in things})
    found = {
        drug: {digest: pasted for digest, one in passages.items() if (pasted := _pasted(one, wanted[drug], runs))}
        for drug, passages in told.items()
        if wanted.get(drug)
    }
    for account in corpus.accounts:
        here = found.get(account.drug)
        if here and not here.keys().isdisjoint(digests := account.digests()):
            passages = zip(account.passages().passages, digests, strict=True)
            for passage, digest in _smallest([(passage, digest) for passage, digest in passages if digest in here]):
                yield _problem(corpus, belonging, account, passage, *here[digest])


def _smallest(found: list[tuple[Passage, int]]) -> Iterator[tuple[Passage, int]]:
    """The passages but for those that hold another of them: a sentence stands alone and with a short one beside it."""
    for one, digest in found:
        if not any(other is not one and other.text in one.text for other, _ in found):
            yield one, digest


def _distinct(corpus: Corpus) -> _Distinct:
    """Each passage that names something, from the first of the sheets about a drug that have it."""
    found: _Distinct = {}
    seen: dict[str, set[int]] = {}
    for account in corpus.accounts if len({account.drug for account in corpus.accounts}) > 1 else ():
        digests = account.digests()
        known = seen.setdefault(account.drug, set())
        if not account.drug or known.issuperset(digests):
            continue
        for number, (passage, digest) in enumerate(zip(account.passages().passages, digests, strict=True)):
            if digest not in known and (things := _things(passage)):
                found.setdefault(account.drug, {})[digest] = _Told(account, number, things)
        known.update(digests)
    return found


def _things(passage: Passage) -> frozenset[str]:
    if not passage.drugs:
        return frozenset(thing for _, thing in passage.named)
    named = {drug for _, _, drug in passage.drugs}
    if len(named) > 1:  # what is said could belong to either
        return frozenset()
    if "" in named:
        return frozenset(["drug:", *(thing for _, thing in passage.named)])
    start, _, drug = passage.drugs[0]
    return frozenset([f"drug:{drug}"] if start < _OPENING else ())


def _wanted(told: _Distinct, belonging: Belonging) -> dict[str, set[str]]:
    """What sheets about each drug say for nothing, and what belongs to another drug that has a sheet here."""
    named = {drug: set().union(*(one.things for one in passages.values())) for drug, passages in told.items()}
    owned = {thing for drug, things in named.items() for thing in things if _may_own(thing, belonging, drug)}
    owned |= {f"drug:{drug}" for drug, things in named.items() if "drug:" in things}
    return {
        drug: {thing for thing in things & owned if thing.startswith("drug:") or belonging.is_foreign(thing, drug)}
        for drug, things in named.items()
    }


def _may_own(thing: str, belonging: Belonging, drug: str) -> bool:
    """Whether a thing is a drug's own; of routes, few of which are on record, sheets tell by themselves."""
    return thing in belonging.to(drug) or thing.startswith("route:")


def _runs(told: _Distinct, belonging: Belonging, wanted: set[str]) -> _Runs:
    """The runs of words in which sheets speak of what belongs to their own drugs, by what that is."""
    found: _Runs = {}
    count: Counter[str] = Counter()
    for drug, passages in told.items() if wanted else ():
        for one in passages.values():
            for thing in sorted(one.things):
                name = thing if thing != "drug:" else f"drug:{drug}"
                if name in wanted and count[name] < _MOST_SOURCES and _is_own(one, thing, belonging):
                    count[name] += 1
                    for run in _marked_runs(one.passage, thing):
                        found.setdefault(name, {}).setdefault(run, one)
    return found


def _is_own(one: _Told, thing: str, belonging: Belonging) -> bool:
    """Whether what a passage says is true of its drug, by the record or, of a route, by the rest of the sheet."""
    if thing.startswith("route:"):
        elsewhere = one.routes_elsewhere
        return not elsewhere or thing in elsewhere or thing in belonging.to(one.account.drug)
    return thing == "drug:" or thing in belonging.to(one.account.drug)


def _pasted(one: _Told, wanted: set[str], runs: _Runs) -> tuple[str, _Told] | None:
    """The thing that a passage says in the words of another drug's sheet, and where they stand there."""
    for thing in sorted(one.things & wanted & runs.keys()):
        elsewhere = one.routes_elsewhere if thing.startswith("route:") else set()
        if thing.startswith("route:") and (not elsewhere or thing in elsewhere):
            continue
        for run in _marked_runs(one.passage, thing):
            if (source := runs[thing].get(run)) and source.account.drug != one.account.drug:
                return thing, source
    return None


def _marked_runs(passage: Passage, thing: str) -> Iterator[tuple[str, ...]]:
    """The runs of words in which a thing, or the drug that the passage is about, is named."""
    kind, _, id_ = thing.partition(":")
    if kind == "drug":
        return windows(words_of(alike(passage.text), passage.drugs, id_), SUBJECT)
    marks = [at for at, name in passage.named if name == thing]
    return windows(words_of(alike(passage.text), passage.drugs, "", marks), MARK)


def _problem(
    corpus: Corpus, belonging: Belonging, account: Account, passage: Passage, thing: str, source: _Told
) -> Problem:
    this, other = corpus.name(account.drug), corpus.name(source.account.drug)
    kind, _, id_ = thing.partition(":")
    recorded = belonging.to(source.account.drug).get(thing)
    cited = f" ({corpus.reference.cite(recorded)})" if recorded else ""
    what = corpus.vocabulary.named("term" if kind == "check" else kind, id_, "en")
    why = {
        "drug": f"it speaks of {other}",
        "route": f"{id_} is how {other} is given; the rest of this sheet says otherwise of {this}",
        "contraception": f"birth control for {how_long(id_)} is on record for {other}{cited}, not for {this}",
        "maker": f"{id_.capitalize()} is on record as a maker of {other}{cited}, not of {this}",
    }.get(kind, f"{what!r} is on record for {other}{cited}, not for {this}")
    return Problem(
        passage.spot.place(account.path),
        f"says {passage.quote!r} in the words of {source.account.path}, the sheet about {other}: {why}",
        f"take it out, or write what is on record for {this}",
        about=thing,
        beside=(Related(source.passage.spot.place(source.account.path), f"the same words, about {other}"),),
        quote=passage.quote,
    )
