"""`leaflint approve`."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from leaflint.approvals import ACTIONS, Approved, Books, Despite, Entry, Signoff, Standing, sealed
from leaflint.approvals.digests import PREFIX
from leaflint.approvals.people import reviewer
from leaflint.checking import check, rules_called
from leaflint.checking.appending import append
from leaflint.checking.earlier import Earlier
from leaflint.checking.keeping import Keeping
from leaflint.checking.recipe import make_setting
from leaflint.checking.rereading import PROGRAM, signed_of
from leaflint.checking.signing import SheetText, read_text_of
from leaflint.commands.asking import LEDGER, Options, Request, keeping_of, request
from leaflint.commands.changed import changes_of, shown_changes
from leaflint.commands.options import Shared
from leaflint.console import say, write_out
from leaflint.errors import InputError
from leaflint.facts import add_months
from leaflint.finding import Finding, Severity
from leaflint.history import blob_id

MEANINGS = {
    "approve": "I have read this sheet and approve it for publication.",
    "approve-with-conditions": "I have read this sheet and approve it for publication under the conditions named.",
    "waive": "What has changed since the last approval needs no new review.",
    "withdraw": "I withdraw the approval of this sheet.",
}
_MOST = 20


class Signing(NamedTuple):
    """What is asked for: who signs, as what, and what it means."""

    by: str
    role: str
    action: str | None = None
    meaning: str | None = None
    scope: tuple[str, ...] = ()
    conditions: str | None = None
    valid_until: datetime.date | None = None
    report: Path | None = None
    despite: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    sign: Path | None = None
    dry_run: bool = False


def run_approve(shared: Shared, sheet: Path, **options: object) -> int:
    """Show what is signed, and record it."""
    asked = Signing(**options)  # type: ignore[arg-type]
    wanted = request(shared, Options(paths=(sheet,)))
    keeping = keeping_of(wanted.config) or Keeping(wanted.config.root, wanted.config.root / LEDGER)
    action = asked.action or ("approve-with-conditions" if asked.conditions else "approve")
    despite = _despite(asked)
    _hold(asked, action, wanted, keeping)
    name = keeping.name_of(wanted.asked.cwd / sheet)
    if name is None:
        raise InputError(f"{sheet} is not in the folder of the configuration, so the ledger cannot name it")
    known = Earlier(Signoff(str(keeping.ledger), name, None, keeping.logistics))
    text = read_text_of(wanted.asked.cwd / sheet, make_setting(wanted.recipe), known)
    _hold_scope(asked.scope, text)
    findings, books = _open_findings(wanted, sheet, keeping)
    standing = books.standings.get(name, Standing())
    _hold_action(action, text, standing, name)
    write_out(_signed(text, standing, findings))
    if action != "withdraw" and (refused := _unexplained(findings, despite)):
        say(
            f"not signed: {len(refused)} error{'s' * (len(refused) > 1)} ({', '.join(sorted(refused))}); mend them, or "
            "sign with --despite RULE --because TEXT for each rule"
        )
        return 1
    entry = _entry(asked, action, name, text, despite, wanted)
    if asked.dry_run:
        write_out("Nothing was recorded (--dry-run).\n")
        return 0
    entry = append(keeping, lambda sequence, before: _finished(entry, sequence, before, asked.sign))
    write_out(_recorded(entry, keeping, wanted))
    return 0


def _hold(asked: Signing, action: str, wanted: Request, keeping: Keeping) -> None:
    """Raises InputError for what cannot be signed, whatever the sheet says."""
    if not asked.by.strip() or not asked.role.strip():
        raise InputError("--by and --role must name a person and a role")
    if keeping.office.reviewers and reviewer(asked.by, keeping.office.reviewers) is None:
        names = ", ".join(keeping.office.reviewers)
        raise InputError(f"--by {asked.by!r} is no reviewer; the reviewers of the configuration are {names}")
    if action not in ACTIONS:
        raise InputError(f"--action {action!r}: write {', '.join(ACTIONS)}")
    if (action == "approve-with-conditions") != bool(asked.conditions):
        raise InputError("--action approve-with-conditions and --conditions TEXT belong together")
    if asked.valid_until and asked.valid_until < wanted.as_of:
        raise InputError(f"--valid-until {asked.valid_until.isoformat()} has passed")
    if asked.report and not asked.report.is_file():
        raise InputError(f"--report {asked.report}: there is no such file")


def _despite(asked: Signing) -> tuple[Despite, ...]:
    """Raises InputError where a rule has no reason, or a reason no rule."""
    if len(asked.despite) != len(asked.because):
        raise InputError("each --despite RULE needs its own --because TEXT")
    for name in asked.despite:
        rules_called(name.partition(":")[0])
    if not all(text.strip() for text in asked.because):
        raise InputError("--because needs a reason in words")
    return tuple(Despite(rule, text.strip()) for rule, text in zip(asked.despite, asked.because, strict=True))


def _hold_scope(scope: Sequence[str], text: SheetText) -> None:
    for name in scope:
        if name not in text.examined.digests.sections:
            known = ", ".join(text.examined.digests.sections)
            raise InputError(f"--scope {name!r}: the sheet has no such section; it has {known}")


def _hold_action(action: str, text: SheetText, standing: Standing, name: str) -> None:
    """Raises InputError for an action that the ledger leaves no room for."""
    if action == "withdraw" and standing.any is None:
        raise InputError(f"nothing to withdraw: the ledger has no approval of {name}")
    if action == "waive":
        if standing.whole is None:
            raise InputError(f"nothing to waive: the ledger has no approval of {name} that could go on")
        if not changes_of(standing.whole, text.examined).is_logistics(text.examined.logistics):
            raise InputError("a change in what patients act on cannot be waived; let the text be approved")


def _open_findings(wanted: Request, sheet: Path, keeping: Keeping) -> tuple[list[Finding], Books]:
    """What is found in the sheet, other sheets beside it, and the ledger."""
    folders = tuple(folder for folder in wanted.config.sheets if folder.exists())
    checked = check(wanted.asked._replace(paths=(*folders, sheet), keeping=keeping), wanted.recipe)
    for fault in checked.faults:
        raise InputError(fault)
    assert checked.books
    own = set(rules_called("approvals"))
    shown = {analysis.path for analysis in checked.analyses}
    path = next((one for one in shown if Path(one).absolute() == sheet.absolute()), str(sheet))
    found = [one for analysis in checked.analyses for one in analysis.findings]
    return [one for one in found if one.place.path == path and one.rule not in own], checked.books


def _unexplained(findings: Sequence[Finding], despite: Sequence[Despite]) -> set[str]:
    """The rules that found an error for which no reason is given."""
    explained = {one.rule for one in despite}
    return {
        one.rule
        for one in findings
        if one.severity is Severity.ERROR and not {one.rule, f"{one.rule}:{one.property}"} & explained
    }


def _entry(
    asked: Signing, action: str, name: str, text: SheetText, despite: tuple[Despite, ...], wanted: Request
) -> Entry:
    examined = text.examined
    until = None
    if action != "withdraw":
        day = asked.valid_until or add_months(wanted.as_of, wanted.config.approvals.valid_months)
        until = day.isoformat()
    # The one clock of this command, unless --as-of says what the time is.
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    if now.date() != wanted.as_of:
        now = datetime.datetime.combine(wanted.as_of, datetime.time(), datetime.UTC)
    return Entry(
        sequence=1,
        previous="",
        sheet=name,
        language=examined.sheet.language,
        digests=signed_of(examined.digests, examined.all_facts),
        blob=blob_id(text.data),
        action=action,
        meaning=asked.meaning or MEANINGS[action],
        name=" ".join(asked.by.split()),
        role=" ".join(asked.role.split()),
        time=now.isoformat(),
        program=PROGRAM,
        revised=examined.revision.values[0].iso if examined.revision else None,
        scope=tuple(dict.fromkeys(asked.scope)),
        conditions=asked.conditions,
        valid_until=until,
        report=PREFIX + hashlib.sha256(asked.report.read_bytes()).hexdigest() if asked.report else None,
        despite=despite,
    )


def _finished(entry: Entry, sequence: int, before: str, key: Path | None) -> Entry:
    import msgspec

    placed = msgspec.structs.replace(entry, sequence=sequence, previous=before)
    if key:
        from leaflint.approvals.signing import sign

        placed = msgspec.structs.replace(placed, signature=sign(placed, key))
    return sealed(placed)


def _signed(text: SheetText, standing: Standing, findings: Sequence[Finding]) -> str:
    """What is being signed, in words."""
    examined = text.examined
    lines = [
        examined.sheet.path,
        f"  digest   {examined.digests.whole}",
        f"  revised  {examined.revision.values[0].iso if examined.revision else 'no date'}",
        *(f"  {line}" for line in _since(standing.whole, text)),
    ]
    errors = sum(one.severity is Severity.ERROR for one in findings)
    lines.append(f"  open findings: {len(findings)}, {errors} of them errors" if findings else "  no open findings")
    lines += [f"    {one.place.line}: {one.severity} {one.rule}: {one.message}" for one in findings[:_MOST]]
    lines += [f"    and {len(findings) - _MOST} more"] if len(findings) > _MOST else []
    return "\n".join(lines) + "\n"


def _since(text: Approved | None, sheet: SheetText) -> list[str]:
    if text is None:
        return ["no approval before this one"]
    changes = changes_of(text, sheet.examined)
    head = f"since the approval of {text.day} ({', '.join(text.names)})"
    if not changes.parts:
        return [f"{head}: the text is the same"]
    return [f"{head}:", *(f"  {line}" for line in shown_changes(changes))]


def _recorded(entry: Entry, keeping: Keeping, wanted: Request) -> str:
    scope = f" for {', '.join(entry.scope)}" if entry.scope else ""
    until = f", valid until {entry.valid_until}" if entry.valid_until else ""
    where = keeping.ledger.name if keeping.ledger.parent == wanted.asked.cwd else keeping.name_of(keeping.ledger)
    return (
        f"Recorded as entry {entry.sequence} in {where}: {entry.action} by {entry.name}, {entry.role}{scope}{until}.\n"
    )
