"""`leaflint report`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leaflint.checking import check
from leaflint.checking.analysis import Analysis
from leaflint.checking.changing import since_approval
from leaflint.checking.keeping import Keeping
from leaflint.checking.recipe import make_setting
from leaflint.checking.run import Checked
from leaflint.checking.setting import Setting
from leaflint.commands.asking import Options, Request, keeping_of, request
from leaflint.commands.documents import chosen_formats, folder_at, needing
from leaflint.commands.options import Shared
from leaflint.commands.rereading import reread_sheets
from leaflint.console import FAULT, USAGE, say, write_out
from leaflint.council import Case, Document, as_page, document, harmless, make_report
from leaflint.errors import InputError
from leaflint.redline import SheetChange
from leaflint.reporters.visible import visible
from leaflint.writing import write_whole

if TYPE_CHECKING:
    from leaflint.council.word.reading import Said

NAME = "review"


def _as_words(made: Document) -> list[bytes]:
    from leaflint.council.word import as_words  # only where it is wanted: its library may not be there

    return as_words(made)


def _as_pdfs(made: Document) -> list[bytes]:
    from leaflint.council.print import as_pdfs  # the same

    return as_pdfs(made)


_WRITERS: Mapping[str, Callable[[Document], Sequence[str | bytes]]] = {
    "html": lambda made: [as_page(made)],
    "docx": _as_words,
    "pdf": _as_pdfs,
}
FORMATS = tuple(_WRITERS)


def run_report(
    shared: Shared, paths: tuple[Path, ...], output_dir: Path | None, formats: str | None, read: Path | None
) -> int:
    """Write the report in every format, or list what reviewers wrote in one."""
    if read is not None:
        if output_dir or formats or paths:
            raise InputError("--read lists what reviewers wrote, and takes no other path, --output-dir or --format")
        return _read(read)
    if output_dir is None:
        raise InputError("say where the report is to be written: --output-dir DIR")
    return _write(shared, paths, output_dir, chosen_formats(formats, FORMATS))


def _read(file: Path) -> int:
    with needing("--read"):
        from leaflint.council.word.reading import by_sheet, read_back

        as_of, said = read_back(file)
    lines = [f"{file}: the report of {as_of}, {len(said)} {'remark' if len(said) == 1 else 'remarks'}"]
    for path, ones in by_sheet(said).items():
        lines += ["", path or "at no sheet"]
        lines += [f"  {f'line {one.line}: ' if one.line else ''}{_told(one)}" for one in ones]
    write_out("\n".join(map(visible, lines)) + "\n")
    return 0


def _told(one: Said) -> str:
    on = f" on “{one.words}”" if one.words else ""
    if one.kind == "comment":
        return f"comment by {one.who}{on}: {one.text}"
    by = f" by {one.who}" if one.who else ""
    return f"{one.kind}{by}: {one.words}"


def _write(shared: Shared, paths: tuple[Path, ...], output_dir: Path, formats: tuple[str, ...]) -> int:
    """1 where a sheet cannot be read, 2 where something could not be compared, 3 where leaflint failed."""
    wanted = request(shared, Options(paths=paths))
    checked = check(wanted.asked, wanted.recipe)
    made = harmless(document(make_report(*_gathered(wanted, checked))))
    contents = {name: _written(name, made) for name in formats}
    folder = folder_at(output_dir)
    for name, files in contents.items():
        for number, content in enumerate(files, 1):
            path = folder / (f"{NAME}.{name}" if len(files) == 1 else f"{NAME}-{number}.{name}")
            write_whole(path, content)
            if not shared.quiet:
                say(f"written: {path}")
    for line in (*checked.unchecked, *checked.faults):
        say(line)
    if checked.faults:
        return FAULT
    unreadable = any(analysis.kind == "unreadable" for analysis in checked.analyses)
    return USAGE if checked.unchecked else int(unreadable)


def _written(name: str, made: Document) -> Sequence[str | bytes]:
    with needing(f"--format {name}"):
        return _WRITERS[name](made)


def _gathered(wanted: Request, checked: Checked) -> tuple[list[Case], list[Analysis], Setting, list[str]]:
    """The sheets with their analyses and what changed in them, what are no sheets, and what was checked in none."""
    setting = make_setting(wanted.recipe)
    keeping = keeping_of(wanted.config)
    sheets = {one.path: one for one in checked.analyses if one.kind in ("sheet", "unreadable")}
    read = list(reread_sheets(wanted.asked, checked, setting, keeping))
    texts = {file.shown: text for file, text in read}
    changes: dict[str, SheetChange] = {}
    if keeping and checked.books:
        paired = ((file.path, text) for file, text in read)
        changes = {one.path: one for one in since_approval(keeping, checked.books, paired, setting)}
    cases = [
        Case(one, texts[path].examined if path in texts else None, changes.get(path)) for path, one in sheets.items()
    ]
    others = [one for one in checked.analyses if one.kind in ("page", "ledger")]
    return cases, others, setting, list(_general(checked, keeping))


def _general(checked: Checked, keeping: Keeping | None) -> Iterator[str]:
    if keeping is None:
        yield "approvals were not checked, because no ledger is kept (set [approvals] in leaflint.toml)"
    elif checked.books:
        yield from (f"{checked.books.path}: {fault.message}; {fault.hint}" for fault in checked.books.faults)
    yield "no earlier revision was named (--base), so changed texts were not held against their dates"
    if checked.left_out:
        yield f"{checked.left_out} Markdown files are no sheets: README and the like, ignored by git, or excluded"
