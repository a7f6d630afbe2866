"""How often leaflint is right: on clean sheets with their labels, and on the same sheets with one fault each.

Run it from the top of the repository: `python bench/accuracy.py [--list]`. It prints, as tables, the recall of faults
by rule and by kind, the false findings on the clean sheets, and precision and recall of the readers by property.
A fault is found where the rule that it names reports something that it does not report on the clean sheet; a finding
on a clean sheet is false where it is an error or a warning. `--list` names every miss and every false finding.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from leaflint.checking.across import compare
from leaflint.checking.analysing import analyse
from leaflint.checking.analysis import Analysis
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.facts import Fact, Property, Witness
from leaflint.facts.comparing.doses import Amount
from leaflint.facts.frequency import Frequency
from leaflint.finding import Finding, Severity
from leaflint.rules.policy import Policy

HERE = Path(__file__).parent
AS_OF = datetime.date(2026, 11, 22)
#: Properties whose values are terms, which a label may name in any wording.
_GROUPS = {"warning": "side-effect"}
TERMS = ("monitoring", "preparation", "side-effect", "warning", "contraindication", "pregnancy-risk")


class Fault(NamedTuple):
    """One edit of a clean sheet, and the rule that is to report it; `beside` are sheets that are checked with it."""

    sheet: str
    kind: str
    rule: str
    property: str | None
    old: str
    new: str
    beside: tuple[str, ...]


class Score(NamedTuple):
    """How many were right out of how many."""

    right: int
    all: int

    def __str__(self) -> str:
        return f"{self.right}/{self.all}" + (f" = {self.right / self.all:.3f}" if self.all else "")


class Missed(NamedTuple):
    """A fault that was not found, with what was reported instead."""

    fault: Fault
    instead: tuple[str, ...]


def load_faults(corpus: Path) -> list[Fault]:
    """The faults of a corpus. Raises ValueError for one whose words do not stand exactly once in its sheet."""
    found = []
    for entry in _yaml(corpus / "faults.yaml"):
        fault = Fault(
            entry["sheet"],
            entry["kind"],
            entry["rule"],
            entry.get("property"),
            entry["old"],
            entry.get("new") or "",
            tuple(entry.get("with") or ()),
        )
        if _read(corpus, fault.sheet).count(fault.old) != 1:
            raise ValueError(f"{fault.sheet}: these words do not stand there exactly once: {fault.old!r}")
        found.append(fault)
    return found


def missed_faults(corpus: Path, faults: Iterable[Fault]) -> Iterator[tuple[Fault, Missed | None, int]]:
    """Each fault with how it was missed (None: found) and how many new errors it caused."""
    for fault in faults:
        texts = {name: _read(corpus, name) for name in (fault.sheet, *fault.beside)}
        before = Counter(map(_what, _findings(texts)))
        after = _findings(texts | {fault.sheet: texts[fault.sheet].replace(fault.old, fault.new)})
        new = [finding for finding in after if not _taken(before, finding)]
        hits = [f for f in new if f.rule == fault.rule and (f.property is None or fault.property in (None, f.property))]
        errors = sum(finding.severity is Severity.ERROR for finding in new)
        instead = tuple(sorted({f"{finding.rule}:{finding.property or ''}" for finding in new}))
        yield fault, None if hits else Missed(fault, instead), errors


def false_findings(corpus: Path) -> dict[str, list[Finding]]:
    """The errors and warnings on each clean sheet, checked alone and then all together."""
    names = sorted(path.name for path in (corpus / "sheets").glob("*.md"))
    together = _findings({name: _read(corpus, name) for name in names})
    wrong: dict[str, list[Finding]] = {name: [] for name in names}
    for finding in together:
        if finding.severity is not Severity.NOTE:
            wrong[finding.place.path].append(finding)
    return wrong


def read_facts(corpus: Path) -> Iterator[tuple[str, Mapping[str, Any] | None, Fact | None]]:
    """Pairs of a label and the fact that was read for it; None where one of the two is missing.

    A label that says no more than another of its sheet wants one fact only, whatever number of sentences repeat it.
    """
    for name, labels in sorted(_yaml(corpus / "labels.yaml").items()):
        analysis = _analysis(name, _read(corpus, name))
        for witness, key in ((Witness.PROSE, "prose"), (Witness.FRONT_MATTER, "front_matter")):
            wanted = list(labels.get(key) or ())
            facts = [fact for fact in analysis.facts if fact.witness is witness]
            yield from _paired(name, analysis, wanted, facts)


def _paired(
    name: str, analysis: Analysis, wanted: Sequence[Mapping[str, Any]], facts: Sequence[Fact]
) -> Iterator[tuple[str, Mapping[str, Any] | None, Fact | None]]:
    used: set[int] = set()
    for label in wanted:
        at = [index for index, fact in enumerate(facts) if _same(label, fact, analysis)]
        used.update(at)
        yield name, label, facts[at[0]] if at else None
    for index, fact in enumerate(facts):
        if index not in used:
            yield name, None, fact


def _same(label: Mapping[str, Any], fact: Fact, analysis: Analysis) -> bool:
    """Whether a fact is what a label says. A term may be named by a broader or narrower one, an effect as a warning.

    Of the qualifiers, how often a test is made is held to the label; the label says so as it reads, the fact as the
    least that is asked for.
    """
    group, wanted = (_GROUPS.get(name, name) for name in (fact.property.value, label["property"]))
    if (group, fact.drug) != (wanted, label.get("drug") or analysis.drug):
        return False
    said = str(label["value"])
    if fact.property.value in TERMS:
        words = _setting().world.vocabulary
        term = words.resolve("term", said.replace("-", " "), "en") or said
        named = term == fact.value or words.covers(term, fact.value) or words.covers(fact.value, term)
        often = (label.get("qualifiers") or {}).get("frequency")
        return named and (not often or often_enough(str(often), fact.qualifier("frequency")))
    if fact.property is Property.MECHANISM:
        said = _setting().world.vocabulary.resolve("class", said.replace("-", " "), "en") or said
    if fact.property is Property.DOSE:
        return Amount.parse(fact.value) == Amount.parse(said)
    return fact.value.lower() == said.lower()


def often_enough(label: str, read: str | None) -> bool:
    """Whether what was read of how often is the least that the label says; a label in words asks for nothing."""
    asked, fact = Frequency.parse(label), Frequency.parse(read or "")
    return asked is None or (fact is not None and fact.least_per_year == asked.least_per_year)


@cache
def _setting() -> Setting:
    return make_setting(Recipe(Policy(AS_OF)))


@cache
def _analysis(name: str, text: str) -> Analysis:
    return analyse(name, text.encode(), _setting())


def _findings(texts: Mapping[str, str]) -> list[Finding]:
    analyses = [_analysis(name, text) for name, text in sorted(texts.items())]
    return [finding for analysis in compare(analyses, _setting()) for finding in analysis.findings]


def _what(finding: Finding) -> tuple[str, str, str, str]:
    return finding.place.path, finding.rule, finding.property or "", finding.message


def _taken(before: Counter[tuple[str, str, str, str]], finding: Finding) -> bool:
    what = _what(finding)
    before[what] -= 1
    return before[what] >= 0


@cache
def _read(corpus: Path, name: str) -> str:
    return (corpus / "sheets" / name).read_text(encoding="utf-8")


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _table(title: str, rows: Mapping[str, Score]) -> None:
    print(f"\n{title}")
    width = max(map(len, rows), default=0)
    for name, score in sorted(rows.items()):
        print(f"  {name:<{width}}  {score}")


def _by(results: Iterable[tuple[str, bool]]) -> dict[str, Score]:
    counts: dict[str, list[bool]] = defaultdict(list)
    for name, right in results:
        counts[name].append(right)
    return {name: Score(sum(rights), len(rights)) for name, rights in counts.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and give 0."""
    parser = argparse.ArgumentParser(description="Measure leaflint's accuracy on a labelled corpus.")
    parser.add_argument("--corpus", type=Path, default=HERE, help="the folder with sheets/, labels.yaml, faults.yaml")
    parser.add_argument("--list", action="store_true", help="name every miss and every false finding")
    options = parser.parse_args(arguments)
    corpus: Path = options.corpus

    results = list(missed_faults(corpus, load_faults(corpus)))
    found = [missed is None for _, missed, _ in results]
    _table("Recall of faults by rule", _by((fault.rule, missed is None) for fault, missed, _ in results))
    _table("Recall of faults by kind", _by((fault.kind, missed is None) for fault, missed, _ in results))
    print(f"\nFaults found: {Score(sum(found), len(found))}")
    print(f"Faults told as more than one error: {sum(errors > 1 for *_, errors in results)}")

    wrong = false_findings(corpus)
    counts = Counter(finding.severity for findings in wrong.values() for finding in findings)
    for severity in (Severity.ERROR, Severity.WARNING):
        print(f"False {severity.value}s per clean sheet: {Score(counts[severity], len(wrong))}")

    pairs = list(read_facts(corpus))
    named: list[tuple[str, Mapping[str, Any] | None, Fact | None]]
    named = [(label["property"], label, fact) for _, label, fact in pairs if label]
    named += [(fact.property.value, None, fact) for _, label, fact in pairs if fact and not label]
    _table("Precision of the readers", _by((name, label is not None) for name, label, fact in named if fact))
    _table("Recall of the readers", _by((name, fact is not None) for name, label, fact in named if label))
    right = Score(
        sum(label is not None for _, label, fact in named if fact), sum(fact is not None for *_, fact in named)
    )
    print(f"\nReader precision: {right}")

    if options.list:
        _list(results, wrong, pairs)
    return 0


def _list(
    results: Iterable[tuple[Fault, Missed | None, int]],
    wrong: Mapping[str, Iterable[Finding]],
    pairs: Iterable[tuple[str, Mapping[str, Any] | None, Fact | None]],
) -> None:
    print("\nMissed faults, and faults told as several errors")
    for fault, missed, errors in results:
        if missed or errors > 1:
            said = f"instead: {', '.join(missed.instead) or 'nothing'}" if missed else f"{errors} errors"
            print(f"  {fault.sheet} {fault.kind} [{fault.rule}:{fault.property or ''}] {said}")
            print(f"    - {fault.old!r}\n    + {fault.new!r}")
    print("\nFalse findings")
    for findings in wrong.values():
        for one in findings:
            about = f"{one.rule}:{one.property}" if one.property else one.rule
            print(f"  {one.place.path}:{one.place.line} {one.severity.value} {about} {one.message}")
    print("\nFacts not read (-), and read but not labelled (+)")
    for name, label, fact in pairs:
        if label is None and fact:
            said = " ".join((fact.drug, fact.property.value, fact.value, str(dict(fact.qualifiers))))
            print(f"  + {name}:{fact.place.line} {said} {fact.quote!r}")
        elif fact is None and label:
            print(f"  - {name} {dict(label)}")


if __name__ == "__main__":
    sys.exit(main())
