"""schema: the sheet does not say what every sheet must say, or says it in a form that cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.conformity import Violation
from leaflint.finding import Severity
from leaflint.nodes import Mapping, Scalar, Sequence, Span
from leaflint.rules.examined import ANSWERING, Examined
from leaflint.rules.examples import front
from leaflint.rules.impossible import is_impossible
from leaflint.rules.naming import is_nearly_known, names_itself_wrongly
from leaflint.rules.rule import Group, Problem, sheet_rule
from leaflint.rules.unwritten import is_unwritten


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.ERROR,
    good=[front("pregnancy", "pregnancy: {advice: avoid, letter: D}"), front("monitoring", "monitoring: []")],
    bad=[
        front("pregnancy", "pregnancy: {advice: «avoyd», letter: D}"),
        front("jurisdiction", "«jurisdicton»: US"),
        front("monitoring", "monitoring: «skin examination»"),
        front("fda", "«fda»: {status: approved, approved_on: 2020-06-11}"),
        front("drug", "drug: «azathioprin»"),
        front("monitoring", "monitoring: [{what: liver enzymes, every: «3 monts»}]"),
    ],
)
def schema(sheet: Examined) -> Iterator[Problem]:
    """The sheet does not conform to the schema: a fact is missing, misspelt, or in a form that cannot be compared.

    What leaflint cannot read it cannot check, and neither can the next person. Write the key or the answer as the
    message says; `schema/fact-sheet.schema.json` describes every field.
    """
    for violation in sheet.violations:
        if _is_unread(sheet, violation):
            yield _unread(sheet, violation)
        elif not _is_reported(sheet, violation):
            yield Problem(sheet.where(violation), violation.message, violation.hint, about=violation.about)
    yield from _misspelt_names(sheet)
    yield from _unread_frequencies(sheet)


def _is_unread(sheet: Examined, violation: Violation) -> bool:
    """Whether a published sheet answers the question, in words that nothing certain could be read from."""
    if violation.keyword != "required" or violation.pointer or sheet.sheet.front is not None:
        return False
    return violation.name in ANSWERING and not _is_missed(sheet, violation)


def _unread(sheet: Examined, violation: Violation) -> Problem:
    question = sheet.title(ANSWERING[violation.name])
    message = f"nothing certain could be read from the answer to {question!r}"
    hint = f"say it in plainer words, or declare {violation.name!r} in front matter"
    return Problem(sheet.where(violation), message, hint, about=violation.about, severity=Severity.NOTE)


def _misspelt_names(sheet: Examined) -> Iterator[Problem]:
    """The drug or condition that the front matter declares under a name that is nearly a known one."""
    front = sheet.sheet.front
    for kind, named in (("drug", sheet.sheet.drug), ("condition", sheet.sheet.condition)):
        if front and front.get(kind) and named and named.id is None:
            near = is_nearly_known(sheet, kind, named.words)
            if near:
                message = f"no {kind} is known by the name {named.words[:80]!r}"
                yield Problem(named.span, message, f"did you mean {near!r}?", about=kind)


def _unread_frequencies(sheet: Examined) -> Iterator[Problem]:
    """How often a test is declared to be done, where a number has no length of time that is known beside it."""
    monitoring = sheet.sheet.front.get("monitoring") if sheet.sheet.front else None
    for item in monitoring.items if isinstance(monitoring, Sequence) else ():
        for key, example in (("every", "6 months"), ("times", "2 per year"), ("at_least", "2 per year")):
            said = item.get(key) if isinstance(item, Mapping) else None
            if isinstance(said, Scalar) and _lacks_a_period(sheet, said.text):
                message = f"{said.text[:80]!r} is no frequency that can be read"
                yield Problem(said.span, message, f"write it as in '{key}: {example}'", about=key)


def _lacks_a_period(sheet: Examined, words: str) -> bool:
    languages = dict.fromkeys((sheet.sheet.language, *sheet.vocabulary.languages))
    kinds = {mention.kind for known in languages for mention in sheet.vocabulary.lexicon(known).find(words)}
    counts = any(character.isdigit() for character in words) or not kinds.isdisjoint({"number", "times"})
    return counts and kinds.isdisjoint({"period", "per-period", "rate"})


def _is_reported(sheet: Examined, violation: Violation) -> bool:
    """Whether another rule reports the same fault: one fault is one finding."""
    if violation.keyword == "required":
        return _is_missed(sheet, violation)
    if violation.pointer == ("revised",) and any(line.declared and line.missing for line in sheet.dates):
        return True  # missing-revision-date
    where = sheet.where(violation)
    return isinstance(where, Span) and is_impossible(sheet.sheet.text.content[slice(*where)])  # invalid-date


def _is_missed(sheet: Examined, missing: Violation) -> bool:
    if missing.pointer:
        return missing.pointer == ("sections",)  # missing-section
    if id_ := ANSWERING.get(missing.name):
        section = sheet.sheet.section(id_)
        return section is None or is_unwritten(sheet, section)  # missing-section, empty-section
    if missing.name == "drug":
        return names_itself_wrongly(sheet)  # misspelled-drug
    return missing.name == "revised"  # missing-revision-date
