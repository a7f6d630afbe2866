"""Vocabulary from files: ours, and a user's own laid over it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from leaflint.errors import InputError
from leaflint.packaged import schema_folder
from leaflint.vocabulary.vocabulary import Vocabulary

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

FILES = ("sections", "drugs", "classes", "conditions", "terms", "phrases", "regimens", "claims", "characters")


def load_vocabulary(own: Path | None = None, language: str = "") -> Vocabulary:
    """leaflint's vocabulary and, over it, the YAML files of the folder `own`.

    A file there adds to ours of the same name; with `replace: true` it stands in its place. `language` is the one
    taken where nothing else decides.
    Raises InputError, with file and line, for a file that is broken or does not conform to its schema.
    """
    folder = schema_folder() / "vocabulary"
    digest = hashlib.sha256()
    files: dict[str, Mapping[str, Any]] = {}
    for name in FILES:
        data = (folder / f"{name}.yaml").read_bytes()
        digest.update(data)
        files[name] = yaml.load(data, Loader=_Loader)
    if own is not None:
        for name, content in _own_files(own, folder):
            digest.update(repr(content).encode())
            files[name] = content if content.get("replace") == "true" else _laid_over(files[name], content)
    return Vocabulary(files, digest.hexdigest(), language)


def _own_files(own: Path, folder: Path) -> list[tuple[str, Mapping[str, Any]]]:
    from leaflint.conformity import check_data  # only a user's own files need the schema engine

    if not own.is_dir():
        raise InputError(f"{own}: the vocabulary folder is not there")
    files = []
    for path in sorted(own.iterdir()):
        if path.suffix not in (".yaml", ".yml"):
            continue
        if path.stem not in FILES:
            raise InputError(
                f"is no vocabulary file; the names are {', '.join(f'{name}.yaml' for name in FILES)}", str(path)
            )
        content = check_data(path, folder / f"{path.stem}.schema.json")
        files.append((path.stem, content))
    if not files:
        raise InputError(f"{own}: the vocabulary folder holds no YAML file; expected one of {', '.join(FILES)}.yaml")
    return files


def _laid_over(ours: Any, theirs: Any) -> Any:
    """`theirs` added to `ours`: keys to keys, list items after list items, a value in the place of a value."""
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        both = dict(ours)
        for key, value in theirs.items():
            both[key] = _laid_over(ours[key], value) if key in ours else value
        return both
    if isinstance(ours, list) and isinstance(theirs, list):
        return [*ours, *(item for item in theirs if item not in ours)]
    return theirs
