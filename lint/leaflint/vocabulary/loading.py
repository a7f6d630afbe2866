"""Vocabulary from files: ours, and a user's own laid over it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from leaflint.cache import Cache
from leaflint.errors import InputError
from leaflint.packaged import schema_folder
from leaflint.text_files import read_bytes
from leaflint.vocabulary.vocabulary import Vocabulary, Worked

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

FILES = (
    "sections",
    "drugs",
    "classes",
    "conditions",
    "terms",
    "phrases",
    "regimens",
    "claims",
    "notations",
    "characters",
)


class Kept(msgspec.Struct, frozen=True):
    """A vocabulary as it is kept: the content of its files, and what was worked out of them."""

    files: dict[str, dict[str, Any]]
    worked: dict[str, Worked]


def load_vocabulary(own: Path | None = None, language: str = "", cache: Cache = Cache()) -> Vocabulary:  # noqa: B008
    """leaflint's vocabulary and, over it, the YAML files of the folder `own`.

    A file there adds to ours of the same name; with `replace: true` it stands in its place. `language` is the one
    taken where nothing else decides. What was loaded before is taken from `cache`.
    Raises InputError, with file and line, for a file that is broken or does not conform to its schema.
    """
    folder = schema_folder() / "vocabulary"
    theirs = _own_paths(own) if own else []
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in _program()))
    ours = {name: (folder / f"{name}.yaml").read_bytes() for name in FILES}
    for path, data in [*((Path(name), data) for name, data in ours.items()), *((p, read_bytes(p)) for p in theirs)]:
        digest.update(f"{path.name}\0{len(data)}\0".encode() + data)
    key = digest.hexdigest()
    if kept := _kept(cache, key):
        return Vocabulary(kept.files, key, language, kept.worked)
    files: dict[str, Mapping[str, Any]] = {name: yaml.load(data, Loader=_Loader) for name, data in ours.items()}
    for name, content in _own_files(theirs, folder):
        files[name] = content if content.get("replace") == "true" else _laid_over(files[name], content)
    worked = Vocabulary(files).work_out()
    cache.put("vocabulary", key, msgspec.msgpack.encode({"files": files, "worked": worked}))
    return Vocabulary(files, key, language, worked)


def _kept(cache: Cache, key: str) -> Kept | None:
    try:
        record = cache.get("vocabulary", key)
        return msgspec.msgpack.decode(record, type=Kept) if record else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _program() -> list[Path]:
    """The code that works words out: what an older one kept is of no use."""
    return sorted(Path(__file__).parent.glob("*.py"))


def _own_paths(own: Path) -> list[Path]:
    if not own.is_dir():
        raise InputError(f"{own}: the vocabulary folder is not there")
    paths = [path for path in sorted(own.iterdir()) if path.suffix in (".yaml", ".yml")]
    for path in paths:
        if path.stem not in FILES:
            raise InputError(
                f"is no vocabulary file; the names are {', '.join(f'{name}.yaml' for name in FILES)}", str(path)
            )
    if not paths:
        raise InputError(f"{own}: the vocabulary folder holds no YAML file; expected one of {', '.join(FILES)}.yaml")
    return paths


def _own_files(paths: list[Path], folder: Path) -> list[tuple[str, Mapping[str, Any]]]:
    if not paths:
        return []
    from leaflint.conformity import check_data  # only a user's own files need the schema engine

    return [(path.stem, check_data(path, folder / f"{path.stem}.schema.json")) for path in paths]


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
