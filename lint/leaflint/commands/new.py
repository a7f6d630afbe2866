"""`leaflint new --translate`."""

from __future__ import annotations

import os
import re
from pathlib import Path

from leaflint.checking.analysing import examine
from leaflint.checking.files import SheetFile, read_file, shown
from leaflint.checking.recipe import make_setting
from leaflint.commands.asking import Options, request
from leaflint.commands.options import Shared
from leaflint.console import write_out
from leaflint.errors import InputError
from leaflint.reading import ComparisonPage, Unreadable, read_sheet
from leaflint.rules.examined import Examined

_OWN = re.compile(r"^(?:language|status|translation_of):.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def run_new(shared: Shared, translate: Path, language: str, output: Path | None) -> int:
    """Write the skeleton of a translation. Raises InputError where there is nothing to translate, or no room."""
    wanted = request(shared, Options())
    setting, cwd = make_setting(wanted.recipe), wanted.asked.cwd
    known = setting.world.vocabulary.languages
    if language not in known:
        raise InputError(f"--language {language!r}: the vocabulary has no such language; it has {', '.join(known)}")
    path = cwd / translate
    data = read_file(SheetFile(shown(path, cwd), path, cwd))
    read = data if isinstance(data, Unreadable) else read_sheet(shown(path, cwd), data, setting.world.vocabulary)
    if isinstance(read, Unreadable):
        raise InputError(f"{shown(path, cwd)}: {read.message}")
    if isinstance(read, ComparisonPage):
        raise InputError(f"{shown(path, cwd)}: this is a page of comparison tables, no sheet")
    if read.language == language:
        raise InputError(f"{shown(path, cwd)} is in the language {language!r} already")
    text = skeleton(examine(read, setting), language, Path(os.path.relpath(path, wanted.config.root)).as_posix())
    if output is None:
        write_out(text)
        return 0
    try:
        with (cwd / output).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(f"{output} is there already; name another file with --output") from None
    except OSError as error:
        raise InputError(f"{output} cannot be written: {(error.strerror or 'unknown reason').lower()}") from None
    return 0


def skeleton(source: Examined, language: str, name: str) -> str:
    """A translation to fill in: front matter, title, and each question with its source's answer in a comment."""
    sheet = source.sheet
    declared = (
        sheet.text.content[: sheet.body].replace("\r\n", "\n").strip().strip("-").strip("\n") if sheet.front else ""
    )
    kept = _OWN.sub("", f"{declared}\n").strip("\n")
    own = f"language: {language}\nstatus: draft\ntranslation_of: {{sheet: {name}, content: {source.digests.whole}}}"
    drug = source.vocabulary.named("drug", source.drug, language) if source.drug else "{…}"
    parts = ["\n".join(line for line in ("---", kept, own, "---") if line), f"# {drug[:1].upper()}{drug[1:]}"]
    for section in sheet.sections:
        if section.id:
            said = source.words(section.answer).strip().replace("--", "- -")
            parts += [f"## {source.vocabulary.title(section.id, language)}", f"<!--\n{said}\n-->", "{…}"]
    return "\n\n".join(parts) + "\n"
