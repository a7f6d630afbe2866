"""A user's own reference files: read with their positions, and held to what a record must be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from leaflint import nodes
from leaflint.errors import InputError
from leaflint.reference.contradictions import contradicting_approvals, contradiction, contradiction_within, subject
from leaflint.reference.records import Recorded, facts_in, first_day, last_day

MAX_BYTES = 1_000_000
_OURS = "in leaflint's own record"


class OwnFile(NamedTuple):
    """One file that conforms to the schema, with what is needed to say where something stands."""

    path: Path
    text: str
    tree: nodes.Node
    content: Mapping[str, Any]

    @property
    def extends(self) -> bool:
        """Whether it is added to leaflint's own file for the drug, and does not replace it."""
        return str(self.content.get("extends")) == "true"

    def line(self, *pointer: str | int) -> int:
        """The line, from 1, of the value at `pointer`."""
        return self.text.count("\n", 0, nodes.locate(self.tree, pointer).start) + 1

    def refuse(self, message: str, *pointer: str | int) -> NoReturn:
        """Raise InputError at the value at `pointer`."""
        raise InputError(message, str(self.path), self.line(*pointer))


def paths(folder: Path) -> list[Path]:
    """The YAML files of the folder, by name. Raises InputError where there is none, or one may not be opened."""
    if not folder.is_dir():
        raise InputError(f"{folder}: the reference folder is not there")
    found = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    if not found:
        raise InputError(f"{folder}: no YAML file is in the reference folder; write one a drug (azathioprine.yaml)")
    for path in found:
        if path.is_symlink() or not path.is_file():
            raise InputError("is no regular file; put the file itself here", str(path))
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES:,} bytes", str(path))
        if path.suffix == ".yml" and path.with_suffix(".yaml") in found:
            raise InputError(f"{path.stem}.yaml is about the same drug; keep one of the two", str(path))
    return found


def read(path: Path, data: bytes, schema: Path) -> OwnFile:
    """The file, which conforms to `schema` and is named after its drug. Raises InputError with its line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("is not UTF-8; save it as UTF-8", str(path), line) from None
    try:
        tree = nodes.parse(text)
    except nodes.YamlProblem as problem:
        line = text.count("\n", 0, problem.span.start) + 1
        raise InputError(problem.message, str(path), line) from None
    if tree is None:
        raise InputError("is empty; it needs at least 'drug' and 'sources'", str(path), 1)
    file = OwnFile(path, text, tree, nodes.plain(tree))
    _conform(file, schema)
    if file.content["drug"] != path.stem:
        file.refuse(f"the drug is {file.content['drug']}, the file is named {path.name}; give both one name", "drug")
    return file


def check(file: OwnFile, ours: Mapping[str, Any] | None) -> None:
    """Hold the file to what the schema cannot say; `ours` is leaflint's file for the drug where this one adds to it.

    Raises InputError at the line of the first date that does not exist, source that is not listed, fact that stands
    twice or facts that contradict each other.
    """
    if file.extends and ours is None:
        file.refuse(f"leaflint has no record of {file.path.stem} to extend; leave out 'extends'", "extends")
    theirs = set(file.content["sources"])
    shipped = set() if ours is None else set(ours["sources"])
    for id in sorted(theirs & shipped):
        file.refuse(f"the source id {id} is taken by leaflint's own record; choose another", "sources", id)
    for part in ("events", "facts"):
        for index, item in enumerate(file.content.get(part) or ()):
            _check_dates(file, item, part, index)
            for place, id in enumerate(item["sources"]):
                if id not in theirs | shipped:
                    file.refuse(f"the source {id} is not listed under 'sources'", part, index, "sources", place)
    _check_facts(file, list(facts_in(file.path.stem, ours or {})))


def _conform(file: OwnFile, schema: Path) -> None:
    import jsonschema_rs

    validator = jsonschema_rs.Draft202012Validator(schema.read_text(encoding="utf-8"))
    error = next(iter(validator.iter_errors(file.content)), None)
    if error is not None:
        pointer = tuple(error.instance_path)
        where = f"{'/'.join(str(step) for step in pointer)}: " if pointer else ""
        file.refuse(where + str(error.message)[:200], *pointer)


def _check_dates(file: OwnFile, item: Mapping[str, Any], part: str, index: int) -> None:
    for key in ("date", "since", "until", "as_of"):
        written = item.get(key)
        if written is not None and not _exists(written):
            file.refuse(f"there is no day {written}", part, index, key)
    if first_day(item.get("since", "")) > last_day(item.get("until", "")):
        file.refuse(f"held until {item['until']}, which is before {item['since']}", part, index, "until")


def _exists(written: str) -> bool:
    try:
        date.fromisoformat(written + "2000-01-01"[len(written) :])
    except ValueError:
        return False
    return True


def _check_facts(file: OwnFile, ours: list[Recorded]) -> None:
    theirs = list(facts_in(file.path.stem, file.content))
    where = {id(fact): f"on line {file.line('facts', index)}" for index, fact in enumerate(theirs)}
    groups: dict[object, list[Recorded]] = {}
    for fact in ours:
        groups.setdefault(subject(fact), []).append(fact)
    for index, fact in enumerate(theirs):
        problem = contradiction_within(fact)
        if problem is not None:
            file.refuse(f"{fact.property}: {fact.value}: {problem}", "facts", index)
        group = groups.setdefault(subject(fact), [])
        for other in group:
            problem = contradiction(fact, other)
            if problem is not None:
                file.refuse(f"{problem} {where.get(id(other), _OURS)}", "facts", index)
        group.append(fact)
    for approval, status, problem in contradicting_approvals([*ours, *theirs]):
        wrong, other = (approval, status) if id(approval) in where else (status, approval)
        if id(wrong) in where:
            file.refuse(f"{problem} {where.get(id(other), _OURS)}", "facts", theirs.index(wrong))
