"""From a run to the report: one dossier a sheet, and what stands across sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from leaflint import __version__
from leaflint.checking.analysis import Analysis
from leaflint.checking.setting import Setting
from leaflint.council.dossier import ClassRow, Dossier, OtherRow, Report, RuleRow, Silenced, SourceRow
from leaflint.council.facts_table import fact_rows
from leaflint.council.remarks import remarks_of
from leaflint.council.standing import due_of, stand_of
from leaflint.facts import months_between
from leaflint.finding import Severity
from leaflint.nodes import Scalar
from leaflint.redline import SheetChange
from leaflint.rules.corpus import Corpus
from leaflint.rules.examined import Examined
from leaflint.rules.facts_across_sheets.class_gap import speaks_of
from leaflint.rules.policy import ACTED_ON_FACTS
from leaflint.rules.registry import all_rules
from leaflint.rules.suppression import read_suppression

_UNCONFIRMED = "unconfirmed-fact"
_SAFETY = frozenset(property.value for property in ACTED_ON_FACTS)


class Case(NamedTuple):
    """A sheet of a run: its analysis, what was read (None: it cannot be), and what changed since its approval (None:
    it has none).
    """

    analysis: Analysis
    sheet: Examined | None
    change: SheetChange | None = None


def make_report(
    cases: Sequence[Case], others: Iterable[Analysis], setting: Setting, general: Iterable[str] = ()
) -> Report:
    """The report on these sheets, and on `others`, which are no sheets (comparison pages, the ledger).

    `general` are the reasons why something was not checked in any sheet.
    """
    groups = {rule.name: rule.group.value for rule in all_rules()}
    dossiers = _told_apart(sorted((_dossier(case, setting, groups) for case in cases), key=_urgency))
    corpus = Corpus((case.analysis.account for case in cases if case.analysis.account), setting.world)
    off = sorted(groups.keys() - {rule.name for rule in setting.selection.rules})
    switched = [f"the rules {', '.join(off)} are switched off"] if off else []
    return Report(
        as_of=setting.world.policy.as_of.isoformat(),
        version=__version__,
        dossiers=tuple(dossiers),
        others=tuple(
            OtherRow(other.path, remark) for other in others for remark in remarks_of(other.findings, None, groups)
        ),
        classes=tuple(_classes(corpus)),
        rules=tuple(RuleRow(rule.name, rule.severity.value, rule.summary) for rule in setting.selection.rules),
        sources=tuple(_sources(corpus)),
        general=(*general, *switched),
        reference_digest=setting.world.reference.digest,
    )


def _told_apart(dossiers: Sequence[Dossier]) -> list[Dossier]:
    """The dossiers, with the name of the file in the title of those that would be called alike."""
    times = Counter(one.title for one in dossiers)
    return [
        one._replace(title=f"{one.title} ({one.path.rpartition('/')[2]})") if times[one.title] > 1 else one
        for one in dossiers
    ]


def _urgency(one: Dossier) -> tuple[object, ...]:
    """Most dangerous first: what cannot be read, then by findings that concern safety, state, and what changed."""
    return (
        one.readable,
        -sum(remark.severity is Severity.ERROR for remark in one.safety),
        -one.count(Severity.ERROR),
        -one.rank,
        -one.safety_facts,
        -sum(remark.severity is Severity.WARNING for remark in one.safety),
        -one.count(Severity.WARNING),
        -one.words,
        one.path,
    )


def _dossier(case: Case, setting: Setting, groups: Mapping[str, str]) -> Dossier:
    analysis, sheet = case.analysis, case.sheet
    policy = setting.world.policy
    limit = policy.limit(sheet.drug if sheet else None, sheet.condition if sheet else None)
    stand = stand_of(analysis.approval, _status(sheet))
    title = _title(analysis, sheet)
    silenced = tuple(_silenced(sheet)) if sheet else ()
    remarks = remarks_of(analysis.findings, sheet, groups)
    change = case.change
    line = sheet.revision if sheet else None
    return Dossier(
        path=analysis.path,
        drug=analysis.drug or "",
        title=title,
        state=stand.words if sheet else "cannot be read",
        rank=stand.rank,
        digest=sheet.digests.whole if sheet else "",
        revised=analysis.revised or "",
        age=max(months_between(line.values[0].last, policy.as_of), 0) if line else None,
        warn=limit.warn_months,
        limit=limit.error_months,
        remarks=tuple(remark for remark in remarks if remark.rule != _UNCONFIRMED),
        change=change,
        safety_facts=sum(fact.property in _SAFETY for fact in change.facts) if change else 0,
        words=_words_changed(change) if change else 0,
        facts=fact_rows(sheet) if sheet else (),
        unconfirmed=tuple(remark for remark in remarks if remark.rule == _UNCONFIRMED),
        silenced=silenced,
        unchecked=tuple(_unchecked(sheet)),
        due=tuple(due_of(analysis, silenced, title)),
        readable=sheet is not None,
    )


def _status(sheet: Examined | None) -> str:
    front = sheet.sheet.front if sheet else None
    status = front.get("status") if front else None
    return " ".join(status.text.split()) if isinstance(status, Scalar) else ""


def _title(analysis: Analysis, sheet: Examined | None) -> str:
    """How the drug of a sheet is called, with the language of a sheet that is not English."""
    drug = sheet.vocabulary.named("drug", sheet.drug, "en") if sheet and sheet.drug else analysis.drug
    name = drug[:1].upper() + drug[1:] if drug else analysis.path.rpartition("/")[2]
    return f"{name} ({sheet.sheet.language})" if sheet and sheet.sheet.language != "en" else name


def _words_changed(change: SheetChange) -> int:
    return sum(
        len(piece.words.split()) for section in change.sections for piece in section.pieces if piece.kind != "same"
    )


def _silenced(sheet: Examined) -> Iterator[Silenced]:
    for comment in sheet.sheet.comments:
        one = read_suppression(comment)
        yield Silenced(
            one.rules,
            one.reason or one.malformed,
            one.until.isoformat() if one.until else "",
            sheet.sheet.text.line_of(one.span.start),
            one.holds(sheet.policy.as_of),
        )


def _unchecked(sheet: Examined | None) -> Iterator[str]:
    """What of a sheet was held against nothing, and why."""
    if sheet is None:
        yield "nothing in this sheet was checked, because it cannot be read"
        return
    if not sheet.drug:
        yield "nothing was held against the facts of record, because the drug of the sheet is not known"
    elif sheet.drug not in sheet.reference.drugs:
        yield f"nothing was held against the facts of record, which have no file on {sheet.drug}"
    else:
        for gap in sheet.reference.gaps(sheet.drug):
            yield f"{gap.property.replace('-', ' ').replace('_', ' ')}: not on record ({gap.why})"
    if not sheet.condition:
        yield "doses and approvals were not held against those of a condition, because the sheet names none"
    for section in sheet.sheet.sections:
        if section.id is None and not section.aside:
            yield f"the answer to “{' '.join(sheet.words(section.heading).split())}”: the question is not known"


def _classes(corpus: Corpus) -> Iterator[ClassRow]:
    """What every drug of a class needs, and the sheets that do not name it."""
    for class_, about in sorted(corpus.vocabulary.classes.items()):
        accounts = corpus.of_class(class_)
        drugs = tuple(dict.fromkeys(corpus.name(account.drug) for account in accounts))
        for need in about.get("needs", ()) if accounts else ():
            silent = tuple(account.path for account in accounts if not speaks_of(corpus, account, need))
            name = corpus.vocabulary.named("class", class_, "en")
            yield ClassRow(name, drugs, corpus.vocabulary.named("term", need, "en"), silent)


def _sources(corpus: Corpus) -> Iterator[SourceRow]:
    for drug in corpus.drugs:
        for source in corpus.reference.sources(drug):
            yield SourceRow(corpus.name(drug), source.title or source.address, source.version)
