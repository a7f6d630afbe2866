"""`leaflint glance`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from leaflint.checking import check
from leaflint.checking.recipe import make_setting
from leaflint.commands.asking import Options, request
from leaflint.commands.documents import chosen_formats, folder_at, needing
from leaflint.commands.options import Shared
from leaflint.commands.rereading import reread_sheets
from leaflint.console import FAULT, say
from leaflint.errors import InputError
from leaflint.glance import as_document, as_page, as_table, glance_of
from leaflint.rules.examined import Examined
from leaflint.writing import write_whole

NAME = "glance"
_WRITERS = {"html": as_page, "csv": as_table, "json": as_document}


def run_glance(
    shared: Shared, paths: tuple[Path, ...], output_dir: Path | None, formats: str | None, condition: str | None
) -> int:
    """Write the comparison of each condition; 1 where a sheet cannot be read, 3 where leaflint failed at one."""
    if output_dir is None:
        raise InputError("say where the comparison is to be written: --output-dir DIR")
    wanted_formats = chosen_formats(formats, tuple(_WRITERS))
    wanted = request(shared, Options(paths=paths))
    checked = check(wanted.asked, wanted.recipe)
    setting = make_setting(wanted.recipe)
    sheets = [text.examined for _, text in reread_sheets(wanted.asked, checked, setting)]
    groups = _by_condition(sheets)
    if condition is not None and condition not in groups:
        known = ", ".join(groups) or "none"
        raise InputError(f"--condition {condition!r}: no sheet is about it; the conditions of these sheets: {known}")
    if not groups:
        raise InputError("there is nothing to compare: no sheet names a drug and a condition that are known")
    folder = folder_at(output_dir)
    for name, members in groups.items():
        if condition not in (None, name):
            continue
        made = glance_of(name, members, setting.world.vocabulary, folder.absolute(), wanted.asked.cwd)
        for format_ in wanted_formats:
            path = folder / f"{NAME}-{name}.{format_}"
            with needing(f"--format {format_}"):
                write_whole(path, _WRITERS[format_](made))
            if not shared.quiet:
                say(f"written: {path}")
    for fault in checked.faults:
        say(fault)
    unreadable = [analysis.path for analysis in checked.analyses if analysis.kind == "unreadable"]
    for path_ in unreadable:
        say(f"{path_} cannot be read, so it is not in the comparison; 'leaflint check' says why")
    return FAULT if checked.faults else int(bool(unreadable))


def _by_condition(sheets: Iterable[Examined]) -> Mapping[str, list[Examined]]:
    """The sheets that are compared, by condition: one a drug, in the language that most sheets are in."""
    groups: dict[str, dict[str, list[Examined]]] = {}
    for sheet in sheets:
        if sheet.drug and sheet.condition:
            groups.setdefault(sheet.condition, {}).setdefault(sheet.sheet.language, []).append(sheet)
        else:
            say(
                f"{sheet.sheet.path} is not compared: it names no {'condition' if sheet.drug else 'drug'} that is known"
            )
    return {condition: _one_a_drug(languages) for condition, languages in sorted(groups.items())}


def _one_a_drug(languages: Mapping[str, list[Examined]]) -> list[Examined]:
    most = max(sorted(languages), key=lambda language: len(languages[language]))
    chosen: dict[str, Examined] = {}
    for language, sheets in sorted(languages.items()):
        for sheet in sheets:
            if language != most:
                say(f"{sheet.sheet.path} is not compared: it is in another language than most of the sheets ({most})")
                continue
            other = chosen.get(sheet.drug or "")
            if other is None or _revised(sheet) > _revised(other):
                chosen[sheet.drug or ""] = sheet
            if other is not None:
                left = other if chosen[sheet.drug or ""] is sheet else sheet
                say(f"{left.sheet.path} is not compared: {chosen[sheet.drug or ''].sheet.path} is about the same drug")
    return list(chosen.values())


def _revised(sheet: Examined) -> str:
    return sheet.revision.values[0].iso if sheet.revision else ""
