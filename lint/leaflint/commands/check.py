"""`leaflint check`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from leaflint.checking import Checked, check, outcome_of, select_rules
from leaflint.checking.baseline import Baseline, applied, baseline_of, pruned, read_baseline, written
from leaflint.commands.asking import Options, request
from leaflint.commands.options import Shared
from leaflint.console import FAULT, USAGE, colored, say, write_out
from leaflint.errors import InputError
from leaflint.finding import Severity
from leaflint.outcome import Outcome
from leaflint.reporters import FORMATS, render, render_text, statistics
from leaflint.writing import write_whole


class Output(NamedTuple):
    """One output of a run: its format, and the file it goes to (None: standard output)."""

    format: str
    file: Path | None


def run_check(
    shared: Shared,
    outputs: tuple[str, ...],
    fail_level: str | None,
    exit_zero: bool,
    statistics: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    prune_baseline: bool,
    **options: object,
) -> int:
    """Check, write every output, and give the exit code of the contract."""
    asked_for = _outputs(outputs)
    if baseline and write_baseline and baseline != write_baseline:
        raise InputError("--baseline and --write-baseline name two files; name the one that is to be kept")
    if prune_baseline and not baseline:
        raise InputError("--prune-baseline needs --baseline FILE, the file that is to shrink")
    known = read_baseline(baseline) if baseline and not write_baseline else None
    wanted = request(shared, Options(**options))  # type: ignore[arg-type]
    selection = select_rules(wanted.recipe.select, wanted.recipe.ignore, wanted.recipe.levels)
    checked = check(wanted.asked, wanted.recipe)
    outcome = outcome_of(checked, selection, wanted.as_of)
    if write_baseline:
        known = _write_baseline(write_baseline, outcome)
    if known:
        outcome = _without_known(outcome, known, checked, baseline if prune_baseline else None)
    for output in asked_for:
        _write(output, outcome, shared, counts=statistics)
    for line in checked.unchecked:
        say(line)
    if outcome.faults:
        if not any(output.format == "text" and output.file is None for output in asked_for):
            for fault in outcome.faults:
                say(fault)
        return FAULT
    if not outcome.summary.sheets:
        say(f"no sheet was checked: {outcome.summary.pages} of the files are comparison pages, which are no sheets")
        return USAGE
    # What was asked for and could not be done is no success, whatever the findings are.
    if exit_zero:
        return USAGE if checked.unchecked else 0
    if _fails(outcome, fail_level or wanted.config.fail_level):
        return 1
    # Whoever lowers the level of unreadable-sheet must not take silence for a checked sheet.
    if unreadable := outcome.summary.unreadable:
        say(f"{unreadable} of {outcome.summary.sheets} sheets could not be read, so nothing in them was checked")
        return USAGE
    return USAGE if checked.unchecked else 0


def _write_baseline(path: Path, outcome: Outcome) -> Baseline:
    before = read_baseline(path) if path.exists() else Baseline()
    made = baseline_of(outcome.findings, before)
    write_whole(path, written(made))
    say(f"{path}: {len(made.entries)} findings recorded")
    return made


def _without_known(outcome: Outcome, known: Baseline, checked: Checked, to_prune: Path | None) -> Outcome:
    """The run without what is known; what is gone and what needs a reason is said, a line each."""
    seen = {analysis.path for analysis in checked.analyses}
    seen |= {entry.path for entry in known.entries if not Path(entry.path).exists()}
    result = applied(outcome, known, seen)
    if result.unreasoned:
        count = len(result.unreasoned)
        say(
            f"{count} {'error' if count == 1 else 'errors'} of the baseline {'concerns' if count == 1 else 'concern'} "
            "safety and stay until their entries say why ('reason')"
        )
    if to_prune:
        write_whole(to_prune, written(pruned(known, result.gone)))
        say(f"{to_prune}: {len(result.gone)} entries removed, {len(known.entries) - len(result.gone)} left")
    elif result.gone:
        first = result.gone[0]
        more = f" and {len(result.gone) - 1} more" if len(result.gone) > 1 else ""
        say(f"gone from the baseline: {first.rule} in {first.path}{more}; remove them with --prune-baseline")
    return result.outcome


def _outputs(values: Iterable[str]) -> list[Output]:
    found: list[Output] = []
    for value in values:
        name, equals, file = value.partition("=")
        if name not in FORMATS:
            near = difflib.get_close_matches(name, FORMATS, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"the formats are {', '.join(FORMATS)}"
            raise InputError(f"--output-format {value!r}: no format is called {name!r}; {hint}")
        if equals and not file:
            raise InputError(f"--output-format {value!r}: name the file after '='")
        found.append(Output(name, Path(file) if file else None))
    if len([output for output in found if output.file is None]) > 1:
        raise InputError("two output formats go to standard output; write all but one to a file: FORMAT=FILE")
    if len({output.file for output in found if output.file}) < len([output for output in found if output.file]):
        raise InputError("two output formats go to one file")
    return found or [Output("text", None)]


def _write(output: Output, outcome: Outcome, shared: Shared, *, counts: bool) -> None:
    if output.file:
        write_whole(output.file, render(output.format, outcome))
    elif output.format != "text":
        write_out(render(output.format, outcome))
    elif counts:
        write_out(statistics(outcome))
    else:
        write_out(render_text(outcome, color=colored(shared.color), summary=not shared.quiet))


def _fails(outcome: Outcome, level: str) -> bool:
    return level != "never" and any(finding.severity.rank >= Severity(level).rank for finding in outcome.findings)
