"""`leaflint reference update`: the US labels on record asked for again, and what is new written down."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import leaflint
from leaflint.commands.options import Shared
from leaflint.commands.reference import chosen, configured
from leaflint.config import Config
from leaflint.console import say, write_out
from leaflint.errors import InputError
from leaflint.packaged import schema_folder
from leaflint.reference import Reference, load_reference
from leaflint.reference.fetching import checked_base, fetch
from leaflint.reference.labels import Label, address_of, label_in
from leaflint.reference.refreshing import Known, News, known_labels, news_of, refreshed

KEY = "OPENFDA_API_KEY"


def run_update(
    shared: Shared, drugs: tuple[str, ...], url: str, output_dir: Path | None, dry_run: bool, timeout: float
) -> int:
    """Ask for every label before anything is written: where one cannot be had, nothing is changed.

    The exit code is 1 where the API has no label for a set id on record.
    """
    config = configured(shared)
    folder = _folder(output_dir, config)
    reference = load_reference(schema_folder() / "reference", folder if _holds_files(folder) else None)
    wanted = chosen(drugs, reference, config)
    base = checked_base(url)
    today = (shared.as_of or datetime.datetime.now(datetime.UTC).date()).isoformat()
    labels = {drug: known_labels(reference, drug) for drug in wanted}
    for drug in (drug for drug in drugs and wanted if not labels[drug]):
        say(f"{drug}: no set id of a US label is on record, so it cannot be asked for")
    news = {drug: [_asked(reference, known, base, timeout, today) for known in labels[drug]] for drug in wanted}
    texts = _new_texts(folder, news)
    if not dry_run:
        _write(folder, texts)
    every = [one for group in news.values() for one in group]
    write_out("".join(f"{line}\n" for line in _report(reference, every, folder, texts, dry_run)))
    return int(any(one.label is None for one in every))


def _folder(output_dir: Path | None, config: Config) -> Path:
    folder = output_dir or config.reference
    if folder is None:
        raise InputError(
            "there is no folder of your own to write to; set 'reference' in leaflint.toml, or give --output-dir"
        )
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is no folder")
    inside = Path(leaflint.__file__).resolve().parent
    if folder.resolve().is_relative_to(inside):
        raise InputError(f"{folder} is part of the installation, which is never changed; give a folder of your own")
    return folder


def _holds_files(folder: Path) -> bool:
    return folder.is_dir() and any(path.suffix in (".yaml", ".yml") for path in folder.iterdir())


def _asked(reference: Reference, known: Known, base: str, timeout: float, today: str) -> News:
    answer = fetch(address_of(known.set_id, base, os.environ.get(KEY, "")), timeout)
    label: Label | None = None if answer is None else label_in(answer, known.set_id)
    return news_of(reference, known, label, today)


def _new_texts(folder: Path, news: Mapping[str, list[News]]) -> dict[Path, str]:
    """The files that change, as they will be; each is held to the schema before any is written."""
    from leaflint.reference import own_files

    texts: dict[Path, str] = {}
    for drug, group in news.items():
        path = next(
            (p for p in (folder / f"{drug}.yaml", folder / f"{drug}.yml") if p.exists()), folder / f"{drug}.yaml"
        )
        data = path.read_bytes() if path.exists() else None
        mark = "\ufeff" if data and data.startswith(b"\xef\xbb\xbf") else ""
        text = refreshed(None if data is None else data.decode("utf-8-sig"), drug, group)
        if text is not None:
            try:
                own_files.read(path, text.encode("utf-8"), schema_folder() / "reference" / "reference.schema.json")
            except InputError as error:
                raise InputError(f"{path} is laid out in a way that cannot be changed safely: {error}") from None
            texts[path] = mark + text
    return texts


def _write(folder: Path, texts: Mapping[Path, str]) -> None:
    from leaflint.writing import write_whole

    if texts:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder} cannot be made: {(error.strerror or 'unknown reason').lower()}") from None
    for path, text in texts.items():
        write_whole(path, text)


def _report(
    reference: Reference, news: Iterable[News], folder: Path, texts: Mapping[Path, str], dry_run: bool
) -> Iterator[str]:
    asked = 0
    for one in news:
        asked += 1
        yield from _lines(reference, one)
    plural = "label was" if asked == 1 else "labels were"
    verb = "would change" if dry_run else "changed"
    files = ", ".join(path.name for path in texts)
    yield f"{asked} {plural} asked for; " + (f"{verb} in {_shown(folder)}: {files}" if texts else "nothing is new")


def _lines(reference: Reference, one: News) -> Iterator[str]:
    known = one.known
    head = f"{known.drug}, label {known.set_id}"
    if one.note:
        yield f"{head}: {one.note}"
        return
    if not one.changes:
        yield f"{head}: nothing new since {known.version}"
        return
    read = f", in effect since {one.label.effective}" if one.label else ""
    source = reference.source(known.drug, known.sources[0]) if known.sources else None
    yield f"{head}{read}" + (
        f" (source {source.id}: {source.address or source.title})" if source else " (a new source)"
    )
    for change in one.changes:
        if change.what == "boxed warning":
            yield f"  boxed warning: {_box(change.old, change.new)}"
        else:
            yield f"  {change.what}: {change.old or 'not on record'} -> {change.new}"
    for fact in one.by_hand:
        yield f"  check by hand: {fact.property}: {fact.in_words()}"


def _box(old: str, new: str) -> str:
    """What became of the boxed warning, whose text is known by its digest alone."""
    if not old:
        return "none on this label" if new == "none" else "its text was read for the first time"
    if new == "none":
        return "was taken off the label"
    return "is new on the label" if old == "none" else "its text has changed"


def _shown(folder: Path) -> str:
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(folder)
