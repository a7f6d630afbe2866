"""The configuration: every setting with its default, read from leaflint.toml or [tool.leaflint]."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from leaflint.config.lines import Key
from leaflint.config.reading import Source, find_source, parse_source, read_source
from leaflint.errors import InputError


class Ages(NamedTuple):
    """The ages of a revision, in months, from which it is a warning and an error."""

    warn_months: int = 24
    error_months: int = 36


class Stale(NamedTuple):
    """How old a revision may become: for all sheets, and by the names of drugs, conditions and sections."""

    ages: Ages = Ages()
    drugs: Mapping[str, Ages] = MappingProxyType({})
    conditions: Mapping[str, Ages] = MappingProxyType({})
    sections: Mapping[str, Ages] = MappingProxyType({})


class Approvals(NamedTuple):
    """Who signs sheets off and where it is recorded; `ledger` and `allowed_signers` are None where not configured."""

    ledger: Path | None = None
    reviewers: tuple[str, ...] = ()
    quorum: int = 1
    valid_months: int = 24
    allowed_signers: Path | None = None
    logistics: tuple[str, ...] = ("manufacturer", "payment-help", "insurance")


class Config(NamedTuple):
    """All settings. Paths are absolute, `root` or inside it; `root` is the folder of the file, or of the run.

    `schema`, `vocabulary` and `reference` are None for those that ship with leaflint, `date_order` where an order
    was not chosen, `select` empty for all rules. `severity` is by rule or `rule:property`. Names of rules, groups,
    drugs, conditions and sections are as they were typed: whoever knows them checks them, and names the line of
    `line_of`.
    """

    root: Path
    sheets: tuple[Path, ...]
    exclude: tuple[str, ...] = ()
    schema: Path | None = None
    vocabulary: Path | None = None
    reference: Path | None = None
    date_order: str | None = None
    jurisdiction: str = "US"
    language: str = "en"
    reading_grade: int = 8
    stale: Stale = Stale()
    severity: Mapping[str, str] = MappingProxyType({})
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_level: str = "error"
    approvals: Approvals = Approvals()
    file: Source | None = None

    @property
    def source(self) -> Path | None:
        """The file that the settings come from; None for the defaults."""
        return self.file.path if self.file else None

    def line_of(self, *key: str | int) -> int | None:
        """The line of a setting in `source`, such as line_of("severity", "reading-grade"); None where it has none."""
        return self.file.line_of(key) if self.file else None


def load_config(explicit: Path | None, isolated: bool, cwd: Path) -> Config:
    """The configuration of a run in `cwd`: of the file `explicit`, of the nearest one found, or the defaults.

    `isolated` asks for the defaults alone. Raises InputError, with file and line, for a configuration that is
    missing, broken, unknown to its schema, or leads out of its folder.
    """
    cwd = cwd.absolute()
    if explicit is not None:
        source = read_source(cwd / explicit, explicit.as_posix())
        if source is None:
            raise InputError("has no [tool.leaflint] table", explicit.as_posix())
        return from_source(source)
    found = None if isolated else find_source(cwd)
    return from_source(found) if found else Config(root=cwd, sheets=(cwd / "sheets",))


def read_config(text: str, path: Path) -> Config:
    """The configuration `text`, taken as the content of the file `path` (None of it is read from there).

    Raises InputError as `load_config` does.
    """
    source = parse_source(text, path, path.as_posix())
    return from_source(source) if source else Config(root=path.parent, sheets=(path.parent / "sheets",))


def from_source(source: Source) -> Config:
    """The settings in `source` and the defaults of the others; raises InputError where a path or an age is wrong."""
    root = source.path.parent
    values = source.values
    approvals = values.get("approvals", {})
    paths = tuple(_inside(source, ("sheets", at), path) for at, path in enumerate(values.get("sheets", ["sheets"])))
    given = {
        "exclude": tuple(values.get("exclude", ())),
        **{name: _path(source, (name,), values) for name in ("schema", "vocabulary", "reference")},
        **{
            name.replace("-", "_"): values[name]
            for name in ("date-order", "jurisdiction", "language", "fail-level")
            if name in values
        },
        "stale": _stale(source, values.get("stale", {})),
        "severity": MappingProxyType(dict(values.get("severity", {}))),
        "select": tuple(values.get("select", ())),
        "ignore": tuple(values.get("ignore", ())),
    }
    if "reading-grade" in values:
        given["reading_grade"] = int(values["reading-grade"])
    return Config(root=root, sheets=paths, **given, approvals=_approvals(source, approvals), file=source)


def _approvals(source: Source, values: Mapping[str, Any]) -> Approvals:
    default = Approvals()
    return Approvals(
        ledger=_path(source, ("approvals", "ledger"), values),
        reviewers=tuple(values.get("reviewers", default.reviewers)),
        quorum=int(values.get("quorum", default.quorum)),
        valid_months=int(values.get("valid-months", default.valid_months)),
        allowed_signers=_path(source, ("approvals", "allowed-signers"), values),
        logistics=tuple(values.get("logistics", default.logistics)),
    )


def _stale(source: Source, values: Mapping[str, Any]) -> Stale:
    general = _ages(source, ("stale",), values, Ages())
    kinds = {
        kind: MappingProxyType(
            {name: _ages(source, ("stale", kind, name), ages, general) for name, ages in values.get(kind, {}).items()}
        )
        for kind in ("drugs", "conditions", "sections")
    }
    return Stale(general, **kinds)


def _ages(source: Source, key: Key, values: Mapping[str, Any], default: Ages) -> Ages:
    """The ages under `key`, each by `default` where it is left out."""
    warn = int(values.get("warn-months", default.warn_months))
    error = int(values.get("error-months", default.error_months))
    if warn > error:
        place = ".".join(map(str, key))
        given = [name for name in ("warn-months", "error-months") if name in values]
        source.refuse(
            f"`{place}` warns after {warn} months but is an error after {error}. "
            "Write warn-months that are at most error-months.",
            (*key, given[0]),
        )
    return Ages(warn, error)


def _path(source: Source, key: Key, values: Mapping[str, Any]) -> Path | None:
    name = key[-1]
    return _inside(source, key, values[str(name)]) if name in values else None


def _inside(source: Source, key: Key, typed: str) -> Path:
    """The path that was `typed`, once nothing about it leads out of the folder of the file."""
    root = source.path.parent
    try:
        path = root / typed
        inside = path.resolve().is_relative_to(root.resolve()) and ".." not in Path(typed).parts
    except (OSError, ValueError, RuntimeError):
        source.refuse(f"{typed[:80]!r} is no path.", key)
    if not inside:
        source.refuse(
            f"{typed[:80]!r} leads out of the folder of this file. Write a path inside it, without '..'; "
            "no symbolic link may lead out of it either.",
            key,
        )
    return path
