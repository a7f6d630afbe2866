"""boilerplate-drift: what nearly every sheet says in the same words, said in others here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from leaflint.finding import Related, Severity
from leaflint.rules.account import Passage
from leaflint.rules.corpus import Account, Corpus
from leaflint.rules.examples import answer, untouched
from leaflint.rules.passages import alike, words_of
from leaflint.rules.rule import Group, Problem, corpus_rule

#: So many sheets, and so large a part of those that answer the question, share a passage for it to be everybody's.
_LEAST_SHEETS = 3
_LEAST_PART = 0.6
#: How near by its words another passage is for it to say the same; where two in three differ it says something else.
_NEAR = 0.6
#: So near is enough between the very passages that are the neighbours of the shared one.
_NEAR_IN_PLACE = 0.3
#: And so near, where a passage stands in the very place of the shared one, right between its neighbours.
_NEAR_BETWEEN = 0.15
#: After so many sheets, passages that hardly any of them has are forgotten: they are no longer everybody's.
_FORGETTING = 1_000

_OTHERS = [untouched(drug) for drug in ("rituximab", "eculizumab", "ravulizumab", "inebilizumab", "satralizumab")]


class _Shared(NamedTuple):
    """A passage that nearly every sheet has under a question: its words, and one sheet in which it stands.

    `before` and `after` are the shared passages next to it there; None where it is the first or the last.
    """

    words: list[str]
    passage: Passage
    path: str
    sheets: int
    before: int | None = None
    after: int | None = None

    def least(self, at: int, places: Mapping[int, int]) -> float:
        """How near a passage at place `at` of a sheet, whose passages are at `places`, is to say the same."""
        if places.get(self.before or 0) == at - 1 and places.get(self.after or 0) == at + 1:
            return _NEAR_BETWEEN
        return _NEAR_IN_PLACE if self._belongs(at, places) else _NEAR

    def _belongs(self, at: int, places: Mapping[int, int]) -> bool:
        """Whether a passage stands where this one would."""
        after_it = self.before is None or places.get(self.before, at) < at
        before_it = self.after is None or places.get(self.after, at) > at
        return after_it and before_it


@corpus_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.NOTE,
    good=[
        untouched("azathioprine").beside(*_OTHERS),
        answer("insurance", "Most plans pay for it. It costs little.").beside(*_OTHERS),
        answer("insurance", "That depends on your plan and also on the code that your doctor uses."),
    ],
    bad=[
        answer(
            "insurance",
            "«That depends upon your plan and on which code your doctor uses.» Call the number on the back of your "
            "card. Have the name of the drug and the code at hand.",
        ).beside(*_OTHERS),
        answer(
            "insurance",
            "That depends on your plan. «Call the number on the back of your card.» Have the name of the drug and the "
            "code at hand.",
        ).beside(*_OTHERS),
    ],
)
def boilerplate_drift(corpus: Corpus) -> Iterator[Problem]:
    """Nearly every sheet has this passage in the same words; this sheet has it in others.

    Either the others were bettered and this one was forgotten, or it was changed here by hand and nobody looked at what
    that does to its sense. Take the words of the others, or change them all.
    """
    common = _common(corpus)
    shared = _shared(corpus, common) if common else {}
    for account in corpus.accounts if shared else ():
        digests = account.digests()
        if common <= {*digests}:
            continue
        told = account.passages()
        places = {digest: at for at, digest in enumerate(digests)}
        known = [shared.get((account.language, told.sections[passage.section]), {}) for passage in told.passages]
        missing = [[one for digest, one in here.items() if digest not in places] for here in known]
        near = {
            at: best
            for at, (passage, ones) in enumerate(zip(told.passages, missing, strict=True))
            if digests[at] not in common and (best := _nearest(passage, [(one, one.least(at, places)) for one in ones]))
        }
        for at, best in near.items():
            yield _problem(account, told.passages[at], best, "says {}, where {} sheets say {}")
        for at, ones in enumerate(missing):
            for one in ones if digests[at] in common else ():
                if one not in near.values() and _is_left_out(account, at, one):
                    yield _problem(account, told.passages[at], one, "has {} without what {} sheets say beside it: {}")


def _problem(account: Account, passage: Passage, other: _Shared, says: str) -> Problem:
    return Problem(
        passage.spot.place(account.path),
        says.format(repr(passage.quote), other.sheets, repr(other.passage.quote)),
        "take the words of the other sheets, or mend them all",
        beside=(Related(other.passage.spot.place(other.path), "the words that the other sheets share"),),
        quote=passage.quote,
    )


def _nearest(passage: Passage, missing: list[tuple[_Shared, float]]) -> _Shared | None:
    """The shared passage that is most like this one, of those that are as near to it as they have to be."""
    words = words_of(alike(passage.text), passage.drugs)
    told = [(_nearness(words, one.words), one, least) for one, least in missing]
    near = [(nearness, one) for nearness, one, least in told if nearness >= least]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _is_left_out(account: Account, at: int, one: _Shared) -> bool:
    """Whether a passage that names nothing opens or closes the answer elsewhere, and the one at `at` does so here."""
    told, digests = account.passages(), account.digests()
    section = told.passages[at].section
    before, after = (
        digests[n] if 0 <= n < len(digests) and told.passages[n].section == section else None for n in (at - 1, at + 1)
    )
    opens = one.after == digests[at] and one.before is None and before is None
    closes = one.before == digests[at] and one.after is None and after is None
    plain = not one.passage.named and not one.passage.drugs and bool(told.sections[section])
    return plain and (opens or closes)


def _nearness(one: list[str], other: list[str]) -> float:
    """How much of two passages is the same words, from 0 to 1, in whatever order."""
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))


def _common(corpus: Corpus) -> set[int]:
    """The digests of passages that several sheets share; of those that few share, some may be left out."""
    counts: Counter[int] = Counter()
    for number, account in enumerate(corpus.accounts, 1):
        counts.update({*account.digests()})
        if number % _FORGETTING == 0:
            counts = Counter({digest: count for digest, count in counts.items() if count >= _LEAST_SHEETS})
    return {digest for digest, count in counts.items() if count >= _LEAST_SHEETS}


def _shared(corpus: Corpus, common: set[int]) -> Mapping[tuple[str, str], Mapping[int, _Shared]]:
    """Those of the `common` passages that nearly every sheet has, by language and question, then by digest."""
    answering: Counter[tuple[str, str]] = Counter()
    having: Counter[int] = Counter()
    first: dict[int, tuple[Account, int, tuple[str, str]]] = {}
    for account in corpus.accounts:
        told, digests = account.passages(), account.digests()
        answering.update({(account.language, told.sections[passage.section]) for passage in told.passages})
        having.update(common & {*digests})
        for at, (passage, digest) in enumerate(zip(told.passages, digests, strict=True)):
            if digest in common and digest not in first:
                first[digest] = account, at, (account.language, told.sections[passage.section])
    found: dict[tuple[str, str], dict[int, _Shared]] = {}
    for digest, (account, at, question) in first.items():
        if _LEAST_PART * answering[question] <= having[digest] < answering[question]:
            found.setdefault(question, {})[digest] = _shared_one(account, at, common, having[digest])
    return found


def _shared_one(account: Account, at: int, common: set[int], sheets: int) -> _Shared:
    """The passage at a place of a sheet, with the common ones next to it under the same question."""
    told, digests = account.passages(), account.digests()
    passage = told.passages[at]
    beside = [
        next((digests[n] for n in near if told.passages[n].section == passage.section and digests[n] in common), None)
        for near in (range(at - 1, -1, -1), range(at + 1, len(digests)))
    ]
    return _Shared(words_of(alike(passage.text), passage.drugs), passage, account.path, sheets, *beside)
