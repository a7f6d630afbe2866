"""The trials that a sheet names, and that none was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflint.facts.clauses import COMMA, CONDITIONS, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.shares import shares_of
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_FEW_WORDS = 5
#: So long are the articles and the like between a denial and a trial, at most: "no trial", "not in any trial".
_SHORT = 3
_KINDS = ("trial", "study")
_BEEN = ("existing", "been")
_SOME = frozenset(("children", "adolescents", "older-adults", "pregnant", "breastfeeding", "childbearing"))
_WORD = re.compile(r"\w+")


def read_trials(reading: Reading) -> Iterator[Fact]:
    """The trials of each drug by their ids; `none-performed` where a sheet says so of the drug."""
    for section, said in reading.sections:
        for clause in said:
            for mention in clause.of("trial"):
                if is_trial_name(reading, mention):
                    yield from _stated(reading, clause, mention, mention.id, _against(clause))
            if section.id in ("clinical-trials", "relapse-risk"):
                # "No study has looked at how much" is no word on trials, but on the figure.
                kinds = _KINDS if section.id == "clinical-trials" else _KINDS[:1]
                none = _answers_none(reading, clause) if clause is said[0] else []
                for mention in [*clause.of("no-trial"), *_denied_trials(clause, kinds), *none][:1]:
                    if not clause.under(mention, *CONDITIONS) and not _is_of_some(clause):
                        against = clause.of("design", "comparator")
                        design = [word for word in against if mention.span.start <= word.span.start]
                        yield from _stated(reading, clause, mention, "none-performed", design)


def _stated(
    reading: Reading, clause: Clause, mention: Mention, value: str, against: Sequence[Mention]
) -> Iterator[Fact]:
    """The fact for each drug that `mention` is said of, with what the drug was compared with where that is said."""
    qualifiers = {"comparator": against[0].id} if against else {}
    alone = mention.kind == "trial" and len({trial.id for trial in clause.of("trial")}) == 1
    # "89% on tocilizumab and 56% on azathioprine (TANGO)": the trial of both is the sheet's own drug's.
    ours = alone and any(drug.id == reading.drug for drug in clause.of("drug"))
    for drug in [reading.drug] if ours else drugs_of(clause, mention, reading.drug):
        shares = dict(shares_of(reading, clause, drug)) if alone else {}
        yield reading.state(Property.TRIAL, value, clause._replace(drug=drug), qualifiers | shares, mention.span)


def _against(clause: Clause) -> list[Mention]:
    """What a clause that names one trial says the drug was compared with: placebo, or the one other drug."""
    if len({trial.id for trial in clause.of("trial")}) != 1:
        return []
    compared = [*clause.of("comparing")]
    others = [
        drug
        for drug in clause.of("drug")
        if clause.follows(drug, "beside") or (clause.follows(drug, "company") and compared)
    ]
    placebo = [word for word in clause.of("design", "comparator") if not clause.follows(word, "negation")]
    return placebo or (others if len({drug.id for drug in others}) == 1 else [])


def _denied_trials(clause: Clause, kinds: Sequence[str]) -> Iterator[Mention]:
    """ "No clinical trial … has been done", "nobody has run a trial", "trials are lacking": a trial, denied."""
    # "Has not been studied" is a denial too, which says of a pregnancy that nothing is known.
    unknown = [m for m in clause.of("pregnancy-advice") if m.id == "unknown"]
    denials, done = [*clause.of("negation"), *unknown], clause.of("done")
    for study in (word for word in clause.of("study") if word.id in kinds):
        denied = [m for m in denials if m.span.start < study.span.start and not _between(clause, m, study)]
        there = denied and [m for m in clause.of("existing") if m.id == "been" and _meets(clause, m, denied[-1])]
        later = [word for word in done if word.span.start >= study.span.end]
        if denied and (later or there):
            first = min([denied[-1].span.start, *(m.span.start for m in there)])
            yield study._replace(span=Span(first, later[0].span.end if later else study.span.end))
        for word in done:
            never = [m for m in denials if m.span.start <= word.span.start and not m.span.end <= word.span.start]
            if (
                word.span.end <= study.span.start
                and (never or clause.negates(word))
                and not _is_elsewhere(clause, word, study)
            ):
                first = max(m.span.start for m in denials if m.span.start <= word.span.start)
                yield study._replace(span=Span(first, study.span.end))
        yield from _missed(clause, study)


def _answers_none(reading: Reading, clause: Clause) -> list[Mention]:
    """The "None so far" that is the whole answer on trials, or the "No" to whether any have been done."""
    section = clause.section
    if section is None or section.id != "clinical-trials":
        return []
    asked = [m for m in reading.sheet.within(section.heading) if m.kind == "done" or (m.kind, m.id) == _BEEN]
    said = clause.of("void", *(("answer", "negation") if asked else ()))
    around = [*said, *clause.of("negation", "so-far", "condition", "existing", "done")]
    words = [word.start() for word in _WORD.finditer(clause.text, *clause.span) if len(word.group()) >= _SHORT]
    told = all(any(m.span.start <= word < m.span.end for m in around) for word in words)
    return said[:1] if told and not clause.of("trial", "study") else []


def _missed(clause: Clause, study: Mention) -> Iterator[Mention]:
    """ "In the absence of clinical trials", "trials are lacking", "a trial has yet to be done"."""
    words = clause.of("wanting")
    denials = [m for m in clause.of("negation") if not any(w.span.start <= m.span.start < w.span.end for w in words)]
    if clause.of("population"):
        return
    if any(m.span.end <= study.span.start and not _is_far(clause, m, study) for m in denials):
        return
    for word in words:
        before, behind = word.span.end <= study.span.start, word.span.start >= study.span.end
        if word.id == "before" and before and not _between(clause, word, study):
            yield study._replace(span=Span(word.span.start, study.span.end))
        elif word.id == "behind" and behind and not _is_far(clause, study, word) and not _is_qualified(clause, study):
            yield study._replace(span=Span(study.span.start, word.span.end))
    for word in clause.of("done") if not words else ():
        denied = [m for m in clause.of("negation") if study.span.end <= m.span.start <= word.span.start]
        if denied and not _is_far(clause, study, denied[0]) and not _is_far(clause, denied[0], word):
            yield study._replace(span=Span(study.span.start, word.span.end))


def _is_of_some(clause: Clause) -> bool:
    """Whether a clause is about people whom trials of any drug leave out: "no trial has been done in children"."""
    return any(word.id in _SOME for word in clause.of("population"))


def _is_qualified(clause: Clause, study: Mention) -> bool:
    """Whether a word that no list names stands before a trial: "longer trials are lacking"."""
    words = [*_WORD.finditer(clause.text, clause.span.start, study.span.start)]
    if not words or words[-1].end() - words[-1].start() <= _SHORT:
        return False
    return not any(m.span.start <= words[-1].start() < m.span.end for m in clause.mentions)


def _meets(clause: Clause, word: Mention, denial: Mention) -> bool:
    """Whether "there is" and its "no" stand together, or are one word: "there has never been"."""
    first, second = sorted((word.span, denial.span))
    return first.end > second.start or not clause.text[first.end : second.start].strip()


def _between(clause: Clause, word: Mention, study: Mention) -> str:
    """What stands between a denial and a trial, but for its design and kind: "no placebo-controlled trial"."""
    between = [*clause.text[word.span.end : study.span.start]]
    for kind in clause.of("design", "trial-kind", "existing"):
        for at in range(max(kind.span.start, word.span.end), min(kind.span.end, study.span.start)):
            between[at - word.span.end] = " "
    return " ".join(word for word in "".join(between).split() if len(word.strip(",")) > _SHORT)


def _is_far(clause: Clause, one: Mention, next_: Mention) -> bool:
    between = clause.text[one.span.end : next_.span.start]
    return bool(COMMA.search(between)) or len(between.split()) > _FEW_WORDS


def _is_elsewhere(clause: Clause, done: Mention, study: Mention) -> bool:
    """Whether more than a few words stand between that something was done and a trial."""
    between = clause.text[done.span.end : study.span.start]
    return bool(COMMA.search(between)) or len(between.split()) > _FEW_WORDS


def is_trial_name(reading: Reading, mention: Mention) -> bool:
    """Whether a trial's name is written as one: "prevent" is a verb."""
    words = reading.text[slice(*mention.span)]
    return words.isupper() or any(c.isupper() for c in words[1:]) or any(c.isdigit() for c in words)
