"""One run: the files that were asked for, analysed, and what came of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflint import __version__
from leaflint.approvals import Books, Signoff
from leaflint.cache import Cache
from leaflint.checking.across import compare
from leaflint.checking.analysis import Analysis
from leaflint.checking.auditing import audited
from leaflint.checking.counting import together
from leaflint.checking.earlier import bytes_of, history_of, not_compared, with_earlier
from leaflint.checking.files import ENDINGS, File, SheetFile, find_sheets, shown
from leaflint.checking.keeping import Keeping, open_books
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.selection import Selection
from leaflint.checking.workers import analyse_all
from leaflint.errors import InputError
from leaflint.finding import Severity, order
from leaflint.history import blob_id
from leaflint.outcome import Outcome, RuleText, SheetState, Summary
from leaflint.rules.rule import Rule


class Asked(NamedTuple):
    """What a run is asked to check: paths (none: the `configured` folders), or one sheet's `given` bytes.

    `root` is the folder to which `exclude` is relative. `keeping` says where the ledger of approvals is (None: none is
    kept), `base` names the revision that sheets are compared with.
    """

    paths: Sequence[Path]
    configured: Sequence[Path]
    exclude: Sequence[str]
    root: Path
    cwd: Path
    given: tuple[str, bytes] | None = None
    jobs: int | None = None
    keeping: Keeping | None = None
    base: str | None = None


class Checked(NamedTuple):
    """Every analysis of a run, by path, how many Markdown files were left out, and leaflint's own failures.

    `unchecked` are the checks that could not be made for want of history, a line for each reason; `books` is the
    ledger.
    """

    analyses: tuple[Analysis, ...]
    left_out: int
    faults: tuple[str, ...]
    unchecked: tuple[str, ...] = ()
    books: Books | None = None


def check(asked: Asked, recipe: Recipe) -> Checked:
    """Analyse what is asked for.

    Raises InputError for a path that is not there, where there is no sheet at all, for a ledger that cannot be read,
    and for a base revision that does not exist.
    """
    left_out = 0
    files: list[File] = [asked.given] if asked.given else []
    if not asked.given:
        paths = list(asked.paths) or _configured(asked)
        found = find_sheets(paths, asked.exclude, asked.root, asked.cwd)
        if not found.sheets:
            raise InputError(_nothing(paths, found.left_out, asked.cwd))
        files, left_out = list(found.sheets), found.left_out
    setting = make_setting(recipe)
    cache = Cache(Path(recipe.cache) if recipe.cache else None)
    books = open_books(asked.keeping, asked.cwd, cache) if asked.keeping else None
    history = history_of(asked.root, asked.base, bool(books and books.standings))
    paths = [file.path if isinstance(file, SheetFile) else asked.cwd / file[0] for file in files]
    signoffs = _signoffs(asked, books, files, paths)
    pieces, lost = with_earlier(list(zip(files, paths, signoffs, strict=True)), history)
    analyses, faults = analyse_all(pieces, recipe, setting, asked.jobs)
    analyses.sort(key=lambda analysis: analysis.path)
    compared = compare(analyses, setting)
    if books:
        compared.append(audited(books, analyses, setting))
    unchecked = not_compared(paths, lost, history)
    return Checked(tuple(compared), left_out, tuple(faults), tuple(unchecked), books)


def _signoffs(
    asked: Asked, books: Books | None, files: Sequence[File], paths: Sequence[Path]
) -> Iterator[Signoff | None]:
    """What the ledger says of each sheet; one that has another name now is known by its bytes."""
    if not asked.keeping or not books:
        yield from (None for _ in files)
        return
    gone = asked.keeping.gone(books)
    for file, path in zip(files, paths, strict=True):
        data = bytes_of(file) if gone else None
        yield asked.keeping.signoff(books, path, gone.get(blob_id(data)) if data is not None else None)


def outcome_of(checked: Checked, selection: Selection, as_of: datetime.date) -> Outcome:
    """What reporters are told of a run."""
    analyses = checked.analyses
    findings = sorted((finding for analysis in analyses for finding in analysis.findings), key=order)
    levels = Counter(finding.severity for finding in findings)
    kinds = Counter(analysis.kind for analysis in analyses)
    summary = Summary(
        sheets=len(analyses) - kinds["page"] - kinds["ledger"],
        unreadable=kinds["unreadable"],
        pages=kinds["page"],
        left_out=checked.left_out,
        errors=levels[Severity.ERROR],
        warnings=levels[Severity.WARNING],
        notes=levels[Severity.NOTE],
        suppressed=sum(analysis.suppressed for analysis in analyses),
        read=together(analysis.counts for analysis in analyses),
    )
    return Outcome(
        version=__version__,
        as_of=as_of.isoformat(),
        summary=summary,
        findings=tuple(findings),
        sheets=tuple(_state(analysis, as_of) for analysis in analyses if analysis.kind not in ("page", "ledger")),
        rules=tuple(rule_text(rule) for rule in selection.rules),
        faults=checked.faults,
    )


def rule_text(rule: Rule) -> RuleText:
    """A rule as reporters and readers are shown it."""
    examples = [("bad", example.snippet) for example in rule.bad] + [("good", example.snippet) for example in rule.good]
    return RuleText(rule.name, rule.group, rule.severity, rule.summary, rule.reason, rule.source, tuple(examples))


def _state(analysis: Analysis, as_of: datetime.date) -> SheetState:
    return SheetState(
        path=analysis.path,
        readable=analysis.kind == "sheet",
        drug=analysis.drug,
        revised=analysis.revised,
        stale_on=analysis.stale_on,
        lapses_on=analysis.lapses_on,
        stale=bool(analysis.stale_on and analysis.stale_on < as_of.isoformat()),
    )


def _configured(asked: Asked) -> list[Path]:
    for folder in asked.configured:
        if not folder.exists():
            name = shown(folder, asked.cwd)
            raise InputError(
                f"the sheets folder {name!r} is not there; name the sheets to check, or set 'sheets' in leaflint.toml"
            )
    return list(asked.configured)


def _nothing(paths: Iterable[Path], left_out: int, cwd: Path) -> str:
    where = ", ".join(repr(shown(cwd / path, cwd)) for path in paths)
    others = f" ({left_out} left out: README and the like, ignored by git, or excluded)" if left_out else ""
    return f"no sheet under {where}: looked for files ending in {' or '.join(ENDINGS)}, found none{others}"
