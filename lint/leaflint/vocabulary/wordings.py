"""The wordings that the files of a vocabulary list, with what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

#: The files of wordings in groups: how things are said, how a drug is taken, and what is claimed of it.
PHRASES = ("phrases", "regimens", "claims")

#: Kinds of words that stand in nearly every sentence: they are sought only in the answers to these questions ("" is
#: what stands above the first one), or where a rule asks for them.
APART: Mapping[str, tuple[str, ...]] = {
    "unnamed": ("manufacturer",),
    "dating": ("fda-approval", ""),
    "unwritten": (),
    "field": (),
}

#: The content of the files, by their names without the ending.
Files: TypeAlias = Mapping[str, Mapping[str, Any]]
#: A wording with its kind and its id.
Wording: TypeAlias = tuple[str, str, str]


def every_wording(files: Files, language: str) -> Iterator[Wording]:
    """Every wording of `language` with its kind and id."""
    for drug, about in files["drugs"]["drugs"].items():
        for name in (
            *files["drugs"].get(language, {}).get(drug, ()),
            *about.get("brands", ()),
            *about.get("suffixed", ()),
        ):
            yield name, "drug", drug
    for class_, names in files["classes"].get(language, {}).items():
        yield from ((name, "class", class_) for name in names)
    here = files["conditions"].get(language, {})
    for condition, about in files["conditions"]["conditions"].items():
        for name in (*about.get("acronyms", ()), *here.get("conditions", {}).get(condition, ())):
            yield name, "condition", condition
    for population, names in here.get("populations", {}).items():
        yield from ((name, "population", population) for name in names)
    for term, names in files["terms"].get(language, {}).items():
        yield from ((name, "term", term) for name in names)
    for file in PHRASES:
        for group, meanings in files[file].get(language, {}).items():
            for meaning, names in meanings.items():
                yield from ((name, group, meaning) for name in names)


def layers(files: Files, language: str) -> dict[str, int]:
    """The kinds that no wording of another kind hides: what a clause is about, whom, and each kind of claim."""
    claims = files["claims"].get(language, {})
    return {"topic": 1, "again": 1, "people": 2} | {kind: 3 + at for at, kind in enumerate(claims)}
